//! What tests ask of a picture.

use super::Svg;
use super::metrics::width;

/// A text's box: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// The alternative text.
pub fn spoken(svg: &Svg) -> String {
    let document = roxmltree::Document::parse(svg.as_str()).unwrap();
    document.root_element().attribute("aria-label").unwrap().to_owned()
}

/// An attribute of all elements of a name, as numbers.
pub fn attributes(svg: &Svg, element: &str, attribute: &str) -> Vec<f64> {
    let document = roxmltree::Document::parse(svg.as_str()).unwrap();
    let found = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", element)));
    found.map(|node| node.attribute(attribute).unwrap().parse().unwrap()).collect()
}

/// Boxes of all texts.
pub fn texts(svg: &Svg) -> Vec<(String, Area)> {
    let document = roxmltree::Document::parse(svg.as_str()).unwrap();
    let found = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    found
        .map(|node| {
            let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
            let (x, y, size) = (number("x"), number("y"), number("font-size"));
            let text = node.text().unwrap().to_owned();
            let wide = width(&text, size, node.attribute("font-weight").is_some());
            let left = match node.attribute("text-anchor") {
                Some("middle") => x - wide / 2.0,
                Some("end") => x - wide,
                _ => x,
            };
            (text, (left, y - size * 0.72, left + wide, y + size * 0.22))
        })
        .collect()
}

/// No shape and no text leaves the picture, and each number is one.
pub fn everything_inside(svg: &Svg) {
    let source = svg.as_str();
    assert!(!source.contains("NaN") && !source.contains("inf"), "{source}");
    let document = roxmltree::Document::parse(source).unwrap();
    let view: Vec<f64> = document
        .root_element()
        .attribute("viewBox")
        .unwrap()
        .split(' ')
        .map(|part| part.parse().unwrap())
        .collect();
    let inside = |x: f64, y: f64| {
        assert!(
            x >= -0.02 && x <= view[2] + 0.02 && y >= -0.02 && y <= view[3] + 0.02,
            "({x}, {y}) leaves {view:?}: {source}"
        );
    };
    for node in document.descendants() {
        let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        match node.tag_name().name() {
            "line" => {
                inside(number("x1"), number("y1"));
                inside(number("x2"), number("y2"));
            }
            "rect" => {
                inside(number("x"), number("y"));
                inside(number("x") + number("width"), number("y") + number("height"));
            }
            "circle" => {
                inside(number("cx") - number("r"), number("cy") - number("r"));
                inside(number("cx") + number("r"), number("cy") + number("r"));
            }
            "polyline" => {
                for point in node.attribute("points").unwrap().split(' ') {
                    let (x, y) = point.split_once(',').unwrap();
                    inside(x.parse().unwrap(), y.parse().unwrap());
                }
            }
            _ => {}
        }
    }
    for (text, (left, top, right, bottom)) in texts(svg) {
        assert!(!text.is_empty());
        inside(left, top);
        inside(right, bottom);
    }
}

/// No text stands on another.
pub fn no_text_on_text(svg: &Svg) {
    let texts = texts(svg);
    for (index, (one, a)) in texts.iter().enumerate() {
        for (other, b) in &texts[index + 1..] {
            let apart =
                a.2 <= b.0 + 0.02 || b.2 <= a.0 + 0.02 || a.3 <= b.1 + 0.02 || b.3 <= a.1 + 0.02;
            assert!(apart, "“{one}” {a:?} on “{other}” {b:?}: {}", svg.as_str());
        }
    }
}
