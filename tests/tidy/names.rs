//! Finds the names that Rust code uses, without a parser: whole words, paths, groups.

use std::collections::BTreeSet;

use crate::source::Source;

/// The areas that a file names, by `crate::…` or, in a binary, `muster::…`. Tests at the end of a
/// file may reach further than the code above them.
pub(crate) fn imports(file: &Source) -> BTreeSet<String> {
    let code = file.code();
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    ["crate::", "muster::"]
        .iter()
        .flat_map(|root| after(code, root))
        .collect()
}

/// The names that follow a path such as `crate::`, one by one or in a group.
pub(crate) fn after(code: &str, path: &str) -> BTreeSet<String> {
    code.match_indices(path)
        .filter(|(at, _)| !code[..*at].ends_with(is_word))
        .map(|(at, _)| &code[at + path.len()..])
        .flat_map(|rest| {
            if rest.starts_with('{') {
                group(rest)
            } else {
                vec![identifier(rest)]
            }
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// The first names of a group such as `{model::Plan, file}`.
fn group(code: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut parts = vec![String::new()];
    for character in code.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(character),
        }
    }
    parts
        .iter()
        .map(|part| identifier(part.trim_start()))
        .collect()
}

fn identifier(code: &str) -> String {
    code.chars()
        .take_while(|character| is_word(*character))
        .collect()
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// A breach for every line of code that names one of the words.
pub(crate) fn named(file: &Source, words: &[&str], advice: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for (number, line) in file.code_lines() {
        for word in words {
            let is_whole = |(at, _): (usize, &str)| {
                !line[..at].ends_with(is_word) && !line[at + word.len()..].starts_with(is_word)
            };
            if line.match_indices(word).any(is_whole) {
                breaches.push(format!("{}:{number}: `{word}`; {advice}", file.path));
            }
        }
    }
    breaches
}

#[test]
fn imports_are_found_in_every_spelling() {
    let text = "use crate::model::Plan;\nuse crate::{\n    file,\n    share::{a, b},\n};\n\
                // crate::ui is not named\nfn f() { crate::query::rows() }\n\
                #[cfg(test)]\nmod tests { use crate::app::App; }\n";
    let file = Source {
        path: "src/x.rs".to_owned(),
        text: text.to_owned(),
    };
    let found: Vec<_> = imports(&file).into_iter().collect();
    assert_eq!(found, ["file", "model", "query", "share"]);
}
