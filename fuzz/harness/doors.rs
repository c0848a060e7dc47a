//! One function for each door through which text or bytes come in. None may panic, and what comes back must be an error
//! with its place, or whole.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rodiklis::evidence::rows::Rows;
use rodiklis::evidence::{self, Manifest};
use rodiklis::library::{self, DefinitionFile, Library};
use rodiklis::locale::Lang;
use rodiklis::period::Period;
use rodiklis::report::fill::Sources;
use rodiklis::report::layout::{self, Fonts, Style, raster};
use rodiklis::report::logo::Logos;
use rodiklis::report::messages::Messages;
use rodiklis::report::{self, Template};
use rodiklis::workspace::source::ColumnSpec;
use rodiklis::workspace::{self, Workspace};
use rodiklis::{Computed, Gathered, ingest, trial};

use super::choices::Choices;
use super::{registers, texts};

/// The sample, beside the folder of the crate that is built, or above it.
fn sample() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inside = here.join("sample-data/pastoge");
    if inside.exists() { inside } else { here.join("../sample-data/pastoge") }
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let Ok(library) = library::shipped() else { panic!("the library is shipped") };
    library
});

static WORKSPACE: LazyLock<Workspace> = LazyLock::new(|| {
    let Ok(workspace) = workspace::read(&sample()) else { panic!("the sample is a workspace") };
    workspace
});

/// A folder in memory, where there is one.
fn folder() -> Option<tempfile::TempDir> {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).ok()
}

/// A file under one of the sample's mappings: any bytes, or a register made part by part.
pub fn cells(bytes: &[u8]) {
    let mut choices = Choices::of(bytes);
    let source = choices.pick(&WORKSPACE.sources);
    let dataset = &LIBRARY.datasets[&source.dataset];
    let headers: Vec<String> = source
        .columns
        .values()
        .filter_map(|column| match column {
            ColumnSpec::Header(header) => Some(header.clone()),
            ColumnSpec::Detailed(column) => column.column.clone(),
        })
        .chain(source.unpivot.iter().map(|unpivot| unpivot.column.clone()))
        .collect();
    let file = if choices.chance(240) {
        registers::file(&mut choices, &headers)
    } else {
        choices.rest().to_vec()
    };
    let Some(folder) = folder() else { return };
    let path = folder.path().join("file.csv");
    if fs::write(&path, file).is_err() {
        return;
    }
    let read = || ingest::read_files(source, dataset, folder.path(), std::slice::from_ref(&path));
    let (table, findings) = read();
    // Every record knows where it stood.
    for record in 0..table.len() {
        let place = table.place(record, &dataset.fields[0].name);
        assert!(place.row.is_some());
    }
    // Same input, same words.
    let (again, same) = read();
    assert_eq!((table.len(), findings), (again.len(), same));
}

/// A definition of the shipped library that somebody edited: errors with their places, or examples that can be run.
pub fn definition(bytes: &[u8]) {
    static DATASETS: LazyLock<Vec<DefinitionFile>> = LazyLock::new(|| {
        let files = library::files_of(&LIBRARY.texts).into_iter();
        files.filter(|file| file.folder == "datasets").collect()
    });
    static NAMES: LazyLock<Vec<&String>> = LazyLock::new(|| LIBRARY.texts.keys().collect());
    let mut choices = Choices::of(bytes);
    let name = *choices.pick(&NAMES);
    let text = match choices.chance(16) {
        true => String::from_utf8_lossy(choices.rest()).into_owned(),
        false => texts::changed(&mut choices, &LIBRARY.texts[name], &texts::TOML),
    };
    let folder = name.split('/').next().unwrap_or_default().to_owned();
    let mut files: Vec<DefinitionFile> =
        DATASETS.iter().filter(|file| file.name != *name).cloned().collect();
    files.push(DefinitionFile { name: name.clone(), folder, text });
    match library::check(&files) {
        Ok(library) => drop(trial::run(&library)),
        Err(findings) => assert!(!findings.is_empty()),
    }
}

/// The sample's `rodiklis.toml` that somebody edited.
pub fn workspace(bytes: &[u8]) {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        let text = fs::read_to_string(sample().join(workspace::FILE));
        text.unwrap_or_else(|error| panic!("the sample: {error}"))
    });
    let mut choices = Choices::of(bytes);
    let text = match choices.chance(16) {
        true => String::from_utf8_lossy(choices.rest()).into_owned(),
        false => texts::changed(&mut choices, &TEXT, &texts::TOML),
    };
    let Some(folder) = folder() else { return };
    if fs::write(folder.path().join(workspace::FILE), text).is_err() {
        return;
    }
    match workspace::read(folder.path()) {
        Ok(workspace) => {
            let findings = workspace::check(&workspace, &LIBRARY);
            if findings.is_empty() {
                workspace::indicators(&workspace, &LIBRARY);
            }
        }
        Err(findings) => assert!(!findings.is_empty()),
    }
}

/// A report's document of what a template may write, and of what it may not: an error with its line, or pages.
pub fn document(bytes: &[u8]) {
    static HOUSE: LazyLock<(Fonts, Style)> = LazyLock::new(|| {
        let style = include_str!("../../report-templates/shared/style.toml");
        let Ok(style) = Style::from_toml(style) else { panic!("the shipped style is right") };
        (Fonts::embedded(), style)
    });
    const BASE: &str = r##"<html xmlns="http://www.w3.org/1999/xhtml" lang="lt">
<head><title>Ataskaita</title></head>
<body>
<header class="cover"><h1>Pavadinimas</h1><p class="lead">Žodžiai</p></header>
<main>
<section class="chapter" id="a"><h2>Skyrius</h2>
<p>Tekstas <strong>storas</strong> <a href="#a">nuoroda</a><sup>2</sup></p>
<ul><li>vienas<ul><li>du</li></ul></li></ul>
<table><caption>Lentelė</caption><colgroup><col style="width:40%"/><col style="width:60%"/></colgroup>
<thead><tr><th scope="col">A</th><th scope="col" class="num">B</th></tr></thead>
<tbody><tr><th scope="row">x</th><td class="num" data-figure="f">1,5</td></tr>
<tr><td colspan="2">y</td></tr></tbody></table>
<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" role="img"><title>p</title><rect x="0" y="0" width="5" height="5"/><path d="M0 0L5 5Z"/><text x="1" y="1">t</text></svg><figcaption>Pav.</figcaption></figure>
<div class="facts"><div><p class="big">5</p></div><div><p>6</p></div></div>
</section>
</main>
</body>
</html>"##;
    let mut choices = Choices::of(bytes);
    let text = match choices.chance(40) {
        true => String::from_utf8_lossy(choices.rest()).into_owned(),
        false => texts::changed(&mut choices, BASE, &texts::TEMPLATE),
    };
    match layout::parse(&text) {
        Ok(document) => {
            let (fonts, style) = &*HOUSE;
            layout::lay_out(&document, fonts, style);
        }
        Err(errors) => assert!(!errors.is_empty()),
    }
}

/// Any text as a period, and messages of a report that somebody edited.
pub fn words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(period) = Period::parse(&text) {
        assert!(period.from <= period.to);
        assert!(period.days() >= 1);
    }
    let mut choices = Choices::of(bytes);
    let shipped = include_str!("../../report-templates/shared/messages.lt.ftl");
    let edited = texts::changed(&mut choices, shipped, &texts::TEMPLATE);
    for text in [text.as_ref(), edited.as_str()] {
        if let Ok(messages) = Messages::read(Lang::Lt.code(), "fuzzed.ftl", text) {
            // A message that is not there is an error, not an empty word.
            assert!(messages.say("no such key", &[]).is_err());
        }
    }
}

/// A PNG that was damaged, or any bytes: an error, or all of its pixels, which come back as they were.
pub fn picture(bytes: &[u8]) {
    const BASE: &[u8] = &[
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
        0x52, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02, 0x08, 0x06, 0x00, 0x00, 0x00, 0x9d,
        0x74, 0x66, 0x1a, 0x00, 0x00, 0x00, 0x19, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x10,
        0x32, 0xf2, 0xff, 0x7f, 0xa2, 0x42, 0xae, 0x81, 0x81, 0x81, 0x81, 0x81, 0x89, 0x01, 0x09,
        0x00, 0x00, 0x48, 0xab, 0x03, 0x73, 0xaa, 0xc2, 0x92, 0xef, 0x00, 0x00, 0x00, 0x00, 0x49,
        0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];
    let mut choices = Choices::of(bytes);
    let bytes = if choices.chance(128) {
        choices.rest().to_vec()
    } else {
        let mut picture = BASE.to_vec();
        for _ in 0..choices.below(4) {
            let at = choices.below(picture.len());
            picture[at] = choices.byte();
        }
        picture
    };
    if let Ok(picture) = raster(&bytes) {
        let each = if picture.is_grey() { 1 } else { 3 };
        let pixels = picture.width() as usize * picture.height() as usize;
        assert_eq!(picture.samples().len(), pixels * each);
        let Ok(written) = picture.png() else { panic!("pixels that were read can be written") };
        assert_eq!(raster(&written).as_ref(), Ok(&picture));
    }
}

/// A report's template that somebody edited: an error with its place, or a document.
pub fn template(bytes: &[u8]) {
    struct Office {
        gathered: Gathered,
        computed: Computed,
        manifest: Manifest,
        rows: Rows,
        logos: Logos,
    }
    static OFFICE: LazyLock<Office> = LazyLock::new(|| {
        let office = || -> Result<Office, Box<dyn Error>> {
            let gathered = rodiklis::gather(&WORKSPACE, &LIBRARY)?;
            let periods = WORKSPACE.periods.get(..1).unwrap_or_default();
            let computed = rodiklis::compute(&WORKSPACE, &LIBRARY, &gathered, periods)?;
            let (records, origins) = (&gathered.records, &gathered.origins);
            let manifest = evidence::manifest(&WORKSPACE, &LIBRARY, records, origins)?;
            let (rows, logos) = (Rows::default(), Logos::default());
            Ok(Office { gathered, computed, manifest, rows, logos })
        };
        office().unwrap_or_else(|error| panic!("the sample: {error}"))
    });
    const BASE: &str = "{% component own(a: map) %}
<p>{{ a.name }}</p>
{% endcomponent own %}
<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{{ report.lang }}\">
<head><title>{{ report.provider.name }}</title></head>
<body><main>
{% for chapter in report.chapters %}
<section class=\"chapter\"><h2>{{ chapter.title }}</h2>
{% if loop.first %}<p>{{ next(of=\"table\") }}</p>{% else %}<p>x</p>{% endif %}
{% set seen = loop.index %}
{{<own a={report.provider}/>}}
</section>
{% endfor %}
</main></body></html>";
    let mut choices = Choices::of(bytes);
    let text = match choices.chance(16) {
        true => String::from_utf8_lossy(choices.rest()).into_owned(),
        false => texts::changed(&mut choices, BASE, &texts::TEMPLATE),
    };
    let Some(folder) = folder() else { return };
    let files = [("report.toml", "framework = \"equass-2018\"\n"), ("report.xml", text.as_str())];
    if files.iter().any(|(name, text)| fs::write(folder.path().join(name), text).is_err()) {
        return;
    }
    let office = &*OFFICE;
    let sources = Sources {
        workspace: &WORKSPACE,
        library: &LIBRARY,
        gathered: &office.gathered,
        computed: &office.computed,
        periods: WORKSPACE.periods.get(..1).unwrap_or_default(),
        manifest: &office.manifest,
        rows: &office.rows,
        logos: &office.logos,
        evidence: None,
        restated: &[],
        pool: None,
        published: None,
    };
    match Template::read(folder.path()) {
        Ok(template) => match report::document(&template, sources, Lang::En) {
            Ok(document) => drop(layout::parse(&document)),
            Err(finding) => assert!(!finding.place.file.is_empty()),
        },
        Err(finding) => assert!(!finding.place.file.is_empty()),
    }
}
