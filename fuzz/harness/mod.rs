//! What the fuzz targets and the tests of the gate share.

pub mod books;
