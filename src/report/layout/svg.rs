//! The small part of SVG that charts are made of: read from the document, replayed as drawing.

use roxmltree::Node;

use super::draw::{Drawn, Segment, Stroke};
use super::font::{Face, Language, Shaper};
use super::parse::Reader;
use super::style::Colour;

/// A chart.
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

/// One shape of a chart.
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

/// A drawing as it fits into a place of the page.
pub(super) struct Placed {
    pub drawn: Vec<Drawn>,
    pub width: f32,
    pub height: f32,
}

/// Draws at natural size (one unit is one point), or smaller so that nothing leaves `width` and `height`; a mark fills
/// them.
pub(super) fn place(
    drawing: &Drawing,
    shaper: &Shaper,
    language: Language,
    width: f32,
    height: f32,
) -> Placed {
    let [left, top, wide, high] = drawing.view;
    let mut around = [left, top, left + wide, top + high];
    let mut drawn = Vec::new();
    for shape in &drawing.shapes {
        draw(shape, shaper, language, &mut drawn);
    }
    // What is drawn outside the view is drawn smaller instead of being cut.
    for one in &drawn {
        let bounds = one.bounds();
        around = [
            around[0].min(bounds[0]),
            around[1].min(bounds[1]),
            around[2].max(bounds[2]),
            around[3].max(bounds[3]),
        ];
    }
    // A glyph may reach a little over its advance; only real overflow moves the view.
    let slack = |edge: f32, view: f32| if (edge - view).abs() < 1.0 { view } else { edge };
    let around = [
        slack(around[0], left),
        slack(around[1], top),
        slack(around[2], left + wide),
        slack(around[3], top + high),
    ];
    let (wide, high) = (around[2] - around[0], around[3] - around[1]);
    let most = if drawing.is_mark { f32::INFINITY } else { 1.0 };
    let scale = (width / wide).min(height / high).min(most);
    for one in &mut drawn {
        one.shift(-around[0], -around[1]);
        one.scale(scale);
    }
    Placed { drawn, width: wide * scale, height: high * scale }
}

fn draw(shape: &Shape, shaper: &Shaper, language: Language, to: &mut Vec<Drawn>) {
    match &shape.form {
        Form::Points { points, closed } => {
            let Some((first, rest)) = points.split_first() else { return };
            let mut path = vec![Segment::Move(*first)];
            path.extend(rest.iter().map(|point| Segment::Line(*point)));
            if *closed {
                path.push(Segment::Close);
            }
            to.push(Drawn::Path { path, fill: shape.fill, stroke: shape.stroke.clone() });
        }
        Form::Path(path) => {
            let (fill, stroke) = (shape.fill, shape.stroke.clone());
            to.push(Drawn::Path { path: path.clone(), fill, stroke });
        }
        Form::Circle { centre: [x, y], radius } => {
            let (x, y, r) = (*x, *y, *radius);
            // The length of the handles of four Bézier curves that make a circle.
            let k = r * 0.552_284_8;
            let path = vec![
                Segment::Move([x + r, y]),
                Segment::Curve([x + r, y + k], [x + k, y + r], [x, y + r]),
                Segment::Curve([x - k, y + r], [x - r, y + k], [x - r, y]),
                Segment::Curve([x - r, y - k], [x - k, y - r], [x, y - r]),
                Segment::Curve([x + k, y - r], [x + r, y - k], [x + r, y]),
                Segment::Close,
            ];
            to.push(Drawn::Path { path, fill: shape.fill, stroke: shape.stroke.clone() });
        }
        Form::Text { at: [x, y], size, bold, anchor, text } => {
            let Some(colour) = shape.fill else { return };
            let face = if *bold { Face::SansSemibold } else { Face::Sans };
            let runs = super::inline::by_face(shaper.fonts, face, text);
            let shaped: Vec<_> = runs
                .iter()
                .map(|run| (run, shaper.shape(run.face, language, &run.shown)))
                .collect();
            let width: f32 = shaped.iter().map(|(_, shaped)| shaped.width * size).sum();
            let mut x = x - width * anchor;
            let count = shaped.len();
            for (index, (run, shaped)) in shaped.into_iter().enumerate() {
                let mut glyphs = shaped.glyphs.clone();
                let mut text = run.shown.to_string();
                if index + 1 == count && run.meant.is_none() {
                    super::font::end_with_space(shaper, run.face, &mut glyphs, &mut text);
                }
                to.push(Drawn::Text {
                    face: run.face,
                    size: *size,
                    at: [x, *y],
                    colour,
                    glyphs,
                    text,
                    meant: run.meant.clone(),
                });
                x += shaped.width * size;
            }
        }
    }
}
