//! The repository's own files, as the other rules look at them.

use std::fs;
use std::path::Path;

/// Folders that hold nothing of ours.
const FOREIGN: [&str; 5] = [".git", "dist", "fuzz/target", "node_modules", "target"];

/// A text file of the repository.
pub(crate) struct Source {
    /// Its path from the repository's top, with `/` between folders.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
}

impl Source {
    /// Lines with their numbers, counted from one.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    /// Lines of Rust without comments, so that a rule may be written about in prose.
    pub(crate) fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines()
            .map(|(number, line)| (number, without_comment(line)))
    }

    /// The file without its comments.
    pub(crate) fn code(&self) -> String {
        self.code_lines()
            .flat_map(|(_, line)| [line, "\n"])
            .collect()
    }

    /// Whether the file has one of the endings.
    pub(crate) fn is_a(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// The file's name without folder and ending.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }

    /// The folder the file is in.
    pub(crate) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Every text file of the repository, by path.
pub(crate) fn all() -> Vec<Source> {
    let mut files = Vec::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.len() > 10, "the repository's files were not found");
    files
}

/// The text files under one folder.
pub(crate) fn under(folder: &str) -> Vec<Source> {
    let start = format!("{folder}/");
    all()
        .into_iter()
        .filter(|file| file.path.starts_with(&start))
        .collect()
}

/// The Rust files of the project: page, core, command line, set-up and tests.
pub(crate) fn rust() -> Vec<Source> {
    all()
        .into_iter()
        .filter(|file| file.is_a(&[".rs"]))
        .collect()
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{prefix}{name}");
        if FOREIGN.contains(&path.as_str()) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.push(Source { path, text });
        }
    }
}

/// The part of a line of Rust before `//`, unless that stands in a string (as in an address).
fn without_comment(line: &str) -> &str {
    line.match_indices("//")
        .find(|(at, _)| line[..*at].matches('"').count().is_multiple_of(2))
        .map_or(line, |(at, _)| &line[..at])
}

#[test]
fn comments_are_told_from_addresses() {
    assert_eq!(without_comment("let a = 1; // why"), "let a = 1; ");
    assert_eq!(
        without_comment("let a = \"https://x\";"),
        "let a = \"https://x\";"
    );
}
