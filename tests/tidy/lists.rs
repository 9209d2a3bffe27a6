//! Registries are plain lists; a file that nobody lists would be dead without a word.

use crate::check;
use crate::source::{self, Source};

#[test]
fn every_catalogue_file_is_listed() {
    let code = joined("src/catalogue", &[".rs"]);
    let breaches = source::under("src/catalogue/data")
        .into_iter()
        .filter_map(|file| {
            let name = file.path.strip_prefix("src/catalogue/")?.to_owned();
            let known = code.contains(&name) || code.contains(&name.replacen("data/", "", 1));
            (!known).then(|| {
                format!(
                    "{}: no file of src/catalogue includes `{name}`; list it",
                    file.path
                )
            })
        });
    // Data may come before the code that reads it.
    if !code.is_empty() {
        check("a data file stands in its list:", breaches);
    }
}

#[test]
fn every_rule_is_listed() {
    let lists: String = source::under("src/readiness")
        .into_iter()
        .filter(|file| !is_rule(file))
        .map(|file| file.text)
        .collect();
    let breaches = source::under("src/readiness/rules")
        .into_iter()
        .filter(is_rule)
        .filter(|file| !lists.contains(&format!("{}::", file.stem())))
        .map(|file| {
            format!(
                "{}: not in the list of rules; add `{}::…` there",
                file.path,
                file.stem()
            )
        });
    check("one rule, one file, one line in the list:", breaches);
}

#[test]
fn every_rust_file_is_part_of_its_crate() {
    let files = source::rust();
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !is_root(file)) {
        let folder = file.folder();
        let (place, name) = if file.stem() == "mod" {
            folder.rsplit_once('/').unwrap_or(("", folder))
        } else {
            (folder, file.stem())
        };
        let line = format!("mod {name};");
        let declared = files.iter().any(|other| {
            let parent = other.folder() == place && ["lib", "main", "mod"].contains(&other.stem());
            let sibling = other.path == format!("{place}.rs");
            (parent || sibling)
                && other
                    .code_lines()
                    .any(|(_, code)| code.trim_end().ends_with(&line))
        });
        if !declared {
            breaches.push(format!(
                "{}: nothing says `{line}`; it is not compiled",
                file.path
            ));
        }
    }
    check("every file is compiled:", breaches);
}

/// A crate's first file: of the library, a program, a test binary, a build script.
fn is_root(file: &Source) -> bool {
    let parts: Vec<_> = file.path.split('/').collect();
    matches!(
        parts.as_slice(),
        ["src", "lib.rs" | "main.rs"]
            | ["src", "cli", "main.rs"]
            | ["worker" | "xtask", "src", "main.rs"]
            | ["tests" | "examples" | "benches", _]
            | ["tests" | "examples", _, "main.rs"]
            | ["fuzz", ..]
    )
}

fn is_rule(file: &Source) -> bool {
    file.path.starts_with("src/readiness/rules/") && file.is_a(&[".rs"]) && file.stem() != "mod"
}

fn joined(folder: &str, endings: &[&str]) -> String {
    let files = source::under(folder)
        .into_iter()
        .filter(|file| file.is_a(endings));
    files.map(|file| file.text).collect()
}
