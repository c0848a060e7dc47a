use std::io::Write;

use proptest::prelude::*;

use super::*;

/// A PNG of two columns and two rows, of any kind.
fn two_by_two(
    colour: ColorType,
    depth: BitDepth,
    palette: &[u8],
    transparent: &[u8],
    data: &[u8],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if !palette.is_empty() {
        encoder.set_palette(palette.to_vec());
    }
    if !transparent.is_empty() {
        encoder.set_trns(transparent.to_vec());
    }
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    bytes
}

fn read(png: &[u8]) -> (bool, Vec<u8>) {
    let read = raster(png).unwrap();
    assert_eq!((read.width(), read.height()), (2, 2));
    (read.is_grey(), read.samples().to_vec())
}

#[test]
fn every_kind_of_png_is_read() {
    use BitDepth::{Eight, Four, One, Sixteen, Two};
    use ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
    let grey = |depth, data: &[u8]| read(&two_by_two(Grayscale, depth, &[], &[], data));
    assert_eq!(grey(One, &[0b0100_0000, 0b1000_0000]), (true, vec![0, 255, 255, 0]));
    assert_eq!(grey(Two, &[0b0001_0000, 0b1011_0000]), (true, vec![0, 85, 170, 255]));
    assert_eq!(grey(Four, &[0x0F, 0x18]), (true, vec![0, 255, 17, 136]));
    assert_eq!(grey(Eight, &[0, 1, 254, 255]), (true, vec![0, 1, 254, 255]));
    let wide = [0, 0, 0x12, 0x34, 0xAB, 0xCD, 0xFF, 0xFF];
    assert_eq!(grey(Sixteen, &wide), (true, vec![0, 0x12, 0xAB, 0xFF]));

    let colours = [255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30];
    let png = two_by_two(Rgb, Eight, &[], &[], &colours);
    assert_eq!(read(&png), (false, colours.to_vec()));
    let wide: Vec<u8> = colours.iter().flat_map(|part| [*part, 77]).collect();
    assert_eq!(read(&two_by_two(Rgb, Sixteen, &[], &[], &wide)), (false, colours.to_vec()));
    // One colour, here green, may be transparent.
    let png = two_by_two(Rgb, Eight, &[], &[0, 0, 0, 255, 0, 0], &colours);
    assert_eq!(read(&png).1[3..6], [255, 255, 255]);

    let palette = [0, 0, 0, 200, 100, 0, 0, 0, 255, 255, 255, 255];
    let expected = vec![200, 100, 0, 0, 0, 0, 0, 0, 0, 200, 100, 0];
    let indexed = |depth, data: &[u8]| read(&two_by_two(Indexed, depth, &palette, &[], data));
    assert_eq!(indexed(One, &[0b1000_0000, 0b0100_0000]), (false, expected.clone()));
    assert_eq!(indexed(Two, &[0b0100_0000, 0b0001_0000]), (false, expected.clone()));
    assert_eq!(indexed(Four, &[0x10, 0x01]), (false, expected.clone()));
    assert_eq!(indexed(Eight, &[1, 0, 0, 1]), (false, expected));
    // The palette's first colour is transparent, so that black becomes white.
    let png = two_by_two(Indexed, Eight, &palette, &[0], &[0, 1, 2, 3]);
    assert_eq!(read(&png), (false, vec![255, 255, 255, 200, 100, 0, 0, 0, 255, 255, 255, 255]));

    let half = [0, 0, 0, 255, 0, 128, 100, 51];
    assert_eq!(
        read(&two_by_two(GrayscaleAlpha, Eight, &[], &[], &half)),
        // 255 · 127 / 255 = 127; (100 · 51 + 255 · 204) / 255 = 224.
        (true, vec![255, 0, 127, 224])
    );
    let clear = [255, 0, 0, 255, 0, 0, 255, 128, 9, 9, 9, 0, 10, 20, 30, 255];
    assert_eq!(
        read(&two_by_two(Rgba, Eight, &[], &[], &clear)),
        (false, vec![255, 0, 0, 127, 127, 255, 255, 255, 255, 10, 20, 30])
    );
    let wide: Vec<u8> = clear.iter().flat_map(|part| [*part, 0]).collect();
    assert_eq!(
        read(&two_by_two(Rgba, Sixteen, &[], &[], &wide)),
        (false, vec![255, 0, 0, 127, 127, 255, 255, 255, 255, 10, 20, 30])
    );
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(data);
    [&(data.len() as u32).to_be_bytes()[..], name, data, &sum.sum().to_be_bytes()].concat()
}

/// The beginning of a PNG of eight-bit greys.
fn head(width: u32, height: u32, interlace: u8) -> Vec<u8> {
    let about =
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, interlace]].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &about)].concat()
}

/// The passes of Adam7 hold, of two rows with two pixels, the first pixel, the second one and the second row; a zero before each line
/// says that it is not filtered.
#[test]
fn interlaced_lines_are_put_in_order() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(&[0, 11, 0, 22, 0, 33, 44]).unwrap();
    let data = chunk(b"IDAT", &packer.finish().unwrap());
    let png = [head(2, 2, 1), data, chunk(b"IEND", &[])].concat();
    assert_eq!(read(&png), (true, vec![11, 22, 33, 44]));
}

#[test]
fn size_is_asked_before_memory() {
    let most = PIXELS;
    assert_eq!(
        raster(&head(2001, 2000, 0)),
        Err(RasterError::TooLarge { width: 2001, height: 2000, most })
    );
    let (width, height) = (0x7FFF_FFFF, 0x7FFF_FFFF);
    assert_eq!(raster(&head(width, height, 0)), Err(RasterError::TooLarge { width, height, most }));
    assert_eq!(raster(&head(2000, 2000, 0)), Err(RasterError::Broken));
    assert_eq!(raster(&head(0, 2, 0)), Err(RasterError::Broken));
}

/// A PNG of every kind of line filter, with colours that differ.
fn coloured(width: u32, height: u32, samples: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(samples).unwrap();
    bytes
}

#[test]
fn what_is_cut_off_or_damaged_is_no_other_picture() {
    let samples: Vec<u8> = (0..9 * 7 * 3).map(|place| (place * 37 % 251) as u8).collect();
    let png = coloured(9, 7, &samples);
    let whole = raster(&png).unwrap();
    assert_eq!(whole.samples(), samples);
    for length in 0..png.len() {
        assert_eq!(raster(&png[..length]), Err(RasterError::Broken), "{length} bytes");
    }
    for place in 0..png.len() {
        for bit in 0..8 {
            let mut damaged = png.clone();
            damaged[place] ^= 1 << bit;
            let read = raster(&damaged);
            assert!(read.is_err() || read.as_ref() == Ok(&whole), "bit {bit} of byte {place}");
        }
    }
}

proptest! {
    #[test]
    fn pixels_come_back(width in 1..12_u32, height in 1..12_u32, seed in any::<[u8; 32]>(), is_grey: bool) {
        let count = (width * height) as usize;
        let sample = |place: usize| seed[place % 32].wrapping_add((place / 32) as u8);
        let samples: Vec<u8> = match is_grey {
            true => (0..count).flat_map(|place| [sample(place); 3]).collect(),
            false => (0..count * 3).map(sample).collect(),
        };
        let read = raster(&coloured(width, height, &samples)).unwrap();
        let colours = match read.is_grey() {
            true => read.samples().iter().flat_map(|grey| [*grey; 3]).collect(),
            false => read.samples().to_vec(),
        };
        prop_assert_eq!(colours, samples);
        prop_assert!(read.is_grey() || !is_grey);
        prop_assert_eq!(raster(&read.png().unwrap()), Ok(read));
    }

    /// Sums are right, so that what stands in the chunks is believed.
    #[test]
    fn anything_is_told_or_read(
        about in any::<[u8; 5]>(),
        size in (0..40_u32, 0..40_u32),
        chunks in prop::collection::vec((prop::sample::select(vec![*b"PLTE", *b"tRNS", *b"IDAT", *b"acTL", *b"fcTL", *b"fdAT", *b"gAMA", *b"IEND"]), prop::collection::vec(any::<u8>(), 0..40), any::<bool>()), 0..6),
    ) {
        let header = [&size.0.to_be_bytes()[..], &size.1.to_be_bytes(), &about.map(|part| part % 17)].concat();
        let mut png = [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &header)].concat();
        for (name, data, is_packed) in chunks {
            let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
            packer.write_all(&data).unwrap();
            let packed = packer.finish().unwrap();
            png.extend(chunk(&name, if is_packed { &packed } else { &data }));
        }
        if let Ok(read) = raster(&png) {
            let each = if read.is_grey() { 1 } else { 3 };
            prop_assert_eq!(read.samples().len(), (read.width() * read.height() * each) as usize);
        }
    }
}
