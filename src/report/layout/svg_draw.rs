//! Drawings of the document as drawing commands of a page.

use super::draw::{Drawn, Segment};
use super::font::{Face, Language};
use super::shaper::Shaper;
use super::svg::{Drawing, Form, Shape};

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
        draw(shape, drawing.view, shaper, language, &mut drawn);
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

fn draw(
    shape: &Shape,
    [left, top, wide, high]: [f32; 4],
    shaper: &Shaper,
    language: Language,
    to: &mut Vec<Drawn>,
) {
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
        Form::Raster(raster) => {
            let corners = [[left, top], [left + wide, top + high]];
            to.push(Drawn::Raster { raster: raster.clone(), corners });
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
                    super::shaper::end_with_space(shaper, run.face, &mut glyphs, &mut text);
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
