//! Rules of the style sheets: literals only in the tokens, no unknown token, enough contrast.

use std::collections::{BTreeMap, BTreeSet};

use muster::ui::components::table::{ROW_1, ROW_2};

const TOKENS: &str = include_str!("../../static/styles/tokens.css");
const SHEETS: [(&str, &str); 6] = [
    ("base.css", include_str!("../../static/styles/base.css")),
    ("layout.css", include_str!("../../static/styles/layout.css")),
    (
        "components.css",
        include_str!("../../static/styles/components.css"),
    ),
    ("charts.css", include_str!("../../static/styles/charts.css")),
    ("run.css", include_str!("../../static/styles/run.css")),
    ("print.css", include_str!("../../static/styles/print.css")),
];

#[test]
fn pixels_are_literal_only_in_the_tokens_and_in_media_queries() {
    for (name, sheet) in SHEETS {
        for (number, line) in uncommented(sheet)
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.contains("@media"))
        {
            let digit_before = |at: usize| line[..at].ends_with(|c: char| c.is_ascii_digit());
            let found = line.match_indices("px").any(|(at, _)| digit_before(at));
            assert!(!found, "{name}:{}: {line}", number + 1);
        }
    }
}

#[test]
fn every_token_that_is_used_exists() {
    let mut defined: BTreeSet<&str> = definitions(TOKENS).into_keys().collect();
    defined.extend(["tone", "tone-soft"]); // set by the tone classes
    for (name, sheet) in SHEETS {
        for used in sheet.split("var(--").skip(1) {
            let token = used.split([')', ',']).next().unwrap_or_default();
            assert!(defined.contains(token), "{name}: --{token}");
        }
    }
}

#[test]
fn row_heights_are_the_ones_the_window_counts_with() {
    let tokens = definitions(TOKENS);
    assert_eq!(tokens["row-1"], format!("{ROW_1}px"));
    assert_eq!(tokens["row-2"], format!("{ROW_2}px"));
}

#[test]
fn text_and_controls_have_enough_contrast_in_both_themes() {
    let tokens = definitions(TOKENS);
    let surfaces = ["bg", "surface", "raised", "sunken", "hover", "accent-soft"];
    let tones = [
        "accent", "provider", "customer", "shared", "third", "unknown", "critical", "high",
        "medium", "low", "good",
    ];
    let mut pairs: Vec<(String, String, f64)> = Vec::new();
    let mut pair =
        |front: &str, back: &str, least: f64| pairs.push((front.into(), back.into(), least));
    for surface in surfaces {
        pair("text", surface, 7.0);
        pair("muted", surface, 4.5);
        pair("edge", surface, 3.0);
        pair("focus", surface, 3.0);
    }
    for tone in tones {
        pair(tone, &format!("{tone}-soft"), 4.5);
        pair(tone, "surface", 4.5);
        pair(tone, "raised", 4.5);
    }
    pair("critical", "accent-soft", 4.5);
    pair("accent", "bg", 4.5);
    pair("on-accent", "accent", 4.5);
    pair("on-accent", "accent-strong", 4.5);
    for (front, back, least) in &pairs {
        for theme in [0, 1] {
            let ratio = contrast(colour(&tokens, front, theme), colour(&tokens, back, theme));
            assert!(
                ratio >= *least,
                "{front} on {back}, theme {theme}: {ratio:.2} of {least}"
            );
        }
    }
}

fn uncommented(sheet: &str) -> String {
    let mut text = String::new();
    for (index, part) in sheet.split("/*").enumerate() {
        let kept = if index == 0 {
            part
        } else {
            part.split_once("*/").map_or("", |(_, rest)| rest)
        };
        text.push_str(kept);
    }
    text
}

/// Name and value of every custom property; the first definition counts.
fn definitions(sheet: &str) -> BTreeMap<&str, &str> {
    let mut found = BTreeMap::new();
    for part in sheet.split("--").skip(1) {
        if let Some((name, rest)) = part.split_once(':') {
            let value = rest.split(';').next().unwrap_or_default().trim();
            if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
                found.entry(name).or_insert(value);
            }
        }
    }
    found
}

fn colour(tokens: &BTreeMap<&str, &str>, name: &str, theme: usize) -> [f64; 3] {
    let value = tokens
        .get(name)
        .unwrap_or_else(|| panic!("no token {name}"));
    let inner = value
        .strip_prefix("light-dark(")
        .and_then(|v| v.strip_suffix(')'))
        .unwrap_or(value);
    let hex = inner
        .split(',')
        .nth(theme)
        .unwrap_or(inner)
        .trim()
        .trim_start_matches('#');
    let hex: String = if hex.len() == 3 {
        hex.chars().flat_map(|c| [c, c]).collect()
    } else {
        hex.to_owned()
    };
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
}

/// Contrast as WCAG 2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let [r, g, b] = colour.map(|c| {
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
