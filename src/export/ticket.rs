//! What is left to do as tickets: what trackers have in common.

use super::input::Input;
use super::rows::{due, text};
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::units::Date;
use crate::readiness::assess::Placed;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;

/// One finding as a ticket.
pub(super) struct Ticket<'a> {
    /// `item@object`: the same in every export.
    pub(super) id: String,
    /// In a line.
    pub(super) title: String,
    /// Everything else, line by line, each with its label; the first has none.
    pub(super) lines: Vec<(&'static str, String)>,
    /// How bad it is.
    pub(super) severity: Severity,
    /// How it stands.
    pub(super) state: State,
    /// The title of its area.
    pub(super) area: &'a str,
    /// The name of whoever sees to it; empty where nobody does.
    pub(super) owner: &'a str,
    /// Whether that is a team.
    pub(super) is_team: bool,
    /// The address of that person, where the plan has one.
    pub(super) email: Option<String>,
    /// When it is due.
    pub(super) due: Option<Date>,
}

/// Everything that is left to do, the worst first.
pub(super) fn tickets<'a>(input: &'a Input) -> Vec<Ticket<'a>> {
    let entries = input.entries();
    let to_do = entries
        .iter()
        .filter(|placed| placed.entry.state.is_finding());
    to_do.map(|placed| ticket(input, placed)).collect()
}

impl Ticket<'_> {
    /// All lines, with a mark at the end by which the ticket is found again.
    pub(super) fn description(&self, one: impl Fn(&str) -> String) -> String {
        let mut out = String::new();
        for (label, text) in &self.lines {
            if !label.is_empty() {
                out.push_str(label);
                out.push_str(": ");
            }
            out.push_str(&one(text));
            out.push('\n');
        }
        out
    }
}

fn ticket<'a>(input: &'a Input, placed: &Placed<'a>) -> Ticket<'a> {
    let item = placed.item;
    let name = input.called(placed.kind, placed.object);
    let title = match name {
        "" => item.title().to_owned(),
        name => format!("{}: {name}", item.title()),
    };
    let owner = placed.entry.owner.map_or("", |key| input.owner_name(key));
    let source = input.source(item.sources());
    let source = source.map(|source| format!("{}, {} ({})", source.title, source.url, source.date));
    let lines = [
        ("", text(placed)),
        ("Why", item.rationale().to_owned()),
        ("What to do", item.advice().to_owned()),
        ("Object", format!("{} {name}", placed.kind.label())),
        ("Owner", owner.to_owned()),
        ("Severity", item.severity().label().to_owned()),
        ("State", placed.entry.state.label().to_owned()),
        ("Source", source.unwrap_or_default()),
        ("Planner ID", placed.id()),
    ];
    let said = lines.into_iter().filter(|(_, text)| !text.is_empty());
    Ticket {
        id: placed.id(),
        title,
        lines: said.collect(),
        severity: item.severity(),
        state: placed.entry.state,
        area: input.area_title(item),
        owner,
        is_team: placed.entry.owner.is_some_and(|key| is_team(input, key)),
        email: placed.entry.owner.and_then(|key| email(input, key)),
        due: due(placed),
    }
}

fn is_team(input: &Input, key: Key) -> bool {
    input.plan.object(Kind::Team, key).is_some()
}

/// The first word of a person's contact that is an address.
fn email(input: &Input, key: Key) -> Option<String> {
    let person = input.plan.people.iter().find(|row| row.meta.id == key)?;
    let mut words = person
        .contact
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')'));
    words.find(|word| is_email(word)).map(str::to_owned)
}

fn is_email(word: &str) -> bool {
    let plain = |part: &str| {
        let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
        part.starts_with(|c: char| c.is_ascii_alphanumeric()) && part.chars().all(inner)
    };
    word.split_once('@')
        .is_some_and(|(name, host)| plain(name) && plain(host) && host.contains('.'))
}

/// The text on one line, of at most so many units of UTF-16, as trackers count.
pub(super) fn short(text: &str, longest: usize) -> String {
    let line = super::markdown::one_line(text);
    if line.encode_utf16().count() <= longest {
        return line;
    }
    format!("{}…", cut(&line, longest.saturating_sub(1)).trim_end())
}

/// The beginning of the text, of at most so many units of UTF-16.
pub(super) fn cut(text: &str, longest: usize) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > longest
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// The text without what no cell, value or argument may hold.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter(|&c| !c.is_control() || c == '\n')
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_among_other_words() {
        assert!(is_email("ada.l@example.org"));
        for word in ["", "@", "ada@", "=a@b.c", "ada@host", "@sum.x", "a@b@c.d"] {
            assert!(!is_email(word), "{word}");
        }
    }

    #[test]
    fn a_line_is_shortened_between_characters() {
        assert_eq!(short("a\nb", 9), "a b");
        assert_eq!(short(&"ä".repeat(9), 5), "ääää…");
        assert_eq!(short("😀😀😀", 5), "😀😀…");
        assert_eq!(cut("😀😀😀", 3), "😀");
    }
}
