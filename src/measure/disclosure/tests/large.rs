//! Tables too large to try everything: a linear programme, written again from the relations alone.

use microlp::{ComparisonOp, OptimizationDirection, Problem};
use proptest::prelude::*;

use super::*;

/// Least and greatest value of a cell in real numbers, by what is printed.
fn range(system: &System, outcome: &Outcome, policy: &Policy, wanted: usize) -> (f64, f64) {
    let far = 10_000.0;
    let end = |direction| {
        let mut problem = Problem::new(direction);
        let variables: Vec<_> = (system.cells.iter().enumerate())
            .map(|(index, cell)| {
                let value = cell.value as f64;
                let k = policy.threshold as f64;
                let bounds = match outcome.mark(&cell.key) {
                    None => (value, value),
                    Some(Mark::Below) => (1.0, k - 1.0),
                    Some(Mark::Withheld) => (if value < k { 1.0 } else { k }, far),
                };
                problem.add_var(f64::from(u8::from(index == wanted)), bounds)
            })
            .collect();
        for relation in &system.relations {
            let Relation::Sum { total, parts } = relation else { unreachable!() };
            let mut terms = vec![(variables[*total], 1.0)];
            terms.extend(parts.iter().map(|part| (variables[*part], -1.0)));
            problem.add_constraint(&terms[..], ComparisonOp::Eq, 0.0);
        }
        let solution = problem.solve().unwrap().into_solution().unwrap();
        solution.var_value(variables[wanted])
    };
    (end(OptimizationDirection::Minimize), end(OptimizationDirection::Maximize))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_cell_of_a_large_table_can_be_derived(
        rows in prop::collection::vec(
            prop::collection::vec(
                prop_oneof![1 => 1_u64..5, 1 => Just(0_u64), 8 => 5_u64..300], 8),
            10),
    ) {
        let (system, policy) = (grid(&rows), Policy::default());
        let outcome = suppress(&system, &policy);
        prop_assert!(outcome.passes());
        prop_assert_eq!(outcome.listing.len(), outcome.withheld.len());
        let listing = audit(&system, &policy, &outcome);
        prop_assert_eq!(listing.len(), outcome.withheld.len());
        for (index, cell) in system.cells.iter().enumerate() {
            let Some(line) = listing.iter().find(|line| line.key == cell.key) else {
                prop_assert!(!policy.is_small(cell.value));
                continue;
            };
            let (low, high) = range(&system, &outcome, &policy, index);
            prop_assert!(high - low > 0.5, "{:?} is {} to {}", cell, low, high);
            // The listing is proved possible, so a linear programme cannot exclude any of it; in tables of
            // two ways, whose vertices are whole, it finds no more either.
            prop_assert!((low - line.low as f64).abs() < 1e-4, "{:?} but {}", line, low);
            if let Some(most) = line.high {
                prop_assert!((high - most as f64).abs() < 1e-4, "{:?} but {}", line, high);
            }
            if let (Declared::Range(least, most), false) = (line.declared, line.narrowed) {
                prop_assert!(low <= least as f64 + 1e-6 && high >= most as f64 - 1e-6);
            }
        }
    }
}
