//! Figures as a table in the terminal.

use unicode_width::UnicodeWidthStr;

use super::compute::{chapter_order, heading};
use super::output::{Output, Tone};
use super::{Failure, groups};
use crate::Computed;
use crate::library::Library;
use crate::library::indicator::Indicator;
use crate::library::terms::Scoring;
use crate::locale::{self, Lang};
use crate::measure::disclosure::Part;
use crate::measure::history::History;
use crate::measure::{Figure, Standing, Verdict};
use crate::printed;
use crate::workspace::Workspace;

const NOTHING: &str = "–";

/// The columns after those of the periods.
const AFTER: [&str; 5] = ["head-of", "head-change", "head-season", "head-target", "head-verdict"];

/// Prints each indicator in a line, by EQUASS principle.
///
/// # Errors
/// The output cannot be written.
pub fn table(
    output: &mut Output,
    workspace: &Workspace,
    library: &Library,
    computed: &Computed,
    with_groups: bool,
) -> Result<(), Failure> {
    let lang = output.lang;
    let mut rows: Vec<(String, Vec<Row>)> = Vec::new();
    for indicator in &computed.indicators {
        let whole: Vec<Option<&Figure>> = workspace
            .periods
            .iter()
            .map(|period| {
                computed.figures.iter().find(|figure| {
                    figure.indicator == indicator.id
                        && figure.group.is_none()
                        && figure.period == *period
                })
            })
            .collect();
        if whole.iter().all(Option::is_none) {
            continue;
        }
        let heading = heading(library, indicator, lang);
        let history = whole.last().copied().flatten().and_then(|now| {
            let place = computed.figures.iter().position(|figure| std::ptr::eq(figure, now))?;
            computed.histories.get(place)
        });
        let threshold = workspace.public.threshold;
        let title = lang.of(&indicator.title);
        let mut own = vec![row(output, indicator, title, &whole, history, threshold)];
        if with_groups {
            let of: Vec<&Figure> =
                computed.figures.iter().filter(|figure| figure.indicator == indicator.id).collect();
            let groups = groups::of_indicator(output, indicator, &of, &workspace.periods);
            own.extend(groups.iter().map(|(label, figures)| {
                let row = row(output, indicator, &format!("  {label}"), figures, None, threshold);
                with_noughts(row, lang, indicator, figures)
            }));
        }
        match rows.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, members)) => members.extend(own),
            None => rows.push((heading, own)),
        }
    }
    rows.sort_by_key(|(heading, _)| chapter_order(heading));

    let mut heads: Vec<String> = vec![output.say("head-indicator", &[])];
    heads.extend(workspace.periods.iter().map(|period| locale::period_label(lang, period)));
    heads.extend(AFTER.map(|key| output.say(key, &[])));
    // A column of changes in which nothing could be compared says nothing.
    for name in ["head-season", "head-change"] {
        let column = AFTER.iter().position(|key| *key == name).unwrap_or(0);
        let column = 1 + workspace.periods.len() + column;
        let members = || rows.iter().flat_map(|(_, members)| members);
        if members().all(|row| row.cells[column] == NOTHING) {
            heads.remove(column);
            for row in rows.iter_mut().flat_map(|(_, members)| members) {
                row.cells.remove(column);
            }
        }
    }
    let mut widths: Vec<usize> = heads.iter().map(|head| head.width()).collect();
    for row in rows.iter().flat_map(|(_, members)| members) {
        for (index, cell) in row.cells.iter().enumerate() {
            widths[index] = widths[index].max(cell.width());
        }
    }
    let head = line(&heads, &widths);
    output.line(&output.toned(Tone::Faint, &head))?;
    for (heading, members) in &rows {
        output.line("")?;
        output.line(&output.toned(Tone::Strong, heading))?;
        for row in members {
            let text = line(&row.cells, &widths);
            // The verdict is the last cell: only it is coloured.
            let verdict = row.cells.last().map_or("", String::as_str);
            let start = text.len().saturating_sub(verdict.len());
            let (before, after) = text.split_at(start);
            output.line(&format!("{before}{}", output.toned(row.tone, after)))?;
        }
    }
    let doubtful = computed.figures.iter().any(|figure| {
        figure.group.is_none() && figure.verdict != Verdict::NotAssessed && !figure.certain
    });
    if doubtful {
        output.line("")?;
        output.line(&output.toned(Tone::Faint, &output.say("certain-note", &[])))?;
    }
    Ok(())
}

/// A row's cells in columns of these widths: words in the first and the last, numbers between them.
///
/// A terminal shows some letters two cells wide and some marks in no cell of their own.
fn line(cells: &[String], widths: &[usize]) -> String {
    let mut text = String::new();
    for (index, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let space = " ".repeat(width.saturating_sub(cell.width()));
        let is_words = index == 0 || index + 1 == cells.len();
        text.push_str(&if is_words { format!("{cell}{space}") } else { format!("{space}{cell}") });
        text.push_str("  ");
    }
    text.trim_end().to_owned()
}

struct Row {
    cells: Vec<String>,
    tone: Tone,
}

/// A group that has nothing in a period counts nought there; a share of nobody has no value.
fn with_noughts(mut row: Row, lang: Lang, indicator: &Indicator, group: &[Option<&Figure>]) -> Row {
    if matches!(indicator.terms.scoring, Scoring::Count | Scoring::Sum) {
        let cells = row.cells.iter_mut().skip(1).zip(group);
        for (cell, _) in cells.filter(|(_, figure)| figure.is_none()) {
            *cell = locale::integer(lang, 0);
        }
    }
    row
}

fn row(
    output: &Output,
    indicator: &Indicator,
    label: &str,
    whole: &[Option<&Figure>],
    history: Option<&History>,
    threshold: u64,
) -> Row {
    let lang = output.lang;
    let mut cells = vec![label.to_owned()];
    for figure in whole {
        let value = figure.and_then(|figure| {
            let mark = figure.suppressed.map(|mark| printed::withheld(lang, mark, threshold));
            printed::value(lang, indicator, figure).or(mark)
        });
        cells.push(value.unwrap_or_else(|| NOTHING.to_owned()));
    }
    let now = whole.last().copied().flatten();
    let of = now.and_then(|figure| figure.denominator).map(|whole| printed::plain(lang, whole));
    let withheld = now.and_then(|figure| figure.mark(&Part::Denominator));
    let of = of.or(withheld.map(|mark| printed::withheld(lang, mark, threshold)));
    cells.push(of.unwrap_or_else(|| NOTHING.to_owned()));
    let previous = history.and_then(|history| history.previous.as_ref());
    let season = history.and_then(History::season);
    for since in [previous, season] {
        let change = since.map(|since| printed::change(lang, indicator, &since.change));
        cells.push(change.unwrap_or_else(|| NOTHING.to_owned()));
    }
    let target = now.and_then(|figure| figure.target.as_ref());
    let target = target.map(|target| printed::target(lang, indicator, target));
    cells.push(target.unwrap_or_else(|| NOTHING.to_owned()));
    let mut verdict =
        output.say(&format!("verdict-{}", now.map_or("no_data", Figure::verdict_key)), &[]);
    let judged = now.is_some_and(|figure| figure.verdict != Verdict::NotAssessed);
    if judged && now.is_some_and(|figure| !figure.certain) {
        verdict = format!("{verdict} ({})", output.say("verdict-uncertain", &[]));
    }
    if now.is_some_and(|figure| figure.standing == Some(Standing::NearlyMet)) {
        verdict = format!("{verdict}, {}", output.say("within-tolerance", &[]));
    }
    cells.push(verdict);
    let tone = match now.map(|figure| figure.verdict) {
        Some(Verdict::Met) => Tone::Good,
        Some(Verdict::NotMet) => Tone::Bad,
        Some(Verdict::NotAssessed) | None => Tone::Faint,
    };
    Row { cells, tone }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other_whatever_letters_they_hold() {
        let row = |cells: [&str; 3]| line(&cells.map(str::to_owned), &[6, 4, 3]);
        assert_eq!(row(["vaikai", "12", "✓"]), "vaikai    12  ✓");
        // A mark above a letter takes no place, a Chinese sign takes two.
        assert_eq!(row(["e\u{301}", "12", "✓"]), "e\u{301}         12  ✓");
        assert_eq!(row(["中心", "12", "✓"]), "中心      12  ✓");
    }
}
