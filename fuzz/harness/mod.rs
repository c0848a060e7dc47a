//! What the fuzz targets and the tests of the gate share.

pub mod books;
pub mod choices;
pub mod doors;
pub mod registers;
pub mod texts;
