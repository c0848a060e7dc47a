//! Any bytes as a PNG: an error, or all of its pixels, which come back as they were.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rodiklis::report::layout::raster;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(picture) = raster(bytes) {
        let each = if picture.is_grey() { 1 } else { 3 };
        let pixels = picture.width() as usize * picture.height() as usize;
        assert_eq!(picture.samples().len(), pixels * each);
        let written = picture.png().expect("pixels that were read can be written");
        assert_eq!(raster(&written).as_ref(), Ok(&picture));
    }
});
