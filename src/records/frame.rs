//! Checked records as columns: in memory, or in large columnar files that are read in batches.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use polars::prelude::*;
use polars_io::csv::read::{CsvParseOptions, CsvReadOptions};
use polars_io::parquet::read::ParquetReader;

use super::claims::whole;
use super::held::Held;
pub use super::states::{RECORD, no_states, state_column, stated_field};
use crate::library::dataset::{Dataset, FieldType};
use crate::limits;
use crate::lower::MILLION;

/// Records of every dataset that has a source, by the dataset's name.
#[derive(Clone, Default)]
pub struct Records {
    /// Frames by dataset.
    pub frames: BTreeMap<String, Frame>,
    /// Fields that the provider keeps, by dataset; all of them where a dataset is not named. A field
    /// that nobody keeps is missing from every record, which says nothing of any record.
    pub kept: BTreeMap<String, BTreeSet<String>>,
    /// Fields that are empty for every record, by dataset: a condition can say so of a record, but there is nothing
    /// in them to count.
    pub empty: BTreeMap<String, BTreeSet<String>>,
}

impl Records {
    /// Whether the provider keeps a field.
    pub fn keeps(&self, dataset: &str, field: &str) -> bool {
        self.kept.get(dataset).is_none_or(|fields| fields.contains(field))
    }

    /// Whether a field is empty for every record, as the provider says.
    pub fn is_empty(&self, dataset: &str, field: &str) -> bool {
        self.empty.get(dataset).is_some_and(|fields| fields.contains(field))
    }
}

/// Records of one dataset. Columns are the dataset's fields, in the types of [`crate::lower`].
#[derive(Clone)]
pub enum Frame {
    /// All in memory; rows lie in the order in which they were read.
    Memory(DataFrame),
    /// Columnar files in the dataset's own column names.
    Files {
        /// The files, in order.
        paths: Vec<PathBuf>,
        /// What their columns are.
        dataset: Box<Dataset>,
        /// What is known of their cells beyond what stands in them.
        held: Arc<Held>,
    },
}

/// Stands around the file's name in the errors of columnar files.
pub const FILE_MARK: char = '\u{1e}';

/// Rows of a batch: few enough to stay in the processor's caches and small in memory, enough
/// that the cost of starting a query does not count.
const BATCH_ROWS: usize = 1 << 18;
/// Bytes of a CSV file that are read at once; about as many rows as a batch.
const BATCH_BYTES: usize = 16 << 20;

impl Frame {
    /// Calls `each` with batches that hold the wanted columns, in order, and after them the states of their cells where
    /// there are any.
    ///
    /// # Errors
    /// A file cannot be read, or a column does not hold what its field says.
    pub fn batches(
        &self,
        columns: &[String],
        each: &mut dyn FnMut(DataFrame) -> PolarsResult<()>,
    ) -> PolarsResult<()> {
        match self {
            Frame::Memory(frame) => {
                let fields = columns.iter().map(String::as_str).chain([RECORD]);
                let states = fields.map(state_column);
                let states = states.filter(|name| frame.column(name).is_ok());
                each(frame.select(columns.iter().cloned().chain(states))?)
            }
            Frame::Files { paths, dataset, held } => {
                let mut first = 0_u32;
                let mut each = |batch: DataFrame| {
                    let rows = u32::try_from(batch.height()).unwrap_or(u32::MAX);
                    let batch = held.apply(batch, first, dataset)?;
                    first = first.saturating_add(rows);
                    each(batch)
                };
                for path in paths {
                    let is_parquet =
                        path.extension().is_some_and(|e| e.eq_ignore_ascii_case("parquet"));
                    let read = if is_parquet { parquet_batches } else { csv_batches };
                    read(path, dataset, columns, &mut each).map_err(|error| {
                        let name = path.file_name().unwrap_or_default().to_string_lossy();
                        polars_err!(ComputeError: "{FILE_MARK}{name}{FILE_MARK} {error}")
                    })?;
                }
                Ok(())
            }
        }
    }

    /// The columns of columnar files; of several files, those that all have. Nothing for records in
    /// memory, which have every field of their dataset.
    ///
    /// # Errors
    /// A file's head cannot be read.
    pub fn columns(&self) -> PolarsResult<Option<BTreeSet<String>>> {
        let Frame::Files { paths, .. } = self else { return Ok(None) };
        let mut shared: Option<BTreeSet<String>> = None;
        for path in paths {
            let own: BTreeSet<String> =
                if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("parquet")) {
                    let file = File::open(path)?;
                    let schema = whole(|| ParquetReader::new(file).schema())?;
                    schema.iter_names().map(ToString::to_string).collect()
                } else {
                    header(&mut BufReader::new(File::open(path)?))?.into_iter().collect()
                };
            shared = Some(match shared {
                Some(shared) => shared.intersection(&own).cloned().collect(),
                None => own,
            });
        }
        Ok(shared)
    }

    /// The numbers of the records that have one of these texts in a field.
    ///
    /// # Errors
    /// As [`Frame::batches`].
    pub fn places(&self, field: &str, texts: &BTreeSet<&str>) -> PolarsResult<Vec<u32>> {
        let mut places = Vec::new();
        let mut first = 0_u32;
        self.batches(&[field.to_owned()], &mut |batch| {
            let column = batch.column(field)?.cast(&DataType::String)?;
            for (row, text) in (first..).zip(column.str()?.iter()) {
                if text.is_some_and(|text| texts.contains(text)) {
                    places.push(row);
                }
            }
            first = first.saturating_add(u32::try_from(batch.height()).unwrap_or(u32::MAX));
            Ok(())
        })?;
        Ok(places)
    }

    /// All rows of the wanted columns at once, and the states of their cells where there are any.
    ///
    /// # Errors
    /// As [`Frame::batches`].
    pub fn whole(&self, columns: &[String]) -> PolarsResult<DataFrame> {
        let mut parts: Vec<DataFrame> = Vec::new();
        self.batches(columns, &mut |batch| {
            parts.push(batch);
            Ok(())
        })?;
        let mut parts = parts.into_iter();
        let Some(mut whole) = parts.next() else {
            return match self {
                Frame::Memory(frame) => frame.select(columns),
                Frame::Files { dataset, .. } => typed(DataFrame::empty(), 0, dataset, columns),
            };
        };
        for mut part in parts {
            let stated = |frame: &DataFrame| -> BTreeSet<PlSmallStr> {
                let names = frame.get_column_names_owned().into_iter();
                names.filter(|name| stated_field(name).is_some()).collect()
            };
            let (above, below) = (stated(&whole), stated(&part));
            for (frame, lacking) in [(&mut whole, &below - &above), (&mut part, &above - &below)] {
                for name in lacking {
                    frame.with_column(no_states(&name, frame.height()))?;
                }
            }
            let order = whole.get_column_names_owned();
            whole.vstack_mut(&part.select(order)?)?;
        }
        Ok(whole)
    }
}

/// The type in which a field's values lie in a frame.
pub fn data_type(field: FieldType) -> DataType {
    match field {
        FieldType::String => DataType::String,
        FieldType::Integer | FieldType::Duration | FieldType::Number => DataType::Int64,
        FieldType::Date => DataType::Date,
        FieldType::Boolean => DataType::Boolean,
    }
}

/// The type in which a field's values lie in a canonical file.
fn file_type(field: FieldType) -> DataType {
    match field {
        FieldType::Number => DataType::Float64,
        other => data_type(other),
    }
}

fn parquet_batches(
    path: &Path,
    dataset: &Dataset,
    columns: &[String],
    each: &mut dyn FnMut(DataFrame) -> PolarsResult<()>,
) -> PolarsResult<()> {
    let open = || File::open(path).map(ParquetReader::new);
    let mut reader = open()?;
    let schema = whole(|| reader.schema())?;
    let metadata = whole(|| Ok(reader.get_metadata()?.clone()))?;
    let present: Vec<String> =
        columns.iter().filter(|name| schema.contains(name.as_str())).cloned().collect();
    for (start, length) in slices(metadata.row_groups.iter().map(|group| group.num_rows())) {
        let mut reader =
            open()?.with_columns(Some(present.clone())).with_slice(Some((start, length)));
        reader.set_metadata(metadata.clone());
        each(typed(whole(|| reader.finish())?, length, dataset, columns)?)?;
    }
    Ok(())
}

/// First row and length of each batch: whole row groups where they are small enough, so that no
/// group is unpacked twice.
fn slices(groups: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let mut slices: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for rows in groups {
        let end = start + rows;
        match slices.last_mut() {
            Some((_, length)) if *length + rows <= BATCH_ROWS => *length += rows,
            _ => slices.extend(
                (start..end).step_by(BATCH_ROWS).map(|from| (from, BATCH_ROWS.min(end - from))),
            ),
        }
        start = end;
    }
    slices
}

/// The column names of a CSV file; what follows them is left to be read.
fn header(file: impl BufRead) -> std::io::Result<Vec<String>> {
    let mut header = String::new();
    file.take(limits::LINE.most).read_line(&mut header)?;
    Ok(header
        .trim_start_matches('\u{feff}')
        .trim_end()
        .split(',')
        .map(|name| name.trim_matches('"').to_owned())
        .collect())
}

fn csv_batches(
    path: &Path,
    dataset: &Dataset,
    columns: &[String],
    each: &mut dyn FnMut(DataFrame) -> PolarsResult<()>,
) -> PolarsResult<()> {
    let mut file = BufReader::with_capacity(1 << 20, File::open(path)?);
    let names = header(&mut file)?;
    let schema: Schema = names
        .iter()
        .map(|name| {
            let field = dataset.field(name);
            let r#type = field.map_or(DataType::String, |field| match field.r#type {
                // Read as text first: a day that is none must stay visible as an error.
                FieldType::Date => DataType::Date,
                other => file_type(other),
            });
            Field::new(name.as_str().into(), r#type)
        })
        .collect();
    let schema = Arc::new(schema);
    let mut present: Vec<PlSmallStr> = columns
        .iter()
        .filter(|name| names.contains(name))
        .map(|name| PlSmallStr::from_str(name))
        .collect();
    if present.is_empty() {
        // Some column must be read, or the number of rows would be lost.
        present.extend(names.first().map(|name| PlSmallStr::from_str(name)));
    }
    let present: Arc<[PlSmallStr]> = present.into();
    let mut rest: Vec<u8> = Vec::new();
    loop {
        let mut chunk = std::mem::take(&mut rest);
        let read = file.by_ref().take(BATCH_BYTES as u64).read_to_end(&mut chunk)?;
        if read > 0 {
            let end = complete_rows(&chunk);
            rest = chunk.split_off(end);
            // A row without an end would grow as long as the file.
            limits::LINE.hold(rest.len() as u64).map_err(std::io::Error::from)?;
            if chunk.is_empty() {
                continue;
            }
        }
        if !chunk.is_empty() {
            let batch = CsvReadOptions::default()
                .with_has_header(false)
                .with_schema(Some(schema.clone()))
                .with_columns(Some(present.clone()))
                .with_parse_options(CsvParseOptions::default().with_try_parse_dates(false))
                .into_reader_with_file_handle(std::io::Cursor::new(chunk))
                .finish()?;
            let length = batch.height();
            each(typed(batch, length, dataset, columns)?)?;
        }
        if read == 0 {
            return Ok(());
        }
    }
}

/// Length of the part that ends with a whole row: at the last line end outside quotes.
fn complete_rows(bytes: &[u8]) -> usize {
    let mut quoted = false;
    let mut end = 0;
    if !bytes.contains(&b'"') {
        return bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    }
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => end = at + 1,
            _ => {}
        }
    }
    end
}

/// The wanted columns in the house's types; a column that the file lacks is all missing.
fn typed(
    mut batch: DataFrame,
    rows: usize,
    dataset: &Dataset,
    columns: &[String],
) -> PolarsResult<DataFrame> {
    let mut wanted = Vec::with_capacity(columns.len());
    let mut states = Vec::new();
    for name in columns {
        let field = dataset.field(name).ok_or_else(|| polars_err!(ColumnNotFound: "{name}"))?;
        let target = data_type(field.r#type);
        let column = match batch.drop_in_place(name) {
            Err(_) => Column::full_null(name.as_str().into(), rows, &target),
            Ok(column) if column.dtype() == &target && field.r#type != FieldType::Number => column,
            Ok(column) if field.r#type == FieldType::Number => {
                let (numbers, unread) = millionths(&column)?;
                states.extend(unread);
                numbers
            }
            Ok(column) => column.strict_cast(&target)?,
        };
        wanted.push(column);
    }
    wanted.extend(states);
    DataFrame::new(rows, wanted)
}

/// Decimal numbers of a columnar file as millionths, and the states of those that are none or are too large to be held.
/// A file's floats are exact to six decimals below nine billion.
fn millionths(column: &Column) -> PolarsResult<(Column, Option<Column>)> {
    let scaled: Vec<Option<Option<i64>>> = if column.dtype().is_integer() {
        let whole = column.strict_cast(&DataType::Int64)?;
        whole.i64()?.iter().map(|value| value.map(|value| value.checked_mul(MILLION))).collect()
    } else {
        let floats = column.strict_cast(&DataType::Float64)?;
        floats.f64()?.iter().map(|value| value.map(nearest_millionth)).collect()
    };
    let name = column.name();
    let values: Int64Chunked = scaled.iter().map(|value| value.flatten()).collect();
    let unread: BooleanChunked =
        scaled.iter().map(|value| (*value == Some(None)).then_some(true)).collect();
    let unread = (unread.null_count() < unread.len())
        .then(|| unread.with_name(state_column(name).into()).into_column());
    Ok((values.with_name(name.clone()).into_column(), unread))
}

/// The nearest millionth: undoes the binary error of a decimal that a file holds as a float; nothing for what is no
/// number or too large.
#[expect(
    clippy::disallowed_methods,
    reason = "gives back the decimal that a file wrote as a float"
)]
fn nearest_millionth(value: f64) -> Option<i64> {
    let scaled = (value * MILLION as f64).round();
    // Beyond 2^63 a cast would silently give the largest number.
    (scaled.abs() < 9.2e18).then_some(scaled as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_are_whole_row_groups_or_pieces_of_large_ones() {
        let half = BATCH_ROWS / 2;
        assert_eq!(slices([half, half, 5].into_iter()), [(0, BATCH_ROWS), (BATCH_ROWS, 5)]);
        assert_eq!(slices([BATCH_ROWS + 3, 4, 0].into_iter()), [(0, BATCH_ROWS), (BATCH_ROWS, 7)]);
        assert!(slices(std::iter::empty()).is_empty());
    }
}
