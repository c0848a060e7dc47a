//! `rodiklis extract` and `rodiklis pool`.

use std::cmp::Ordering;
use std::path::Path;

use serde_json::{Value, json};

use super::arguments::{CheckFormat, Extract as ExtractArguments, Pool};
use super::deliver::deliver;
use super::output::{Output, Tone};
use super::{Failure, Outcome, inputs, open, outcome, periods, read};
use crate::compute;
use crate::evidence;
use crate::evidence::pseudonym::Key;
use crate::finding::{Finding, Place, Severity};
use crate::library::{self, limits};
use crate::locale::{self, Reason};
use crate::measure::Figure;
use crate::measure::funnel::{ALARM, Class, Limits, Place as Placed, WARNING};
use crate::measure::rounding;
use crate::outputs::{Kind, Outputs};
use crate::pool::extract::{Extract, Secrets, Unmade, extract};
use crate::pool::possible::{self, Named};
use crate::pool::{Pooled, pool, project};
use crate::printed;
use crate::visible;
use crate::workspace::Workspace;

/// Writes a centre's counts and pseudonyms for pooling.
///
/// # Errors
/// The workspace or the key is wrong, or a file fails.
pub fn make(arguments: &ExtractArguments, output: &mut Output) -> Result<Outcome, Failure> {
    let (mut workspace, library) = open(&arguments.place.workspace)?;
    workspace.periods = periods(&arguments.period, &workspace)?;
    let key = crate::limits::bytes(&arguments.key, crate::limits::FIGURES)
        .map_err(|error| wrong("C022", &arguments.key, Reason::of_io(&error)))?;
    let key = Key::new(key).map_err(|message| wrong("C022", &arguments.key, message))?;
    let own = own_key(arguments, &workspace)?;
    if own.as_ref().is_some_and(|own| own.mark() == key.mark()) {
        // Every centre knows it: it would keep nothing from them.
        let place = Place::file(arguments.key.display().to_string());
        return Err(Failure::Wrong(vec![Finding::new("C027", Severity::Error, place)]));
    }
    let gathered = read(&workspace, &library, output)?;
    let computed = compute(&workspace, &library, &gathered, &workspace.periods)?;
    let manifest = evidence::manifest(&workspace, &library, &gathered.records, &gathered.origins)?;
    let secrets = Secrets { project: arguments.project.trim(), key: &key, own: own.as_ref() };
    let made = extract(&workspace, &library, &gathered, &computed, &manifest, &secrets);
    let made = made.map_err(|unmade| match unmade {
        Unmade::Engine(error) => Failure::from(error),
        Unmade::NoOwnKey => {
            let place = Place::file(Key::place(&workspace.folder).display().to_string());
            Failure::Wrong(vec![Finding::new("E001", Severity::Error, place)])
        }
    })?;
    let text = serde_json::to_string_pretty(&made).map_err(std::io::Error::other)?;
    let text = visible::json(text);
    let mut read_from = inputs::of_workspace(&arguments.place.workspace, &workspace);
    read_from.push(arguments.key.clone());
    read_from.extend(arguments.own_key.clone());
    deliver(&Outputs {
        kind: Kind::Extract,
        folder: arguments.out.parent().unwrap_or(Path::new("")),
        files: &[(
            arguments.out.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            format!("{text}\n").into_bytes(),
        )],
        whole: &[],
        inputs: &read_from,
    })?;
    output.line(&arguments.out.display().to_string())?;
    Ok(outcome(gathered.findings.iter().chain(&computed.findings)))
}

/// The centre's own key, where it has one.
fn own_key(arguments: &ExtractArguments, workspace: &Workspace) -> Result<Option<Key>, Failure> {
    let named = arguments.own_key.as_deref();
    if named.is_none() && !Key::place(&workspace.folder).exists() {
        return Ok(None);
    }
    let key = Key::read(named, &workspace.folder);
    key.map(Some).map_err(|finding| Failure::Wrong(vec![finding]))
}

/// Joins the centres' extracts and prints the project's figures with each centre's beside them.
///
/// # Errors
/// The project's file or an extract is wrong, or the output fails.
pub fn run(arguments: &Pool, output: &mut Output) -> Result<Outcome, Failure> {
    let project = project::read(&arguments.project).map_err(Failure::Wrong)?;
    let library = if project.library.is_empty() {
        library::shipped()
    } else {
        library::load(&project.library)
    }
    .map_err(Failure::Wrong)?;
    for (id, _) in &project.targets {
        super::compute::known(&library, id)?;
    }
    let wrong_targets = limits::of_targets(&project.targets, &project.places, &library);
    if !wrong_targets.is_empty() {
        return Err(Failure::Wrong(wrong_targets));
    }
    let mut extracts: Vec<Extract> = Vec::with_capacity(project.extracts.len());
    for path in &project.extracts {
        let text = crate::limits::text(path, crate::limits::FIGURES)
            .map_err(|error| wrong("C023", path, Reason::of_io(&error)))?;
        let read: Extract = serde_json::from_str(&text)
            .map_err(|error| wrong("C023", path, Reason::of_json(&error)))?;
        extracts.push(read);
    }
    output.knows(&library);
    let files: Vec<String> =
        project.extracts.iter().map(|path| path.display().to_string()).collect();
    let named: Vec<Named> =
        files.iter().zip(&extracts).map(|(file, extract)| Named { file, extract }).collect();
    let refused =
        possible::wrong(&named, project.code.as_deref(), &library.indicators, &library.hashes);
    if !refused.is_empty() {
        return Err(Failure::Wrong(refused));
    }
    let (pooled, findings) =
        pool(&extracts, &library.indicators, &library.hashes, &project.targets);
    if arguments.out.is_some() {
        super::pool_report::print(arguments, &project, &library, &extracts, &pooled, output)?;
        output.problems(&findings);
        return Ok(outcome(findings.iter()));
    }
    let pooled: Vec<&Pooled> = pooled
        .iter()
        .filter(|pooled| {
            arguments.indicator.is_empty() || arguments.indicator.contains(&pooled.figure.indicator)
        })
        .collect();
    if arguments.format == CheckFormat::Json {
        let figures: Vec<Value> =
            pooled.iter().map(|pooled| figure_json(pooled, &extracts)).collect();
        let told: Vec<Value> = findings.iter().map(super::compute::finding_json).collect();
        let text = json!({
            "schema": 1, "project": project.name, "figures": figures, "findings": told,
        });
        output.json(&text)?;
        return Ok(outcome(findings.iter()));
    }

    let lang = output.lang;
    let name = lang.of(&project.name).to_owned();
    output.line(&output.toned(Tone::Strong, &name))?;
    let centres = output.say("pool-centres", &[("count", (extracts.len() as u64).into())]);
    output.line(&centres)?;
    for pooled in pooled {
        let Some(indicator) = library.indicator(&pooled.figure.indicator) else { continue };
        output.line("")?;
        let title = format!(
            "{} · {}",
            lang.of(&indicator.title),
            locale::period_label(lang, &pooled.figure.period)
        );
        output.line(&output.toned(Tone::Strong, &title))?;
        let line = figure_line(output, indicator, &pooled.figure);
        output.line(&format!("  {line}"))?;
        if indicator.population.person.is_some() {
            let shared = output.say(
                "pool-persons",
                &[
                    ("shared", pooled.shared.unwrap_or_default().into()),
                    ("local", pooled.local.unwrap_or_default().into()),
                ],
            );
            output.line(&format!("  {shared}"))?;
        }
        if let Some(funnel) = &pooled.funnel {
            let outside = funnel.places.iter().flatten();
            let outside = outside.filter(|place| place.class != Class::Inside).count() as u64;
            let line = output.say("pool-outside", &[("count", outside.into())]);
            output.line(&format!("  {line}"))?;
        }
        for (number, (extract, figure)) in extracts.iter().zip(&pooled.centres).enumerate() {
            let name = lang.of(&extract.provider);
            let line = match figure {
                Some(figure) => figure_line(output, indicator, figure),
                None => output.say("verdict-no_data", &[]),
            };
            let errors = extract.findings.get("error").copied().unwrap_or(0);
            let quality = output.say("pool-errors", &[("count", errors.into())]);
            let quality = output.toned(Tone::Faint, &quality);
            let place = pooled.funnel.as_ref().and_then(|funnel| funnel.places.get(number));
            let beyond = match place.and_then(Option::as_ref) {
                Some(place) if place.class != Class::Inside => {
                    let arguments =
                        [("class", place.class.key().into()), ("side", side(place).into())];
                    format!("  {}", output.say("pool-beyond", &arguments))
                }
                _ => String::new(),
            };
            output.line(&format!("    {name}  {line}{beyond}  {quality}"))?;
        }
    }
    let problems = outcome(findings.iter());
    output.problems(&findings);
    Ok(problems)
}

fn figure_line(
    output: &Output,
    indicator: &library::indicator::Indicator,
    figure: &Figure,
) -> String {
    let lang = output.lang;
    let value = printed::value(lang, indicator, figure).unwrap_or_else(|| "–".to_owned());
    let of = match (figure.numerator, figure.denominator) {
        (Some(part), Some(whole)) => {
            let plain = |value: rust_decimal::Decimal| printed::plain(lang, value);
            let arguments =
                [("part", plain(part).as_str().into()), ("whole", plain(whole).as_str().into())];
            format!("  {}", output.say("part-of-whole", &arguments))
        }
        _ => String::new(),
    };
    let verdict = output.say(&format!("verdict-{}", figure.verdict_key()), &[]);
    format!("{value}{of}  {verdict}")
}

/// On which side of the middle a centre lies.
fn side(place: &Placed) -> &'static str {
    match place.side {
        Ordering::Less => "below",
        Ordering::Equal => "on",
        Ordering::Greater => "above",
    }
}

/// A centre's limits and where it lies between them; with six decimals.
fn place_json(place: &Placed) -> Value {
    let six = |value: f64| rounding::approximate(value, 6).map(rounding::to_f64);
    let limits = |limits: Limits| json!([six(limits.lower), six(limits.upper)]);
    json!({
        "inner": limits(place.inner),
        "outer": limits(place.outer),
        "class": place.class.key(),
        "side": side(place),
    })
}

fn figure_json(pooled: &Pooled, extracts: &[Extract]) -> Value {
    let places = pooled.funnel.as_ref().map(|funnel| &funnel.places);
    let centres: Vec<Value> = extracts
        .iter()
        .zip(&pooled.centres)
        .enumerate()
        .map(|(number, (extract, figure))| {
            let place = places.and_then(|places| places.get(number)?.as_ref());
            json!({
                "funnel": place.map(place_json),
                "provider": extract.provider,
                "code": extract.code,
                "fingerprint": extract.fingerprint,
                "findings": extract.findings,
                "figure": figure,
            })
        })
        .collect();
    json!({
        "figure": pooled.figure,
        "counted_by_several": pooled.shared,
        "known_to_one_centre_only": pooled.local,
        "funnel": pooled.funnel.as_ref().map(|funnel| json!({
            "middle": rounding::approximate(funnel.middle, 6).map(rounding::to_f64),
            "inner_level": WARNING,
            "outer_level": ALARM,
        })),
        "centres": centres,
    })
}

fn wrong(code: &'static str, path: &Path, message: Reason) -> Failure {
    let place = Place::file(path.display().to_string());
    Failure::Wrong(vec![Finding::new(code, Severity::Error, place).with("message", message)])
}
