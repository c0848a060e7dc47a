//! XLSX and XLSM: the workbook's own part, and its sheets one after another.
//!
//! The file is read here and not by a library because what an office must be told stands in places that libraries pass
//! over: hidden rows, letters struck through, formulas that nobody computed, and one damaged cell in a sound sheet.

mod sheet;
mod strings;
mod styles;

#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::archive::Archive;
use super::cell::Sheet;
use super::markup::{self, Damaged, attribute, flag};
use super::workbook::SHIFT_1904;
use strings::SharedString;
use styles::Styles;

/// What all sheets of a workbook share.
#[derive(Default)]
struct Shared {
    strings: Vec<SharedString>,
    styles: Styles,
    is_1904: bool,
    computed: Computed,
}

/// Whether the results of formulas that the file holds were ever computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Computed {
    /// A spreadsheet program wrote the file.
    #[default]
    Yes,
    /// The file asks for all formulas to be computed when it is opened: a result of nothing is none.
    No,
    /// Nothing shows it.
    Unknown,
}

#[derive(Default)]
struct Listed {
    sheets: Vec<ListedSheet>,
    is_1904: bool,
    computes_on_load: bool,
}

struct ListedSheet {
    name: String,
    hidden: bool,
    relation: String,
}

/// The target and the last word of the kind of each relation, by its id.
type Relations = BTreeMap<String, (String, String)>;

/// The name of the workbook's part, where the archive is an XLSX or XLSM.
pub(super) fn workbook_part(archive: &mut Archive) -> Option<String> {
    let relations = relations(archive, "").unwrap_or_default();
    let named = relations.into_values().find(|(_, kind)| kind == "officeDocument");
    let part = named.map_or_else(|| "xl/workbook.xml".to_string(), |(target, _)| target);
    (archive.has(&part) && part.to_lowercase().ends_with(".xml")).then_some(part)
}

/// A workbook's sheets of cells; a sheet that cannot be read is `Err` with its name.
pub(super) fn sheets(
    archive: &mut Archive,
    part: &str,
) -> Result<Vec<Result<Sheet, String>>, Damaged> {
    let relations = relations(archive, part)?;
    let listed = listed(archive, part)?;
    let target = |kind: &str| relations.values().find(|(_, of)| of == kind).map(|(to, _)| to);
    let strings = match target("sharedStrings") {
        Some(part) => strings::read(archive, part)?,
        None => Vec::new(),
    };
    let styles = match target("styles") {
        Some(part) => styles::read(archive, part)?,
        None => Styles::default(),
    };
    let computed = if listed.computes_on_load {
        Computed::No
    } else if target("calcChain").is_some()
        || archive.has("xl/calcChain.xml")
        || names_calc(archive)
    {
        Computed::Yes
    } else {
        Computed::Unknown
    };
    let shared = Shared { strings, styles, is_1904: listed.is_1904, computed };
    let mut sheets = Vec::new();
    for sheet in listed.sheets {
        archive.budget().sheet(&sheet.name)?;
        let Some((target, kind)) = relations.get(&sheet.relation) else {
            sheets.push(Err(sheet.name));
            continue;
        };
        if kind != "worksheet" {
            continue;
        }
        sheets.push(match sheet::read(archive, target, &shared) {
            Ok(read) => Ok(Sheet {
                name: Some(sheet.name),
                hidden: sheet.hidden,
                serial_shift: if shared.is_1904 { SHIFT_1904 } else { 0 },
                ..read
            }),
            Err(Damaged) if archive.budget().exceeded().is_some() => return Err(Damaged),
            Err(Damaged) => Err(sheet.name),
        });
    }
    Ok(sheets)
}

/// LibreOffice computes and keeps no chain of what it computed.
fn names_calc(archive: &mut Archive) -> bool {
    let Some(part) = archive.part("docProps/app.xml") else { return false };
    let mut reader = markup::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "Application" => {
                return markup::text(&mut reader, &mut Vec::new())
                    .is_ok_and(|name| name.contains("Office/") || name.contains("Calc"));
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

fn listed(archive: &mut Archive, part: &str) -> Result<Listed, Damaged> {
    let mut reader = markup::reader(archive.part(part).ok_or(Damaged)?);
    let mut listed = Listed::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "sheet" => listed.sheets.push(ListedSheet {
                    name: attribute(&element, "name").unwrap_or_default(),
                    hidden: attribute(&element, "state").is_some_and(|state| state != "visible"),
                    relation: attribute(&element, "id").unwrap_or_default(),
                }),
                "workbookPr" => listed.is_1904 |= flag(&element, "date1904"),
                "calcPr" => listed.computes_on_load |= flag(&element, "fullCalcOnLoad"),
                // Other programs' additions use the same words for other things.
                "extLst" => markup::skip(&mut reader, &mut Vec::new())?,
                _ => {}
            },
            Event::Eof => return Ok(listed),
            _ => {}
        }
    }
}

/// The relations of a part, their targets as names of parts; of the whole archive for an empty name.
fn relations(archive: &mut Archive, of: &str) -> Result<Relations, Damaged> {
    let (folder, name) = of.rsplit_once('/').map_or(("", of), |(folder, name)| (folder, name));
    let part = format!("{folder}/_rels/{name}.rels");
    let mut relations = Relations::new();
    let Some(part) = archive.part(&part) else { return Ok(relations) };
    let mut reader = markup::reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&element, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
                let target = attribute(&element, "Target").unwrap_or_default();
                let id = attribute(&element, "Id").unwrap_or_default();
                relations.insert(id, (resolved(folder, &target.replace('\\', "/")), kind));
            }
            Event::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// A target such as `../tables/table1.xml` as the name of a part.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
