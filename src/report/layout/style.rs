//! How a report looks: page, type scale and colours, read from a TOML file.

use serde::Deserialize;

use super::font::Face;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour(pub [u8; 3]);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Colour, String> {
        Colour::parse(&text).ok_or_else(|| format!("a colour is written #rrggbb, not {text}"))
    }
}

impl Colour {
    /// Reads `#rrggbb` or `#rgb`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Colour([(number >> 16) as u8, (number >> 8) as u8, number as u8])),
            3 => Some(Colour([8, 4, 0].map(|shift| (number >> shift & 15) as u8 * 17))),
            _ => None,
        }
    }
}

/// The paper and its margins, in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageStyle {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// Left margin.
    pub left: f32,
    /// Right margin.
    pub right: f32,
    /// Upper margin of the text.
    pub top: f32,
    /// Lower margin of the text.
    pub bottom: f32,
    /// Baseline of the running head, from the upper edge.
    pub head: f32,
    /// Baseline of the foot, from the lower edge.
    pub foot: f32,
    /// Upper margin of the cover.
    pub cover_top: f32,
    /// The lines of running sentences begin at multiples of this below the upper margin; 0 where that does not matter.
    #[serde(default)]
    pub grid: f32,
    /// The widest line of running sentences.
    pub measure: f32,
    /// Whether running sentences are set flush on both sides.
    pub justify: bool,
}

/// How one kind of text is set; lengths in points.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// The face.
    pub face: Face,
    /// The size of the type.
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    /// The colour.
    pub colour: Colour,
    /// The least space above; the larger of two meeting spaces holds.
    #[serde(default)]
    pub before: f32,
    /// The least space below.
    #[serde(default)]
    pub after: f32,
}

/// The kinds of text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeScale {
    /// Paragraphs and lists.
    pub body: TextStyle,
    /// Leading paragraphs.
    pub lead: TextStyle,
    /// Captions and small print.
    pub caption: TextStyle,
    /// Large figures.
    pub big: TextStyle,
    /// The large figure of an answer.
    pub value: TextStyle,
    /// Paragraphs that give a verdict.
    pub verdict: TextStyle,
    /// First level of headings.
    pub h1: TextStyle,
    /// Second level of headings.
    pub h2: TextStyle,
    /// Third level of headings.
    pub h3: TextStyle,
    /// Fourth level of headings.
    pub h4: TextStyle,
    /// The title on the cover.
    pub cover_title: TextStyle,
    /// The subtitle on the cover.
    pub subtitle: TextStyle,
    /// Who reports, on the cover.
    pub org: TextStyle,
    /// Headings on the cover.
    pub cover_heading: TextStyle,
    /// Cells of tables.
    pub table: TextStyle,
    /// Cells of table heads.
    pub table_head: TextStyle,
    /// Captions of tables.
    pub table_caption: TextStyle,
    /// Rows that head a group of rows.
    pub table_group: TextStyle,
    /// Entries of the contents, first level.
    pub toc1: TextStyle,
    /// Entries of the contents, second level.
    pub toc2: TextStyle,
    /// Footnotes.
    pub note: TextStyle,
    /// Running heads and feet.
    pub running: TextStyle,
}

/// The colours that are not those of a kind of text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// Headings, strong rules.
    pub ink: Colour,
    /// Muted words.
    pub grey: Colour,
    /// Hairlines between rows.
    pub hair: Colour,
    /// Rules between groups of rows.
    pub rule: Colour,
    /// Thin rules of the page.
    pub thin: Colour,
    /// Links.
    pub link: Colour,
    /// A target that was met.
    pub met: Colour,
    /// A target that was not met.
    pub not_met: Colour,
    /// A target that could not be assessed.
    pub not_assessed: Colour,
}

/// How a report looks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// The paper.
    pub page: PageStyle,
    /// The kinds of text.
    pub text: TypeScale,
    /// The colours.
    pub colour: Colours,
}

impl Style {
    /// Reads a style file. The message of an error names line and column, or the length that cannot be.
    pub fn from_toml(text: &str) -> Result<Style, String> {
        let style: Style = toml::from_str(text).map_err(|error| error.to_string())?;
        style.check()?;
        Ok(style)
    }

    fn check(&self) -> Result<(), String> {
        let page = &self.page;
        let margins =
            [page.left, page.right, page.top, page.bottom, page.head, page.foot, page.cover_top];
        if !(72.0..=14_400.0).contains(&page.width) || !(72.0..=14_400.0).contains(&page.height) {
            return Err("page: width and height are between 72 and 14400 points".into());
        }
        if !margins.iter().all(|margin| (0.0..page.height).contains(margin)) {
            return Err("page: a margin is at least 0 and smaller than the paper".into());
        }
        if self.width() < 72.0
            || self.height() < 72.0
            || page.cover_top + page.bottom + 72.0 > page.height
        {
            return Err("page: the margins leave less than 72 points for the text".into());
        }
        if page.measure.is_nan() || page.measure < 72.0 {
            return Err("page.measure: at least 72 points".into());
        }
        if !(0.0..=72.0).contains(&page.grid) {
            return Err("page.grid: between 0 and 72 points".into());
        }
        for text in self.text.all() {
            let lengths = [text.before, text.after];
            if !(1.0..=100.0).contains(&text.size)
                || !(text.size..=200.0).contains(&text.leading)
                || text.leading * 4.0 > self.height()
                || !lengths.iter().all(|length| (0.0..=400.0).contains(length))
            {
                return Err(format!(
                    "text: size 1 to 100, leading from the size to a quarter of the page, before and after 0 to 400 points, not {text:?}"
                ));
            }
        }
        Ok(())
    }

    /// The width between the margins, in points.
    pub fn width(&self) -> f32 {
        self.page.width - self.page.left - self.page.right
    }

    /// The height between the margins, in points.
    pub fn height(&self) -> f32 {
        self.page.height - self.page.top - self.page.bottom
    }
}

impl TypeScale {
    fn all(&self) -> [&TextStyle; 22] {
        [
            &self.body,
            &self.lead,
            &self.caption,
            &self.big,
            &self.value,
            &self.verdict,
            &self.h1,
            &self.h2,
            &self.h3,
            &self.h4,
            &self.cover_title,
            &self.subtitle,
            &self.org,
            &self.cover_heading,
            &self.table,
            &self.table_head,
            &self.table_caption,
            &self.table_group,
            &self.toc1,
            &self.toc2,
            &self.note,
            &self.running,
        ]
    }
}
