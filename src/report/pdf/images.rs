//! Pictures of pixels as image XObjects, each once in the file.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::report::layout::{Command, Drawn, Laid, Raster};

/// The pictures of a report, in the order in which they are first shown.
pub(super) struct Images<'a>(Vec<(&'a Raster, ObjectId)>);

impl<'a> Images<'a> {
    /// Puts the pictures into the document.
    pub fn embed(laid: &'a Laid, document: &mut Document) -> Images<'a> {
        let mut images = Images(Vec::new());
        for command in laid.pages.iter().flat_map(|page| &page.commands) {
            if let Command::Draw(Drawn::Raster { raster, .. }) = command
                && images.position(raster).is_none()
            {
                images.0.push((raster, document.add_object(image(raster))));
            }
        }
        images
    }

    /// The place of a picture among all.
    pub fn position(&self, raster: &Raster) -> Option<usize> {
        self.0.iter().position(|(known, _)| *known == raster)
    }

    /// The names by which a page shows the pictures at these places.
    pub fn resources(&self, shown: &[usize]) -> Dictionary {
        let entries = self.0.iter().enumerate().filter(|(place, _)| shown.contains(place));
        entries.map(|(place, (_, id))| (name(place), Object::from(*id))).collect()
    }
}

/// The name of the picture at a place.
pub(super) fn name(place: usize) -> String {
    format!("Im{}", place + 1)
}

/// Colours are those of the output intent; the samples are packed when the file is written.
fn image(raster: &Raster) -> Stream {
    let space = if raster.is_grey() { "DeviceGray" } else { "DeviceRGB" };
    let about = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(raster.width()),
        "Height" => i64::from(raster.height()),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    Stream::new(about, raster.samples().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::layout::{Fonts, Style, data_uri, lay_out, parse};
    use crate::report::pdf::write;

    /// Two columns and two rows.
    fn png(colour: png::ColorType, samples: &[u8]) -> String {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
        encoder.set_color(colour);
        encoder.write_header().unwrap().write_image_data(samples).unwrap();
        data_uri(&bytes)
    }

    fn written(cover: &str) -> Vec<u8> {
        let source = format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"lt\"><head><title>A</title></head><body>\
             <header class=\"cover\"><h1>A</h1>{cover}</header><main><h2>B</h2></main></body></html>"
        );
        let style = include_str!("../../../report-templates/shared/style.toml");
        let document = parse(&source).unwrap_or_else(|errors| panic!("{errors:?}"));
        let fonts = Fonts::embedded();
        let laid = lay_out(&document, &fonts, &Style::from_toml(style).unwrap());
        write(&laid, &fonts, &[]).unwrap()
    }

    fn logo(address: &str) -> String {
        format!("<figure class=\"logo\"><img src=\"{address}\" alt=\"Stogas\"/></figure>")
    }

    fn resolved<'a>(
        document: &'a Document,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> &'a Dictionary {
        let object = dictionary.get(key).unwrap();
        document.dereference(object).unwrap().1.as_dict().unwrap()
    }

    #[test]
    fn a_picture_is_in_the_file_once_and_on_the_pages_that_show_it() {
        // Red, blue of which half is seen, nothing, black: on white.
        let colours = [255, 0, 0, 255, 0, 0, 255, 128, 9, 9, 9, 0, 0, 0, 0, 255];
        let colours = logo(&png(png::ColorType::Rgba, &colours));
        let greys = logo(&png(png::ColorType::Grayscale, &[0, 85, 170, 255]));
        let bytes = written(&format!("{colours}{greys}{colours}"));
        assert_eq!(bytes, written(&format!("{colours}{greys}{colours}")));
        let document = Document::load_mem(&bytes).unwrap();
        let images: Vec<_> = document
            .objects
            .values()
            .filter_map(|object| object.as_stream().ok())
            .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|kind| *kind == "Image".into()))
            .collect();
        let about = |key: &str| {
            images.iter().map(|image| image.dict.get(key.as_bytes()).unwrap().clone()).collect()
        };
        let twice = |value: i64| vec![Object::from(value); 2];
        let (widths, heights): (Vec<_>, Vec<_>) = (about("Width"), about("Height"));
        assert_eq!((widths, heights), (twice(2), twice(2)));
        let depths: Vec<_> = about("BitsPerComponent");
        assert_eq!(depths, twice(8));
        let spaces: Vec<_> = about("ColorSpace");
        assert_eq!(spaces, ["DeviceRGB", "DeviceGray"].map(Object::from));
        let samples = images.iter().map(|image| image.get_plain_content().unwrap());
        let expected =
            [vec![255, 0, 0, 127, 127, 255, 255, 255, 255, 0, 0, 0], vec![0, 85, 170, 255]];
        assert_eq!(samples.collect::<Vec<_>>(), expected);

        let pages: Vec<_> = document.get_pages().into_values().collect();
        let resources =
            |page| resolved(&document, document.get_dictionary(page).unwrap(), b"Resources");
        let shown = resolved(&document, resources(pages[0]), b"XObject");
        assert_eq!(shown.len(), 2);
        assert!(resources(pages[0]).has(b"Font"));
        assert_eq!(pages.len(), 2);
        let without = resources(pages[1]);
        assert!(without.has(b"Font"));
        assert!(!without.has(b"XObject") || resolved(&document, without, b"XObject").is_empty());
        let content = document.get_page_content(pages[0]);
        let content = String::from_utf8_lossy(&content).into_owned();
        let drawn = |name| format!("\n/{name} Do\nQ\nEMC\n");
        assert_eq!(content.matches("BDC\nq\n48 0 0 48 ").count(), 3, "{content}");
        assert_eq!([drawn("Im1"), drawn("Im2")].map(|it| content.matches(&it).count()), [2, 1]);
    }

    #[test]
    fn what_is_wrong_with_a_picture_is_told() {
        let good = png(png::ColorType::Grayscale, &[0, 85, 170, 255]);
        let errors = |cover: &str| {
            let source = format!(
                "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"lt\"><head><title>A</title></head><body>\
                 <header class=\"cover\"><h1>A</h1>{cover}</header></body></html>"
            );
            parse(&source).err().map_or(0, |errors| errors.len())
        };
        assert_eq!(errors(&logo(&good)), 0);
        let ends =
            [format!("{good}="), format!("{good} "), format!("{good}č"), good[..90].to_owned()];
        let others = ["a.png", "https://a.lt/a.png", "data:image/png;base64,AAAA"];
        for address in ends.iter().map(String::as_str).chain(others) {
            assert_eq!(errors(&logo(address)), 1, "{address}");
        }
        assert_eq!(errors(&logo(&good).replace("Stogas", " ")), 1);
        assert_eq!(errors(&logo(&good).replace(" class=\"logo\"", "")), 2, "pictures are marks");
        assert_eq!(errors(&logo(&good).replace("alt=", "onload=\"a()\" alt=")), 1);
        assert_eq!(errors(&logo(&good).replace("\"/></f", "\"><b/></img></f")), 1);
    }
}
