//! Writes a workspace's checked records and the program's own counts, for whoever wants to count the
//! records in another way (`tests/peer`). For developers: records are private and never leave a
//! provider's house.
//!
//! `cargo run --example records -- WORKSPACE TARGET` writes into the folder TARGET
//!
//! * `DATASET.parquet`: the records that can be counted, in their order; decimal numbers as
//!   millionths, durations as minutes;
//! * `counts.json`: the fields that the provider keeps, and every count before anything is divided.

use std::fs::{self, File};
use std::path::Path;

use polars_io::parquet::write::ParquetWriter;
use rodiklis::engine::counts::{Counts, Group, Overlap, Tally};
use rodiklis::library::Library;
use rodiklis::workspace::{self, Workspace};
use rodiklis::{Gathered, compute, gather, library};
use serde_json::{Map, Value, json};

type Problem = Box<dyn std::error::Error>;

fn main() -> Result<(), Problem> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, target] = arguments.as_slice() else {
        return Err("usage: records WORKSPACE TARGET".into());
    };
    let workspace = workspace::read(Path::new(folder)).map_err(|f| format!("{f:?}"))?;
    let library = if workspace.library.is_empty() {
        library::shipped()
    } else {
        library::load(&workspace.library)
    };
    let library = library.map_err(|findings| format!("{findings:?}"))?;
    let gathered = gather(&workspace, &library)?;
    let target = Path::new(target);
    fs::create_dir_all(target)?;
    write_records(target, &library, &gathered)?;
    let counts = serde_json::to_vec_pretty(&counts(&workspace, &library, &gathered)?)?;
    fs::write(target.join("counts.json"), counts)?;
    Ok(())
}

fn write_records(target: &Path, library: &Library, gathered: &Gathered) -> Result<(), Problem> {
    for (name, frame) in &gathered.records.frames {
        let Some(dataset) = library.datasets.get(name) else { continue };
        let columns: Vec<String> = dataset.fields.iter().map(|field| field.name.clone()).collect();
        let mut records = frame.whole(&columns)?;
        let file = File::create(target.join(format!("{name}.parquet")))?;
        ParquetWriter::new(file).finish(&mut records)?;
    }
    Ok(())
}

fn counts(workspace: &Workspace, library: &Library, gathered: &Gathered) -> Result<Value, Problem> {
    let computed = compute(workspace, library, gathered, &workspace.periods)?;
    let counts: Vec<Value> = computed
        .counts
        .iter()
        .map(|counts| {
            let strata = counts.group.as_ref().map_or(&[][..], Group::strata);
            let group: Map<String, Value> = strata
                .iter()
                .map(|stratum| (stratum.stratifier.clone(), json!(stratum.value)))
                .collect();
            let overlaps: Map<String, Value> = counts
                .overlaps
                .iter()
                .map(|overlap| (overlap.stratifier.clone(), numbers_of(overlap)))
                .collect();
            json!({
                "indicator": counts.indicator,
                "period": counts.period.label,
                "from": counts.period.from.to_string(),
                "to": counts.period.to.to_string(),
                "group": group,
                "overlaps": overlaps,
                "tally": tally(&counts.tally),
                "divisor": counts.divisor.as_ref().map(tally),
                "unread": unread(counts),
            })
        })
        .collect();
    Ok(json!({ "kept": gathered.records.kept, "counts": counts }))
}

/// Records of a figure of which a cell that matters is unread.
fn unread(counts: &Counts) -> u64 {
    let tallies = [Some(&counts.tally), counts.divisor.as_ref()];
    let reaches = tallies.into_iter().flatten().filter_map(|tally| tally.reach.as_ref());
    reaches.map(|reach| reach.unread).sum()
}

fn numbers_of(overlap: &Overlap) -> Value {
    json!([
        overlap.population,
        overlap.population_excess,
        overlap.denominator,
        overlap.denominator_excess,
    ])
}

fn tally(tally: &Tally) -> Value {
    let excluded: Map<String, Value> =
        tally.excluded.iter().map(|(name, units)| (name.clone(), json!(units))).collect();
    let values: Vec<String> = tally.values.iter().map(ToString::to_string).collect();
    json!({
        "population": tally.population,
        "population_unknown": tally.population_unknown,
        "excluded": excluded,
        "denominator": tally.denominator,
        "numerator": tally.numerator,
        "unknown": tally.unknown,
        "sum": tally.sum.map(|sum| sum.to_string()),
        "values": values,
    })
}
