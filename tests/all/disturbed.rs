//! Nothing is lost in silence, over the whole way: clean workbooks are written from generated records and computed; then
//! cells and rows are disturbed as offices disturb them, and computed again.

mod centre;
mod random;
mod sheet;
mod writing;

use rodiklis::{compute, gather, library, workspace};

#[test]
fn a_clean_centre_is_read_without_findings() {
    for seed in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let sheets = centre::centre(seed);
        writing::workspace(folder.path(), &sheets, &["2023", "2024"]);
        let started = std::time::Instant::now();
        let workspace = workspace::read(folder.path()).unwrap();
        let library = library::shipped().unwrap();
        assert_eq!(workspace::check(&workspace, &library), []);
        eprintln!("library {:?}", started.elapsed());
        let gathered = gather(&workspace, &library).unwrap();
        eprintln!("gather {:?}", started.elapsed());
        let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
        eprintln!("compute {:?} {}", started.elapsed(), computed.figures.len());
        for finding in gathered.findings.iter().chain(&computed.findings) {
            if !["I010", "C002"].contains(&finding.code) {
                eprintln!("{seed} {} {} {:?}", finding.code, finding.place.printed(), finding.arguments);
            }
        }
    }
}
