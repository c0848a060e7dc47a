//! A mark of pixels goes the whole way from the workspace's folder to the covers, and nothing else of its file does.

use lopdf::{Document, Object};
use rodiklis::locale::Lang;

use super::command::{err, out, rodiklis};

const WORKSPACE: &str = r#"
report_date = 2025-01-20
periods = ["2024"]
[provider]
name = { lt = "Centras", en = "Centre" }
[provider.logo]
file = "zenklas.png"
alt = { lt = "Stogas virš dviejų žmonių", en = "A roof over two people" }
[[source]]
dataset = "survey_answers"
files = ["answers.csv"]
columns = { response_id = "Nr", answered_on = "Data", score = "Balas", no_opinion = "Nuomonė", respondent_group = "Kas" }
set = { question = "overall_quality" }
[source.values.respondent_group]
family_home = ["šeima"]
"#;

/// Six pixels: red, green and blue above, half as dark below; the left ones can be looked through: 128 of 255.
const PIXELS: [[u8; 4]; 6] = [
    [255, 0, 0, 128],
    [0, 255, 0, 255],
    [0, 0, 255, 255],
    [128, 0, 0, 128],
    [0, 128, 0, 255],
    [0, 0, 128, 255],
];

/// The same on white paper: of the left ones 128/255 and of the paper 127/255, 127 of 255.
const PRINTED: [[u8; 3]; 6] =
    [[255, 127, 127], [0, 255, 0], [0, 0, 255], [191, 127, 127], [0, 128, 0], [0, 0, 128]];

fn mark() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 3, 2);
    encoder.set_color(png::ColorType::Rgba);
    encoder.add_text_chunk("Author".to_owned(), "Kazkas Pavardenis".to_owned()).unwrap();
    encoder.write_header().unwrap().write_image_data(PIXELS.as_flattened()).unwrap();
    bytes
}

#[test]
fn a_mark_of_pixels_stands_on_both_covers() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("rodiklis.toml", WORKSPACE.as_bytes());
    write("zenklas.png", &mark());
    write("answers.csv", "Nr;Data;Balas;Nuomonė;Kas\n1;2024-03-01;5;ne;šeima\n".as_bytes());
    let place = folder.path().to_str().unwrap();
    let made = folder.path().join("out");
    let arguments = ["report", place, "--format", "pdf,html", "--out", made.to_str().unwrap()];
    let output = rodiklis(&arguments);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}{}", out(&output), err(&output));
    for (lang, words) in
        [(Lang::Lt, "Stogas virš dviejų žmonių"), (Lang::En, "A roof over two people")]
    {
        let code = if lang == Lang::Lt { "lt" } else { "en" };
        let read = |format: &str| {
            std::fs::read(made.join(format!("equass-audit-2024-{code}.{format}"))).unwrap()
        };
        let page = String::from_utf8(read("html")).unwrap();
        assert!(page.contains(&format!("alt=\"{words}\"")), "{code}");
        assert!(page.contains("src=\"data:image/png;base64,"), "{code}");

        let bytes = read("pdf");
        let has = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
        assert!(!has(b"Pavardenis"));
        let pdf = Document::load_mem(&bytes).unwrap();
        let utf16: Vec<u8> = [0xFE, 0xFF]
            .into_iter()
            .chain(words.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        let is_told = pdf.objects.values().any(|object| {
            let alternative = object.as_dict().and_then(|element| element.get(b"Alt"));
            alternative.and_then(Object::as_str).is_ok_and(|text| text == utf16)
        });
        assert!(is_told, "{code}");
        let pictures: Vec<Vec<u8>> = pdf
            .objects
            .values()
            .filter_map(|object| object.as_stream().ok())
            .filter(|stream| {
                stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|it| it == b"Image")
            })
            .map(|stream| stream.get_plain_content().unwrap())
            .collect();
        assert_eq!(pictures, [PRINTED.as_flattened()], "{code}");
    }
}
