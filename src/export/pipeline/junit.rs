//! A test report in the dialect of JUnit that Jenkins, GitLab and GitHub's
//! actions read: a suite per family, a test per entry of the checklist.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Demand;
use crate::export::input::Input;
use crate::export::rows::text;
use crate::readiness::assess::Placed;
use crate::readiness::rule::Family;
use crate::readiness::standing::State;

/// Every entry as a test: what is left to do fails, what is accepted or does
/// not apply is skipped. The first suite is what was asked for by arguments.
pub fn junit(input: &Input, demands: &[Demand]) -> Vec<u8> {
    let mut suites = vec![asked(demands)];
    let mut by_family: BTreeMap<Family, Vec<Placed>> = BTreeMap::new();
    for placed in input.assessment.entries() {
        let of = by_family.entry(placed.item.family()).or_default();
        of.push(placed);
    }
    suites.extend(
        by_family
            .iter()
            .map(|(family, entries)| suite(input, *family, entries)),
    );
    let sum = |count: fn(&Suite) -> usize| suites.iter().map(count).sum::<usize>();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a text cannot fail, here and below.
    let _ = writeln!(
        out,
        "<testsuites name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">",
        escape(input.plan.name()),
        sum(|suite| suite.tests),
        sum(|suite| suite.failures),
        sum(|suite| suite.skipped),
    );
    for suite in suites.iter().filter(|suite| suite.tests > 0) {
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\" timestamp=\"{}T00:00:00\">",
            escape(&suite.name),
            suite.tests,
            suite.failures,
            suite.skipped,
            input.assessment.as_of,
        );
        out.push_str(&suite.cases);
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out.into_bytes()
}

/// Some tests, with their number.
#[derive(Default)]
struct Suite {
    name: String,
    tests: usize,
    failures: usize,
    skipped: usize,
    cases: String,
}

/// How a test ended.
enum End<'a> {
    Passed,
    Failed {
        kind: &'a str,
        message: String,
        text: String,
    },
    Skipped(&'a str),
}

impl Suite {
    fn add(&mut self, class: &str, name: &str, end: &End) {
        self.tests += 1;
        let _ = write!(
            self.cases,
            "    <testcase classname=\"{}\" name=\"{}\" time=\"0\"",
            escape(class),
            escape(name)
        );
        let _ = match end {
            End::Passed => writeln!(self.cases, "/>"),
            End::Failed {
                kind,
                message,
                text,
            } => {
                self.failures += 1;
                writeln!(
                    self.cases,
                    "><failure type=\"{}\" message=\"{}\">{}</failure></testcase>",
                    escape(kind),
                    escape(message),
                    escape(text)
                )
            }
            End::Skipped(message) => {
                self.skipped += 1;
                writeln!(
                    self.cases,
                    "><skipped message=\"{}\"/></testcase>",
                    escape(message)
                )
            }
        };
    }
}

fn asked(demands: &[Demand]) -> Suite {
    let mut suite = Suite {
        name: "Asked for".to_owned(),
        ..Suite::default()
    };
    for demand in demands {
        let end = match &demand.fault {
            None => End::Passed,
            Some(fault) => End::Failed {
                kind: "not_good_enough",
                message: fault.clone(),
                text: fault.clone(),
            },
        };
        suite.add("check", &demand.what, &end);
    }
    suite
}

fn suite(input: &Input, family: Family, entries: &[Placed]) -> Suite {
    let mut suite = Suite {
        name: family.label().to_owned(),
        ..Suite::default()
    };
    for placed in entries {
        let state = placed.entry.state;
        let end = match state {
            State::AcceptedRisk | State::NotApplicable => End::Skipped(state.label()),
            state if state.is_finding() => End::Failed {
                kind: state.key(),
                message: format!("{}: {}", placed.item.severity().label(), text(placed)),
                text: failure(input, placed),
            },
            _ => End::Passed,
        };
        let name = match input.called(placed.kind, placed.object) {
            "" => placed.item.title().to_owned(),
            name => format!("{}: {name}", placed.item.title()),
        };
        suite.add(placed.item.id(), &name, &end);
    }
    suite
}

fn failure(input: &Input, placed: &Placed) -> String {
    let owner = placed.entry.owner.map_or("", |key| input.owner_name(key));
    let owner = if owner.is_empty() { "nobody" } else { owner };
    format!(
        "{}\nWhat to do: {}\nOwner: {owner}\n{}",
        text(placed),
        placed.item.advice(),
        placed.id()
    )
}

/// The text as content or value of an attribute, without what XML cannot hold.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_is_no_element_and_holds_what_xml_may() {
        assert_eq!(
            escape("<a b=\"'\">&\n\u{0}\u{8}\u{ffff}]]>"),
            "&lt;a b=&quot;&apos;&quot;&gt;&amp;&#10;]]&gt;"
        );
    }
}
