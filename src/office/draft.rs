//! A proposal as `rodiklis.toml`: what is sure stands there, what is open stands there as a remark.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use glob::{MatchOptions, Pattern};
use toml_edit::{
    Array, ArrayOfTables, Datetime, DocumentMut, InlineTable, Item, Table, Value, value,
};

use super::connect::Connected;
use crate::ingest;
use crate::library::Library;
use crate::locale::Lang;
use crate::matching::{CalendarMatch, DateForm, Lacking, SpreadColumn, Stranger, TableMatch, Tier};
use crate::visible;

/// Words that the draft's remarks are made of.
#[derive(Clone, Debug)]
pub struct Remarks {
    /// Above the whole file.
    pub head: String,
    /// Before a line that is still open.
    pub open: String,
    /// Before a field that no column holds.
    pub lacking: String,
}

/// Writes the file's text.
///
/// `name` is what the provider is called until somebody says otherwise; `lang` that of the remarks and titles.
pub fn draft(
    connected: &Connected,
    library: &Library,
    name: &str,
    lang: Lang,
    remarks: &Remarks,
) -> String {
    let mut document = DocumentMut::new();
    document["languages"] = value(Array::from_iter(["lt", "en"]));
    let years = years(connected, library);
    let printed = years.iter().rev().take(3).rev().map(i32::to_string);
    document["periods"] = value(Array::from_iter(printed));
    if let Some(day) = years.last().and_then(|year| report_date(connected, library, *year)) {
        document["report_date"] = value(day);
    }
    let mut provider = Table::new();
    let mut names = InlineTable::new();
    names.insert("lt", name.into());
    names.insert("en", name.into());
    provider["name"] = value(names);
    document["provider"] = Item::Table(provider);
    let mut sources = ArrayOfTables::new();
    for group in groups(&connected.proposal.tables) {
        sources.push(source(&group, connected, library, lang, remarks));
    }
    document["source"] = Item::ArrayOfTables(sources);
    document.decor_mut().set_prefix(remark(&remarks.head));
    document.set_trailing(undecided(connected, library, lang, remarks));
    document.to_string()
}

/// The tables that could be several things, as remarks.
fn undecided(connected: &Connected, library: &Library, lang: Lang, remarks: &Remarks) -> String {
    let mut text = String::new();
    for table in connected.proposal.tables.iter().filter(|table| table.tier == Tier::Ask) {
        let likely = [table].into_iter().chain(&table.alternatives);
        let titles: Vec<&str> = likely
            .filter_map(|table| library.datasets.get(&table.dataset))
            .map(|dataset| lang.of(&dataset.title))
            .collect();
        let sheet = table.sheet.as_ref().map(|sheet| format!(" · {sheet}")).unwrap_or_default();
        let place = format!("{}{sheet}", table.file);
        text +=
            &format!("# {} {} – {}?\n", remarks.open, visible::line(&place), titles.join(" / "));
    }
    if text.is_empty() { text } else { format!("\n{text}") }
}

fn remark(text: &str) -> String {
    text.lines().map(|line| format!("# {line}\n")).collect::<String>() + "\n"
}

/// The years in which anything was recorded.
fn years(connected: &Connected, library: &Library) -> BTreeSet<i32> {
    let spans = recorded(connected, library).into_iter();
    spans.flat_map(|(first, last)| first.year()..=last.year()).collect()
}

/// The last day of the last year, or the last day after it on which anything was recorded: what happened later is no slip
/// of the pen.
fn report_date(connected: &Connected, library: &Library, year: i32) -> Option<Datetime> {
    let end = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let last = recorded(connected, library).into_iter().map(|(_, last)| last).max();
    last.map_or(end, |last| last.max(end)).to_string().parse().ok()
}

/// The first and the last day of each column that says when its row happened; where there is none, of every column of days.
fn recorded(connected: &Connected, library: &Library) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans = Vec::new();
    let mut others = Vec::new();
    for table in &connected.proposal.tables {
        let Some(dataset) = library.datasets.get(&table.dataset) else { continue };
        // Months say their days by the year of the book.
        let year = table
            .calendar
            .as_ref()
            .and_then(|_| ingest::year_of_name(&table.file, table.sheet.as_deref()));
        spans.extend(year.and_then(|year| {
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
            Some((day(1, 1)?, day(12, 31)?))
        }));
        for column in &table.columns {
            let is_of_row = dataset.field(&column.field).is_some_and(|field| field.of_row);
            let span = days(connected, table, column.at);
            if is_of_row { spans.extend(span) } else { others.extend(span) }
        }
    }
    if spans.is_empty() { others } else { spans }
}

fn days(connected: &Connected, table: &TableMatch, at: u32) -> Option<(NaiveDate, NaiveDate)> {
    let file = connected.files.iter().find(|file| file.file == table.file)?;
    let sheet = file.sheets.iter().find(|sheet| sheet.sheet == table.sheet)?;
    let reading = sheet.readings.iter().find(|reading| reading.header_row == table.header_row)?;
    let column = reading.columns.iter().find(|column| column.at == at)?;
    let (first, last) = column.days?;
    // A mistyped year must not make a period of every year between.
    let is_near = last.year() - first.year() < 15;
    is_near.then_some((first, last))
}

/// Tables that are read by the same mapping.
fn groups(tables: &[TableMatch]) -> Vec<Vec<&TableMatch>> {
    let mut groups: Vec<(Vec<String>, Vec<&TableMatch>)> = Vec::new();
    // What nobody has decided yet must decide nothing.
    for table in tables.iter().filter(|table| table.tier == Tier::Sure) {
        let columns = table.columns.iter().map(|column| {
            let (field, heading) = (&column.field, &column.heading);
            format!(
                "{field}\u{1}{heading}\u{1}{:?}\u{1}{:?}{:?}",
                column.like, column.with, column.or
            )
        });
        let spread =
            table.spread.iter().map(|column| format!("{}\u{1}{:?}", column.heading, column.set));
        let calendar =
            table.calendar.iter().map(|it| format!("{:?}\u{1}{:?}", it.times, it.amounts));
        let key: Vec<String> = [table.dataset.clone()]
            .into_iter()
            .chain(columns)
            .chain(spread)
            .chain(calendar)
            .collect();
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(table),
            None => groups.push((key, vec![table])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn source(
    group: &[&TableMatch],
    connected: &Connected,
    library: &Library,
    lang: Lang,
    remarks: &Remarks,
) -> Table {
    let mut source = Table::new();
    let first = group[0];
    let dataset = library.datasets.get(&first.dataset);
    let title = dataset.map_or(first.dataset.as_str(), |dataset| lang.of(&dataset.title));
    let mut open: Vec<String> = Vec::new();
    source["dataset"] = value(first.dataset.as_str());
    source["files"] = value(Array::from_iter(files(group, connected)));
    let sheets = sheets(group, connected);
    if !sheets.is_empty() {
        source["sheets"] = value(Array::from_iter(sheets));
    }
    let ignored: BTreeSet<&str> =
        group.iter().flat_map(|table| &table.unused).map(String::as_str).collect();
    let ignored: Vec<&str> = ignored.into_iter().collect();
    if !ignored.is_empty() {
        source["ignore"] = value(Array::from_iter(ignored));
    }
    let mut columns = Table::new();
    for column in &first.columns {
        if column.tier == Tier::Ask {
            open.push(format!("{} = {}", column.field, Value::from(column.heading.as_str())));
            continue;
        }
        for silence in first.silences.iter().filter(|silence| silence.field == column.field) {
            if silence.tier == Tier::Ask {
                open.push(format!("{}.empty = ?", column.field));
            }
        }
        let silence = first.silences.iter().find(|silence| silence.field == column.field);
        let means = silence.and_then(|silence| silence.means.as_ref());
        let same = group.iter().flat_map(|table| &table.columns);
        let same = same.filter(|other| other.field == column.field);
        let strangers: Vec<&Stranger> = same.clone().flat_map(|column| &column.strangers).collect();
        for stranger in strangers.iter().filter(|stranger| stranger.tier == Tier::Ask) {
            let word = Value::from(stranger.word.as_str());
            open.push(format!("{}.none = {word}?", column.field));
        }
        let none: BTreeSet<&String> = strangers
            .iter()
            .filter(|stranger| stranger.is_nobody)
            .map(|stranger| &stranger.word)
            .collect();
        let forms: Vec<&DateForm> = same.flat_map(|column| &column.dates).collect();
        for form in forms.iter().filter(|form| form.tier == Tier::Ask) {
            let example = Value::from(form.example.as_str());
            open.push(format!("{}.{} = ? ({})", column.field, key(form), example));
        }
        let said: BTreeMap<&str, &str> =
            forms.iter().filter_map(|form| Some((key(form), form.says.as_deref()?))).collect();
        columns[&column.field] = if column.like.is_none()
            && means.is_none()
            && said.is_empty()
            && !column.person
            && !column.from_code
        {
            value(column.heading.as_str())
        } else {
            let mut spec = InlineTable::new();
            spec.insert("column", column.heading.as_str().into());
            if let Some(like) = &column.like {
                spec.insert("like", like.as_str().into());
            }
            if let Some(means) = means {
                spec.insert("empty", means.as_str().into());
            }
            if column.from_code {
                spec.insert("from_code", true.into());
            }
            if let Some(or) = &column.or {
                spec.insert("or", or.as_str().into());
            }
            if column.person {
                spec.insert("person", true.into());
                if !column.with.is_empty() {
                    spec.insert("with", Value::Array(Array::from_iter(&column.with)));
                }
                if !none.is_empty() {
                    spec.insert("none", Value::Array(Array::from_iter(none)));
                }
            }
            for (key, says) in said {
                spec.insert(key, says.into());
            }
            value(spec)
        };
    }
    for name in &first.row_names {
        let mut spec = InlineTable::new();
        spec.insert("row", true.into());
        columns[name] = value(spec);
    }
    if !columns.is_empty() {
        source["columns"] = Item::Table(columns);
    }
    let mut set = Table::new();
    if let Some(calendar) = &first.calendar {
        if calendar.tier == Tier::Sure {
            source["calendar"] = Item::Table(months(calendar));
            for field in &calendar.yes {
                set[field] = value("yes");
            }
        } else {
            let heading = Value::from(calendar.heading.as_str());
            open.push(format!("calendar.field = {} ({heading} …)", calendar.field));
        }
    }
    for fixed in &first.fixed {
        match &fixed.code {
            Some(code) => set[&fixed.field] = value(code.as_str()),
            None => open.push(format!("set.{} = ?", fixed.field)),
        }
    }
    if !set.is_empty() {
        source["set"] = Item::Table(set);
    }
    let trials = trials(group, &mut open);
    if !trials.is_empty() {
        source["where"] = Item::Table(trials);
    }
    let values = values(group, &mut open);
    if !values.is_empty() {
        source["values"] = Item::Table(values);
    }
    let ends: BTreeMap<&String, BTreeSet<&String>> = ends(group);
    if !ends.is_empty() {
        let mut table = Table::new();
        for (field, words) in ends {
            table[field] = value(Array::from_iter(words.into_iter().map(String::as_str)));
        }
        source["open_end"] = Item::Table(table);
    }
    let mut spread = ArrayOfTables::new();
    for column in &first.spread {
        if column.tier == Tier::Ask {
            let set: Vec<&str> = column.set.iter().map(|(_, value)| value.as_str()).collect();
            let heading = Value::from(column.heading.as_str());
            open.push(format!("unpivot {heading} = {}?", set.join(", ")));
            continue;
        }
        let words = group.iter().flat_map(|table| &table.spread);
        spread.push(unpivot(
            column,
            words.filter(|other| other.heading == column.heading),
            &mut open,
        ));
    }
    if !spread.is_empty() {
        source["unpivot"] = Item::ArrayOfTables(spread);
    }
    let mut above = format!("\n# {title}\n");
    for name in &first.lacking {
        let field = dataset.and_then(|dataset| dataset.field(name));
        let title = field.map_or(name.as_str(), |field| lang.of(&field.title));
        above += &format!("# {} {title}\n", remarks.lacking);
    }
    for line in open {
        above += &format!("# {} {}\n", remarks.open, visible::line(&line));
    }
    source.decor_mut().set_prefix(above);
    source
}

/// Rows that are trials, by their column.
fn trials(group: &[&TableMatch], open: &mut Vec<String>) -> Table {
    let mut words: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for trial in group.iter().flat_map(|table| &table.trials) {
        match trial.tier {
            Tier::Sure => {
                words.entry(&trial.heading).or_default().insert(&trial.word);
            }
            Tier::Ask => {
                let word = Value::from(trial.word.as_str());
                open.push(format!("where.{} = {{ not = {word} }}?", Value::from(&trial.heading)));
            }
        }
    }
    let mut table = Table::new();
    for (heading, words) in words {
        let mut rows = InlineTable::new();
        rows.insert("not", Value::Array(Array::from_iter(words)));
        table[heading] = value(rows);
    }
    table
}

/// The key that says how such dates are read.
fn key(form: &DateForm) -> &'static str {
    match form.lacks {
        Lacking::Century => "short_year",
        Lacking::Day => "partial",
    }
}

fn months(calendar: &CalendarMatch) -> Table {
    let mut table = Table::new();
    table["by"] = value("month");
    table["field"] = value(calendar.field.as_str());
    if let Some(times) = &calendar.times {
        table["times"] = value(times.as_str());
    }
    let mut amounts = InlineTable::new();
    for amount in &calendar.amounts {
        let spec = match amount.unit {
            Some(unit) => {
                let mut spec = InlineTable::new();
                spec.insert("column", amount.heading.as_str().into());
                spec.insert("unit", unit.into());
                Value::InlineTable(spec)
            }
            None => amount.heading.as_str().into(),
        };
        amounts.insert(&amount.field, spec);
    }
    if !amounts.is_empty() {
        table["columns"] = value(amounts);
    }
    table
}

/// Words to codes of all tables of a group; a word is written once.
fn values(group: &[&TableMatch], open: &mut Vec<String>) -> Table {
    let mut codes: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
    for field in group.iter().flat_map(|table| &table.words) {
        let is_read = group[0]
            .columns
            .iter()
            .any(|column| column.field == field.field && column.tier == Tier::Sure);
        for word in field.words.iter().filter(|_| is_read) {
            if !seen.insert((&field.field, word.word.to_lowercase())) {
                continue;
            }
            match (&word.code, word.tier) {
                (Some(code), Tier::Sure) => {
                    codes
                        .entry(&field.field)
                        .or_default()
                        .entry(code)
                        .or_default()
                        .push(&word.word);
                }
                (code, Tier::Ask) => {
                    let code = code.as_deref().unwrap_or("?");
                    open.push(format!(
                        "{}.{code} = {}",
                        field.field,
                        Value::from(word.word.as_str())
                    ));
                }
                (None, Tier::Sure) => {}
            }
        }
    }
    let mut values = Table::new();
    values.set_implicit(true);
    for (field, codes) in codes {
        let mut table = Table::new();
        for (code, words) in codes {
            table[code] = value(Array::from_iter(words));
        }
        values[field] = Item::Table(table);
    }
    values
}

fn ends<'a>(group: &[&'a TableMatch]) -> BTreeMap<&'a String, BTreeSet<&'a String>> {
    let mut ends: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
    for table in group {
        for (field, words) in &table.open_ends {
            let is_read = group[0]
                .columns
                .iter()
                .any(|column| column.field == *field && column.tier == Tier::Sure);
            if is_read {
                ends.entry(field).or_default().extend(words);
            }
        }
    }
    ends
}

fn unpivot<'a>(
    column: &SpreadColumn,
    same: impl Iterator<Item = &'a SpreadColumn>,
    open: &mut Vec<String>,
) -> Table {
    let mut table = Table::new();
    table["column"] = value(column.heading.as_str());
    table["into"] = value(column.into.as_str());
    let mut set = InlineTable::new();
    for (field, text) in &column.set {
        set.insert(field, text.as_str().into());
    }
    table["set"] = value(set);
    let mut scale: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut unknown: BTreeSet<&str> = BTreeSet::new();
    for column in same {
        for (step, words) in &column.scale {
            let known = scale.entry(step).or_default();
            for word in words {
                if !known.contains(&word.as_str()) {
                    known.push(word);
                }
            }
        }
        unknown.extend(column.unknown.iter().map(String::as_str));
    }
    if !scale.is_empty() {
        let mut steps = InlineTable::new();
        for (step, words) in scale {
            steps.insert(step, Value::Array(Array::from_iter(words)));
        }
        table["scale"] = value(steps);
    }
    for word in unknown {
        open.push(format!("scale.? = {}", Value::from(word)));
    }
    table
}

/// The group's files; where they differ in digits alone and the pattern fits no other file, one pattern.
fn files(group: &[&TableMatch], connected: &Connected) -> Vec<String> {
    let names: BTreeSet<&str> = group.iter().map(|table| table.file.as_str()).collect();
    let escaped = |name: &str| Pattern::escape(name);
    if names.len() < 2 {
        return names.into_iter().map(escaped).collect();
    }
    let shape = |name: &str| {
        let mut shape = String::new();
        for c in name.chars() {
            if !c.is_ascii_digit() {
                shape += &Pattern::escape(&c.to_string());
            } else if !shape.ends_with('*') {
                shape.push('*');
            }
        }
        shape
    };
    let shapes: BTreeSet<String> = names.iter().map(|name| shape(name)).collect();
    let options = MatchOptions { require_literal_separator: true, ..MatchOptions::default() };
    let mut patterns = Vec::new();
    for shape in shapes {
        let Ok(pattern) = Pattern::new(&shape) else { continue };
        let fits = |name: &str| pattern.matches_with(name, options);
        let own: Vec<&str> = names.iter().copied().filter(|name| fits(name)).collect();
        let others = connected
            .files
            .iter()
            .any(|file| fits(&file.file) && !names.contains(file.file.as_str()));
        if own.len() >= 2 && !others {
            patterns.push(shape);
        } else {
            patterns.extend(own.into_iter().map(escaped));
        }
    }
    patterns.dedup();
    patterns
}

/// Sheets are named where a workbook of the group has others.
fn sheets(group: &[&TableMatch], connected: &Connected) -> Vec<String> {
    let own: BTreeSet<(&str, Option<&str>)> =
        group.iter().map(|table| (table.file.as_str(), table.sheet.as_deref())).collect();
    let files: BTreeSet<&str> = own.iter().map(|(file, _)| *file).collect();
    let all = connected.files.iter().filter(|file| files.contains(file.file.as_str()));
    let has_others = all
        .flat_map(|file| {
            file.sheets.iter().map(|sheet| (file.file.as_str(), sheet.sheet.as_deref()))
        })
        .any(|sheet| !own.contains(&sheet));
    if !has_others {
        return Vec::new();
    }
    let names: BTreeSet<&str> = own.into_iter().filter_map(|(_, sheet)| sheet).collect();
    names.into_iter().map(str::to_string).collect()
}
