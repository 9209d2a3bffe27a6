//! What a row says, against what the plan says: a change where only the row
//! was changed, a conflict where the plan was, too.

use super::{Answer, Answers, Change, Conflict, ReadBack};
use crate::export::input::Input;
use crate::export::markdown::escape;
use crate::export::report::value::is_web;
use crate::export::rows::{due, evidence};
use crate::export::ticket::clean;
use crate::model::Json;
use crate::model::attestation::Status;
use crate::model::choice::Choices;
use crate::model::field::FieldValue;
use crate::model::id::Key;
use crate::model::list::Records;
use crate::model::units::Date;
use crate::readiness::assess::Placed;
use crate::readiness::item::Item;
use crate::readiness::standing::State;

/// A row with the plan that it is compared with.
pub(super) struct Reader<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) line: usize,
    pub(super) id: &'a str,
    pub(super) revision: u32,
}

impl Reader<'_> {
    /// Adds to what was read what the row says otherwise than the plan.
    pub(super) fn compare(&self, placed: &Placed, answers: &Answers, read: &mut ReadBack) {
        let (changes, conflicts) = (read.changes.len(), read.conflicts.len());
        if let Some(remark) = answers.remark {
            read.conflicts.push(self.conflict(remark));
        }
        if let Some(ticked) = answers.ticked {
            self.tick(placed, ticked, read);
        }
        if let Some(status) = &answers.status {
            self.status(placed, status, read);
        }
        if let Some(owner) = &answers.owner {
            self.owner(placed, owner, read);
        }
        if let Some(due) = &answers.due {
            self.due(placed, due, read);
        }
        if let Some(evidence) = &answers.evidence {
            self.evidence(placed, evidence, read);
        }
        if (changes, conflicts) == (read.changes.len(), read.conflicts.len()) {
            read.unchanged += 1;
        }
    }

    fn tick(&self, placed: &Placed, ticked: bool, read: &mut ReadBack) {
        let state = placed.entry.state;
        if ticked == (state == State::Verified) {
            return;
        }
        if let Item::Rule(_) = placed.item {
            return read.conflicts.push(self.conflict(WORKED_OUT));
        }
        let now = placed.entry.attestation.as_deref();
        let moved = now.map_or(0, |row| row.meta.revision) != self.revision;
        if ticked && state == State::Done && moved {
            return;
        }
        if ticked && state == State::Done {
            let text = "it is done already; a tick stands for proof: add the evidence";
            return read.conflicts.push(self.conflict(text));
        }
        let (after, status) = if ticked {
            ("Done", Status::Done)
        } else {
            ("Open", Status::Open)
        };
        let mut fields = self.stating(status);
        if !ticked {
            fields.truncate(1);
        }
        let texts = [state.label(), after];
        self.change(placed, "state", texts, None, fields, read);
    }

    /// The fields that state it, today.
    fn stating(&self, status: Status) -> Vec<(&'static str, Json)> {
        let as_of = self.input.assessment.as_of.to_string();
        let mut fields = vec![
            ("status", Json::from(status.key())),
            ("stated_on", Json::from(as_of)),
        ];
        if status == Status::Done {
            fields.push(("fingerprint", Json::Bool(true)));
        }
        fields
    }

    fn status(&self, placed: &Placed, answer: &Answer, read: &mut ReadBack) {
        let stated = placed.entry.attestation.as_deref();
        let before = stated.and_then(|row| row.status.value());
        let before = before.map_or("", Choices::label);
        if *answer.now == *before {
            return;
        }
        let place = Status::ALL.iter().position(|one| one.label == answer.now);
        let status = place.and_then(Status::at);
        let fields = match status {
            None if answer.now.is_empty() => vec![("status", Json::Null)],
            None => {
                let text = format!("{} is no status; choose one from the list", answer.now);
                return read.conflicts.push(self.conflict(&text));
            }
            Some(Status::Done) if matches!(placed.item, Item::Rule(_)) => {
                return read.conflicts.push(self.conflict(WORKED_OUT));
            }
            Some(status) => self.stating(status),
        };
        let texts = [before, &answer.now];
        self.change(placed, "status", texts, answer.written, fields, read);
    }

    fn owner(&self, placed: &Placed, answer: &Answer, read: &mut ReadBack) {
        let before = placed
            .entry
            .owner
            .map_or("", |key| self.input.owner_name(key));
        let named = &*answer.now;
        let is_called = |name: &str| name == named || escape(name) == named || clean(name) == named;
        if is_called(before) {
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
                .filter(|(_, name)| is_called(name))
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
        let texts = [before, named];
        self.change(
            placed,
            "owner",
            texts,
            answer.written,
            vec![("owner", value)],
            read,
        );
    }

    fn due(&self, placed: &Placed, answer: &Answer, read: &mut ReadBack) {
        let before = due(placed);
        let after = match (&*answer.now, Date::parse(&answer.now)) {
            ("", _) => None,
            (_, Some(day)) => Some(day),
            (text, None) => {
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
        let texts = [&*before, &*after];
        self.change(
            placed,
            "due",
            texts,
            answer.written,
            vec![("due_on", value)],
            read,
        );
    }

    /// Links are taken over; a proof whose text is gone is taken out.
    fn evidence(&self, placed: &Placed, answer: &Answer, read: &mut ReadBack) {
        let before = evidence(placed);
        if *answer.now == clean(&before) {
            return;
        }
        let mut rest = answer.now.to_string();
        let mut kept = Vec::new();
        let stated = placed.entry.attestation.as_deref();
        for proof in stated.iter().flat_map(|row| row.evidence.iter()) {
            let text = clean(proof.link.get().map_or(&*proof.label, |link| link));
            if text.is_empty() || rest.contains(&*text) {
                rest = rest.replacen(&*text, " ", usize::from(!text.is_empty()));
                kept.push(proof.clone());
            }
        }
        let kept = Records::from(kept).to_json();
        let mut kept = kept
            .and_then(|kept| kept.as_array().cloned())
            .unwrap_or_default();
        for word in rest.split_whitespace() {
            if !is_web(word) {
                let text = format!("{word} is no link; evidence is read back as links");
                return read.conflicts.push(self.conflict(&text));
            }
            kept.push(serde_json::json!({ "link": word }));
        }
        let texts = [&*before, &*answer.now];
        let fields = vec![("evidence", Json::from(kept))];
        self.change(placed, "evidence", texts, answer.written, fields, read);
    }

    /// Takes it over, unless the plan has moved on since it was written. The
    /// texts are those before and after.
    fn change(
        &self,
        placed: &Placed,
        what: &'static str,
        [before, after]: [&str; 2],
        written: Option<&str>,
        fields: Vec<(&'static str, Json)>,
        read: &mut ReadBack,
    ) {
        let now = placed.entry.attestation.as_deref();
        let now = now.map_or(0, |row| row.meta.revision);
        let moved = match written {
            Some(written) => written != clean(before),
            None => now != self.revision,
        };
        if moved {
            let text = format!(
                "{what}: it says {} here, the plan says {}, and the plan was changed since it was written",
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

    /// Something in the row that cannot be taken over.
    pub(super) fn conflict(&self, text: &str) -> Conflict {
        Conflict {
            line: self.line,
            id: self.id.to_owned(),
            text: text.to_owned(),
        }
    }
}

const WORKED_OUT: &str =
    "Muster looks at the plan for that itself: change what the plan says, or add a proof";

fn quoted(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}
