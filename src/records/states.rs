//! The states of cells as columns beside those of the values.

use polars::prelude::*;

/// Before the name of a field in the name of the column that holds the states of its cells: no field is named so. The
/// column is there where any cell has a state: yes where it is unread, no where it is doubted, missing elsewhere.
const STATE: &str = "\u{1}state ";

/// In the place of a field: states of whole records, doubted where they might be none of their own.
pub const RECORD: &str = "";

/// Name of the column of a field's states.
pub fn state_column(field: &str) -> String {
    format!("{STATE}{field}")
}

/// The field whose states a column holds; `None` for any other column.
pub fn stated_field(column: &str) -> Option<&str> {
    column.strip_prefix(STATE)
}

/// A column of states of cells that have none.
pub fn no_states(name: &str, rows: usize) -> Column {
    Column::full_null(name.into(), rows, &DataType::Boolean)
}
