//! Who is there: every person and team with how they are reached, who stands
//! in, whether they are away, and what they have on their hands.

pub mod load;
pub mod mine;
pub mod raci;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::id::{Id, Key};
use crate::model::people::{Person, Team};
use crate::model::plan::{Kind, Plan};
use crate::model::units::Date;
use load::{Load, Loads};

/// Everybody, with what they have on their hands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directory {
    /// People, then teams, in the order of the plan.
    pub entries: Vec<Entry>,
}

/// A person or team.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Who.
    pub key: Key,
    /// A person or a team.
    pub kind: Kind,
    /// The name, or that there is none.
    pub name: String,
    /// What they do in the team; who leads it, for a team.
    pub role: String,
    /// How they are reached on the day.
    pub contact: String,
    /// The person's team.
    pub team: Option<(Key, String)>,
    /// Who stands in for the person; who leads the team.
    pub deputy: Option<(Key, String)>,
    /// Whether they are there.
    pub presence: Presence,
    /// What they have on their hands.
    pub load: Load,
    /// Whether that is more than half of all duties.
    pub holds_too_much: bool,
    /// What searches look at, in small letters.
    words: String,
}

/// Whether somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// They are.
    There,
    /// They will be away from that day on.
    AwayFrom(Date),
    /// They are away, until that day where it is known.
    Away(Option<Date>),
    /// They left on that day.
    Left(Date),
}

impl Presence {
    /// That of a person on a day.
    pub fn of(person: &Person, day: Date) -> Self {
        if let Some(left) = person.left_on.value().filter(|left| *left <= day) {
            return Self::Left(left);
        }
        if person.is_absent(day) {
            return Self::Away(person.absent_until.value());
        }
        let soon = person.absent_from.value().filter(|from| *from > day);
        soon.map_or(Self::There, Self::AwayFrom)
    }

    /// In words; nothing where they are simply there.
    pub fn text(self) -> Option<String> {
        match self {
            Self::There => None,
            Self::AwayFrom(day) => Some(format!("Away from {day}")),
            Self::Away(Some(day)) => Some(format!("Away until {day}")),
            Self::Away(None) => Some("Away".to_owned()),
            Self::Left(day) => Some(format!("Left on {day}")),
        }
    }

    /// Whether they cannot be counted on.
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Away(_) | Self::Left(_))
    }
}

/// Who is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Everybody.
    #[default]
    All,
    /// People.
    People,
    /// Teams.
    Teams,
    /// People who are away or have left.
    Away,
    /// People for whom nobody stands in.
    NoDeputy,
}

impl Show {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::All,
        Self::People,
        Self::Teams,
        Self::Away,
        Self::NoDeputy,
    ];

    /// How views name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::People => "people",
            Self::Teams => "teams",
            Self::Away => "away",
            Self::NoDeputy => "no-deputy",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "Everybody",
            Self::People => "People",
            Self::Teams => "Teams",
            Self::Away => "Away or left",
            Self::NoDeputy => "Nobody stands in",
        }
    }

    /// The one that views name so; everybody where there is none.
    pub fn from_key(key: &str) -> Self {
        let mut all = Self::ALL.iter().copied();
        all.find(|show| show.key() == key).unwrap_or_default()
    }

    fn shows(self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::People => entry.kind == Kind::Person,
            Self::Teams => entry.kind == Kind::Team,
            Self::Away => entry.presence.is_gone(),
            Self::NoDeputy => entry.kind == Kind::Person && entry.deputy.is_none(),
        }
    }
}

/// What everybody is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The name.
    Name,
    /// The team.
    Team,
    /// Who stands in; nobody first.
    Deputy,
    /// How many duties.
    Duties,
    /// How much is overdue.
    Overdue,
}

impl SortBy {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::Team,
        Self::Deputy,
        Self::Duties,
        Self::Overdue,
    ];

    /// How views and columns name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Team => "team",
            Self::Deputy => "deputy",
            Self::Duties => "duties",
            Self::Overdue => "overdue",
        }
    }

    /// The one that views name so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|by| by.key() == key)
    }
}

impl Directory {
    /// That of a plan, as of a day.
    pub fn new(plan: &Plan, loads: &Loads, as_of: Date) -> Self {
        let teams: BTreeMap<Key, &str> = plan
            .teams
            .iter()
            .map(|team| (team.meta.id, &*team.name))
            .collect();
        let people = plan
            .people
            .iter()
            .map(|one| person(plan, one, &teams, loads, as_of));
        let teams = plan.teams.iter().map(|one| team(plan, one, loads));
        Self {
            entries: people.chain(teams).collect(),
        }
    }

    /// The places of those who are shown, in their order.
    pub fn matching(&self, text: &str, show: Show) -> Vec<usize> {
        let text = text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let entries = self.entries.iter().enumerate();
        let found = entries.filter(|(_, entry)| {
            show.shows(entry) && words.iter().all(|word| entry.words.contains(word))
        });
        found.map(|(place, _)| place).collect()
    }

    /// These places in that order; equal ones keep theirs.
    pub fn sort(&self, places: &mut [usize], by: SortBy, descending: bool) {
        let rank = |place: &usize| self.entries.get(*place).map(|entry| rank(entry, by));
        if descending {
            places.sort_by_cached_key(|place| Reverse(rank(place)));
        } else {
            places.sort_by_cached_key(rank);
        }
    }
}

fn rank(entry: &Entry, by: SortBy) -> (u32, String) {
    let named = |one: &Option<(Key, String)>| {
        one.as_ref()
            .map_or_else(String::new, |(_, name)| name.to_lowercase())
    };
    let name = || entry.name.to_lowercase();
    match by {
        SortBy::Name => (0, name()),
        SortBy::Team => (0, named(&entry.team)),
        SortBy::Deputy => (0, named(&entry.deputy)),
        SortBy::Duties => (entry.load.duties, name()),
        SortBy::Overdue => (entry.load.overdue, name()),
    }
}

fn person(
    plan: &Plan,
    person: &Person,
    teams: &BTreeMap<Key, &str>,
    loads: &Loads,
    as_of: Date,
) -> Entry {
    let key = person.meta.id;
    let team = person.team.0.map(Id::key);
    let team = team.and_then(|key| Some((key, (*teams.get(&key)?).to_owned())));
    let deputy = person.deputy.0.and_then(|id| plan.people.get(id));
    let deputy = deputy.filter(|deputy| deputy.meta.id != key);
    Entry {
        key,
        kind: Kind::Person,
        name: called(&person.name, Kind::Person),
        role: person.role.to_string(),
        contact: person.contact.to_string(),
        deputy: deputy.map(|deputy| (deputy.meta.id, called(&deputy.name, Kind::Person))),
        presence: Presence::of(person, as_of),
        load: loads.of(key),
        holds_too_much: loads.held.is_too_much(key, plan),
        words: words(&[
            &person.name,
            &person.role,
            &person.contact,
            team.as_ref().map_or("", |(_, name)| name),
        ]),
        team,
    }
}

fn team(plan: &Plan, team: &Team, loads: &Loads) -> Entry {
    let lead = team.lead.0.and_then(|id| plan.people.get(id));
    let members = plan.people.iter();
    let members = members.filter(|one| one.team.0 == Some(team.id())).count();
    Entry {
        key: team.meta.id,
        kind: Kind::Team,
        name: called(&team.name, Kind::Team),
        role: match members {
            1 => "Team of 1 person".to_owned(),
            members => format!("Team of {members} people"),
        },
        contact: team.contact.to_string(),
        team: None,
        deputy: lead.map(|lead| (lead.meta.id, called(&lead.name, Kind::Person))),
        presence: Presence::There,
        load: loads.of(team.meta.id),
        holds_too_much: false,
        words: words(&[&team.name, &team.contact]),
    }
}

fn called(name: &str, kind: Kind) -> String {
    match name.trim() {
        "" => format!("Unnamed {}", kind.label().to_lowercase()),
        name => name.to_owned(),
    }
}

fn words(texts: &[&str]) -> String {
    texts.join("\n").to_lowercase()
}
