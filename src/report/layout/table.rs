//! Tables: widths of columns, rows as slabs, heads that are repeated.

use super::blocks::{Builder, Place, Room, first, space};
use super::decimals::{self, Halves};
use super::document::{Block, BlockKind, Cell, Inline, Row, Scope, Table};
use super::draw::{Artifact, Owner};
use super::font::Language;
use super::inline::base_run;
use super::paragraph::{Align, Setting};
use super::slab::{Item, Slab, height, side_by_side};
use super::style::TextStyle;
use super::tree::{NodeId, Role};

/// Left edge and width of the content of each column, and the styles of the cells.
struct Grid<'a> {
    columns: Vec<(f32, f32)>,
    gutter: f32,
    plain: &'a TextStyle,
    scale: f32,
    /// The height up to which the cells of a row are centred on each other.
    centred: f32,
    /// Where the numbers of each column meet at their decimal signs.
    decimals: Vec<Option<Halves>>,
    /// Space within rows is this much of what it is elsewhere.
    air: f32,
}

/// The space within rows of a dense table, of that of the others.
const DENSE: f32 = 0.55;

/// Tables that are too wide are set in type down to this much of its size.
pub(super) const SMALLEST: f32 = 0.72;

/// Between the rows of a pair, in points.
const PAIR_GAP: f32 = 20.0;

/// The type of a fine table, of that of the others.
const FINE: f32 = 0.84;

/// What the words of each column need: widths in points, with the gutter.
struct Needs {
    least: Vec<f32>,
    natural: Vec<f32>,
    decimals: Vec<Option<Halves>>,
    gutter: f32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Head,
    Group,
    Body,
}

impl<'a> Builder<'a> {
    /// A table as slabs: caption, head, rows.
    pub fn table(&mut self, table: &'a Table, place: Place<'a>) -> Vec<Slab> {
        let node = self.tree.add(place.parent, Role::Table);
        let style = &self.style.text.table;
        let mut slabs = Vec::new();
        if let Some(caption) = &table.caption {
            let style = &self.style.text.table_caption;
            let inside = self.tree.add(node, Role::Caption);
            let width = place.width.min(self.style.page.measure);
            let setting =
                Setting { width, leading: style.leading, align: Align::Left, hyphenate: true };
            slabs = self.text(caption, base_run(style, inside, place.language), &setting);
            space(&mut slabs, style);
            for slab in &mut slabs {
                slab.keep = true;
            }
        }
        let columns = if table.paired { (place.width - PAIR_GAP) / 2.0 } else { place.width };
        let grid = self.grid(table, columns, style, place.language);
        let cells = Place { room: Room::Cell, width: columns, ..place };
        let mut head = self.head(table, node, &grid, cells);
        if table.paired {
            for slab in &mut head {
                twin(slab, columns + PAIR_GAP);
            }
        }
        let repeated = match &table.continued {
            Some(words) if head.is_empty() => {
                let above = self.continued(words, node, place);
                self.repeated(&above)
            }
            _ => self.repeated(&head),
        };
        let has_head = !head.is_empty();
        slabs.extend(head);
        let rows: usize = table.bodies.iter().map(Vec::len).sum();
        let mut index = 0;
        for body in &table.bodies {
            let part = self.tree.add(node, Role::TBody);
            let mut open = body.iter().peekable();
            while let Some(row) = open.next() {
                let kind = if row.group { Kind::Group } else { Kind::Body };
                // A row that groups is ruled over the whole width, also where the others stand in pairs.
                let width = if row.group { place.width } else { columns };
                let mut strips = self.row(row, part, &grid, kind, Place { width, ..cells });
                let mut next = index + 1;
                if table.paired
                    && !row.group
                    && let Some(second) = open.next_if(|second| !second.group)
                {
                    let right = self.row(second, part, &grid, kind, cells);
                    strips = pair(strips, right, columns + PAIR_GAP);
                    next += 1;
                }
                if index == 0 && !has_head {
                    let rule = Item::rule(0.0, 0.4, place.width, 0.8, self.style.colour.ink);
                    first(&mut strips).items.insert(0, rule);
                }
                for (strip, slab) in strips.iter_mut().enumerate() {
                    slab.table = repeated.filter(|_| index > 0 || strip > 0);
                }
                // Neither the first nor the last row stands on a page alone.
                let last = if table.paired { 2 } else { 1 };
                let lonely = rows > 2 && (index == 0 || (next < rows && next + last >= rows));
                if let Some(slab) = strips.last_mut() {
                    slab.keep = row.group || lonely;
                    if next == rows {
                        self.last_rule(slab, place.width);
                    }
                }
                index = next;
                slabs.extend(strips);
            }
        }
        if let Some(slab) = slabs.first_mut() {
            slab.before = slab.before.max(6.0);
        }
        if let Some(slab) = slabs.last_mut() {
            slab.after = style.after;
        }
        slabs
    }

    /// What stands above the rest of a table without a head: in no tag, for it is read once already, as a heading.
    fn continued(&mut self, words: &'a [Inline], node: NodeId, place: Place<'a>) -> Vec<Slab> {
        let style = &self.style.text.table_caption;
        let width = place.width.min(self.style.page.measure);
        let leading = style.leading;
        let setting = Setting { width, leading, align: Align::Left, hyphenate: true };
        let mut slabs = self.text(words, base_run(style, node, place.language), &setting);
        if let Some(slab) = slabs.last_mut() {
            slab.height += 2.0;
            let y = slab.height - 0.4;
            slab.items.push(Item::rule(0.0, y, place.width, 0.8, self.style.colour.ink));
        }
        slabs
    }

    fn last_rule(&self, slab: &mut Slab, width: f32) {
        let y = slab.height - 0.3;
        slab.items.push(Item::rule(0.0, y, width, 0.6, self.style.colour.rule));
    }

    fn head(
        &mut self,
        table: &'a Table,
        node: NodeId,
        grid: &Grid<'a>,
        place: Place<'a>,
    ) -> Vec<Slab> {
        let part = self.tree.add(node, Role::THead);
        let mut head = Vec::new();
        for row in &table.head {
            head.extend(self.row(row, part, grid, Kind::Head, place));
        }
        for slab in &mut head {
            slab.keep = true;
        }
        if let Some(slab) = head.last_mut() {
            let y = slab.height - 0.4;
            slab.items.push(Item::rule(0.0, y, place.width, 0.8, self.style.colour.ink));
        }
        head
    }

    /// The head as an artifact, for the pages after the first; none when it would fill them.
    fn repeated(&mut self, head: &[Slab]) -> Option<usize> {
        if head.is_empty() || height(head) > self.style.height() * 0.3 {
            return None;
        }
        let mut whole = Slab::default();
        let mut y = 0.0;
        for slab in head {
            let mut slab = slab.clone();
            slab.shift(0.0, y);
            y += slab.height;
            whole.items.extend(slab.items);
        }
        for item in &mut whole.items {
            item.link = None;
            if let Owner::Node(_) = item.owner {
                item.owner = Owner::Artifact(Artifact::Pagination);
            }
        }
        whole.height = y;
        self.heads.push(whole);
        Some(self.heads.len() - 1)
    }

    fn row(
        &mut self,
        row: &'a Row,
        part: NodeId,
        grid: &Grid<'a>,
        kind: Kind,
        place: Place<'a>,
    ) -> Vec<Slab> {
        let node = self.tree.add(part, Role::Tr);
        let mut attach = vec![node];
        let mut columns = Vec::new();
        let mut at = 0;
        for cell in &row.cells {
            let last = (at + cell.span).min(grid.columns.len()) - 1;
            let (left, _) = grid.columns[at.min(last)];
            let (last_left, last_width) = grid.columns[last];
            at += cell.span;
            let role = cell.scope.map_or(Role::Td, Role::Th);
            let inside = self.tree.add(node, role);
            self.tree.nodes[inside].span = cell.span;
            self.tree.nodes[inside].language = cell.language.clone();
            self.tree.nodes[inside].figure = cell.figure.clone();
            attach.push(inside);
            let mut width = last_left + last_width - left;
            if kind == Kind::Body && cell.span == 1 {
                width -= self.indent(cell, grid, last, width, place.language);
            }
            columns.push((left, self.cell(cell, inside, width, grid, kind, place)));
        }
        let tallest = columns.iter().map(|(_, slabs)| height(slabs)).fold(0.0, f32::max);
        // Words stand at the middle of a picture that is taller.
        let pictured = row.cells.iter().zip(&columns).any(|(cell, (_, slabs))| {
            cell.blocks.iter().any(|block| matches!(block.kind, BlockKind::Figure { .. }))
                && height(slabs) >= tallest
        });
        let low = kind == Kind::Group || pictured || tallest <= grid.centred;
        for (_, slabs) in &mut columns {
            let slack = tallest - height(&*slabs);
            let dy = match kind {
                Kind::Head => slack,
                _ if low => slack / 2.0,
                _ => 0.0,
            };
            if dy > 0.0
                && let Some(slab) = slabs.first_mut()
            {
                slab.shift(0.0, dy);
                slab.height += dy;
            }
        }
        let (above, below) = match kind {
            Kind::Head => (4.0, 4.0),
            Kind::Group => (10.0, 4.0),
            Kind::Body => (4.5, 4.5),
        };
        let (above, below) = (above * grid.air, below * grid.air);
        let mut strips = side_by_side(columns, self.style.height() * 0.33);
        let strip = first(&mut strips);
        strip.shift(0.0, above);
        strip.height += above;
        strip.attach = attach;
        strip.anchors.extend(row.id.clone());
        if let Some(strip) = strips.last_mut() {
            strip.height += below;
            let (weight, colour) = match kind {
                Kind::Head => return strips,
                Kind::Group => (0.6, self.style.colour.rule),
                Kind::Body => (0.4, self.style.colour.hair),
            };
            strip.items.push(Item::rule(
                0.0,
                strip.height - weight / 2.0,
                place.width,
                weight,
                colour,
            ));
        }
        strips
    }

    /// How far from the right edge a number ends, so that the decimal signs of its column stand below each other.
    fn indent(
        &self,
        cell: &Cell,
        grid: &Grid<'a>,
        column: usize,
        width: f32,
        language: Language,
    ) -> f32 {
        let Some(Some(most)) = grid.decimals.get(column) else { return 0.0 };
        if (most.whole + most.rest) * grid.scale > width {
            return 0.0;
        }
        let language = cell.language.as_deref().map_or(language, Language::of);
        decimals::of_cell(self.shaper, cell, grid.plain, language)
            .map_or(0.0, |halves| (most.rest - halves.rest) * grid.scale)
    }

    fn cell(
        &mut self,
        cell: &'a Cell,
        node: NodeId,
        width: f32,
        grid: &Grid<'a>,
        kind: Kind,
        place: Place<'a>,
    ) -> Vec<Slab> {
        let style = match kind {
            Kind::Head => &self.style.text.table_head,
            Kind::Group => &self.style.text.table_group,
            Kind::Body => grid.plain,
        };
        let align = if cell.number { Align::Right } else { Align::Left };
        let language = cell.language.as_deref().map_or(place.language, Language::of);
        let place = Place { parent: node, width, language, plain: style, align, room: place.room };
        let mut slabs = Vec::new();
        let paragraph = |block: &&Block| matches!(block.kind, BlockKind::Paragraph { .. });
        let lone = cell.blocks.iter().filter(paragraph).count() == 1;
        for block in &cell.blocks {
            slabs.extend(self.cell_block(block, lone, place, grid.scale));
        }
        if let Some(slab) = slabs.first_mut() {
            slab.before = 0.0;
        }
        slabs
    }

    /// A lone paragraph of a cell is the cell itself; several are paragraphs inside it, so that their words do not run together.
    fn cell_block(
        &mut self,
        block: &'a Block,
        lone: bool,
        mut place: Place<'a>,
        scale: f32,
    ) -> Vec<Slab> {
        use super::document::ParagraphKind;
        let text = match &block.kind {
            BlockKind::Paragraph { kind: ParagraphKind::Plain, text }
                if block.id.is_none() && block.language.is_none() =>
            {
                text
            }
            _ => return self.blocks(std::slice::from_ref(block), place),
        };
        if !lone {
            place.parent = self.tree.add(place.parent, Role::P);
        }
        let mut run = base_run(place.plain, place.parent, place.language);
        run.size *= scale;
        let leading = place.plain.leading * scale;
        let setting = Setting { width: place.width, leading, align: place.align, hyphenate: true };
        let mut slabs = self.text(text, run, &setting);
        if let Some(last) = slabs.last_mut() {
            last.after = 2.0;
        }
        slabs
    }

    /// The least width of each column, with the gutter to its right, in points.
    pub fn least_widths(&self, table: &'a Table, width: f32, language: Language) -> Vec<f32> {
        self.needs(table, width, &self.style.text.table, language).least
    }

    fn needs(&self, table: &'a Table, width: f32, plain: &TextStyle, language: Language) -> Needs {
        let count = table.columns.max(1);
        let small = if table.fine { FINE } else { 1.0 };
        let gutter = small * 10.0_f32.min(width / count as f32 * 0.2);
        let mut least = vec![0.0_f32; count];
        let mut natural = vec![0.0_f32; count];
        let rows = table
            .head
            .iter()
            .map(|row| (row, true))
            .chain(table.bodies.iter().flatten().map(|row| (row, false)));
        for (row, head) in rows {
            let mut at = 0;
            for cell in &row.cells {
                if cell.span == 1 && at < count {
                    let style = match (head, cell.scope) {
                        (true, _) => &self.style.text.table_head,
                        (false, Some(Scope::RowGroup)) => &self.style.text.table_group,
                        _ => plain,
                    };
                    let (low, high) = self.extent(&cell.blocks, style);
                    let (low, high) = (low * small, high * small);
                    // A figure with its sign stays on one line; a head may break.
                    let low = if cell.number && !head && high < width * 0.3 { high } else { low };
                    least[at] = least[at].max(low.min(width * 0.4) + gutter + 0.5);
                    natural[at] = natural[at].max(high + gutter + 0.5);
                }
                at += cell.span;
            }
        }
        let decimals = decimals::columns(self.shaper, table, plain, language);
        for (at, halves) in decimals.iter().enumerate() {
            let wide = halves.map_or(0.0, |halves| (halves.whole + halves.rest) * small);
            if wide > 0.0 && wide < width * 0.3 {
                least[at] = least[at].max(wide + gutter + 0.5);
                natural[at] = natural[at].max(wide + gutter + 0.5);
            }
        }
        Needs { least, natural, decimals, gutter }
    }

    fn grid(
        &self,
        table: &'a Table,
        width: f32,
        plain: &'a TextStyle,
        language: Language,
    ) -> Grid<'a> {
        let needs = self.needs(table, width, plain, language);
        let Needs { mut least, mut natural, decimals, mut gutter } = needs;
        let small = if table.fine { FINE } else { 1.0 };
        let sum: f32 = least.iter().sum();
        let squeeze = if sum > width { (width / sum).max(SMALLEST) } else { 1.0 };
        let scale = small * squeeze;
        gutter *= squeeze;
        for length in least.iter_mut().chain(&mut natural) {
            *length *= squeeze;
        }
        // Cards stand below each other: their columns must not depend on their words.
        let wished: &[f32] = if table.card && table.widths.is_empty() && least.len() == 2 {
            &[22.0, 78.0]
        } else {
            &table.widths
        };
        // The last column has no gutter to its right.
        let widths = widths(wished, &least, &natural, width + gutter);
        let mut left = 0.0;
        let columns = widths.iter().map(|wide| {
            let column = (left, (wide - gutter).max(1.0));
            left += wide;
            column
        });
        // Cards are read as text: name and value begin on one line.
        let centred = if table.card { 0.0 } else { plain.leading * 2.5 };
        let air = if table.fine || table.dense { DENSE } else { 1.0 };
        let columns = columns.collect();
        Grid { columns, gutter, plain, scale, centred, decimals, air }.fitted(width)
    }
}

/// Two rows side by side; below each other when one of them is too high for a strip.
fn pair(mut left: Vec<Slab>, mut right: Vec<Slab>, dx: f32) -> Vec<Slab> {
    if left.len() != 1 || right.len() != 1 {
        left.extend(right);
        return left;
    }
    let (one, other) = (&mut left[0], &mut right[0]);
    // The rule below a row is its last item.
    let slack = other.height - one.height;
    let lower = if slack > 0.0 { one.items.last_mut() } else { other.items.last_mut() };
    if let Some(rule) = lower {
        rule.drawn.shift(0.0, slack.abs());
    }
    other.shift(dx, 0.0);
    one.height = one.height.max(other.height);
    one.absorb(std::mem::take(other));
    left
}

/// Paints a head a second time, for the right rows of pairs; it is read once.
fn twin(head: &mut Slab, dx: f32) {
    let again: Vec<Item> = head
        .items
        .iter()
        .map(|item| {
            let mut item = Item { link: None, ..item.clone() };
            if let Owner::Node(_) = item.owner {
                item.owner = Owner::Artifact(Artifact::Pagination);
            }
            item.drawn.shift(dx, 0.0);
            item
        })
        .collect();
    head.items.extend(again);
}

impl Grid<'_> {
    /// Rounding must not push the last column over the edge.
    fn fitted(mut self, width: f32) -> Self {
        if let Some((left, wide)) = self.columns.last_mut() {
            *wide = wide.min(width - *left).max(1.0);
            if *left + *wide > width + self.gutter {
                *left = (width - *wide).max(0.0);
            }
        }
        self
    }
}

/// Widths of columns that fill `width`: as wished where that holds the longest words, else as the words need.
fn widths(wished: &[f32], least: &[f32], natural: &[f32], width: f32) -> Vec<f32> {
    let total: f32 = least.iter().sum();
    if total >= width {
        return least.iter().map(|one| one * width / total).collect();
    }
    let mut widths: Vec<f32> = if wished.len() == least.len() {
        let sum: f32 = wished.iter().sum();
        wished.iter().map(|share| share / sum * width).collect()
    } else {
        let sum: f32 = natural.iter().sum();
        if sum <= width {
            natural
                .iter()
                .map(|one| if sum > 0.0 { one * width / sum } else { width / least.len() as f32 })
                .collect()
        } else {
            shared(natural, least, width)
        }
    };
    let missing: f32 = widths.iter().zip(least).map(|(one, low)| (low - one).max(0.0)).sum();
    let spare: f32 = widths.iter().zip(least).map(|(one, low)| (one - low).max(0.0)).sum();
    if missing > 0.0 && spare > 0.0 {
        for (one, low) in widths.iter_mut().zip(least) {
            *one = if *one < *low { *low } else { *one - (*one - *low) * missing / spare };
        }
    }
    widths
}

/// Columns that need less than their share get what they need; the others share the rest by what they need.
fn shared(natural: &[f32], least: &[f32], width: f32) -> Vec<f32> {
    let mut widths = vec![0.0; natural.len()];
    let mut open: Vec<usize> = (0..natural.len()).collect();
    let mut rest = width;
    loop {
        let fair = rest / open.len().max(1) as f32;
        let (content, wanting): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|column| natural[**column] <= fair);
        if content.is_empty() {
            let sum: f32 = wanting.iter().map(|column| natural[*column].sqrt()).sum();
            for column in wanting {
                widths[column] = (natural[column].sqrt() / sum * rest).max(least[column]);
            }
            let sum: f32 = widths.iter().sum();
            return widths.into_iter().map(|one| one * width / sum).collect();
        }
        for column in content {
            widths[column] = natural[column];
            rest -= natural[column];
        }
        open = wanting;
    }
}

#[cfg(test)]
mod tests {
    use super::widths;

    #[test]
    fn wished_widths_hold_when_the_words_fit() {
        assert_eq!(widths(&[50.0, 25.0, 25.0], &[10.0; 3], &[20.0; 3], 200.0), [100.0, 50.0, 50.0]);
    }

    #[test]
    fn a_column_with_a_long_word_takes_from_the_others() {
        let widths = widths(&[50.0, 50.0], &[20.0, 120.0], &[20.0, 120.0], 200.0);
        assert_eq!(widths, [80.0, 120.0]);
    }

    #[test]
    fn a_narrow_column_gets_what_it_needs_beside_a_wide_one() {
        assert_eq!(widths(&[], &[20.0, 20.0], &[40.0, 900.0], 200.0), [40.0, 160.0]);
    }

    #[test]
    fn too_many_words_share_what_there_is() {
        assert_eq!(widths(&[], &[300.0, 100.0], &[300.0, 100.0], 200.0), [150.0, 50.0]);
    }
}
