//! The matrix of duties as the responsibilities page shows it: every duty
//! with its object's name and how its checks stand, to be filtered, sorted
//! and grouped. Made once per version of a plan; what a filter does then is
//! a walk over numbers, also with many thousands of duties.

pub mod checks;
pub mod filter;
pub mod lines;
mod objects;

use std::collections::BTreeMap;
use std::rc::Rc;

use checks::{Checker, Checks};
use objects::Objects;

use crate::catalogue::Knowledge;
use crate::catalogue::duty::{Catalogue, Duty, Task};
use crate::model::assignment::Party;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::ownership::by_duty::by_duty;
use crate::ownership::holding::Holding;
use crate::ownership::matrix::{Matrix, TaskParty, task_party};
use crate::query::checklist;
use crate::readiness::assess::Assessment;

/// The matrix, prepared for a screen.
#[derive(Debug)]
pub struct Board {
    /// The duties, in the order of the matrix.
    pub rows: Vec<DutyRow>,
    /// The tasks that have duties here, in the order of the catalogues.
    pub tasks: Vec<TaskRow>,
    /// How many duties need somebody and have nobody.
    pub nobody: usize,
    /// How many duties nobody can place.
    pub unknown: usize,
    knowledge: Rc<Knowledge>,
    duties: Vec<DutyEntry>,
    objects: Objects,
    owners: BTreeMap<Key, String>,
}

/// One duty for one object.
#[derive(Clone, Debug)]
pub struct DutyRow {
    /// The duty, its object and whoever has it.
    pub holding: Rc<Holding>,
    /// Whose it is.
    pub party: Party,
    /// How its checks stand.
    pub checks: Checks,
    /// Its address: stable as long as duty and object are.
    pub id: Key,
    duty: usize,
    object: usize,
}

/// A task, with whose it is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskRow {
    catalogue: usize,
    task: usize,
    /// Whose the task is.
    pub party: TaskParty,
}

/// A duty of the catalogue.
#[derive(Debug)]
struct DutyEntry {
    duty: Rc<Duty>,
    /// Its place in [`Board::tasks`].
    task: usize,
    /// Title and text, for the search.
    lower: String,
}

impl Board {
    /// The matrix of that plan, with its assessment.
    pub fn new(
        plan: &Plan,
        knowledge: &Rc<Knowledge>,
        matrix: &Matrix,
        assessment: &Assessment,
    ) -> Self {
        let objects = Objects::new(plan);
        let mut board = Self {
            rows: Vec::new(),
            tasks: Vec::new(),
            nobody: 0,
            unknown: 0,
            knowledge: Rc::clone(knowledge),
            duties: Vec::new(),
            objects,
            owners: owners(plan),
        };
        let checker = Checker::new(plan, assessment);
        for run in by_duty(matrix, knowledge) {
            board.add(&run, &checker);
        }
        board
    }

    /// Adds the duties that come from one entry of the catalogue.
    fn add(&mut self, run: &[&Rc<Holding>], checker: &Checker) {
        let Some(first) = run.first() else { return };
        let Some(task) = self.task_row(&first.duty) else {
            return;
        };
        let duty = self.duties.len();
        let of_duty = checklist::key_of_item(&first.duty.id);
        let checks = checker.of_duty(&first.duty);
        let mut cursor = self.objects.walk(first.kind);
        for &holding in run {
            let Some(object) = cursor.find(&self.objects, holding.object) else {
                continue;
            };
            let party = holding.party();
            self.unknown += usize::from(party == Party::Unknown);
            self.nobody += usize::from(holding.needs_owner() && holding.owner().is_none());
            self.rows.push(DutyRow {
                holding: Rc::clone(holding),
                party,
                checks: checker.checks(&checks, holding),
                id: Key(of_duty.0 ^ holding.object.0),
                duty,
                object,
            });
        }
        self.duties.push(DutyEntry {
            duty: Rc::clone(&first.duty),
            task,
            lower: format!("{}\n{}", first.duty.title, first.duty.text).to_lowercase(),
        });
    }

    fn task_row(&mut self, duty: &Duty) -> Option<usize> {
        let (catalogue, task) =
            self.knowledge
                .catalogues
                .iter()
                .enumerate()
                .find_map(|(place, catalogue)| {
                    let task = catalogue
                        .tasks
                        .iter()
                        .position(|task| task.id == duty.task)?;
                    Some((place, task))
                })?;
        let known = self
            .tasks
            .iter()
            .position(|row| (row.catalogue, row.task) == (catalogue, task));
        if known.is_some() {
            return known;
        }
        let of = self.knowledge.catalogues.get(catalogue)?;
        let party = task_party(of, of.tasks.get(task)?);
        self.tasks.push(TaskRow {
            catalogue,
            task,
            party,
        });
        Some(self.tasks.len() - 1)
    }

    /// The row with that id.
    pub fn find(&self, id: Key) -> Option<&DutyRow> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The name of the row's object.
    pub fn object_name(&self, row: &DutyRow) -> &str {
        self.objects.name(row.object)
    }

    /// The name of that person or team.
    pub fn owner_name(&self, owner: Key) -> Option<&str> {
        self.owners.get(&owner).map(String::as_str)
    }

    /// The people and teams of the plan, by name.
    pub fn owners(&self) -> Vec<(Key, &str)> {
        let mut owners: Vec<(Key, &str)> = self
            .owners
            .iter()
            .map(|(key, name)| (*key, name.as_str()))
            .collect();
        owners.sort_by(|a, b| a.1.cmp(b.1));
        owners
    }

    /// Who has the row's duty, in words: the provider where it is theirs.
    pub fn who(&self, row: &DutyRow) -> Option<&str> {
        if let Some(owner) = row.holding.owner() {
            return self.owner_name(owner);
        }
        match row.party {
            Party::Provider => self
                .catalogue_of(row)
                .map(|catalogue| catalogue.provider.as_str()),
            _ => None,
        }
    }

    /// The catalogue of the row's duty.
    pub fn catalogue_of(&self, row: &DutyRow) -> Option<&Catalogue> {
        self.catalogue(self.task_place(row))
    }

    /// The place in [`Board::tasks`] of the row's task.
    pub fn task_place(&self, row: &DutyRow) -> usize {
        self.duties.get(row.duty).map_or(0, |entry| entry.task)
    }

    /// The task at that place of [`Board::tasks`].
    pub fn task(&self, place: usize) -> Option<&Task> {
        let row = self.tasks.get(place)?;
        self.catalogue(place)?.tasks.get(row.task)
    }

    /// The catalogue of the task at that place.
    pub fn catalogue(&self, place: usize) -> Option<&Catalogue> {
        let row = self.tasks.get(place)?;
        self.knowledge.catalogues.get(row.catalogue)
    }

    /// The title of the area of the task at that place.
    pub fn area_title(&self, place: usize) -> &str {
        match (self.catalogue(place), self.task(place)) {
            (Some(catalogue), Some(task)) => catalogue.area_title(&task.area),
            _ => "",
        }
    }

    /// How many objects have the row's duty.
    pub fn count_of(&self, row: &DutyRow) -> usize {
        let same = self.rows.iter().filter(|other| other.duty == row.duty);
        same.count()
    }

    /// The objects of that kind: key and name.
    pub fn objects(&self, kind: Kind) -> Vec<(Key, &str)> {
        self.objects.of(kind)
    }

    /// The kinds of objects that have duties here.
    pub fn kinds(&self) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = self
            .duties
            .iter()
            .map(|entry| entry.duty.attaches)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// The areas that have duties here: id and title.
    pub fn areas(&self) -> Vec<(&str, &str)> {
        let mut areas: Vec<(&str, &str)> = Vec::new();
        for place in 0..self.tasks.len() {
            if let Some(task) = self.task(place)
                && areas.iter().all(|(known, _)| *known != task.area)
            {
                areas.push((&task.area, self.area_title(place)));
            }
        }
        areas
    }

    /// The services that have duties here: id and name.
    pub fn services(&self) -> Vec<(&str, &str)> {
        let mut services: Vec<(&str, &str)> = Vec::new();
        for place in 0..self.tasks.len() {
            if let Some(catalogue) = self.catalogue(place)
                && services.iter().all(|(known, _)| *known != catalogue.id)
            {
                services.push((&catalogue.id, &catalogue.service));
            }
        }
        services
    }
}

fn owners(plan: &Plan) -> BTreeMap<Key, String> {
    let people = plan
        .people
        .iter()
        .map(|row| (row.meta.id, row.name.to_string()));
    let teams = plan
        .teams
        .iter()
        .map(|row| (row.meta.id, row.name.to_string()));
    people.chain(teams).collect()
}
