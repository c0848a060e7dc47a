//! The small part of SVG that charts are made of, as the document has it.

use std::sync::Arc;

use roxmltree::Node;

use super::draw::{Segment, Stroke};
use super::parse::Reader;
use super::raster::Raster;
use super::style::Colour;

/// A picture: a chart or a mark.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// What it shows, in words.
    pub alternative: String,
    /// Left, top, width and height of the drawing in its own units.
    pub view: [f32; 4],
    /// The shapes in the order in which they are painted.
    pub shapes: Vec<Shape>,
    /// A mark: its units say nothing of its size.
    pub is_mark: bool,
}

/// One shape of a picture.
#[derive(Clone, Debug)]
pub struct Shape {
    /// What it is.
    pub form: Form,
    /// The colour inside.
    pub fill: Option<Colour>,
    /// The line around.
    pub stroke: Option<Stroke>,
}

/// What a shape is; coordinates in the drawing's units, downwards.
#[derive(Clone, Debug)]
pub enum Form {
    /// Straight lines from point to point.
    Points {
        /// The points.
        points: Vec<[f32; 2]>,
        /// Whether the last is joined to the first.
        closed: bool,
    },
    /// A circle.
    Circle {
        /// Its centre.
        centre: [f32; 2],
        /// Its radius.
        radius: f32,
    },
    /// Lines and curves.
    Path(Vec<Segment>),
    /// Pixels; they fill the view.
    Raster(Arc<Raster>),
    /// A line of text.
    Text {
        /// The baseline's point that the anchor names.
        at: [f32; 2],
        /// Size of the type.
        size: f32,
        /// Semibold.
        bold: bool,
        /// The part of the text that lies at `at`: 0 its start, 0.5 its middle, 1 its end.
        anchor: f32,
        /// The words.
        text: String,
    },
}

#[derive(Clone)]
struct Paint {
    fill: Option<Colour>,
    stroke: Option<Colour>,
    width: f32,
    dash: Vec<f32>,
    size: f32,
    bold: bool,
    anchor: f32,
    shift: [f32; 2],
}

pub(super) const PAINT: [&str; 8] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "font-size",
    "font-weight",
    "text-anchor",
    "transform",
];

/// What a drawing says of itself and does not show.
pub(super) const SILENT: [&str; 3] = ["title", "desc", "metadata"];

/// Reads an `svg` element; `None` when it cannot be drawn, which is then among the reader's errors.
pub(super) fn read(reader: &mut Reader, node: Node) -> Option<Drawing> {
    let mut allowed = vec!["viewBox", "role", "aria-label", "width", "height"];
    allowed.extend(PAINT);
    reader.check(node, &allowed, false);
    let alternative = node.attribute("aria-label").unwrap_or("").trim().to_string();
    if alternative.is_empty() {
        reader.missing(node, "an aria-label with all the values");
    }
    if node.attribute("role") != Some("img") {
        reader.missing(node, "role=\"img\"");
    }
    let (view, shapes) = read_content(reader, node)?;
    Some(Drawing { alternative, view, shapes, is_mark: false })
}

/// Whether a mark that somebody else made can be drawn; what cannot is among the reader's errors.
pub(super) fn check_mark(reader: &mut Reader, node: Node) {
    let mut allowed = vec!["viewBox", "width", "height", "version"];
    allowed.extend(PAINT);
    reader.check(node, &allowed, false);
    let content = read_content(reader, node);
    if content.is_some_and(|(_, shapes)| shapes.is_empty()) {
        reader.missing(node, "a shape");
    }
}

fn read_content(reader: &mut Reader, node: Node) -> Option<([f32; 4], Vec<Shape>)> {
    let view = numbers(node.attribute("viewBox").unwrap_or(""));
    let Some(view) = view
        .and_then(|view| <[f32; 4]>::try_from(view).ok())
        .filter(|view| view[2] > 0.0 && view[3] > 0.0)
    else {
        reader.missing(node, "viewBox=\"left top width height\" in numbers up to 100000");
        return None;
    };
    let paint = Paint {
        fill: Some(Colour([0, 0, 0])),
        stroke: None,
        width: 1.0,
        dash: Vec::new(),
        size: 8.0,
        bold: false,
        anchor: 0.0,
        shift: [0.0, 0.0],
    };
    let paint = inherit(reader, node, &paint);
    let mut shapes = Vec::new();
    read_shapes(reader, node, &paint, &mut shapes);
    Some((view, shapes))
}

fn numbers(text: &str) -> Option<Vec<f32>> {
    let parts = text.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty());
    let number = |part: &str| part.parse().ok().filter(|number: &f32| number.abs() <= 100_000.0);
    parts.map(number).collect()
}

fn inherit(reader: &mut Reader, node: Node, outer: &Paint) -> Paint {
    let mut paint = outer.clone();
    for attribute in node.attributes() {
        let value = attribute.value().trim();
        let number = || {
            numbers(value)
                .filter(|numbers| numbers.len() == 1 && numbers[0] >= 0.0)
                .map(|numbers| numbers[0])
        };
        let name = attribute.name();
        let fine = match name {
            "fill" | "stroke" => {
                let colour = Colour::parse(value);
                *(if name == "fill" { &mut paint.fill } else { &mut paint.stroke }) = colour;
                colour.is_some() || value == "none"
            }
            "stroke-width" => number().map(|width| paint.width = width).is_some(),
            "stroke-dasharray" if value == "none" => {
                paint.dash.clear();
                true
            }
            "stroke-dasharray" => match numbers(value) {
                Some(dash)
                    if dash.iter().all(|length| *length >= 0.0)
                        && dash.iter().sum::<f32>() > 0.0 =>
                {
                    // printpdf keeps six lengths; a dash of a chart has two or four.
                    paint.dash = dash.into_iter().take(6).collect();
                    true
                }
                _ => false,
            },
            "font-size" => {
                number().filter(|size| *size > 0.0).map(|size| paint.size = size).is_some()
            }
            "font-weight" => {
                paint.bold = matches!(value, "600" | "700" | "bold");
                paint.bold || matches!(value, "400" | "normal")
            }
            "text-anchor" => {
                let anchor = [("start", 0.0), ("middle", 0.5), ("end", 1.0)]
                    .iter()
                    .find(|(name, _)| *name == value);
                anchor.map(|(_, share)| paint.anchor = *share).is_some()
            }
            "transform" => {
                let inner =
                    value.strip_prefix("translate(").and_then(|rest| rest.strip_suffix(')'));
                match inner.and_then(numbers).as_deref() {
                    Some([x, y]) => {
                        paint.shift = [outer.shift[0] + x, outer.shift[1] + y];
                        true
                    }
                    _ => false,
                }
            }
            _ => true,
        };
        if !fine {
            let allowed: &[&'static str] = match name {
                "fill" | "stroke" => &["#rrggbb", "none"],
                "text-anchor" => &["start", "middle", "end"],
                "font-weight" => &["400", "600"],
                "transform" => &["translate(x,y)"],
                _ => &["numbers from 0 to 100000"],
            };
            reader.value(node, name, value, allowed);
        }
    }
    paint
}

fn read_shapes(reader: &mut Reader, parent: Node, outer: &Paint, shapes: &mut Vec<Shape>) {
    for node in parent.children().filter(Node::is_element) {
        let own: &[&'static str] = match node.tag_name().name() {
            "g" => &[],
            "line" => &["x1", "y1", "x2", "y2"],
            "rect" => &["x", "y", "width", "height"],
            "polyline" | "polygon" => &["points"],
            "circle" => &["cx", "cy", "r"],
            "text" => &["x", "y"],
            "path" => &["d"],
            name if SILENT.contains(&name) => continue,
            _ => {
                reader.unknown(
                    node,
                    &[
                        "g", "line", "rect", "polyline", "polygon", "circle", "path", "text",
                        "title",
                    ],
                );
                continue;
            }
        };
        let allowed: Vec<&'static str> = PAINT.iter().chain(own).copied().collect();
        reader.check(node, &allowed, node.tag_name().name() == "text");
        let paint = inherit(reader, node, outer);
        if node.tag_name().name() == "g" {
            read_shapes(reader, node, &paint, shapes);
            continue;
        }
        let inner = node.children().filter(Node::is_element);
        for child in inner.filter(|child| !SILENT.contains(&child.tag_name().name())) {
            reader.unknown(child, &SILENT);
        }
        let mut number = |name: &str| match node.attribute(name).map(numbers) {
            None => 0.0,
            Some(Some(numbers)) if numbers.len() == 1 => numbers[0],
            Some(_) => {
                reader.value(
                    node,
                    name,
                    node.attribute(name).unwrap_or(""),
                    &["a number up to 100000"],
                );
                0.0
            }
        };
        let [dx, dy] = paint.shift;
        let form = match node.tag_name().name() {
            "line" => Form::Points {
                points: vec![
                    [number("x1") + dx, number("y1") + dy],
                    [number("x2") + dx, number("y2") + dy],
                ],
                closed: false,
            },
            "rect" => {
                let (x, y) = (number("x") + dx, number("y") + dy);
                let (right, bottom) = (x + number("width").max(0.0), y + number("height").max(0.0));
                Form::Points {
                    points: vec![[x, y], [right, y], [right, bottom], [x, bottom]],
                    closed: true,
                }
            }
            name @ ("polyline" | "polygon") => {
                let source = node.attribute("points").unwrap_or("");
                let points = numbers(source).filter(|points| points.len() % 2 == 0);
                let Some(points) = points else {
                    reader.value(node, "points", source, &["x,y x,y …"]);
                    continue;
                };
                let points = points.chunks(2).map(|point| [point[0] + dx, point[1] + dy]).collect();
                Form::Points { points, closed: name == "polygon" }
            }
            "path" => {
                let source = node.attribute("d").unwrap_or("");
                let Some(mut path) = super::svg_path::segments(source) else {
                    reader.value(node, "d", source, &["commands M L H V C S Q T A Z with numbers"]);
                    continue;
                };
                super::svg_path::shift(&mut path, paint.shift);
                Form::Path(path)
            }
            "circle" => Form::Circle {
                centre: [number("cx") + dx, number("cy") + dy],
                radius: number("r").max(0.0),
            },
            _ => {
                let words: Vec<&str> =
                    node.text().unwrap_or("").split([' ', '\n', '\t', '\r']).collect();
                let words = words.into_iter().filter(|word| !word.is_empty());
                Form::Text {
                    at: [number("x") + dx, number("y") + dy],
                    size: paint.size,
                    bold: paint.bold,
                    anchor: paint.anchor,
                    text: words.collect::<Vec<_>>().join(" "),
                }
            }
        };
        let fill = if node.tag_name().name() == "line" { None } else { paint.fill };
        let stroke = paint.stroke.filter(|_| paint.width > 0.0);
        let stroke = stroke.map(|colour| Stroke { colour, width: paint.width, dash: paint.dash });
        shapes.push(Shape { form, fill, stroke });
    }
}
