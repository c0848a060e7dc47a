//! Stratifiers, their crosses, and which of these are drawn as pyramids.

use std::collections::BTreeSet;

use toml::Spanned;

use super::Reader;
use crate::finding::Finding;
use crate::library::DefinitionFile;
use crate::library::condition::resolve;
use crate::library::dataset::{Dataset, Field, Text};
use crate::library::dataset_file::{UNKNOWN, reserved};
use crate::library::expr::{Expr, Path, Type};
use crate::library::indicator::{Stratifier, cross_fault};

/// A stratifier, cross or pyramid that is none; `fault` chooses the words that say why.
pub(super) fn wrong(
    file: &DefinitionFile,
    at: usize,
    fault: &'static str,
    read: impl Into<String>,
    known: impl Into<String>,
) -> Finding {
    file.error("D015", at).with("fault", fault).with("read", read).with("known", known)
}

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
        let at = value.span().start;
        let bad = |fault: &'static str| wrong(self.file, at, fault, name, "");
        match value.get_ref() {
            toml::Value::String(sql) => {
                let sql = Spanned::new(value.span(), sql.clone());
                let of = self.expression(&sql, dataset)?;
                if !matches!(of.expr.r#type(), Type::Text | Type::Boolean) {
                    return Err(bad("values"));
                }
                self.free_of_the_unknown(&of.expr, at)?;
                let known = self.known_values(&of.expr, dataset);
                let title = self.stratifier_title(name, title, &of.expr, dataset);
                Ok(Stratifier { name: name.to_owned(), title, of, bands: Vec::new(), known })
            }
            toml::Value::Table(table) => {
                let (Some(toml::Value::String(sql)), Some(toml::Value::Table(raw)), 2) =
                    (table.get("of"), table.get("bands"), table.len())
                else {
                    return Err(bad("form"));
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
                    let (from, to) =
                        ends.ok_or_else(|| wrong(self.file, at, "ends", name, label.as_str()))?;
                    if label == UNKNOWN {
                        return Err(reserved(self.file, at));
                    }
                    if bands.iter().any(|(_, start, end)| from <= *end && *start <= to) {
                        return Err(wrong(self.file, at, "overlap", name, label.as_str()));
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
            _ => Err(bad("form")),
        }
    }

    /// A group `unknown` has the records without a value: none with one may be called so.
    fn free_of_the_unknown(&self, expr: &Expr, at: usize) -> Result<(), Finding> {
        let is_reserved = match expr {
            Expr::Text(text) => text == UNKNOWN,
            Expr::Case(branches, otherwise) => {
                for (_, value) in branches {
                    self.free_of_the_unknown(value, at)?;
                }
                return self.free_of_the_unknown(otherwise, at);
            }
            Expr::Call(_, arguments) => {
                return arguments.iter().try_for_each(|one| self.free_of_the_unknown(one, at));
            }
            _ => false,
        };
        if is_reserved { Err(reserved(self.file, at)) } else { Ok(()) }
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
            let names = cross.get_ref();
            let is_new = met.insert(names.iter().collect());
            let fault = cross_fault(stratifiers, names).or((!is_new).then_some("cross-again"));
            if let Some(fault) = fault {
                let known: Vec<&str> = stratifiers.iter().map(|s| s.name.as_str()).collect();
                let at = cross.span().start;
                return Err(wrong(self.file, at, fault, names.join(" × "), known.join(", ")));
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
        let fault = |pair: &Vec<String>| -> Option<&'static str> {
            let named = |name: &String| stratifiers.iter().find(|known| known.name == *name);
            if !crosses.contains(pair) {
                return Some("pyramid-cross");
            }
            let [rows, sides] = pair.as_slice() else { return Some("pyramid-cross") };
            let (Some(rows), Some(sides)) = (named(rows), named(sides)) else {
                return Some("pyramid-cross");
            };
            let is_rising = !rows.bands.is_empty()
                && rows.bands.is_sorted_by(|(_, _, to), (_, from, _)| to < from);
            if !is_rising {
                return Some("pyramid-bands");
            }
            (sides.known.len() != 2).then_some("pyramid-sides")
        };
        let first = raw.iter().find_map(|pair| Some((pair, fault(pair.get_ref())?)));
        if let Some((pair, fault)) = first {
            let known: Vec<String> = crosses.iter().map(|cross| cross.join(" × ")).collect();
            let (at, read) = (pair.span().start, pair.get_ref().join(" × "));
            return Err(wrong(self.file, at, fault, read, known.join(", ")));
        }
        Ok(raw.iter().map(|pair| pair.get_ref().clone()).collect())
    }
}
