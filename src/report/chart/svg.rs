//! The drawing surface: the few shapes that the report's document knows, and nothing else.

use std::fmt::Write;

use serde::Serialize;

use super::{SIZE, TEXT};
use crate::report::xml::escape;

/// A finished picture: one `svg` element, well formed, that may be put into the document as it is.
///
/// Only charts make it, so that a template can never be handed foreign markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Svg(String);

impl Svg {
    /// The element's source.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a text stands at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// In points.
    pub size: f64,
    /// Semibold.
    pub bold: bool,
    /// `#rrggbb`.
    pub fill: &'static str,
    /// Where it stands.
    pub anchor: Anchor,
}

impl Style {
    /// Chart text that begins at its x.
    pub const PLAIN: Style = Style { size: SIZE, bold: false, fill: TEXT, anchor: Anchor::Start };

    /// The same in another colour.
    pub const fn fill(self, fill: &'static str) -> Style {
        Style { fill, ..self }
    }

    /// The same, standing otherwise.
    pub const fn anchor(self, anchor: Anchor) -> Style {
        Style { anchor, ..self }
    }

    /// The same, semibold or not.
    pub const fn bold(self, bold: bool) -> Style {
        Style { bold, ..self }
    }
}

/// Shapes, in the order in which they are painted.
#[derive(Debug, Default)]
pub struct Canvas(String);

impl Canvas {
    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, thickness: f64) {
        self.stroke(from, to, colour, thickness, "");
    }

    /// A dashed straight line.
    pub fn dashes(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        colour: &str,
        thickness: f64,
        dash: &str,
    ) {
        self.stroke(from, to, colour, thickness, dash);
    }

    fn stroke(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        colour: &str,
        thickness: f64,
        dash: &str,
    ) {
        self.push(format_args!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{colour}\" stroke-width=\"{}\"",
            Number(from.0),
            Number(from.1),
            Number(to.0),
            Number(to.1),
            Number(thickness)
        ));
        if !dash.is_empty() {
            self.push(format_args!(" stroke-dasharray=\"{dash}\""));
        }
        self.0.push_str("/>");
    }

    /// A filled rectangle; nothing when it has no area.
    pub fn area(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str) {
        if width > 0.0 && height > 0.0 {
            self.push(format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/>",
                Number(x),
                Number(y),
                Number(width),
                Number(height)
            ));
        }
    }

    /// An outlined rectangle.
    pub fn outline(&mut self, x: f64, y: f64, width: f64, height: f64, fill: &str, stroke: &str) {
        self.push(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"0.8\"/>",
            Number(x),
            Number(y),
            Number(width),
            Number(height)
        ));
    }

    /// A dot, filled or hollow.
    pub fn dot(&mut self, centre: (f64, f64), radius: f64, fill: &str, stroke: &str) {
        self.push(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.3\"/>",
            Number(centre.0),
            Number(centre.1),
            Number(radius)
        ));
    }

    /// A line through points; nothing for fewer than two.
    pub fn path(&mut self, points: &[(f64, f64)], colour: &str, thickness: f64) {
        if points.len() < 2 {
            return;
        }
        self.0.push_str("<polyline points=\"");
        for (index, point) in points.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            self.push(format_args!("{space}{},{}", Number(point.0), Number(point.1)));
        }
        self.push(format_args!(
            "\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"/>",
            Number(thickness)
        ));
    }

    /// Text with its baseline at `y`; nothing for an empty one.
    pub fn text(&mut self, x: f64, y: f64, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        self.push(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"",
            Number(x),
            Number(y),
            Number(style.size),
            style.fill
        ));
        match style.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.0.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.0.push_str(" text-anchor=\"end\""),
        }
        if style.bold {
            self.0.push_str(" font-weight=\"600\"");
        }
        self.0.push('>');
        escape(text, &mut self.0);
        self.0.push_str("</text>");
    }

    /// The finished picture. `spoken` is its alternative text.
    pub fn finish(self, width: f64, height: f64, spoken: &str) -> Svg {
        let mut svg = String::with_capacity(self.0.len() + spoken.len() + 160);
        svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"");
        escape(spoken, &mut svg);
        svg.push_str(&format!("\" viewBox=\"0 0 {} {}\">", Number(width), Number(height)));
        svg.push_str(&self.0);
        svg.push_str("</svg>");
        Svg(svg)
    }

    fn push(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing into a String cannot fail.
        let _ = self.0.write_fmt(arguments);
    }
}

/// A coordinate with at most two decimals; what is not a number is drawn at zero.
struct Number(f64);

#[expect(clippy::disallowed_methods, reason = "coordinates of a picture, not a figure")]
impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = (self.0 * 100.0).round();
        let value =
            if hundredths.is_finite() && hundredths != 0.0 { hundredths / 100.0 } else { 0.0 };
        write!(formatter, "{value}")
    }
}

/// Puts the parts of an alternative text together: sentences end with a full stop, once.
pub fn spoken(title: &str, parts: impl IntoIterator<Item = String>) -> String {
    let mut text = title.trim().trim_end_matches('.').to_owned();
    for part in parts {
        if !text.is_empty() {
            text.push_str(". ");
        }
        text.push_str(part.trim().trim_end_matches('.'));
    }
    if !text.is_empty() {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_finite() {
        let printed = |value: f64| Number(value).to_string();
        assert_eq!(printed(1.0), "1");
        assert_eq!(printed(-0.001), "0");
        assert_eq!(printed(1.23456), "1.23");
        assert_eq!(printed(f64::NAN), "0");
        assert_eq!(printed(f64::INFINITY), "0");
    }

    #[test]
    fn spoken_text_has_one_full_stop_per_part() {
        assert_eq!(
            spoken("Kaip kito.", ["2023: 5 val.".to_owned(), "2024: 6".to_owned()]),
            "Kaip kito. 2023: 5 val. 2024: 6."
        );
        assert_eq!(spoken("", []), "");
    }
}
