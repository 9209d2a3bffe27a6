//! Rules about the text of files: heads, lengths, words that must not stay.

use crate::check;
use crate::source;

const LONGEST_FILE: usize = 400;

/// The rules below name what they forbid.
const OWN_FOLDER: &str = "tests/tidy/";

#[test]
fn every_rust_file_opens_with_its_purpose() {
    let breaches = source::rust()
        .into_iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| {
            format!(
                "{}: open with `//! ` and say what the file is for",
                file.path
            )
        });
    check("the folded file reads as documentation:", breaches);
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let breaches = source::all()
        .into_iter()
        .filter(|file| file.is_a(&[".rs", ".mjs"]))
        .map(|file| (file.text.lines().count(), file.path))
        .filter(|(length, _)| *length > LONGEST_FILE)
        .map(|(length, path)| format!("{path}: {length} lines; split it by what it does"));
    check(
        &format!("a file has at most {LONGEST_FILE} lines:"),
        breaches,
    );
}

#[test]
fn no_intention_is_left_in_the_code() {
    let endings = [".rs", ".mjs", ".css", ".html", ".toml", ".json"];
    let words = ["TODO", "FIXME"];
    check(
        "do it, or write an issue:",
        lines_with(&endings, &words, "", "say it in an issue"),
    );
}

#[test]
fn no_test_is_switched_off_or_waits_for_the_clock() {
    let rust = ["#[ignore", "sleep(", "TimeoutFuture"];
    let mut breaches = lines_with(
        &[".rs"],
        &rust,
        "",
        "mend the test, or wait for what it needs",
    );
    let node = [
        "waitForTimeout",
        "setTimeout",
        "test.skip",
        "test.only",
        "test.todo",
    ];
    breaches.extend(lines_with(
        &[".mjs"],
        &node,
        "tests/",
        "wait for what the test needs",
    ));
    breaches.retain(|breach| !breach.starts_with("src/browser/"));
    check("tests run always and never sleep:", breaches);
}

#[test]
fn no_file_names_one_machine() {
    let hosts = [
        "registry.npmjs",
        "index.crates.io",
        "static.crates.io",
        "\"resolved\":",
    ];
    let mut breaches = lines_with(&[""], &hosts, "", "registries are a matter of each machine");
    for file in source::all() {
        for (number, line) in file.lines() {
            let absolute = ["/work/", "/root/", "/home/"].iter().any(|folder| {
                let mut places = line.match_indices(folder);
                places.any(|(at, _)| {
                    !line[..at].ends_with(|before: char| {
                        before.is_alphanumeric() || "._-}/".contains(before)
                    })
                })
            });
            if absolute && !file.path.starts_with(OWN_FOLDER) {
                breaches.push(format!(
                    "{}:{number}: a path of one machine; make it relative",
                    file.path
                ));
            }
        }
    }
    check("the repository works on any machine:", breaches);
}

/// A breach for every line with one of the words, in files with one of the endings.
fn lines_with(endings: &[&str], words: &[&str], folder: &str, advice: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in source::all() {
        if !file.is_a(endings)
            || !file.path.starts_with(folder)
            || file.path.starts_with(OWN_FOLDER)
        {
            continue;
        }
        for (number, line) in file.lines() {
            breaches.extend(
                words
                    .iter()
                    .filter(|word| line.contains(**word))
                    .map(|word| format!("{}:{number}: `{word}`; {advice}", file.path)),
            );
        }
    }
    breaches
}
