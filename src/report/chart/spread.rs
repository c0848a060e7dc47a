//! Labels that stand as near to their things as the others allow.

/// Centres of labels, each with the length that it takes, moved apart as little as it takes; none lies nearer to 0
/// than `least`. In the order given.
pub fn apart(wanted: &[(f64, f64)], least: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0));
    // Blocks of labels that touch: their members, and where the middle of all lies.
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let length = |block: &[usize]| block.iter().map(|label| wanted[*label].1).sum::<f64>();
    let middle = |block: &[usize]| {
        let mean = block.iter().map(|label| wanted[*label].0).sum::<f64>() / block.len() as f64;
        mean.max(least + length(block) / 2.0 - wanted[block[0]].1 / 2.0)
    };
    for label in order {
        let mut block = vec![label];
        while let Some(before) = blocks.last() {
            let touches =
                middle(before) + length(before) / 2.0 > middle(&block) - length(&block) / 2.0;
            if !touches {
                break;
            }
            let mut joined = blocks.pop().unwrap_or_default();
            joined.append(&mut block);
            block = joined;
        }
        blocks.push(block);
    }
    let mut centres = vec![0.0; wanted.len()];
    for block in &blocks {
        let mut at = middle(block) - length(block) / 2.0;
        for label in block {
            centres[*label] = at + wanted[*label].1 / 2.0;
            at += wanted[*label].1;
        }
    }
    centres
}

/// Left ends of labels of these widths in one row from 0 to `room`, each centred on its thing as nearly as the
/// others allow, with `gap` between them; `None` where they are too long together.
pub fn in_a_row(centres: &[f64], widths: &[f64], room: f64, gap: f64) -> Option<Vec<f64>> {
    let mut starts: Vec<f64> =
        centres.iter().zip(widths).map(|(centre, wide)| centre - wide / 2.0).collect();
    let mut free = 0.0;
    for (start, wide) in starts.iter_mut().zip(widths) {
        *start = start.max(free);
        free = *start + wide + gap;
    }
    let mut limit = room;
    for (start, wide) in starts.iter_mut().zip(widths).rev() {
        *start = start.min(limit - wide);
        limit = *start - gap;
    }
    let fits = starts.first().is_none_or(|start| *start > -0.01);
    fits.then(|| starts.into_iter().map(|start| start.max(0.0)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_part_as_little_as_they_must() {
        assert_eq!(apart(&[(10.0, 4.0), (50.0, 4.0)], 0.0), [10.0, 50.0]);
        // Both wanted 20: they stand around it.
        assert_eq!(apart(&[(20.0, 10.0), (20.0, 10.0)], 0.0), [15.0, 25.0]);
        assert_eq!(apart(&[(30.0, 10.0), (22.0, 10.0)], 0.0), [31.0, 21.0]);
        assert!(apart(&[], 0.0).is_empty());
    }

    #[test]
    fn a_row_keeps_gaps_and_edges() {
        assert_eq!(in_a_row(&[5.0, 8.0], &[10.0, 10.0], 100.0, 2.0), Some(vec![0.0, 12.0]));
        assert_eq!(in_a_row(&[99.0], &[10.0], 100.0, 2.0), Some(vec![90.0]));
        assert_eq!(in_a_row(&[1.0, 2.0], &[60.0, 60.0], 100.0, 2.0), None);
    }
}
