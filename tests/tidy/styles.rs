//! Style sheets: every colour comes from the tokens, every sheet is on the page.

use crate::check;
use crate::source;

/// The one file that may hold colours.
const TOKENS: &str = "static/styles/tokens.css";

const COLOUR_FUNCTIONS: [&str; 10] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(",
];

/// Names that are likely to slip in; `currentcolor` and `transparent` are no colours of their own.
const COLOUR_NAMES: [&str; 12] = [
    "black", "white", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey", "navy",
    "silver",
];

#[test]
fn colours_are_written_in_the_tokens_only() {
    let mut breaches = Vec::new();
    for file in source::under("static")
        .iter()
        .filter(|file| file.is_a(&[".css"]))
    {
        if file.path == TOKENS {
            continue;
        }
        let text = blanked(&file.text);
        for (index, line) in text.lines().enumerate() {
            if let Some(colour) = line.split_once(':').and_then(|(_, value)| colour(value)) {
                breaches.push(format!(
                    "{}:{}: `{colour}`; name it in {TOKENS} and use var(--…)",
                    file.path,
                    index + 1
                ));
            }
        }
    }
    check("themes can only change what is a token:", breaches);
}

#[test]
fn every_style_sheet_is_on_the_page() {
    let files = source::all();
    let page = files.iter().find(|file| file.path == "index.html").unwrap();
    let breaches = files
        .iter()
        .filter(|file| file.path.starts_with("static/styles/") && file.is_a(&[".css"]))
        .filter(|file| {
            !page
                .text
                .contains(&format!("rel=\"css\" href=\"{}\"", file.path))
        })
        .map(|file| {
            format!(
                "{0}: add <link data-trunk rel=\"css\" href=\"{0}\"> to index.html",
                file.path
            )
        });
    check(
        "a style sheet that the page does not name has no effect:",
        breaches,
    );
}

#[test]
fn markup_has_no_inline_styles() {
    let mut breaches = Vec::new();
    for file in source::under("src/ui") {
        for (number, line) in file.code_lines() {
            if format!(" {}", line.trim()).contains(" style=") {
                breaches.push(format!(
                    "{}:{number}: the page's policy refuses `style=`; use a class, or attributes \
                     of SVG for geometry",
                    file.path
                ));
            }
        }
    }
    check("no inline styles:", breaches);
}

/// The sheet with its comments blanked out, line by line as before.
fn blanked(css: &str) -> String {
    let mut text = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        text += before;
        let (inside, after) = comment.split_once("*/").unwrap_or((comment, ""));
        text.extend(inside.matches('\n'));
        rest = after;
    }
    text + rest
}

/// The first colour in a declaration's value.
fn colour(value: &str) -> Option<String> {
    let word_ends = |character: char| !(character.is_alphanumeric() || "#-(".contains(character));
    value
        .split(word_ends)
        .flat_map(|word| {
            let function = word.split_inclusive('(').map(str::to_owned);
            function.collect::<Vec<_>>()
        })
        .find(|word| {
            let digits = word.strip_prefix('#').filter(|digits| digits.len() >= 3);
            digits.is_some_and(|digits| digits.chars().all(|digit| digit.is_ascii_hexdigit()))
                || COLOUR_FUNCTIONS.contains(&word.as_str())
                || COLOUR_NAMES.contains(&word.as_str())
        })
}

#[test]
fn colours_are_told_from_other_values() {
    for value in [
        " #fff;",
        " 1px solid #1f5fbf;",
        " rgb(0 0 0 / 10%);",
        " white;",
    ] {
        assert!(colour(value).is_some(), "{value}");
    }
    for value in [
        " var(--white);",
        " nowrap;",
        " color-mix(in srgb, var(--a), var(--b));",
        " url(#id);",
    ] {
        assert_eq!(colour(value), None, "{value}");
    }
}
