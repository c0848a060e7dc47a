//! The `d` of an SVG path: commands and numbers become lines and Bézier curves.

use super::draw::Segment;

type Point = [f32; 2];

/// The pieces of a path; `None` where it is not one, or a number is too large for a page.
pub(super) fn segments(source: &str) -> Option<Vec<Segment>> {
    let mut reader = Reader { rest: source.as_bytes() };
    let mut path = Path { segments: Vec::new(), at: [0.0; 2], start: [0.0; 2], handle: None };
    let mut command = reader.command()?;
    // Everything begins somewhere.
    if !matches!(command, b'M' | b'm') {
        return None;
    }
    loop {
        path.step(command, &mut reader)?;
        reader.space();
        if reader.rest.is_empty() {
            return Some(path.segments);
        }
        command = match reader.command() {
            Some(next) => next,
            // Numbers without a command go on as before; after the start, with lines.
            None => match command {
                b'M' => b'L',
                b'm' => b'l',
                b'Z' | b'z' => return None,
                other => other,
            },
        };
    }
}

/// Moves a path.
pub(super) fn shift(path: &mut [Segment], by: Point) {
    let to = |[x, y]: Point| [x + by[0], y + by[1]];
    for segment in path {
        *segment = match *segment {
            Segment::Move(end) => Segment::Move(to(end)),
            Segment::Line(end) => Segment::Line(to(end)),
            Segment::Curve(one, two, end) => Segment::Curve(to(one), to(two), to(end)),
            Segment::Close => Segment::Close,
        };
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn space(&mut self) {
        while let [b' ' | b',' | b'\t' | b'\n' | b'\r', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn command(&mut self) -> Option<u8> {
        self.space();
        let (first, rest) = self.rest.split_first()?;
        if !b"MmLlHhVvCcSsQqTtAaZz".contains(first) {
            return None;
        }
        self.rest = rest;
        Some(*first)
    }

    /// Numbers need no space between them where a sign or a second point parts them: `1-.5.5`.
    fn number(&mut self) -> Option<f32> {
        self.space();
        let mut length = 0;
        let (mut point, mut power) = (false, false);
        while let Some(byte) = self.rest.get(length) {
            let before = length.checked_sub(1).map(|at| self.rest[at]);
            match byte {
                b'0'..=b'9' => {}
                b'+' | b'-' if before.is_none() || matches!(before, Some(b'e' | b'E')) => {}
                b'.' if !point && !power => point = true,
                b'e' | b'E' if !power && before.is_some() => power = true,
                _ => break,
            }
            length += 1;
        }
        let (number, rest) = self.rest.split_at(length);
        self.rest = rest;
        let number: f32 = std::str::from_utf8(number).ok()?.parse().ok()?;
        (number.is_finite() && number.abs() <= 100_000.0).then_some(number)
    }

    /// A flag of an arc is one digit, with or without a space behind it.
    fn flag(&mut self) -> Option<bool> {
        self.space();
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        match first {
            b'0' => Some(false),
            b'1' => Some(true),
            _ => None,
        }
    }
}

struct Path {
    segments: Vec<Segment>,
    at: Point,
    start: Point,
    /// The last handle of a curve, with the command family that a smooth one follows.
    handle: Option<(u8, Point)>,
}

impl Path {
    fn step(&mut self, command: u8, reader: &mut Reader) -> Option<()> {
        let from = if command.is_ascii_lowercase() { self.at } else { [0.0; 2] };
        let point = |reader: &mut Reader| -> Option<Point> {
            Some([from[0] + reader.number()?, from[1] + reader.number()?])
        };
        let family = command.to_ascii_uppercase();
        let mut handle = None;
        match family {
            b'M' => {
                self.start = point(reader)?;
                self.at = self.start;
                self.segments.push(Segment::Move(self.at));
            }
            b'L' => self.line(point(reader)?),
            b'H' => self.line([from[0] + reader.number()?, self.at[1]]),
            b'V' => self.line([self.at[0], from[1] + reader.number()?]),
            b'C' | b'S' => {
                let one = if family == b'C' { point(reader)? } else { self.mirrored(b'C') };
                let (two, end) = (point(reader)?, point(reader)?);
                self.curve(one, two, end);
                handle = Some((b'C', two));
            }
            b'Q' | b'T' => {
                let control = if family == b'Q' { point(reader)? } else { self.mirrored(b'Q') };
                let end = point(reader)?;
                // Two thirds of the way to the one handle are the way to each of the two.
                let toward = |from: Point| {
                    [0, 1].map(|axis| from[axis] + (control[axis] - from[axis]) * 2.0 / 3.0)
                };
                self.curve(toward(self.at), toward(end), end);
                handle = Some((b'Q', control));
            }
            b'A' => {
                let radii = [reader.number()?.abs(), reader.number()?.abs()];
                let turn = reader.number()?.to_radians();
                let (large, sweep) = (reader.flag()?, reader.flag()?);
                self.arc(radii, turn, large, sweep, point(reader)?);
            }
            _ => {
                self.segments.push(Segment::Close);
                self.at = self.start;
            }
        }
        self.handle = handle;
        Some(())
    }

    fn line(&mut self, end: Point) {
        self.reopen();
        self.segments.push(Segment::Line(end));
        self.at = end;
    }

    fn curve(&mut self, one: Point, two: Point, end: Point) {
        self.reopen();
        self.segments.push(Segment::Curve(one, two, end));
        self.at = end;
    }

    /// What follows the end of a closed part begins where that began.
    fn reopen(&mut self) {
        if matches!(self.segments.last(), Some(Segment::Close)) {
            self.segments.push(Segment::Move(self.at));
        }
    }

    fn mirrored(&self, family: u8) -> Point {
        match self.handle {
            Some((before, [x, y])) if before == family => {
                [2.0 * self.at[0] - x, 2.0 * self.at[1] - y]
            }
            _ => self.at,
        }
    }

    /// SVG 1.1, F.6.5: from the ends of an arc to its centre, then quarters as curves.
    fn arc(&mut self, [mut rx, mut ry]: Point, turn: f32, large: bool, sweep: bool, end: Point) {
        let (sine, cosine) = turn.sin_cos();
        let half = [(self.at[0] - end[0]) / 2.0, (self.at[1] - end[1]) / 2.0];
        let x = cosine * half[0] + sine * half[1];
        let y = cosine * half[1] - sine * half[0];
        if rx == 0.0 || ry == 0.0 || (x == 0.0 && y == 0.0) {
            self.line(end);
            return;
        }
        let reach = (x / rx).powi(2) + (y / ry).powi(2);
        if reach > 1.0 {
            rx *= reach.sqrt();
            ry *= reach.sqrt();
        }
        let reach = ((x / rx).powi(2) + (y / ry).powi(2)).min(1.0);
        let sign = if large == sweep { -1.0 } else { 1.0 };
        let away = sign * (1.0 / reach - 1.0).max(0.0).sqrt();
        let (cx, cy) = (away * rx * y / ry, -away * ry * x / rx);
        let from = ((y - cy) / ry).atan2((x - cx) / rx);
        let to = ((-y - cy) / ry).atan2((-x - cx) / rx);
        let whole = std::f32::consts::TAU;
        let angle = match (to - from, sweep) {
            (angle, true) if angle < 0.0 => angle + whole,
            (angle, false) if angle > 0.0 => angle - whole,
            (angle, _) => angle,
        };
        let middle = [(self.at[0] + end[0]) / 2.0, (self.at[1] + end[1]) / 2.0];
        let place = |x: f32, y: f32| {
            let (x, y) = (cx + rx * x, cy + ry * y);
            [middle[0] + cosine * x - sine * y, middle[1] + sine * x + cosine * y]
        };
        let count = (angle.abs() / std::f32::consts::FRAC_PI_2 - 1e-3).ceil().max(1.0);
        let step = angle / count;
        let reach = 4.0 / 3.0 * (step / 4.0).tan();
        // At most four quarters and a rest.
        for index in 0..count as u32 {
            let (sine, cosine) = (from + step * index as f32).sin_cos();
            let (next_sine, next_cosine) = (from + step * (index + 1) as f32).sin_cos();
            let one = place(cosine - reach * sine, sine + reach * cosine);
            let two = place(next_cosine + reach * next_sine, next_sine - reach * next_cosine);
            let last = index as f32 + 1.0 >= count;
            self.curve(one, two, if last { end } else { place(next_cosine, next_sine) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(source: &str) -> Vec<String> {
        let say = |points: &[Point]| {
            let say = |point: &Point| format!("{:.2},{:.2}", point[0] + 0.0, point[1] + 0.0);
            points.iter().map(say).collect::<Vec<_>>().join(" ")
        };
        let segments = segments(source).unwrap_or_else(|| panic!("{source}"));
        let say = |segment: &Segment| match segment {
            Segment::Move(end) => format!("M {}", say(&[*end])),
            Segment::Line(end) => format!("L {}", say(&[*end])),
            Segment::Curve(one, two, end) => format!("C {}", say(&[*one, *two, *end])),
            Segment::Close => "Z".to_owned(),
        };
        segments.iter().map(say).collect()
    }

    #[test]
    fn commands_are_absolute_relative_and_repeated() {
        assert_eq!(
            points("M1 2 3,4l1-1.5.5 0H9v-2Zl1 0"),
            [
                "M 1.00,2.00",
                "L 3.00,4.00",
                "L 4.00,2.50",
                "L 4.50,2.50",
                "L 9.00,2.50",
                "L 9.00,0.50",
                "Z",
                "M 1.00,2.00",
                "L 2.00,2.00"
            ]
        );
    }

    /// By hand: the handle (1, 2) before (3, 0) goes on as (5, -2); a control at (3, 3) from (0, 0) to (6, 0) is handles at
    /// (2, 2) and (4, 2).
    #[test]
    fn curves_are_smooth_and_quadratic() {
        assert_eq!(points("M0 0C0 2 1 2 3 0S6-2 6 0")[2], "C 5.00,-2.00 6.00,-2.00 6.00,0.00");
        assert_eq!(points("M0 0Q3 3 6 0")[1], "C 2.00,2.00 4.00,2.00 6.00,0.00");
    }

    /// A quarter of a circle of radius 1 has handles of 0.5523.
    #[test]
    fn an_arc_is_a_curve() {
        assert_eq!(points("M1 0A1 1 0 0 1 0 1")[1], "C 1.00,0.55 0.55,1.00 0.00,1.00");
        assert_eq!(points("M1 0A1 1 0 1 1 0-1").len(), 4);
        assert_eq!(points("M1 0a1 1 0 00-1-1")[1], "C 1.00,-0.55 0.55,-1.00 0.00,-1.00");
        assert_eq!(points("M0 0A0 5 0 0 1 3 3")[1], "L 3.00,3.00");
    }

    #[test]
    fn what_is_no_path_is_none() {
        for source in
            ["", "L1 1", "M", "M1", "M1 x", "M1 1A1 1 0 2 0 1 1", "M1 1Z5", "M9e9 1", "M1 1 L"]
        {
            assert!(segments(source).is_none(), "{source}");
        }
    }
}
