//! Compound files ([MS-CFB]): one stream taken out of a file, and a file made of one stream.
//!
//! Chains of sectors may run in a circle and lengths may say anything: no chain is followed further than the file has
//! sectors.

const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Larger numbers are no sectors: ends of chains, free places.
const RESERVED: u32 = 0xFFFF_FFFA;
const END: u32 = 0xFFFF_FFFE;
const FAT: u32 = 0xFFFF_FFFD;
const FREE: u32 = 0xFFFF_FFFF;
/// Shorter streams lie in the small sectors of another stream.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// The first stream that has one of the names, in their order; `None` for no compound file and where none has.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    if bytes.get(..8)? != MAGIC {
        return None;
    }
    let size = match u16_at(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let sectors = Sectors { bytes: bytes.get(size..)?, size };
    let table = table(bytes, &sectors)?;
    let entries = sectors.chain(u32_at(bytes, 48)?, &table, usize::MAX)?;
    let entries: Vec<&[u8]> = entries.chunks_exact(128).collect();
    let found = names
        .iter()
        .find_map(|wanted| entries.iter().find(|entry| name(entry).eq_ignore_ascii_case(wanted)))?;
    let (start, length) = place(found, size)?;
    if length >= SMALL {
        return sectors.chain(start, &table, length);
    }
    let (root, all) = place(entries.first()?, size)?;
    let within = sectors.chain(root, &table, all)?;
    let small_table = sectors.chain(u32_at(bytes, 60)?, &table, usize::MAX)?;
    let small_table: Vec<u32> = numbers(&small_table).collect();
    Sectors { bytes: &within, size: SMALL_SECTOR }.chain(start, &small_table, length)
}

/// The table of chains: which sector follows each.
fn table(bytes: &[u8], sectors: &Sectors) -> Option<Vec<u32>> {
    let mut listed: Vec<u32> = numbers(bytes.get(76..512)?).collect();
    let mut next = u32_at(bytes, 68)?;
    // Each list of parts of the table ends with the number of the list that follows.
    for _ in 0..=sectors.count() {
        if next >= RESERVED {
            break;
        }
        listed.extend(numbers(sectors.get(next)?));
        next = listed.pop()?;
    }
    let mut table = Vec::new();
    for sector in listed.into_iter().filter(|sector| *sector < RESERVED).take(sectors.count()) {
        table.extend(numbers(sectors.get(sector)?));
    }
    Some(table)
}

fn name(entry: &[u8]) -> String {
    let units = entry[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    String::from_utf16_lossy(&units.take_while(|unit| *unit != 0).collect::<Vec<_>>())
}

/// First sector and length of an entry's stream.
fn place(entry: &[u8], size: usize) -> Option<(u32, usize)> {
    let low = u32_at(entry, 120)?;
    // The older version leaves the upper half undefined.
    let high = if size == 512 { 0 } else { u64::from(u32_at(entry, 124)?) << 32 };
    Some((u32_at(entry, 116)?, usize::try_from(high | u64::from(low)).ok()?))
}

struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl Sectors<'_> {
    fn count(&self) -> usize {
        self.bytes.len().div_ceil(self.size)
    }

    /// A sector; the last one of a file may be cut off.
    fn get(&self, sector: u32) -> Option<&[u8]> {
        let start = (sector as usize).checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|bytes| !bytes.is_empty())
    }

    fn chain(&self, first: u32, table: &[u32], length: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut sector = first;
        for _ in 0..=self.count() {
            if sector == END || bytes.len() >= length {
                bytes.truncate(length);
                return Some(bytes);
            }
            bytes.extend_from_slice(self.get(sector)?);
            sector = if bytes.len() >= length { END } else { *table.get(sector as usize)? };
        }
        None
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// A compound file that holds one stream, which gets noughts at its end where it is short.
pub(super) fn file(name: &str, mut stream: Vec<u8>) -> Vec<u8> {
    const SIZE: usize = 512;
    const EACH: usize = SIZE / 4;
    stream.resize(stream.len().max(SMALL), 0);
    let length = stream.len();
    let data = length.div_ceil(SIZE);
    // The sectors: those of the table, those of the lists of the table, the entries, the stream.
    let (mut tables, mut lists) = (0_usize, 0_usize);
    while tables * EACH < tables + lists + 1 + data {
        tables += 1;
        lists = tables.saturating_sub(109).div_ceil(EACH - 1);
    }
    let (entries, start) = (tables + lists, tables + lists + 1);
    let number = |at: usize| u32::try_from(at).unwrap_or(FREE);

    let mut head = vec![0; 76];
    let mut put = |at: usize, bytes: &[u8]| head[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &MAGIC);
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        put(at, &value.to_le_bytes());
    }
    let first_list = if lists == 0 { END } else { number(tables) };
    for (at, value) in [
        (44, number(tables)),
        (48, number(entries)),
        (56, 4096),
        (60, END),
        (68, first_list),
        (72, number(lists)),
    ] {
        put(at, &value.to_le_bytes());
    }
    let mut file = head;
    let mut add = |value: u32| file.extend_from_slice(&value.to_le_bytes());
    let listed = |at: usize| if at < tables { number(at) } else { FREE };
    (0..109).for_each(|at| add(listed(at)));
    // The table.
    (0..tables).for_each(|_| add(FAT));
    (0..lists).for_each(|_| add(RESERVED + 2));
    add(END);
    (1..data).for_each(|at| add(number(start + at)));
    add(END);
    (start + data..tables * EACH).for_each(|_| add(FREE));
    for list in 0..lists {
        (0..EACH - 1).for_each(|at| add(listed(109 + list * (EACH - 1) + at)));
        add(if list + 1 < lists { number(tables + list + 1) } else { END });
    }
    for (name, kind, first, length) in [
        ("Root Entry", 5, END, 0),
        (name, 2, number(start), number(length)),
        ("", 0, 0, 0),
        ("", 0, 0, 0),
    ] {
        let mut entry = vec![0; 128];
        for (at, unit) in name.encode_utf16().take(31).enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        let units = name.encode_utf16().take(31).count();
        entry[64] = if name.is_empty() { 0 } else { u8::try_from(units * 2 + 2).unwrap_or(0) };
        (entry[66], entry[67]) = (kind, 1);
        for at in [68, 72, 76] {
            entry[at..at + 4].copy_from_slice(&FREE.to_le_bytes());
        }
        if kind == 5 {
            entry[76..80].copy_from_slice(&1_u32.to_le_bytes());
        }
        entry[116..120].copy_from_slice(&first.to_le_bytes());
        entry[120..124].copy_from_slice(&length.to_le_bytes());
        file.extend_from_slice(&entry);
    }
    file.extend_from_slice(&stream);
    file.resize(file.len().next_multiple_of(SIZE), 0);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_comes_out_as_it_went_in() {
        // One sector of the table covers 64 KB; beyond 109 of them (7 MB) they are listed elsewhere.
        for length in [0, 1, 4095, 4096, 5000, 70_000, 8_000_000] {
            let bytes: Vec<u8> = (0..length).map(|at: usize| (at % 251) as u8).collect();
            let made = file("Workbook", bytes.clone());
            let mut found = stream(&made, &["Book", "workbook"]).unwrap();
            assert_eq!(found.len(), length.max(SMALL));
            found.truncate(length);
            assert!(found == bytes, "{length}");
            assert_eq!(stream(&made, &["Other"]), None);
        }
    }

    #[test]
    fn a_chain_that_runs_in_a_circle_is_damage() {
        let mut made = file("Workbook", vec![7; 20_000]);
        // Sector 2 is the stream's first; its entry in the table names itself, and the stream claims to be longer.
        made[512 + 8..512 + 12].copy_from_slice(&2_u32.to_le_bytes());
        made[1024 + 128 + 120..1024 + 128 + 124].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(stream(&made, &["Workbook"]), None);
        // The entries in a circle.
        let mut made = file("Workbook", vec![7; 20_000]);
        made[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert_eq!(stream(&made, &["Workbook"]), None);
    }

    #[test]
    fn what_is_cut_off_anywhere_is_no_panic() {
        let made = file("Workbook", vec![7; 6_000]);
        for end in (0..made.len()).step_by(61) {
            let _ = stream(&made[..end], &["Workbook"]);
        }
    }
}
