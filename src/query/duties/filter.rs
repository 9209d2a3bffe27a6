//! Which duties a reader wants to see, as a value and as the short text that
//! a view keeps of it.

use super::{Board, DutyRow};
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::readiness::standing::State;

/// Under which name the view keeps the filter of the page.
pub const VIEW: &str = "duties/filter";

/// Which duties to show; what is not stated lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whose they are.
    pub party: Option<Party>,
    /// The area, by id.
    pub area: String,
    /// The service, by the id of its catalogue.
    pub service: String,
    /// The task, by id.
    pub task: String,
    /// The duty of the catalogue, by id.
    pub duty: String,
    /// Who has them.
    pub owner: Option<Owner>,
    /// The kind of object.
    pub kind: Option<Kind>,
    /// The object.
    pub object: Option<Key>,
    /// How their checks stand.
    pub state: Option<Standing>,
    /// Words that all have to be there.
    pub text: String,
}

/// Who has a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// It needs somebody, and has nobody.
    Nobody,
    /// That person or team.
    Is(Key),
}

/// How a duty's checks stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is checked.
    Unchecked,
    /// The worst of them is in that state.
    Worst(State),
}

impl Filter {
    /// The filter that was kept as this text; what it does not know is left out.
    pub fn parse(text: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
            match key {
                "party" => filter.party = Party::from_key(value),
                "area" => value.clone_into(&mut filter.area),
                "service" => value.clone_into(&mut filter.service),
                "task" => value.clone_into(&mut filter.task),
                "duty" => value.clone_into(&mut filter.duty),
                "owner" => filter.owner = Owner::parse(value),
                "kind" => filter.kind = Kind::from_key(value),
                "object" => filter.object = value.parse().ok(),
                "state" => filter.state = Standing::parse(value),
                "text" => value.clone_into(&mut filter.text),
                _ => {}
            }
        }
        filter
    }

    /// The text that says the same; empty for a filter that lets everything through.
    pub fn print(&self) -> String {
        let object = self.object.map(|key| key.to_string());
        let words = [
            ("party", self.party.map(|party| party.key().to_owned())),
            ("area", Some(self.area.clone())),
            ("service", Some(self.service.clone())),
            ("task", Some(self.task.clone())),
            ("duty", Some(self.duty.clone())),
            ("owner", self.owner.map(Owner::print)),
            ("kind", self.kind.map(|kind| kind.key().to_owned())),
            ("object", object),
            ("state", self.state.map(|state| state.key().to_owned())),
            ("text", Some(self.text.replace('\n', " "))),
        ];
        let lines: Vec<String> = words
            .into_iter()
            .filter_map(|(key, value)| {
                let value = value.filter(|value| !value.is_empty())?;
                Some(format!("{key}={value}"))
            })
            .collect();
        lines.join("\n")
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Owner {
    /// The owner that was kept as this text.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "nobody" {
            return Some(Self::Nobody);
        }
        text.parse().ok().map(Self::Is)
    }

    /// The text that says the same.
    pub fn print(self) -> String {
        match self {
            Self::Nobody => "nobody".to_owned(),
            Self::Is(key) => key.to_string(),
        }
    }
}

impl Standing {
    /// The standing that was kept as this text.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "unchecked" {
            return Some(Self::Unchecked);
        }
        let state = State::ALL.iter().find(|state| state.key() == text);
        state.copied().map(Self::Worst)
    }

    /// The text that says the same.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Worst(state) => state.key(),
        }
    }
}

impl Board {
    /// The places of the rows that the filter lets through, in their order.
    pub fn matching(&self, filter: &Filter) -> Vec<usize> {
        let search = Search::new(self, &filter.text);
        let duties: Vec<bool> = (0..self.duties.len())
            .map(|duty| self.lets_duty_through(duty, filter))
            .collect();
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, row)| {
                at(&duties, row.duty) && lets_through(row, filter) && search.finds(row)
            })
            .map(|(place, _)| place)
            .collect()
    }

    /// What a filter says of duties, whatever their object.
    fn lets_duty_through(&self, duty: usize, filter: &Filter) -> bool {
        let Some(entry) = self.duties.get(duty) else {
            return false;
        };
        let fits = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        let (Some(task), Some(catalogue)) = (self.task(entry.task), self.catalogue(entry.task))
        else {
            return false;
        };
        fits(&filter.area, &task.area)
            && fits(&filter.task, &task.id)
            && fits(&filter.service, &catalogue.id)
            && fits(&filter.duty, &entry.duty.id)
            && filter.kind.is_none_or(|kind| kind == entry.duty.attaches)
    }
}

fn lets_through(row: &DutyRow, filter: &Filter) -> bool {
    let holding = &row.holding;
    filter.party.is_none_or(|party| party == row.party)
        && filter.object.is_none_or(|object| object == holding.object)
        && match filter.owner {
            None => true,
            Some(Owner::Nobody) => holding.needs_owner() && holding.owner().is_none(),
            Some(Owner::Is(key)) => holding.owner() == Some(key),
        }
        && match filter.state {
            None => true,
            Some(Standing::Unchecked) => row.checks.worst().is_none(),
            Some(Standing::Worst(state)) => row.checks.worst() == Some(state),
        }
}

/// Words looked for once per duty, object and owner instead of once per row.
struct Search {
    words: Vec<Word>,
}

struct Word {
    duties: Vec<bool>,
    objects: Vec<bool>,
    owners: Vec<Key>,
}

impl Search {
    fn new(board: &Board, text: &str) -> Self {
        let text = text.to_lowercase();
        let words = text.split_whitespace().map(|word| Word {
            duties: board
                .duties
                .iter()
                .map(|entry| {
                    let task = board.task(entry.task);
                    entry.lower.contains(word)
                        || task.is_some_and(|task| task.title.to_lowercase().contains(word))
                })
                .collect(),
            objects: board
                .objects
                .names()
                .iter()
                .map(|name| name.to_lowercase().contains(word))
                .collect(),
            owners: board
                .owners
                .iter()
                .filter(|(_, name)| name.to_lowercase().contains(word))
                .map(|(key, _)| *key)
                .collect(),
        });
        Self {
            words: words.collect(),
        }
    }

    fn finds(&self, row: &DutyRow) -> bool {
        self.words.iter().all(|word| {
            at(&word.duties, row.duty)
                || at(&word.objects, row.object)
                || row
                    .holding
                    .owner()
                    .is_some_and(|owner| word.owners.contains(&owner))
        })
    }
}

fn at(flags: &[bool], place: usize) -> bool {
    flags.get(place).copied().unwrap_or_default()
}
