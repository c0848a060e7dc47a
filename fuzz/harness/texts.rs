//! Texts that were right, changed a little: what a hand that edits a file does to it.

use super::choices::Choices;

/// The text with a few changes; `pool` is what stands in such texts.
pub fn changed(choices: &mut Choices, text: &str, pool: &[&str]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..1 + choices.below(4) {
        if lines.is_empty() {
            break;
        }
        let at = choices.below(lines.len());
        match choices.below(8) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[at].clone()),
            2 => {
                let to = choices.below(lines.len());
                lines.swap(at, to);
            }
            3 => lines.insert(at, (*choices.pick(pool)).to_owned()),
            4 => lines[at] = String::from_utf8_lossy(choices.raw(24)).into_owned(),
            5 => lines[at].push_str(pool[choices.below(pool.len())]),
            _ => {
                // A value, a name or a sign in the line becomes another.
                let line = &lines[at];
                let pieces: Vec<&str> =
                    line.split_inclusive(|c: char| !c.is_alphanumeric()).collect();
                if pieces.is_empty() {
                    continue;
                }
                let which = choices.below(pieces.len());
                let other = *choices.pick(pool);
                lines[at] = pieces
                    .iter()
                    .enumerate()
                    .map(|(place, piece)| if place == which { other } else { piece })
                    .collect();
            }
        }
    }
    lines.join("\n")
}

/// What stands in definitions and in `rodiklis.toml`.
pub const TOML: [&str; 40] = [
    "1",
    "0",
    "-1",
    "\"",
    "[",
    "]",
    "{",
    "}",
    "=",
    "\n",
    "true",
    "2024-13-45",
    "2024-01-01",
    "9999999999999999999999",
    "0.1",
    "1e400",
    "nan",
    "[[field]]",
    "[population]",
    "where = \"a = 1\"",
    "IS NULL",
    "NOT ",
    " AND ",
    " OR ",
    "(",
    ")",
    "IN (1, 2)",
    "'x'",
    "period_start",
    "period_end",
    " + 1",
    "INTERVAL '1' DAY",
    "\"\"\"",
    "#",
    "exits",
    "children",
    "id = \"a\"",
    "age(birth_date, period_end)",
    "CASE WHEN TRUE THEN 1 ELSE 0 END",
    "\u{7f}",
];

/// What stands in templates and messages.
pub const TEMPLATE: [&str; 28] = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{% for x in report.chapters %}",
    "{% endfor %}",
    "{% if report %}",
    "{% endif %}",
    "{% set a = report %}",
    "{% set_global a = \"x\" ~ \"y\" %}",
    "{{ report }}",
    "{{ report.lang }}",
    "{{ css }}",
    "{{ t(key=\"a\") }}",
    "{{ next(of=\"table\") }}",
    "{% component a() %}",
    "{% endcomponent a %}",
    "{{<a/>}}",
    "<p>",
    "</p>",
    "<table>",
    "<ul><li>",
    "&amp;",
    "&",
    "| safe",
    "| length",
    "{# #}",
    "{% raw %}",
];
