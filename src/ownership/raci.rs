//! Who is responsible (R), accountable (A), consulted (C) and informed (I):
//! duties or tasks by people and teams, with what is odd about a row.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::by_duty::by_duty;
use super::holding::Holding;
use super::matrix::Matrix;
use crate::catalogue::Knowledge;
use crate::catalogue::duty::{Catalogue, Duty, Task};
use crate::model::assignment::Party;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// What part somebody has in a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letter {
    /// Does it: whoever is named for that, else the owner.
    Responsible,
    /// Answers for it: the owner.
    Accountable,
    /// Is asked.
    Consulted,
    /// Is told.
    Informed,
}

impl Letter {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 4] = [
        Self::Responsible,
        Self::Accountable,
        Self::Consulted,
        Self::Informed,
    ];

    /// How tables write it.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Responsible => "R",
            Self::Accountable => "A",
            Self::Consulted => "C",
            Self::Informed => "I",
        }
    }

    /// What it means.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Responsible => "Responsible: does it",
            Self::Accountable => "Accountable: answers for it",
            Self::Consulted => "Consulted: is asked",
            Self::Informed => "Informed: is told",
        }
    }
}

/// The letters of one cell, each with the number of objects that it holds for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters([u32; Letter::ALL.len()]);

impl Letters {
    /// For how many objects the letter holds.
    pub fn count(&self, letter: Letter) -> u32 {
        self.0.get(letter as usize).copied().unwrap_or_default()
    }

    /// The letters that hold for any, in their order.
    pub fn signs(&self) -> impl Iterator<Item = (Letter, u32)> {
        let all = Letter::ALL
            .iter()
            .map(|&letter| (letter, self.count(letter)));
        all.filter(|(_, count)| *count > 0)
    }

    /// As tables write them: `R A`.
    pub fn text(&self) -> String {
        let signs: Vec<&str> = self.signs().map(|(letter, _)| letter.sign()).collect();
        signs.join(" ")
    }

    fn add(&mut self, letter: Letter) {
        if let Some(count) = self.0.get_mut(letter as usize) {
            *count += 1;
        }
    }
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A task with all its duties.
    Task,
    /// A duty with all its objects.
    Duty,
}

/// Duties or tasks by people and teams.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raci {
    /// Whoever has a letter in any row: people by name, then teams.
    pub columns: Vec<Column>,
    /// The rows, in the order of the catalogues.
    pub rows: Vec<Row>,
}

/// A person or team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Who.
    pub key: Key,
    /// The name.
    pub name: String,
    /// Whether it is a team.
    pub is_team: bool,
}

/// A duty or task.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its id in the catalogue.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// The id of its task.
    pub task: String,
    /// The title of its task.
    pub task_title: String,
    /// The id of its area within the catalogue.
    pub area: String,
    /// The title of its area.
    pub area_title: String,
    /// The id of its catalogue.
    pub catalogue: String,
    /// The service.
    pub service: String,
    /// Whose it is, where all its duties are the same party's.
    pub party: Option<Party>,
    /// How many duties of single objects it stands for.
    pub objects: u32,
    /// How many of them need somebody on the customer's side.
    pub needed: u32,
    /// For how many of those nobody answers.
    pub unowned: u32,
    /// In how many of them whoever does it is also asked or told.
    pub doubled: u32,
    /// Who has which part.
    pub letters: BTreeMap<Key, Letters>,
}

/// What is odd about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nobody answers for it, for so many of so many objects.
    NobodyAnswers(u32, u32),
    /// So many answer for it, each for other objects.
    SeveralAnswer(usize),
    /// Somebody is asked or told about what they do themselves.
    AskedAboutOwn(u32),
}

impl Hint {
    /// In words.
    pub fn text(self) -> String {
        match self {
            Self::NobodyAnswers(unowned, needed) if unowned == needed => {
                "Nobody answers for it".to_owned()
            }
            Self::NobodyAnswers(unowned, needed) => {
                format!("Nobody answers for {unowned} of {needed}")
            }
            Self::SeveralAnswer(count) => format!("{count} answer for it, each for other objects"),
            Self::AskedAboutOwn(_) => "Somebody is asked or told about what they do".to_owned(),
        }
    }
}

impl Row {
    /// What is odd about it. Every duty has exactly one who answers for it.
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = Vec::new();
        if self.unowned > 0 {
            hints.push(Hint::NobodyAnswers(self.unowned, self.needed));
        }
        let letters = self.letters.values();
        let answer = letters.filter(|cell| cell.count(Letter::Accountable) > 0);
        let answer = answer.count();
        if answer > 1 {
            hints.push(Hint::SeveralAnswer(answer));
        }
        if self.doubled > 0 {
            hints.push(Hint::AskedAboutOwn(self.doubled));
        }
        hints
    }

    fn new(catalogue: &Catalogue, task: &Task, duty: Option<&Duty>) -> Self {
        Self {
            id: duty.map_or(&task.id, |duty| &duty.id).clone(),
            title: duty.map_or(&task.title, |duty| &duty.title).clone(),
            task: task.id.clone(),
            task_title: task.title.clone(),
            area: task.area.clone(),
            area_title: catalogue.area_title(&task.area).to_owned(),
            catalogue: catalogue.id.clone(),
            service: catalogue.service.clone(),
            party: None,
            objects: 0,
            needed: 0,
            unowned: 0,
            doubled: 0,
            letters: BTreeMap::new(),
        }
    }

    fn add(&mut self, holding: &Holding) {
        let party = Some(holding.party());
        self.party = if self.objects == 0 {
            party
        } else {
            self.party.filter(|_| self.party == party)
        };
        self.objects += 1;
        if holding.needs_owner() {
            self.needed += 1;
            self.unowned += u32::from(holding.owner().is_none());
        }
        let named = parts(holding);
        for (letter, who) in named
            .iter()
            .filter_map(|(letter, who)| Some((*letter, (*who)?)))
        {
            self.letters.entry(who).or_default().add(letter);
        }
        let [(_, does), _, (_, asked), (_, told)] = named;
        self.doubled += u32::from(does.is_some() && (does == asked || does == told));
    }
}

/// Who has which part in one duty of one object.
pub fn parts(holding: &Holding) -> [(Letter, Option<Key>); 4] {
    let assignment = holding.assignment.as_deref();
    let named = assignment.and_then(|row| row.responsible.0);
    [
        (Letter::Responsible, named.or_else(|| holding.owner())),
        (Letter::Accountable, holding.owner()),
        (
            Letter::Consulted,
            assignment.and_then(|row| row.consulted.0),
        ),
        (Letter::Informed, assignment.and_then(|row| row.informed.0)),
    ]
}

impl Raci {
    /// That of a plan.
    pub fn new(plan: &Plan, matrix: &Matrix, knowledge: &Knowledge, grain: Grain) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for run in by_duty(matrix, knowledge) {
            let Some(duty) = run.first().map(|holding| &holding.duty) else {
                continue;
            };
            let Some((catalogue, task)) = task_of(knowledge, duty) else {
                continue;
            };
            let same = grain == Grain::Task && rows.last().is_some_and(|row| row.task == task.id);
            if !same {
                rows.push(Row::new(
                    catalogue,
                    task,
                    (grain == Grain::Duty).then_some(duty),
                ));
            }
            if let Some(row) = rows.last_mut() {
                for holding in run {
                    row.add(holding);
                }
            }
        }
        Self {
            columns: columns(plan, &rows),
            rows,
        }
    }
}

fn task_of<'a>(knowledge: &'a Knowledge, duty: &Rc<Duty>) -> Option<(&'a Catalogue, &'a Task)> {
    let mut catalogues = knowledge.catalogues.iter();
    catalogues.find_map(|catalogue| Some((catalogue, catalogue.task(&duty.task)?)))
}

fn columns(plan: &Plan, rows: &[Row]) -> Vec<Column> {
    let named: BTreeSet<Key> = rows
        .iter()
        .flat_map(|row| row.letters.keys().copied())
        .collect();
    let column = |key: Key| Column {
        key,
        name: plan.owner_name(key).unwrap_or_default(),
        is_team: plan.object(Kind::Person, key).is_none(),
    };
    let mut columns: Vec<Column> = named.into_iter().map(column).collect();
    columns.sort_by(|one, two| {
        let by = |one: &Column| (one.is_team, one.name.to_lowercase(), one.key);
        by(one).cmp(&by(two))
    });
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_written_in_their_order() {
        let mut letters = Letters::default();
        for letter in [Letter::Informed, Letter::Accountable, Letter::Responsible] {
            letters.add(letter);
        }
        letters.add(Letter::Accountable);
        assert_eq!(letters.text(), "R A I");
        assert_eq!(letters.count(Letter::Accountable), 2);
    }
}
