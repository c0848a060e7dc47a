//! What a Parquet file claims of itself, before its pages are unpacked: a page of a few bytes may ask for two gigabytes,
//! and each column has pages.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use polars::prelude::*;
use polars_io::parquet::read::ParquetReader;
use polars_parquet_format::PageHeader;
use polars_parquet_format::thrift::protocol::TCompactInputProtocol;

use crate::limits::{self, Exceeded, Limit};

/// Bytes of the head of a page, statistics included.
const HEAD: usize = 1 << 20;

/// The limit that a Parquet file goes beyond, if it does.
///
/// # Errors
/// The file cannot be read, or a page has no head.
pub fn exceeded(path: &Path) -> PolarsResult<Option<Limit>> {
    let mut reader = ParquetReader::new(File::open(path)?);
    let metadata = whole(|| Ok(reader.get_metadata()?.clone()))?;
    let rows: u64 = metadata.row_groups.iter().map(|group| group.num_rows() as u64).sum();
    if let Err(Exceeded(limit)) = limits::RECORDS.hold(rows) {
        return Ok(Some(limit));
    }
    let mut file = BufReader::new(File::open(path)?);
    for column in metadata.row_groups.iter().flat_map(|group| group.parquet_columns()) {
        let places = column.byte_range();
        let mut place = places.start;
        while place < places.end {
            file.seek(SeekFrom::Start(place))?;
            let mut counted = Counted { from: &mut file, bytes: 0 };
            let mut protocol = TCompactInputProtocol::new(&mut counted, HEAD);
            let head = PageHeader::read_from_in_protocol(&mut protocol)
                .map_err(|_| polars_err!(ComputeError: "a page has no head"))?;
            let claimed = u64::try_from(head.uncompressed_page_size).unwrap_or(u64::MAX);
            if let Err(Exceeded(limit)) = limits::PAGE.hold(claimed) {
                return Ok(Some(limit));
            }
            let packed = u64::try_from(head.compressed_page_size)
                .map_err(|_| polars_err!(ComputeError: "a page has no end"))?;
            place = place.saturating_add(counted.bytes).saturating_add(packed);
        }
    }
    Ok(None)
}

/// What a library reads of a file, where it does not stumble over damage.
///
/// # Errors
/// As `read`; also where the library stumbles.
pub(super) fn whole<T>(read: impl FnOnce() -> PolarsResult<T>) -> PolarsResult<T> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(polars_err!(ComputeError: "the file is damaged")))
}

struct Counted<'a, R> {
    from: &'a mut R,
    bytes: u64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(into)?;
        self.bytes += read as u64;
        Ok(read)
    }
}
