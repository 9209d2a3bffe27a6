//! Texts that try to be more than text: whatever a plan says, an export is
//! built like that of the same plan with plain words.

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::input::Input;
use muster::export::{What, by_name};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::field::Shape as FieldShape;
use muster::model::plan::{Kind, Plan};
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};

use crate::unpack;

/// What breaks out of something: quotes, line ends, control characters, marks
/// that turn writing around, commands, tags, formulas, properties.
const HOSTILE: &[&str] = &[
    "'",
    "\"",
    "`",
    "\\",
    "\n",
    "\r\n",
    "\r",
    "\u{0}",
    "\u{7}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "$(touch owned)",
    "${HOME}",
    "`id`",
    "'; touch owned #",
    "&&",
    "|",
    "</script>",
    "<script>x</script>",
    "<!--",
    "-->",
    "<b x='",
    "]]>",
    "&lt;",
    "&#60;",
    "=1+1",
    "+1",
    "-1",
    "@sum",
    "\t=1",
    ";",
    ",",
    ":",
    "END:VEVENT",
    "\nBEGIN:VALARM",
    "# head",
    "- [x] ",
    "> ",
    "* ",
    "1. ",
    "| a | b |",
    "[x](http://evil.example)",
    "![x](y)",
    "***",
    "___",
    "~~~",
    "```",
    "http://evil.example",
    "<http://evil.example>",
    "\u{1f600}",
    "ä",
    "日本語",
    " ",
    "--title",
    "!ls",
    "%0a",
    "%",
];

fn hostile() -> impl Strategy<Value = String> {
    let parts = proptest::collection::vec(proptest::sample::select(HOSTILE), 1..6);
    // What is nothing but blanks is as good as no text, and leaves things out.
    parts.prop_map(|parts| format!("{}z", parts.concat()))
}

/// The example with such texts in all names and notes, in turn.
fn plan_with(texts: &[String]) -> Plan {
    let mut plan = example(Shape::Small, None, 1, DAY);
    let mut texts = texts.iter().cycle();
    let mut edits = Vec::new();
    for &kind in Kind::ALL {
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|at| table.row(at)) {
            for field in kind.fields() {
                let is_text = match field.shape {
                    FieldShape::Lines => true,
                    FieldShape::Text => field.key == "name",
                    _ => false,
                };
                if is_text {
                    let text = Json::from(texts.next().unwrap().as_str());
                    edits.push(Edit::set(kind, row.meta().id, field.key, text));
                }
            }
        }
    }
    for edit in edits {
        plan = plan.apply(&edit, &Stamp::default()).unwrap();
    }
    plan
}

/// The export of that plan, and that of the same with plain words.
fn both(texts: &[String], format: &str) -> (String, String) {
    let plain = ["plain".to_owned()];
    (
        written(&plan_with(texts), format),
        written(&plan_with(&plain), format),
    )
}

fn written(plan: &Plan, format: &str) -> String {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, DAY);
    let input = Input::new(plan, &knowledge, &matrix, &assessment);
    let exporter = by_name(format).unwrap();
    let what = if exporter.whats.contains(&What::All) {
        What::All
    } else {
        What::Checklist
    };
    unpack::text((exporter.write)(&input, what))
}

/// The tags of a page, in order, with the names of their attributes.
fn tags(page: &str) -> Vec<String> {
    let tokens = html5gum::Tokenizer::new(page).flatten();
    let shown = tokens.filter_map(|token| match token {
        html5gum::Token::StartTag(tag) => {
            let attributes: Vec<_> = tag.attributes.keys().collect();
            Some(format!("<{:?} {attributes:?}", tag.name))
        }
        html5gum::Token::EndTag(tag) => Some(format!("</{:?}", tag.name)),
        html5gum::Token::Comment(_) => Some("comment".to_owned()),
        _ => None,
    });
    shown.collect()
}

/// What Markdown makes of a text, without its words.
fn markup(text: &str) -> Vec<String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(text, options);
    let shown = events.filter_map(|event| match event {
        Event::Text(_) => None,
        Event::InlineHtml(html) | Event::Html(html) => {
            // A comment by which a line is found again counts its revisions.
            Some(html.split("rev:").next().unwrap_or_default().to_owned())
        }
        event => Some(format!("{event:?}")),
    });
    shown.collect()
}

/// The lines of a calendar before they were folded, by the name of the property.
fn properties(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("\r\n"));
    for line in calendar.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{line:?}");
        assert!(!line.contains(char::is_control), "{line:?}");
    }
    let whole = calendar.replace("\r\n ", "");
    let lines = whole.lines();
    lines
        .map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            let is_text = ["SUMMARY", "DESCRIPTION", "X-WR-CALNAME"].contains(&name);
            if !is_text {
                return line.to_owned();
            }
            let mut chars = value.chars();
            while let Some(c) = chars.next() {
                assert!(!matches!(c, ';' | ','), "{line:?}");
                if c == '\\' {
                    let next = chars.next();
                    assert!(matches!(next, Some('\\' | ';' | ',' | 'n')), "{line:?}");
                }
            }
            name.to_owned()
        })
        .collect()
}

/// The words of a script's last part, as a shell splits them: single quotes, and
/// quotes behind a backslash.
#[cfg(unix)]
fn calls(script: &str) -> Vec<Vec<String>> {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    let folder = std::env::temp_dir().join(format!("muster-sh-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let (file, gh) = (folder.join("issues.sh"), folder.join("gh"));
    std::fs::write(&file, script).unwrap();
    // A gh that opens nothing: it writes down what it is given.
    std::fs::write(&gh, "#!/bin/sh\nprintf '%s\\0' \"$@\" '' >>said\n").unwrap();
    std::fs::set_permissions(&gh, std::fs::Permissions::from_mode(0o755)).unwrap();
    let parsed = Command::new("sh").arg("-n").arg(&file).output().unwrap();
    assert!(parsed.status.success(), "{parsed:?}");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let ran = Command::new("sh")
        .arg(&file)
        .arg("acme/plans")
        .current_dir(&folder)
        .env("PATH", path)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let said = std::fs::read_to_string(folder.join("said")).unwrap();
    let files = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, 4, "the script, gh, what it said and what was opened");
    std::fs::remove_dir_all(&folder).unwrap();
    let calls = said.split("\0\0").filter(|call| !call.is_empty());
    calls
        .map(|call| call.split('\0').map(str::to_owned).collect())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_is_a_tag_of_the_report(texts in proptest::collection::vec(hostile(), 8)) {
        let (hostile, plain) = both(&texts, "html");
        prop_assert_eq!(tags(&hostile), tags(&plain));
    }

    #[test]
    fn no_text_is_markup(texts in proptest::collection::vec(hostile(), 8)) {
        for format in ["markdown", "github"] {
            let (hostile, plain) = both(&texts, format);
            prop_assert_eq!(hostile.lines().count(), plain.lines().count());
            if format == "markdown" {
                prop_assert_eq!(markup(&hostile), markup(&plain));
            }
        }
    }

    #[test]
    fn no_text_is_a_property_of_a_calendar(texts in proptest::collection::vec(hostile(), 8)) {
        let (hostile, plain) = both(&texts, "ics");
        prop_assert_eq!(properties(&hostile), properties(&plain));
    }

    #[test]
    fn no_text_is_a_formula_or_a_row(texts in proptest::collection::vec(hostile(), 8)) {
        for format in ["csv", "jira", "servicenow"] {
            let mut rows = Vec::new();
            let (hostile, plain) = both(&texts, format);
            for text in [hostile, plain] {
                let cells = crate::export::cells(&text);
                prop_assert!(cells.iter().all(|row| row.len() == cells[0].len()));
                for cell in cells.iter().flatten() {
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
                }
                rows.push(cells.len());
            }
            prop_assert_eq!(rows[0], rows[1]);
        }
    }
}

#[cfg(unix)]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn no_text_is_a_command(texts in proptest::collection::vec(hostile(), 8)) {
        let (hostile, plain) = both(&texts, "github-sh");
        let (hostile, plain) = (calls(&hostile), calls(&plain));
        prop_assert_eq!(hostile.len(), plain.len());
        for (one, other) in hostile.iter().zip(&plain) {
            prop_assert_eq!(one.len(), other.len());
            for (word, plain) in one.iter().zip(other) {
                let option = |word: &str| word.split('=').next().unwrap_or_default().to_owned();
                prop_assert_eq!(option(word), option(plain));
            }
        }
    }
}
