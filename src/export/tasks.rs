//! The Markdown task list, read back: what somebody ticked, whom they named,
//! which day they wrote. Lines are known by the comment at their end; whatever
//! else was changed, or cannot be taken over, is told and not guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::input::Input;
use super::markdown::{escape, head};
use super::rows::due;
use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::units::Date;
use crate::readiness::assess::Placed;
use crate::readiness::item::Item;
use crate::readiness::standing::State;

/// What a list says otherwise than the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadBack {
    /// What can be taken over, in the order of the list.
    pub changes: Vec<Change>,
    /// What cannot, and why.
    pub conflicts: Vec<Conflict>,
    /// Lines that say what the plan says.
    pub unchanged: usize,
}

/// One answer that somebody gave in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The line, from 1.
    pub line: usize,
    /// The item, by id.
    pub item: String,
    /// The kind of its object.
    pub kind: Kind,
    /// Its object.
    pub object: Key,
    /// What was changed, in a word.
    pub what: &'static str,
    /// What the plan says.
    pub before: String,
    /// What the list says.
    pub after: String,
    /// The fields of the statement with their new values.
    pub fields: Vec<(&'static str, Json)>,
}

/// Something in the list that cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The line, from 1.
    pub line: usize,
    /// `item@object`, as the line has it.
    pub id: String,
    /// Why not.
    pub text: String,
}

/// Compares a list, as `markdown` writes it and somebody edited it, with the plan.
pub fn read_back(input: &Input, text: &str) -> ReadBack {
    let entries: BTreeMap<String, Placed> = input
        .assessment
        .entries()
        .map(|placed| (placed.id(), placed))
        .collect();
    let mut read = ReadBack::default();
    let mut seen = BTreeSet::new();
    for (at, line) in text.lines().enumerate() {
        let Some(row) = Row::parse(line) else {
            continue;
        };
        let reader = Reader {
            input,
            row,
            line: at + 1,
        };
        if !seen.insert(row.id) {
            read.conflicts
                .push(reader.conflict("this item is in the list twice; the first counts"));
            continue;
        }
        match entries.get(row.id) {
            Some(placed) => reader.compare(placed, &mut read),
            None => read
                .conflicts
                .push(reader.conflict("the plan has no such item any more")),
        }
    }
    read
}

/// A line of the list.
#[derive(Clone, Copy)]
struct Row<'a> {
    ticked: bool,
    body: &'a str,
    id: &'a str,
    revision: u32,
}

impl<'a> Row<'a> {
    /// `- [x] … <!-- id: … rev: 3 -->`; `None` for any other line.
    fn parse(line: &'a str) -> Option<Self> {
        let line = line.trim();
        let rest = line.strip_prefix(['-', '*', '+'])?.trim_start();
        let rest = rest.strip_prefix('[')?;
        let (mark, rest) = rest.split_at_checked(1)?;
        let rest = rest.strip_prefix(']')?;
        let (body, comment) = rest.rsplit_once("<!-- id: ")?;
        let (id, revision) = comment.strip_suffix("-->")?.split_once(" rev: ")?;
        Some(Self {
            ticked: matches!(mark, "x" | "X"),
            body: body.trim(),
            id: id.trim(),
            revision: revision.trim().parse().ok()?,
        })
    }
}

/// A line with the plan that it is compared with.
struct Reader<'a> {
    input: &'a Input<'a>,
    row: Row<'a>,
    line: usize,
}

/// What stands behind the text of an item.
#[derive(Default)]
struct Tail<'a> {
    owner: Option<&'a str>,
    due: Option<&'a str>,
}

impl<'a> Tail<'a> {
    /// ` - @owner - due 2026-12-01 - severity high - open`
    fn parse(text: &'a str) -> Self {
        let before = |mark: &str| text.find(mark).unwrap_or(text.len());
        let (due_at, severity_at) = (before(" - due "), before(" - severity "));
        let owner = text.trim_start().strip_prefix("- @").and_then(|_| {
            let start = text.find('@')? + 1;
            text.get(start..due_at.min(severity_at))
        });
        let due = text.get(due_at..severity_at.max(due_at));
        let due = due.and_then(|due| due.strip_prefix(" - due "));
        Self {
            owner: owner.map(str::trim).filter(|owner| !owner.is_empty()),
            due: due.map(str::trim).filter(|due| !due.is_empty()),
        }
    }
}

impl Reader<'_> {
    fn compare(&self, placed: &Placed, read: &mut ReadBack) {
        let (changes, conflicts) = (read.changes.len(), read.conflicts.len());
        let head = head(self.input, placed);
        let tail = if let Some(tail) = self.row.body.strip_prefix(&*head) {
            tail
        } else {
            let text = "its text was changed; only the tick, the owner and the day are read back";
            read.conflicts.push(self.conflict(text));
            let marks = [" - @", " - due ", " - severity "];
            let marks = marks.iter().filter_map(|mark| self.row.body.rfind(mark));
            let rest = marks.min().and_then(|at| self.row.body.get(at..));
            rest.unwrap_or_default()
        };
        let tail = Tail::parse(tail);
        self.tick(placed, read);
        self.owner(placed, tail.owner, read);
        self.due(placed, tail.due, read);
        if (changes, conflicts) == (read.changes.len(), read.conflicts.len()) {
            read.unchanged += 1;
        }
    }

    fn tick(&self, placed: &Placed, read: &mut ReadBack) {
        let state = placed.entry.state;
        if self.row.ticked == (state == State::Verified) {
            return;
        }
        if let Item::Rule(_) = placed.item {
            let text = "Muster looks at the plan for that itself: change what the plan says, or add a proof";
            return read.conflicts.push(self.conflict(text));
        }
        let now = placed.entry.attestation.as_deref();
        let moved = now.map_or(0, |row| row.meta.revision) != self.row.revision;
        if self.row.ticked && state == State::Done && moved {
            return;
        }
        if self.row.ticked && state == State::Done {
            let text = "it is done already; a tick stands for proof: add the evidence";
            return read.conflicts.push(self.conflict(text));
        }
        let as_of = self.input.assessment.as_of.to_string();
        let (after, fields) = if self.row.ticked {
            let said = vec![
                ("status", Json::from("done")),
                ("stated_on", Json::from(as_of)),
                ("fingerprint", Json::Bool(true)),
            ];
            ("Done", said)
        } else {
            ("Open", vec![("status", Json::from("open"))])
        };
        self.change(placed, "state", state.label(), after, fields, read);
    }

    fn owner(&self, placed: &Placed, named: Option<&str>, read: &mut ReadBack) {
        let before = placed
            .entry
            .owner
            .map_or("", |key| self.input.owner_name(key));
        let named = named.unwrap_or_default();
        if named == escape(before) || named == before {
            return;
        }
        let value = if named.is_empty() {
            Json::Null
        } else {
            let plan = self.input.plan;
            let people = plan.people.iter().map(|row| (row.meta.id, &row.name));
            let teams = plan.teams.iter().map(|row| (row.meta.id, &row.name));
            let of_that_name: Vec<Key> = people
                .chain(teams)
                .filter(|(_, name)| escape(name) == named || ***name == *named)
                .map(|(key, _)| key)
                .collect();
            match of_that_name.as_slice() {
                [only] => Json::from(only.to_string()),
                [] => {
                    let text = format!("nobody in the plan is called {named}");
                    return read.conflicts.push(self.conflict(&text));
                }
                _ => {
                    let text = format!("several in the plan are called {named}");
                    return read.conflicts.push(self.conflict(&text));
                }
            }
        };
        self.change(placed, "owner", before, named, vec![("owner", value)], read);
    }

    fn due(&self, placed: &Placed, written: Option<&str>, read: &mut ReadBack) {
        let before = due(placed);
        let after = match written.map(|day| (day, Date::parse(day))) {
            None => None,
            Some((_, Some(day))) => Some(day),
            Some((text, None)) => {
                let text = format!("{text} is no day; write it as 2026-12-01");
                return read.conflicts.push(self.conflict(&text));
            }
        };
        if before == after {
            return;
        }
        let shown = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let value = after.map_or(Json::Null, |day| Json::from(day.to_string()));
        let (before, after) = (shown(before), shown(after));
        self.change(
            placed,
            "due",
            &before,
            &after,
            vec![("due_on", value)],
            read,
        );
    }

    /// Takes it over, unless the plan has moved on since the list was written.
    fn change(
        &self,
        placed: &Placed,
        what: &'static str,
        before: &str,
        after: &str,
        fields: Vec<(&'static str, Json)>,
        read: &mut ReadBack,
    ) {
        let now = placed.entry.attestation.as_deref();
        let now = now.map_or(0, |row| row.meta.revision);
        if now != self.row.revision {
            let text = format!(
                "{what}: the list says {}, the plan says {}, and the plan was changed since the list was written",
                quoted(after),
                quoted(before)
            );
            return read.conflicts.push(self.conflict(&text));
        }
        read.changes.push(Change {
            line: self.line,
            item: placed.item.id().to_owned(),
            kind: placed.kind,
            object: placed.object,
            what,
            before: before.to_owned(),
            after: after.to_owned(),
            fields,
        });
    }

    fn conflict(&self, text: &str) -> Conflict {
        Conflict {
            line: self.line,
            id: self.row.id.to_owned(),
            text: text.to_owned(),
        }
    }
}

fn quoted(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}
