//! Pictures of pixels: a PNG of any kind, as the colours that lie on a white page.

use std::io::Cursor;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Limits, Transformations};

/// Seven times what a mark of 170 by 48 points shows at 600 dots per inch.
const PIXELS: u64 = 4_000_000;
/// What the decoder may keep beside the pixels, in bytes.
const MEMORY: usize = 64 * 1024 * 1024;

/// Opaque pixels in sRGB, row by row from the upper left, with eight bits for each sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    width: u32,
    height: u32,
    is_grey: bool,
    samples: Vec<u8>,
}

/// Why a PNG cannot be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RasterError {
    /// No PNG, or a broken one.
    Broken,
    /// More pixels than a mark can show.
    TooLarge {
        /// Its columns.
        width: u32,
        /// Its rows.
        height: u32,
        /// How many pixels it may have in all.
        most: u64,
    },
}

impl Raster {
    /// Number of columns, at least 1.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Number of rows, at least 1.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Whether each pixel is one sample, a grey, instead of three: red, green and blue.
    pub fn is_grey(&self) -> bool {
        self.is_grey
    }

    /// The samples of all pixels.
    pub fn samples(&self) -> &[u8] {
        &self.samples
    }

    /// The pixels as a PNG that holds nothing else.
    ///
    /// # Errors
    /// Never for pixels that [`raster`] read.
    pub fn png(&self) -> Result<Vec<u8>, RasterError> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(if self.is_grey { ColorType::Grayscale } else { ColorType::Rgb });
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::High);
        let mut writer = encoder.write_header().map_err(|_| RasterError::Broken)?;
        writer.write_image_data(&self.samples).map_err(|_| RasterError::Broken)?;
        writer.finish().map_err(|_| RasterError::Broken)?;
        Ok(bytes)
    }
}

/// Reads a PNG whole. Of an animated one its still picture is taken; profiles and gamma are passed over.
///
/// # Errors
/// It is broken, cut off, no PNG, or of too many pixels.
pub fn raster(bytes: &[u8]) -> Result<Raster, RasterError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    // Before any memory is asked for.
    let header = decoder.read_header_info().map_err(|_| RasterError::Broken)?;
    let (width, height) = (header.width, header.height);
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXELS {
        return Err(RasterError::TooLarge { width, height, most: PIXELS });
    }
    let mut reader = decoder.read_info().map_err(|_| RasterError::Broken)?;
    let mut buffer = vec![0; reader.output_buffer_size().ok_or(RasterError::Broken)?];
    let frame = reader.next_frame(&mut buffer).map_err(|_| RasterError::Broken)?;
    // What is cut off behind the pixels is cut off all the same.
    reader.finish().map_err(|_| RasterError::Broken)?;
    if (frame.width, frame.height, frame.bit_depth) != (width, height, BitDepth::Eight) {
        return Err(RasterError::Broken);
    }
    let colours: Vec<[u8; 3]> = buffer
        .chunks_exact(frame.color_type.samples())
        .map(|samples| match *samples {
            [grey] => Ok([grey; 3]),
            [grey, alpha] => Ok([on_white(grey, alpha); 3]),
            [red, green, blue] => Ok([red, green, blue]),
            [red, green, blue, alpha] => Ok([red, green, blue].map(|part| on_white(part, alpha))),
            _ => Err(RasterError::Broken),
        })
        .collect::<Result<_, _>>()?;
    if colours.len() as u64 != pixels {
        return Err(RasterError::Broken);
    }
    let is_grey = colours.iter().all(|[red, green, blue]| red == green && green == blue);
    let samples = match is_grey {
        true => colours.into_iter().map(|[grey, ..]| grey).collect(),
        false => colours.into_flattened(),
    };
    Ok(Raster { width, height, is_grey, samples })
}

/// A sample that covers white by `alpha` of 255 parts, to the nearest; pages are white, and the same on every screen.
fn on_white(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u32::from(sample), u32::from(alpha));
    // At most 255.
    ((sample * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

#[cfg(test)]
mod tests;
