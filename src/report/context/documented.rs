//! `docs/report-values.md` is written from this room's own comments, so that it cannot differ from them.

use std::fmt::Write;
use std::path::Path;

const SOURCES: [&str; 3] =
    [include_str!("../context.rs"), include_str!("particular.rs"), include_str!("provenance.rs")];

/// The page: each structure with its fields, what they are and what they say.
fn page() -> String {
    let mut page = String::from(
        "# The values of a report\n\n\
         What a template may print. It begins with `report`: `report.provider.name`, `report.chapters`. A list is gone through with\n\
         `{% for chapter in report.chapters %}`; what may be missing is asked for first: `{% if report.certificate %}`. Everything is words and\n\
         pictures in the report's language; pictures are printed with `{{ … | safe }}`. There is no field for a person. `css` is the style sheet, `t(key=\"…\", …)`\n\
         a message, `next(of=\"table\")` the next number of a table (or of whatever is named) in the order of the document.\n\n\
         This page is written from `src/report/context.rs` and `src/report/context/`; a test holds it to them.\n",
    );
    for source in SOURCES {
        let mut comment: Vec<&str> = Vec::new();
        let mut inside = false;
        for line in source.lines() {
            let words = line.trim();
            if let Some(text) = words.strip_prefix("///") {
                comment.push(text.trim());
            } else if let Some(name) = line.strip_prefix("pub struct ") {
                let name = name.trim_end_matches(" {");
                let _ = write!(
                    page,
                    "\n## {name}\n\n{}\n\n| value | is | |\n|---|---|---|\n",
                    told(&comment)
                );
                (inside, comment) = (true, Vec::new());
            } else if let Some((name, kind)) = words
                .strip_prefix("pub ")
                .filter(|_| inside)
                .and_then(|field| field.split_once(": "))
            {
                let _ = writeln!(page, "| `{name}` | {} | {} |", kind_of(kind), told(&comment));
                comment.clear();
            } else {
                inside &= line != "}";
                if !words.starts_with('#') {
                    comment.clear();
                }
            }
        }
    }
    page
}

fn told(comment: &[&str]) -> String {
    comment.join(" ").replace('|', "\\|").replace("[`", "`").replace("`]", "`")
}

/// `Vec<Chapter>` as a template's author would say it.
fn kind_of(kind: &str) -> String {
    let kind = kind.trim_end_matches(',');
    let inner = |before: &str| kind.strip_prefix(before).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Vec<") {
        return format!("list of {}", kind_of(inner));
    }
    if let Some(inner) = inner("Option<") {
        return format!("{}, may be missing", kind_of(inner));
    }
    match kind {
        "String" => "text".to_owned(),
        "bool" => "yes or no".to_owned(),
        "u32" => "number".to_owned(),
        "Picture" | "Svg" => "picture".to_owned(),
        other => format!("[{other}](#{})", other.to_lowercase()),
    }
}

#[test]
fn values_are_documented() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/report-values.md");
    if std::env::var_os("RODIKLIS_WRITE_DOCS").is_some() {
        std::fs::write(&file, page()).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&file).unwrap_or_default(),
        page(),
        "write it again: RODIKLIS_WRITE_DOCS=1 cargo test values_are_documented"
    );
}
