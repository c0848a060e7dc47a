//! Faults in columnar files are told as they are in cells, and leave the same in doubt: every file here is read cell by cell, as
//! CSV in columns and as Parquet, and what was worked out by hand must come out of all three.

use std::path::Path;

use polars::prelude::*;
use polars_io::csv::read::{CsvParseOptions, CsvReadOptions};
use polars_io::parquet::write::ParquetWriter;
use rodiklis::{Computed, Gathered, compute, gather, library, workspace};

const HEAD: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
provider.name = { lt = "Centras", en = "Centre" }
"#;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Cells,
    Csv,
    Parquet,
}

const KINDS: [Kind; 3] = [Kind::Cells, Kind::Csv, Kind::Parquet];

/// Adds a dataset's file of this kind; `text` is CSV with the dataset's own names.
fn write(folder: &Path, kind: Kind, dataset: &str, text: &str) -> String {
    let path = folder.join(format!("{dataset}.csv"));
    std::fs::write(&path, text).unwrap();
    let ending = if kind == Kind::Parquet { "parquet" } else { "csv" };
    let mut source =
        format!("[[source]]\ndataset = \"{dataset}\"\nfiles = [\"{dataset}.{ending}\"]\n");
    match kind {
        Kind::Csv => {}
        Kind::Cells => {
            source.push_str("[source.columns]\n");
            for name in text.lines().next().unwrap().split(',') {
                let unit = if name == "minutes" { ", unit = \"minutes\"" } else { "" };
                source.push_str(&format!("{name} = {{ column = \"{name}\"{unit} }}\n"));
            }
        }
        Kind::Parquet => {
            let dates = CsvParseOptions::default().with_try_parse_dates(true);
            let options = CsvReadOptions::default().with_parse_options(dates);
            let reader = options.try_into_reader_with_file_path(Some(path)).unwrap();
            let mut frame = reader.finish().unwrap();
            let file = std::fs::File::create(folder.join(format!("{dataset}.parquet"))).unwrap();
            ParquetWriter::new(file).finish(&mut frame).unwrap();
        }
    }
    source
}

struct Read {
    gathered: Gathered,
    computed: Computed,
    kind: Kind,
}

fn read(kind: Kind, files: &[(&str, &str)]) -> Read {
    let folder = tempfile::tempdir().unwrap();
    let sources = files.iter().map(|(dataset, text)| write(folder.path(), kind, dataset, text));
    let text = [HEAD.to_owned()].into_iter().chain(sources).collect::<String>();
    std::fs::write(folder.path().join("rodiklis.toml"), text).unwrap();
    let workspace = workspace::read(folder.path()).unwrap();
    let library = library::shipped().unwrap();
    assert_eq!(workspace::check(&workspace, &library), []);
    let gathered = gather(&workspace, &library).unwrap();
    let computed = compute(&workspace, &library, &gathered, &workspace.periods).unwrap();
    Read { gathered, computed, kind }
}

impl Read {
    fn is_told(&self, code: &str) -> bool {
        self.gathered.findings.iter().any(|finding| finding.code == code)
    }

    /// The value, and how far it could move.
    fn figure(&self, indicator: &str) -> (Option<f64>, Option<(f64, f64)>) {
        let figures = self.computed.figures.iter();
        let mut whole = figures.filter(|figure| figure.group.is_none());
        let figure = whole.find(|figure| figure.indicator == indicator);
        let figure = figure.unwrap_or_else(|| panic!("{indicator} {:?}", self.kind));
        let json = serde_json::to_value(figure).unwrap();
        let end = |name: &str| json["readings"][name].as_f64();
        (figure.value_f64(), end("lowest").zip(end("highest")))
    }
}

/// Of three complaints of 2024 one was received in 2042, which nobody can have written: two, or three were it of 2024.
#[test]
fn a_day_to_come_is_unread() {
    let rows = "complaint_id,received_on,kind,answered_on\n\
                c1,2024-03-01,complaint,2024-03-05\nc2,2042-02-12,complaint,2024-02-20\n\
                c3,2024-05-01,complaint,2024-05-03\n";
    for kind in KINDS {
        let read = read(kind, &[("complaints", rows)]);
        assert!(read.is_told("I090"), "{kind:?}");
        assert_eq!(read.figure("complaints_received"), (Some(2.0), Some((2.0, 3.0))), "{kind:?}");
    }
}

/// 60 and 30 minutes, and 5000, which no visit lasts: from 1.5 hours, were nothing there, to 1.5 and a whole day.
#[test]
fn a_value_beyond_its_limits_is_unread() {
    let rows = "delivered_on,child,service,minutes,took_place\n\
                2024-03-01,a,lawyer,60,true\n2024-03-02,b,lawyer,30,true\n2024-03-03,a,lawyer,5000,true\n";
    for kind in KINDS {
        let read = read(kind, &[("service_deliveries", rows)]);
        assert!(read.is_told("Q004"), "{kind:?}");
        let (value, bounds) = read.figure("service_hours");
        assert_eq!(value, Some(1.5), "{kind:?}");
        let (least, most) = bounds.unwrap();
        assert_eq!((least, most), (1.5, 25.5), "{kind:?}");
    }
}

/// GC-1 in three spellings is one child, GC-2 another.
#[test]
fn spellings_of_one_name_are_one_child() {
    let children = "child_id\nGC-1\nGC-2\n";
    let rows = "delivered_on,child,service,minutes,took_place\n\
                2024-03-01,GC-1,lawyer,60,true\n2024-03-02,gc-1,lawyer,30,true\n\
                2024-03-03,GC – 1,lawyer,20,true\n2024-03-04,GC-2,lawyer,20,true\n";
    for kind in KINDS {
        let read = read(kind, &[("children", children), ("service_deliveries", rows)]);
        assert!(read.is_told("I095") && !read.is_told("Q003"), "{kind:?}");
        assert_eq!(read.figure("children_served"), (Some(2.0), None), "{kind:?}");
    }
}

/// X is in no register: its visit may be somebody else's, so the children served are two or three.
#[test]
fn a_reference_to_nobody_is_doubted() {
    let children = "child_id\nGC-1\nGC-2\n";
    let rows = "delivered_on,child,service,minutes,took_place\n\
                2024-03-01,GC-1,lawyer,60,true\n2024-03-02,GC-2,lawyer,30,true\n\
                2024-03-03,X,lawyer,20,true\n";
    for kind in KINDS {
        let read = read(kind, &[("children", children), ("service_deliveries", rows)]);
        assert!(read.is_told("Q003"), "{kind:?}");
        assert_eq!(read.figure("children_served"), (Some(3.0), Some((2.0, 3.0))), "{kind:?}");
    }
}

/// Two complaints bear the same number: one, or two. Another was answered before it came: it may be of any day.
#[test]
fn keys_that_repeat_and_broken_rules_leave_doubt() {
    let rows = "complaint_id,received_on,kind,answered_on\n\
                c1,2024-03-01,complaint,2024-03-05\nc1,2024-04-01,complaint,2024-04-05\n\
                c2,2024-05-01,complaint,2024-05-03\n";
    for kind in KINDS {
        let read = read(kind, &[("complaints", rows)]);
        assert!(read.is_told("Q002"), "{kind:?}");
        let (_, bounds) = read.figure("complaints_received");
        assert_eq!(bounds, Some((2.0, 3.0)), "{kind:?}");
    }
    let rows = "complaint_id,received_on,kind,answered_on\n\
                c1,2024-03-01,complaint,2024-03-05\nc2,2024-04-01,complaint,2024-03-05\n";
    for kind in KINDS {
        let read = read(kind, &[("complaints", rows)]);
        assert!(read.is_told("Q010"), "{kind:?}");
        assert_eq!(read.figure("complaints_received"), (Some(2.0), Some((1.0, 2.0))), "{kind:?}");
    }
}

/// A child who was in two placements at once: whichever of the days is wrong, the stays of other children stand.
#[test]
fn stays_that_overlap_leave_their_days_in_doubt() {
    let rows = "child,started_on,ended_on\n\
                a,2023-02-01,2024-03-01\na,2024-01-10,\nb,2024-02-01,\n";
    let mut told = Vec::new();
    for kind in KINDS {
        let read = read(kind, &[("placements", rows)]);
        assert!(read.is_told("Q010"), "{kind:?}");
        told.push((read.figure("children_on_last_day"), read.figure("entries")));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0], told[2]);
    let (_, bounds) = told[0].0;
    assert!(bounds.is_some_and(|(least, most)| least <= 1.0 && 2.0 <= most), "{bounds:?}");
}
