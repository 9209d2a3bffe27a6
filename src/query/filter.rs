//! Which lines of the checklist a reader wants to see.

use std::collections::BTreeSet;

use super::checklist::{Line, Listing, Named};
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::units::Date;
use crate::readiness::assess::Assessment;
use crate::readiness::item::Item;
use crate::readiness::rule::{Family, Severity};
use crate::readiness::standing::State;

/// Which lines to show. Without any wish: everything that leaves something
/// to do.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, each a chip on screen"
)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only that severity.
    pub severity: Option<Severity>,
    /// Only that state, whatever the switches say.
    pub state: Option<State>,
    /// Only that family.
    pub family: Option<Family>,
    /// Only that area of the catalogue, by id; empty for all.
    pub area: String,
    /// Only that owner.
    pub owner: Option<Owner>,
    /// Only objects of that kind.
    pub kind: Option<Kind>,
    /// Only that object.
    pub object: Option<Key>,
    /// Only that item, by id; empty for all.
    pub item: String,
    /// What is done or verified, too.
    pub done: bool,
    /// Accepted risks, too.
    pub accepted: bool,
    /// What does not apply, too.
    pub excused: bool,
    /// Only the reader's own.
    pub mine: bool,
    /// Only findings whose day has passed.
    pub overdue: bool,
    /// All of these words, in any of the names.
    pub words: String,
}

/// Whose lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Those that nobody has.
    Nobody,
    /// Those of that person or team.
    Is(Key),
}

impl Owner {
    /// How filters write it.
    pub fn print(self) -> String {
        match self {
            Self::Nobody => "nobody".to_owned(),
            Self::Is(key) => key.to_string(),
        }
    }

    /// The one that is written so.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "nobody" {
            return Some(Self::Nobody);
        }
        text.parse().ok().map(Self::Is)
    }
}

impl Filter {
    /// The filter that is written so; what cannot be read is no wish.
    pub fn parse(text: &str) -> Self {
        let (wishes, words) = text.split_once("q=").unwrap_or((text, ""));
        let mut filter = Self {
            words: words.to_owned(),
            ..Self::default()
        };
        for (key, value) in wishes
            .split('&')
            .map(|part| part.split_once('=').unwrap_or((part, "")))
        {
            filter.wish(key, value);
        }
        filter
    }

    fn wish(&mut self, key: &str, value: &str) {
        match key {
            "severity" => self.severity = Severity::from_key(value),
            "state" => self.state = State::ALL.iter().copied().find(|one| one.key() == value),
            "family" => self.family = Family::from_key(value),
            "area" => value.clone_into(&mut self.area),
            "owner" => self.owner = Owner::parse(value),
            "kind" => self.kind = Kind::from_key(value),
            "object" => self.object = value.parse().ok(),
            "item" => value.clone_into(&mut self.item),
            "done" => self.done = true,
            "accepted" => self.accepted = true,
            "excused" => self.excused = true,
            "mine" => self.mine = true,
            "overdue" => self.overdue = true,
            _ => {}
        }
    }

    /// The filter as text; empty where nothing is wished for.
    pub fn print(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut say = |key: &str, value: Option<String>| {
            parts.extend(
                value
                    .filter(|value| !value.is_empty())
                    .map(|value| format!("{key}={value}")),
            );
        };
        say("severity", self.severity.map(|one| one.key().to_owned()));
        say("state", self.state.map(|one| one.key().to_owned()));
        say("family", self.family.map(|one| one.key().to_owned()));
        say("area", Some(self.area.clone()));
        say("owner", self.owner.map(Owner::print));
        say("kind", self.kind.map(|one| one.key().to_owned()));
        say("object", self.object.map(|one| one.to_string()));
        say("item", Some(self.item.clone()));
        let switches = [
            ("done", self.done),
            ("accepted", self.accepted),
            ("excused", self.excused),
            ("mine", self.mine),
            ("overdue", self.overdue),
        ];
        let on = switches.iter().filter(|(_, on)| *on);
        parts.extend(on.map(|(key, _)| (*key).to_owned()));
        if !self.words.is_empty() {
            parts.push(format!("q={}", self.words));
        }
        parts.join("&")
    }

    /// Whether anything is narrowed down.
    pub fn narrows(&self) -> bool {
        let widened = Self {
            done: false,
            accepted: false,
            excused: false,
            ..self.clone()
        };
        widened != Self::default()
    }

    fn shows(&self, state: State) -> bool {
        if let Some(only) = self.state {
            return state == only;
        }
        match state {
            State::Done | State::Verified => self.done,
            State::AcceptedRisk => self.accepted,
            State::NotApplicable => self.excused,
            _ => true,
        }
    }
}

/// A filter made ready for many lines: what depends on item, object or owner
/// alone is decided once for each of them.
pub struct Sieve<'a> {
    filter: &'a Filter,
    assessment: &'a Assessment,
    as_of: Date,
    words: Vec<String>,
    all: u32,
    /// Whether an item may pass, and which of the words it has.
    items: Vec<Option<u32>>,
    objects: Vec<Option<u32>>,
    owners: Vec<Option<u32>>,
}

impl<'a> Sieve<'a> {
    /// Makes the filter ready; `mine` are the reader's own keys.
    pub fn new(
        filter: &'a Filter,
        listing: &Listing,
        assessment: &'a Assessment,
        mine: &BTreeSet<Key>,
    ) -> Self {
        let words: Vec<String> = filter
            .words
            .split_whitespace()
            .take(16)
            .map(str::to_lowercase)
            .collect();
        let item = |(named, item): (&Named, &Item)| {
            let wanted = filter.family.is_none_or(|family| family == item.family())
                && (filter.area.is_empty() || filter.area == item.area())
                && (filter.item.is_empty() || filter.item == item.id());
            wanted.then(|| found(&words, &named.words))
        };
        let items = listing.items.iter().zip(assessment.items.iter());
        let objects = listing.objects.iter().map(|object| {
            let wanted = filter.object.is_none_or(|key| key == object.key)
                && filter.kind.is_none_or(|kind| Some(kind) == object.kind);
            wanted.then(|| found(&words, &object.words))
        });
        let owners = listing.owners.iter().map(|owner| {
            let wanted = filter.owner.is_none_or(|wish| wish == Owner::Is(owner.key))
                && (!filter.mine || mine.contains(&owner.key));
            wanted.then(|| found(&words, &owner.words))
        });
        Self {
            items: items.map(item).collect(),
            objects: objects.collect(),
            owners: owners.collect(),
            all: (0..words.len()).fold(0, |all, bit| all | 1 << bit),
            filter,
            assessment,
            as_of: assessment.as_of,
            words,
        }
    }

    /// Whether the line passes.
    pub fn passes(&self, line: &Line) -> bool {
        let filter = self.filter;
        if filter.severity.is_some_and(|only| only != line.severity)
            || !filter.shows(line.state)
            || (filter.overdue && !line.is_overdue(self.as_of))
        {
            return false;
        }
        let of = |list: &[Option<u32>], at: usize| list.get(at).copied().flatten();
        let owner = match line.owner {
            Some(owner) => of(&self.owners, owner),
            None => (!filter.mine && !matches!(filter.owner, Some(Owner::Is(_)))).then_some(0),
        };
        let (Some(item), Some(object), Some(owner)) = (
            of(&self.items, line.item),
            of(&self.objects, line.object),
            owner,
        ) else {
            return false;
        };
        let seen = item | object | owner;
        seen == self.all || (seen | self.said(line)) == self.all
    }

    /// Which of the words the finding itself says.
    fn said(&self, line: &Line) -> u32 {
        let placed = line.placed(self.assessment);
        let text = placed.and_then(|placed| placed.entry.looked.text.as_deref());
        text.map_or(0, |text| found(&self.words, &text.to_lowercase()))
    }
}

/// Which of the words stand in the text, one bit each.
fn found(words: &[String], text: &str) -> u32 {
    let bits = words.iter().enumerate();
    bits.filter(|(_, word)| text.contains(word.as_str()))
        .fold(0, |found, (bit, _)| found | 1 << bit)
}
