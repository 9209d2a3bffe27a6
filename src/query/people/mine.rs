//! Everything that one person or team has to do with a plan, in one list.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::load::{Load, Loads, due_of, is_done};
use super::{Presence, called};
use crate::model::comment::Comment;
use crate::model::id::{Id, Key};
use crate::model::plan::{Kind, Plan};
use crate::model::units::Date;
use crate::ownership::raci::{Letter, parts};
use crate::query::checklist::{key_of, object_label, wording};
use crate::query::comments;
use crate::query::duties::checks::Checks;
use crate::query::duties::{Board, DutyRow};
use crate::readiness::assess::{Assessment, Placed};
use crate::readiness::rule::Severity;
use crate::readiness::standing::{State, proof_expires};

/// Everything of one person or team.
#[derive(Clone, Debug, PartialEq)]
pub struct Mine {
    /// Who.
    pub key: Key,
    /// A person or a team.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// How they are reached on the day.
    pub contact: String,
    /// Whether they are there.
    pub presence: Presence,
    /// What they have on their hands, as figures.
    pub load: Load,
    /// Duties that they answer for or do.
    pub duties: Vec<DutyLine>,
    /// Duties of their teams.
    pub of_teams: Vec<DutyLine>,
    /// Duties of people who are away, for whom they stand in.
    pub standing_in: Vec<DutyLine>,
    /// Duties about which they are asked or told.
    pub asked: Vec<DutyLine>,
    /// Checklist entries that leave them something to do.
    pub entries: Vec<EntryLine>,
    /// Proofs of theirs, by the day on which they expire.
    pub proofs: Vec<EntryLine>,
    /// Risks that they accepted or see to.
    pub risks: Vec<EntryLine>,
    /// Drills to come in which they take part.
    pub drills: Vec<DrillLine>,
    /// Comments that ask them for something.
    pub comments: Vec<Rc<Comment>>,
}

/// A duty for one object.
#[derive(Clone, Debug, PartialEq)]
pub struct DutyLine {
    /// Its address on the page of responsibilities.
    pub id: Key,
    /// What is to be done.
    pub title: String,
    /// The object.
    pub object: String,
    /// How its checks stand.
    pub checks: Checks,
    /// When it is due.
    pub due: Option<Date>,
    /// Whether that day has passed and it is not done.
    pub is_late: bool,
    /// Why it stands here.
    pub part: Part,
}

/// Why a duty is somebody's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// They have this part in it.
    Own(Letter),
    /// It is that team's.
    Team(String),
    /// They stand in for somebody, until that day where it is known.
    StandsIn(String, Option<Date>),
}

impl Part {
    /// In words.
    pub fn text(&self) -> String {
        match self {
            Self::Own(Letter::Accountable) => "Owner".to_owned(),
            Self::Own(Letter::Responsible) => "Does it".to_owned(),
            Self::Own(Letter::Consulted) => "Consulted".to_owned(),
            Self::Own(Letter::Informed) => "Informed".to_owned(),
            Self::Team(team) => format!("Team {team}"),
            Self::StandsIn(name, Some(day)) => format!("Standing in for {name} until {day}"),
            Self::StandsIn(name, None) => format!("Standing in for {name}"),
        }
    }
}

/// A checklist entry.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryLine {
    /// Its address on the page of readiness.
    pub id: Key,
    /// What it says.
    pub text: String,
    /// The object.
    pub object: String,
    /// How bad it is when it does not hold.
    pub severity: Severity,
    /// How it stands.
    pub state: State,
    /// When it is due, when its proof expires, until when its risk is accepted.
    pub day: Option<Date>,
}

/// A drill to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrillLine {
    /// The drill.
    pub id: Key,
    /// Its name.
    pub name: String,
    /// When it is held.
    pub day: Date,
}

/// The person of that name, else the team.
pub fn by_name(plan: &Plan, name: &str) -> Option<Key> {
    let wanted = name.trim().to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let is_called = |name: &str| name.trim().to_lowercase() == wanted;
    let person = plan.people.iter().find(|one| is_called(&one.name));
    let team = || plan.teams.iter().find(|one| is_called(&one.name));
    person
        .map(|one| one.meta.id)
        .or_else(|| team().map(|one| one.meta.id))
}

impl Mine {
    /// That of a person or team; `None` where there is none with that key.
    pub fn new(
        plan: &Plan,
        board: &Board,
        assessment: &Assessment,
        loads: &Loads,
        key: Key,
    ) -> Option<Self> {
        let person = plan.people.get(Id::new(key));
        let team = plan.teams.get(Id::new(key));
        let as_of = assessment.as_of;
        let (kind, name, contact) = match (person, team) {
            (Some(one), _) => (Kind::Person, &one.name, &one.contact),
            (None, Some(one)) => (Kind::Team, &one.name, &one.contact),
            (None, None) => return None,
        };
        let mut mine = Self {
            key,
            kind,
            name: called(name, kind),
            contact: contact.to_string(),
            presence: person.map_or(Presence::There, |one| Presence::of(one, as_of)),
            load: loads.of(key),
            duties: Vec::new(),
            of_teams: Vec::new(),
            standing_in: Vec::new(),
            asked: Vec::new(),
            entries: Vec::new(),
            proofs: Vec::new(),
            risks: Vec::new(),
            drills: drills(plan, key, as_of),
            comments: asked(plan, key),
        };
        mine.add_duties(plan, board, as_of);
        mine.add_entries(plan, assessment);
        Some(mine)
    }

    fn add_duties(&mut self, plan: &Plan, board: &Board, as_of: Date) {
        let teams = teams_of(plan, self.key);
        let away = away(plan, as_of);
        for row in &board.rows {
            let holding = &row.holding;
            let named = parts(holding);
            let own = [Letter::Accountable, Letter::Responsible];
            let others = [Letter::Consulted, Letter::Informed];
            let has = |letter: &&Letter| named.contains(&(**letter, Some(self.key)));
            let of_team = holding.owner().and_then(|owner| teams.get(&owner));
            let stands_in = || {
                let absent = away.get(&holding.owner()?)?;
                (holding.deputy(plan) == Some(self.key)).then_some(absent)
            };
            if let Some(letter) = own.iter().find(has) {
                self.duties
                    .push(line(board, row, Part::Own(*letter), as_of));
            } else if let Some((name, until)) = stands_in() {
                let part = Part::StandsIn(name.clone(), *until);
                self.standing_in.push(line(board, row, part, as_of));
            } else if let Some(team) = of_team {
                let part = Part::Team(team.clone());
                self.of_teams.push(line(board, row, part, as_of));
            } else if let Some(letter) = others.iter().find(has) {
                self.asked.push(line(board, row, Part::Own(*letter), as_of));
            }
        }
        for list in [
            &mut self.duties,
            &mut self.standing_in,
            &mut self.of_teams,
            &mut self.asked,
        ] {
            list.sort_by_key(|line| (line.due.is_none(), line.due));
        }
    }

    fn add_entries(&mut self, plan: &Plan, assessment: &Assessment) {
        let name = self.name.to_lowercase();
        for placed in assessment.entries() {
            let stated = placed.entry.attestation.as_deref();
            let state = placed.entry.state;
            let is_own = placed.entry.owner == Some(self.key);
            let accepted = state == State::AcceptedRisk
                && stated.is_some_and(|row| row.accepted_by.trim().to_lowercase() == name);
            if !is_own && !accepted {
                continue;
            }
            if state == State::AcceptedRisk {
                let until = stated.and_then(|row| row.accepted_until.value());
                self.risks.push(entry(plan, &placed, until));
            } else if state.is_finding() {
                let due = stated.and_then(|row| row.due_on.value());
                self.entries.push(entry(plan, &placed, due));
            }
            let stands = matches!(state, State::Verified | State::VerifyAgain);
            let expires = stated.filter(|_| stands);
            if let Some(day) = expires.and_then(|row| proof_expires(placed.item, row)) {
                self.proofs.push(entry(plan, &placed, Some(day)));
            }
        }
        self.entries
            .sort_by_key(|line| (line.day.is_none(), line.day, line.severity, line.state));
        self.proofs.sort_by_key(|line| line.day);
        self.risks
            .sort_by_key(|line| (line.day.is_none(), line.day));
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        let duties = [&self.duties, &self.of_teams, &self.standing_in, &self.asked];
        let entries = [&self.entries, &self.proofs, &self.risks];
        duties.iter().all(|list| list.is_empty())
            && entries.iter().all(|list| list.is_empty())
            && self.drills.is_empty()
            && self.comments.is_empty()
    }
}

fn line(board: &Board, row: &DutyRow, part: Part, as_of: Date) -> DutyLine {
    let due = due_of(row);
    DutyLine {
        id: row.id,
        title: row.holding.duty.title.clone(),
        object: board.object_name(row).to_owned(),
        checks: row.checks,
        due,
        is_late: due.is_some_and(|day| day < as_of) && !is_done(row),
        part,
    }
}

fn entry(plan: &Plan, placed: &Placed, day: Option<Date>) -> EntryLine {
    EntryLine {
        id: key_of(placed.item.id(), placed.object),
        text: wording(placed),
        object: object_label(plan, placed.kind, placed.object),
        severity: placed.item.severity(),
        state: placed.entry.state,
        day,
    }
}

/// The teams that a person is in or leads, by name.
fn teams_of(plan: &Plan, person: Key) -> BTreeMap<Key, String> {
    let own = plan.people.get(Id::new(person)).and_then(|one| one.team.0);
    let teams = plan.teams.iter().filter(|team| {
        let leads = team.lead.0.map(Id::key) == Some(person);
        leads || own == Some(team.id())
    });
    teams
        .map(|team| (team.meta.id, team.name.to_string()))
        .collect()
}

/// Who is away, by name, and until when where that is known.
fn away(plan: &Plan, as_of: Date) -> BTreeMap<Key, (String, Option<Date>)> {
    let people = plan.people.iter();
    let away = people.filter(|person| person.is_absent(as_of));
    away.map(|person| {
        let until = person
            .absent_until
            .value()
            .filter(|_| !person.has_left(as_of));
        (person.meta.id, (called(&person.name, Kind::Person), until))
    })
    .collect()
}

fn drills(plan: &Plan, key: Key, as_of: Date) -> Vec<DrillLine> {
    let drills = plan.drills.iter();
    let mut lines: Vec<DrillLine> = drills
        .filter(|drill| drill.people.iter().any(|id| id.key() == key))
        .filter(|drill| drill.outcome.is_unknown())
        .filter_map(|drill| {
            Some(DrillLine {
                id: drill.meta.id,
                name: drill.name.to_string(),
                day: drill.held_on.value().filter(|day| *day >= as_of)?,
            })
        })
        .collect();
    lines.sort_by_key(|line| line.day);
    lines
}

fn asked(plan: &Plan, key: Key) -> Vec<Rc<Comment>> {
    comments::asked_of(plan, &BTreeSet::from([key]))
        .cloned()
        .collect()
}
