//! One field of several columns: one in another's stead, or all of them together.

use super::cell::{Row, Sheet};
use super::columns::Columns;
use super::mapping::Plan;
use super::reading::Reading;
use super::record::Given;
use super::value::{Fault, Note, Reader, Reading as CellReading, Value};
use super::words::{key, means_missing};
use super::{codes, identifier, person};
use crate::finding::Severity;
use crate::library::dataset::FieldType;

impl Reading<'_> {
    /// The cell, or the one of the column that is read where it says nothing; where both speak they must agree.
    pub(super) fn either(
        &mut self,
        sheet: &Sheet,
        row: &Row,
        plan: &Plan,
        columns: &Columns,
        column: usize,
        (header, reader): &(usize, Reader),
    ) -> Given {
        let mut given = self.understood(sheet, row, plan, columns, column);
        let Some(at) = columns.at[*header] else { return given };
        let own = Plan::new(plan.field, *header, reader.clone());
        let Some(value) = &given.value else {
            let other = self.understood(sheet, row, &own, columns, at);
            // What could not be understood is not said by an empty cell beside it.
            return if other.value.is_some() || !given.unread { other } else { given };
        };
        let is_day = plan.reader.field.r#type == FieldType::Date;
        let cell = if is_day { sheet.in_1900(row.cell(at)) } else { row.cell(at).clone() };
        match reader.read(&cell, columns.habits(at)) {
            CellReading::Value(other) if other != *value => {
                let place = self.place(sheet, Some(row.number), Some(at));
                let code = codes::TWO_SAY;
                self.note(Note { code, severity: Severity::Warning, doubted: true }, place, &own);
                given.doubted = true;
                given
            }
            _ => given,
        }
    }

    /// The name of a record together with the further columns that make it up.
    pub(super) fn together(
        &mut self,
        sheet: &Sheet,
        row: &Row,
        plan: &Plan,
        columns: &Columns,
        mut given: Given,
    ) -> Given {
        let Some(Value::Text(name)) = &given.value else { return given };
        let mut name = name.clone();
        for header in &plan.with {
            let Some(column) = columns.at[*header] else { continue };
            let cell = row.cell(column);
            let text = cell.text();
            match identifier::read(cell, &text) {
                _ if cell.is_empty() || means_missing(&key(&text)) => {}
                Ok(part) => name = person::joined(&name, &part),
                Err(reason) => {
                    let place = self.place(sheet, Some(row.number), Some(column));
                    let fault = Fault::because(codes::SPREADSHEET_NAME, reason);
                    self.fault(fault, place, plan, cell);
                    return Given::unread();
                }
            }
        }
        given.value = Some(Value::Text(name));
        given
    }
}
