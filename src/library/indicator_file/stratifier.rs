//! Stratifiers, their crosses, and which of these are drawn as pyramids.

use std::collections::BTreeSet;

use toml::Spanned;

use super::Reader;
use crate::finding::Finding;
use crate::library::condition::resolve;
use crate::library::dataset::{Dataset, Field, Text};
use crate::library::expr::{Expr, Path, Type};
use crate::library::indicator::{Stratifier, can_cross};

/// The value of units of which it is known that a stratifier says nothing of them: a child in an institution has no kind of
/// carer. That is another answer than not knowing it.
const NOT_APPLICABLE: &str = "not_applicable";

/// Whether an expression may give this text.
fn gives(expr: &Expr, text: &str) -> bool {
    match expr {
        Expr::Text(own) => own == text,
        Expr::Case(branches, otherwise) => {
            branches.iter().any(|(_, value)| gives(value, text)) || gives(otherwise, text)
        }
        _ => false,
    }
}

impl Reader<'_> {
    /// A stratifier: an expression, or bands of one.
    pub(super) fn stratifier(
        &self,
        name: &str,
        title: Option<&Text>,
        value: &Spanned<toml::Value>,
        dataset: &Dataset,
    ) -> Result<Stratifier, Finding> {
        let bad = |what: &str| {
            self.file.error("D015", value.span().start).with("read", name).with("known", what)
        };
        match value.get_ref() {
            toml::Value::String(sql) => {
                let sql = Spanned::new(value.span(), sql.clone());
                let of = self.expression(&sql, dataset)?;
                if !matches!(of.expr.r#type(), Type::Text | Type::Boolean) {
                    return Err(bad("bands"));
                }
                let known = self.known_values(&of.expr, dataset);
                let title = self.stratifier_title(name, title, &of.expr, dataset);
                Ok(Stratifier { name: name.to_owned(), title, of, bands: Vec::new(), known })
            }
            toml::Value::Table(table) => {
                let (Some(toml::Value::String(sql)), Some(toml::Value::Table(raw)), 2) =
                    (table.get("of"), table.get("bands"), table.len())
                else {
                    return Err(bad("of, bands"));
                };
                let sql = Spanned::new(value.span(), sql.clone());
                let of = self.expression(&sql, dataset)?;
                if of.expr.r#type() != Type::Integer {
                    return Err(bad("integer"));
                }
                let mut bands: Vec<(String, i64, i64)> = Vec::with_capacity(raw.len());
                for (label, ends) in raw {
                    let ends: Option<(i64, i64)> = ends
                        .as_array()
                        .and_then(|ends| match ends.as_slice() {
                            [from, to] => Some((from.as_integer()?, to.as_integer()?)),
                            _ => None,
                        })
                        .filter(|(from, to)| from <= to);
                    let (from, to) = ends.ok_or_else(|| bad("[0, 3]"))?;
                    if bands.iter().any(|(_, start, end)| from <= *end && *start <= to) {
                        return Err(bad("bands overlap"));
                    }
                    bands.push((label.clone(), from, to));
                }
                let known = bands
                    .iter()
                    .map(|(label, _, _)| {
                        let shown = label.replace('-', "–");
                        (label.clone(), Text { lt: shown.clone(), en: shown })
                    })
                    .collect();
                let title = self.stratifier_title(name, title, &of.expr, dataset);
                Ok(Stratifier { name: name.to_owned(), title, of, bands, known })
            }
            _ => Err(bad("of, bands")),
        }
    }

    /// The definition's own title, or that of the field from which the values come.
    fn stratifier_title(
        &self,
        name: &str,
        title: Option<&Text>,
        expr: &Expr,
        dataset: &Dataset,
    ) -> Text {
        title
            .cloned()
            .or_else(|| self.first_field(expr, dataset).map(|f| f.title.clone()))
            .unwrap_or_else(|| Text { lt: name.to_owned(), en: name.to_owned() })
    }

    fn first_field<'d>(&'d self, expr: &Expr, dataset: &'d Dataset) -> Option<&'d Field> {
        let mut path: Option<Path> = None;
        expr.fields(&mut |found| {
            path.get_or_insert_with(|| found.clone());
        });
        path.and_then(|path| resolve(&path, dataset, self.datasets).ok())
    }

    /// Codes of the field that an expression takes its values from.
    fn known_values(&self, expr: &Expr, dataset: &Dataset) -> Vec<(String, Text)> {
        if expr.r#type() == Type::Boolean {
            let word = |lt: &str, en: &str| Text { lt: lt.to_owned(), en: en.to_owned() };
            return vec![
                ("yes".to_owned(), word("taip", "yes")),
                ("no".to_owned(), word("ne", "no")),
            ];
        }
        let mut known: Vec<(String, Text)> = self
            .first_field(expr, dataset)
            .map(|field| {
                field.codes.iter().map(|code| (code.code.clone(), code.title.clone())).collect()
            })
            .unwrap_or_default();
        if gives(expr, NOT_APPLICABLE) {
            let title = Text { lt: "netaikoma".to_owned(), en: "not applicable".to_owned() };
            known.push((NOT_APPLICABLE.to_owned(), title));
        }
        known
    }

    /// Stratifiers that split together.
    pub(super) fn crosses(
        &self,
        raw: &[Spanned<Vec<String>>],
        stratifiers: &[Stratifier],
    ) -> Result<Vec<Vec<String>>, Finding> {
        let mut met: BTreeSet<BTreeSet<&String>> = BTreeSet::new();
        for cross in raw {
            let fits = can_cross(stratifiers, cross.get_ref())
                && met.insert(cross.get_ref().iter().collect());
            if !fits {
                let known: Vec<&str> = stratifiers.iter().map(|s| s.name.as_str()).collect();
                return Err(self
                    .file
                    .error("D015", cross.span().start)
                    .with("read", cross.get_ref().join(" × "))
                    .with("known", known.join(", ")));
            }
        }
        Ok(raw.iter().map(|cross| cross.get_ref().clone()).collect())
    }

    /// Crosses that are drawn as a pyramid: of rising bands and of two values.
    pub(super) fn pyramids(
        &self,
        raw: &[Spanned<Vec<String>>],
        stratifiers: &[Stratifier],
        crosses: &[Vec<String>],
    ) -> Result<Vec<Vec<String>>, Finding> {
        let is_pyramid = |pair: &Vec<String>| {
            let named = |name: &String| stratifiers.iter().find(|known| known.name == *name);
            let [rows, sides] = pair.as_slice() else { return false };
            let (Some(rows), Some(sides)) = (named(rows), named(sides)) else { return false };
            !rows.bands.is_empty()
                && rows.bands.is_sorted_by(|(_, _, to), (_, from, _)| to < from)
                && sides.known.len() == 2
                && crosses.contains(pair)
        };
        if let Some(wrong) = raw.iter().find(|pair| !is_pyramid(pair.get_ref())) {
            let known: Vec<String> = crosses.iter().map(|cross| cross.join(" × ")).collect();
            return Err(self
                .file
                .error("D015", wrong.span().start)
                .with("read", wrong.get_ref().join(" × "))
                .with("known", known.join(", ")));
        }
        Ok(raw.iter().map(|pair| pair.get_ref().clone()).collect())
    }
}
