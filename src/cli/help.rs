//! The command line in Lithuanian: its help and its errors.
//!
//! English stands where the arguments are declared; [`WORDS`] holds the same in Lithuanian, by the
//! path of the command and the argument's name.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use crate::locale::Lang;
use crate::report::messages::{Messages, Value};

const WORDS: &str = include_str!("help.lt.ftl");
/// Words that clap takes only from the program itself.
const COMMANDS: &str = "Komandos";
const COMMAND: &str = "KOMANDA";
const ARGUMENTS: &str = "Argumentai";
const OPTIONS: &str = "Parinktys";
/// What stands in place of an argument's value, as it is declared and in Lithuanian.
const VALUES: [(&str, &str); 17] = [
    ("PERIOD", "LAIKOTARPIS"),
    ("ID", "RODIKLIS"),
    ("INDICATOR", "RODIKLIS"),
    ("NAME", "PAVADINIMAS"),
    ("NAME=VALUE", "PAVADINIMAS=REIKŠMĖ"),
    ("FILE", "FAILAS"),
    ("FOLDER", "APLANKAS"),
    ("WORKSPACE", "APLANKAS"),
    ("FORMAT", "FORMATAS"),
    ("ROLE", "PAREIGOS"),
    ("YYYY-MM-DD", "MMMM-mm-dd"),
    ("REPORT", "ATASKAITA"),
    ("OLD", "SENESNĖ"),
    ("NEW", "NAUJESNĖ"),
    ("PROJECT", "PROJEKTAS"),
    ("SHELL", "APVALKALAS"),
    ("NUMBER", "NUMERIS"),
];
const TEMPLATE: &str = "{about-with-newline}\nNaudojimas: {usage}\n\n{all-args}";

/// The command line as it is declared, with its help in a language.
pub fn command(lang: Lang) -> Command {
    let command = Arguments::command();
    match (lang, words()) {
        (Lang::Lt, Some(words)) => {
            let mut command = root(command, &words);
            command.build();
            with_usage(command)
        }
        _ => command,
    }
}

/// What is wrong with the arguments, in Lithuanian; nothing where clap's own English must do.
pub fn error(error: &clap::Error) -> Option<String> {
    let words = words()?;
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "error-unknown",
        ErrorKind::InvalidSubcommand => "error-command",
        ErrorKind::MissingRequiredArgument => "error-missing",
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => "error-empty",
        ErrorKind::InvalidValue if !context(ContextKind::ValidValue).is_empty() => {
            "error-value-listed"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "error-value",
        ErrorKind::ArgumentConflict => "error-conflict",
        // Help and the version were asked for.
        _ if !error.use_stderr() => return None,
        // No command: the help itself, which is in words already.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::MissingSubcommand => "error-no-command",
        ErrorKind::InvalidUtf8 => "error-letters",
        _ => "error-other",
    };
    // `--format <FORMATAS>` is called by its name alone; an argument without one by what stands for it.
    let name = |kind| {
        let written: String = context(kind);
        written.split_once(" <").map_or(written.clone(), |(name, _)| name.to_owned())
    };
    let (argument, other) = (name(ContextKind::InvalidArg), name(ContextKind::PriorArg));
    let suggested =
        [context(ContextKind::SuggestedArg), context(ContextKind::SuggestedSubcommand)].concat();
    let said = words.say(
        key,
        &[
            ("argument", Value::Text(&argument)),
            ("commands", Value::Text(&context(ContextKind::ValidSubcommand))),
            ("command", Value::Text(&context(ContextKind::InvalidSubcommand))),
            ("value", Value::Text(&context(ContextKind::InvalidValue))),
            ("valid", Value::Text(&context(ContextKind::ValidValue))),
            ("other", Value::Text(&other)),
        ],
    );
    let mut text = said.ok()?;
    if !suggested.is_empty() {
        text.push(' ');
        text.push_str(&words.say("error-closest", &[("closest", Value::Text(&suggested))]).ok()?);
    }
    text.push(' ');
    text.push_str(&words.say("error-help", &[]).ok()?);
    Some(text)
}

fn words() -> Option<Messages> {
    Messages::read("lt", "help.lt.ftl", WORDS).ok()
}

fn root(command: Command, words: &Messages) -> Command {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    in_words(command.disable_version_flag(true).arg(version), "rodiklis", words)
}

/// How a command is called; clap writes its own English into that line.
fn with_usage(mut command: Command) -> Command {
    let written = command.render_usage().to_string();
    let written = written.strip_prefix("Usage: ").unwrap_or(&written).trim_end();
    let usage = written.replace("[OPTIONS]", "[PARINKTYS]");
    command.override_usage(usage).mut_subcommands(with_usage)
}

fn in_words(command: Command, path: &str, words: &Messages) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .help_template(TEMPLATE)
        .mut_args(|arg| argument(arg, path, words))
        .subcommand_help_heading(COMMANDS)
        .subcommand_value_name(COMMAND);
    if let Ok(about) = words.say(path, &[]) {
        command = command.about(about);
    }
    command.mut_subcommands(|inner| {
        let path = format!("{path}-{}", inner.get_name());
        in_words(inner, &path, words)
    })
}

fn argument(arg: Arg, path: &str, words: &Messages) -> Arg {
    let say = |key: &str| words.say(key, &[]).ok();
    let id = arg.get_id().to_string();
    // An argument that means the same in every command is said once.
    let Some(mut text) = say(&format!("{path}--{id}")).or_else(|| say(&format!("any--{id}")))
    else {
        return arg;
    };
    let possible: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|_| arg.get_action().takes_values())
        .map(|value| value.get_name().to_owned())
        .collect();
    let defaults: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .filter(|_| arg.get_action().takes_values())
        .collect();
    for (key, values) in [("possible", possible), ("default", defaults)] {
        let values = values.join(", ");
        if !values.is_empty()
            && let Ok(more) = words.say(key, &[("values", Value::Text(&values))])
        {
            text = format!("{text} {more}");
        }
    }
    let heading = if arg.is_positional() { ARGUMENTS } else { OPTIONS };
    let takes_values = arg.get_action().takes_values();
    let arg = if takes_values { with_names(arg) } else { arg };
    arg.help(text)
        .long_help(None::<&str>)
        .hide_possible_values(takes_values)
        .hide_default_value(takes_values)
        .help_heading(heading)
}

/// What stands for the argument's values: `<FAILAS>`.
fn with_names(arg: Arg) -> Arg {
    let declared: Vec<String> = match arg.get_value_names() {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None => vec![arg.get_id().as_str().to_uppercase()],
    };
    let name = |declared: &String| VALUES.iter().find(|(name, _)| name == declared);
    let names: Option<Vec<&str>> = declared.iter().map(|one| Some(name(one)?.1)).collect();
    match names {
        Some(names) => arg.value_names(names),
        None => arg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(command: &Command, path: &str, each: &mut dyn FnMut(&str, Option<&str>)) {
        each(path, None);
        for arg in command.get_arguments() {
            each(path, Some(arg.get_id().as_str()));
        }
        for inner in command.get_subcommands() {
            walk(inner, &format!("{path}-{}", inner.get_name()), each);
        }
    }

    #[test]
    fn every_command_and_argument_is_said_in_lithuanian() {
        let words = words().unwrap();
        let mut missing = Vec::new();
        walk(&Arguments::command(), "rodiklis", &mut |path, id| {
            let keys = match id {
                None => vec![path.to_owned()],
                Some(id) => vec![format!("{path}--{id}"), format!("any--{id}")],
            };
            if keys.iter().all(|key| words.say(key, &[]).is_err()) {
                missing.push(keys[0].clone());
            }
        });
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn help_and_errors_are_lithuanian() {
        let mut lithuanian = command(Lang::Lt);
        let page = lithuanian.render_help().to_string();
        assert!(page.contains("Naudojimas:") && page.contains("Komandos"), "{page}");
        for english in ["Usage", "Commands:", "Options:", "OPTIONS", "Print help"] {
            assert!(!page.contains(english), "{english} in {page}");
        }
        for (line, said) in [
            (&["rodiklis", "repot"][..], "„repot“"),
            (&["rodiklis", "check", "--al"], "„--all“"),
            (&["rodiklis", "check", "--format", "xml"], "text, json"),
            (&["rodiklis", "explain"], "<RODIKLIS>"),
        ] {
            let wrong = command(Lang::Lt).try_get_matches_from(line).unwrap_err();
            let text = error(&wrong).unwrap();
            assert!(text.contains(said), "{text}");
        }
    }

    /// The arguments themselves are the same in both languages.
    #[test]
    fn both_languages_read_the_same_arguments() {
        for lang in [Lang::Lt, Lang::En] {
            let line = ["rodiklis", "--speak", "lt", "report", "place", "--lang", "lt,en"];
            let matches = command(lang).try_get_matches_from(line).unwrap();
            assert_eq!(matches.subcommand_name(), Some("report"));
            command(lang).debug_assert();
        }
    }
}
