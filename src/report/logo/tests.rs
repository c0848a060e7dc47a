use super::*;
use crate::report::layout::{Fonts, Role, Style, lay_out, parse};
use base64::Engine;

const GOOD: &str = r##"<?xml version="1.0"?><!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" fill="#12324f" id="x">
<title>A</title><metadata><x xmlns="urn:x">y</x></metadata>
<g id="roof" transform="translate(1,1)"><path d="M0 9L9 0l9 9z"/></g><text x="20" y="9" font-size="8">A &amp; B</text></svg>"##;

/// What is wrong with a logo, by code, and each finding's place.
fn told(toml: &str, files: &[(&str, &[u8])]) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("centre");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(folder.path().join("outside.svg"), GOOD).unwrap();
    for (name, bytes) in files {
        std::fs::write(inner.join(name), bytes).unwrap();
    }
    match read(&workspace(&inner, toml)) {
        Ok(_) => Vec::new(),
        Err(findings) => findings.into_iter().map(|it| (it.code, it.place.file)).collect(),
    }
}

fn workspace(folder: &Path, toml: &str) -> Workspace {
    let text = format!(
        "report_date = 2025-01-20\nperiods = [\"2024\"]\n[provider]\nname = {{ lt = \"C\", en = \"C\" }}\n{toml}"
    );
    std::fs::write(folder.join(FILE), text).unwrap();
    crate::workspace::read(folder).unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

fn logo(file: &str) -> String {
    format!("[provider.logo]\nfile = {file:?}\nalt = {{ lt = \"Stogas\", en = \"A roof\" }}\n")
}

#[test]
fn each_mistake_is_told() {
    let good: (&str, &[u8]) = ("a.svg", GOOD.as_bytes());
    assert_eq!(told(&logo("a.svg"), &[good]), []);
    assert_eq!(told(&logo("./a.svg"), &[good]), []);
    let toml = |code| vec![(code, FILE.to_owned())];
    assert_eq!(told(&logo("b.svg"), &[good]), toml("R006"));
    assert_eq!(told(&logo("."), &[good]), toml("R006"));
    for outside in ["../outside.svg", "/etc/hostname", "x/../../outside.svg"] {
        assert_eq!(told(&logo(outside), &[good]), toml("R010"), "{outside}");
    }
    for (alt, count) in
        [("", 2), ("alt.lt = \"Stogas\"", 1), ("alt = { lt = \" \", en = \"A\" }", 1)]
    {
        let found = told(&format!("[provider.logo]\nfile = \"a.svg\"\n{alt}\n"), &[good]);
        assert_eq!(found, vec![("R009", FILE.to_owned()); count], "{alt}");
    }
    let large = GOOD.replace("<title>A", &format!("<title>{}", "A".repeat(256 * 1024)));
    assert_eq!(
        told(&logo("a.svg"), &[("a.svg", large.as_bytes())]),
        [("R008", "a.svg".to_owned())]
    );
    let jpeg: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";
    assert_eq!(told(&logo("a.jpg"), &[("a.jpg", jpeg)]), [("R007", "a.jpg".to_owned())]);
}

/// A PNG of one colour.
fn png(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.add_text_chunk("Author".to_owned(), "Somebody".to_owned()).unwrap();
    let samples = colour.repeat((width * height) as usize);
    encoder.write_header().unwrap().write_image_data(&samples).unwrap();
    bytes
}

#[test]
fn each_mistake_in_a_png_is_told() {
    let good = png(4, 2, [18, 50, 79]);
    // What it is does not hang on its name.
    assert_eq!(told(&logo("a.svg"), &[("a.svg", &good)]), []);
    let found = |bytes: &[u8]| told(&logo("a.png"), &[("a.png", bytes)]);
    let at = |code| [(code, "a.png".to_owned())];
    assert_eq!(found(&good), []);
    assert_eq!(found(&good[..good.len() - 1]), at("R012"));
    assert_eq!(found(PNG), at("R012"));
    assert_eq!(found(&png(2001, 2000, [255; 3])), at("R011"));
    let behind = |length: usize| [&good[..], &vec![0; length - good.len()]].concat();
    assert_eq!(found(&behind(1024 * 1024)), []);
    assert_eq!(found(&behind(1024 * 1024 + 1)), at("R008"));
}

#[test]
fn nothing_but_pixels_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.png"), png(4, 2, [18, 50, 79])).unwrap();
    let toml = logo("a.png").replace("A roof", "A \\\"roof\\\" & <b>");
    let read = read(&workspace(folder.path(), &toml)).unwrap();
    let Picture(picture) = read.provider.unwrap().picture(Lang::En);
    let rest = picture.strip_prefix("<img src=\"data:image/png;base64,").unwrap();
    let (letters, rest) = rest.split_once('"').unwrap();
    assert_eq!(rest, " alt=\"A &quot;roof&quot; &amp; &lt;b&gt;\"/>");
    let bytes = base64::prelude::BASE64_STANDARD.decode(letters).unwrap();
    let chunks = [&b"IHDR"[..], b"IDAT", b"IEND", b"tEXt", b"Somebody"]
        .map(|name| bytes.windows(name.len()).filter(|window| window == &name).count());
    assert_eq!(chunks, [1, 1, 1, 0, 0]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("centre");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(folder.path().join("outside.svg"), GOOD).unwrap();
    std::os::unix::fs::symlink("../outside.svg", inner.join("a.svg")).unwrap();
    let found = read(&workspace(&inner, &logo("a.svg"))).unwrap_err();
    assert_eq!(found[0].code, "R010");
}

#[test]
fn nothing_but_shapes_is_taken_over() {
    let with = |inside: &str| GOOD.replace("<title>A</title>", inside);
    for inside in [
        "<script>alert(1)</script>",
        "<image href=\"https://a.lt/b.png\"/>",
        "<a href=\"https://a.lt\"><path d=\"M0 0L1 1\"/></a>",
        "<style>* { fill: red }</style>",
        "<rect width=\"9\" height=\"9\" onclick=\"alert(1)\"/>",
        "<rect width=\"9\" height=\"9\" style=\"fill:url(#a)\"/>",
        "<rect width=\"9\" height=\"9\" fill=\"url(#a)\"/>",
        "<foreignObject/>",
        "<path d=\"M0 0 R1\"/>",
        "<rect width=\"9\" height=\"9\"><script>alert(1)</script></rect>",
        "<text x=\"1\" y=\"1\"><tspan>a</tspan></text>",
        "<path xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"#a\" d=\"M0 0L1 1\"/>",
        "words",
    ] {
        assert!(layout::mark(&with(inside)).is_err(), "{inside}");
    }
    let deep = with(&("<g>".repeat(5000) + &"</g>".repeat(5000)));
    for source in
        ["", "<p/>", "<svg viewBox=\"0 0 9 9\"/>", &GOOD.replace("viewBox", "view"), &deep]
    {
        assert!(layout::mark(source).is_err());
    }
    let entity = format!("<!DOCTYPE svg [<!ENTITY a \"b\">]>{}", GOOD.split_once("-->").unwrap().1);
    assert!(layout::mark(&entity).is_err());

    let svg = layout::mark(GOOD).unwrap().svg("Stogas „A“ & <b>");
    assert!(!svg.contains("id=") && !svg.contains("metadata") && !svg.contains("<title"), "{svg}");
    assert!(svg.contains("<text x=\"20\" y=\"9\" font-size=\"8\">A &amp; B</text>"), "{svg}");
    assert!(svg.contains("aria-label=\"Stogas „A“ &amp; &lt;b&gt;\""), "{svg}");
}

/// A mark of 40 by 20 units or pixels is drawn 96 by 48 points, one of 400 by 20 170 by 8.5.
#[test]
fn a_mark_has_its_size_whatever_its_units() {
    let shapes = |width: u32| {
        let source = format!(
            "<svg viewBox=\"0 0 {width} 20\"><rect width=\"{width}\" height=\"20\" fill=\"#12324f\"/></svg>"
        );
        layout::mark(&source).unwrap().svg("Stogas")
    };
    let pixels = |width: u32| {
        let address = layout::data_uri(&png(width, 20, [18, 50, 79]));
        format!("<img src=\"{address}\" alt=\"Stogas\"/>")
    };
    for (picture, size) in [
        (shapes(40), [96.0, 48.0]),
        (shapes(400), [170.0, 8.5]),
        (pixels(40), [96.0, 48.0]),
        (pixels(400), [170.0, 8.5]),
    ] {
        let document = format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"lt\"><head><title>A</title></head><body>\
             <header class=\"cover\"><figure class=\"logo\">{picture}</figure><h1>A</h1></header></body></html>"
        );
        let style = include_str!("../../../report-templates/shared/style.toml");
        let parsed = parse(&document).unwrap_or_else(|errors| panic!("{errors:?}"));
        let laid = lay_out(&parsed, &Fonts::embedded(), &Style::from_toml(style).unwrap());
        let figure = laid.tree.nodes.iter().find(|node| node.role == Role::Figure).unwrap();
        assert_eq!(figure.alternative.as_deref(), Some("Stogas"));
        let (page, [left, top, right, bottom]) = figure.bounds.unwrap();
        assert_eq!(page, 0);
        assert!((right - left - size[0]).abs() < 0.01 && (bottom - top - size[1]).abs() < 0.01);
    }
}
