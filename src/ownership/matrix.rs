//! The matrix: every duty of every object, computed per object so that what
//! did not change need not be computed again.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::holding::{Applies, Holding};
use crate::catalogue::Knowledge;
use crate::catalogue::duty::{Catalogue, Duty, Task};
use crate::model::assignment::{Assignment, Party};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::AnyObject;

/// Every duty of a plan, in the order of catalogue, task, duty and object.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The duties.
    pub holdings: Vec<Rc<Holding>>,
    /// Those of each object, for whoever looks from there.
    by_object: BTreeMap<(Kind, Key), Vec<Rc<Holding>>>,
    /// The first duty of each kind of object that a check shows.
    by_check: BTreeMap<String, BTreeMap<Kind, Rc<Holding>>>,
}

/// Whose a whole task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskParty {
    /// Only the provider has duties.
    Provider,
    /// Only the customer has duties.
    Customer,
    /// Both have.
    Shared,
    /// For none of its duties anybody can say.
    Unknown,
}

impl TaskParty {
    /// How files name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Customer => "customer",
            Self::Shared => "shared",
            Self::Unknown => "unknown",
        }
    }
}

impl Matrix {
    /// The duties of that plan.
    pub fn new(plan: &Plan, knowledge: &Knowledge) -> Self {
        let assignments = Assignments::new(plan);
        let mut matrix = Self::default();
        for catalogue in &knowledge.catalogues {
            for task in &catalogue.tasks {
                for duty in catalogue.duties.iter().filter(|duty| duty.task == task.id) {
                    matrix.attach(duty, plan, &assignments);
                }
            }
        }
        matrix
    }

    fn attach(&mut self, duty: &Rc<Duty>, plan: &Plan, assignments: &Assignments) {
        let table = plan.table(duty.attaches);
        for index in 0..table.count() {
            let Some(row) = table.row(index) else {
                continue;
            };
            let Some(applies) = applies(duty, row, plan) else {
                continue;
            };
            let object = row.meta().id;
            let holding = Rc::new(Holding {
                duty: Rc::clone(duty),
                kind: duty.attaches,
                object,
                applies,
                assignment: assignments.of(&duty.id, duty.attaches, object),
            });
            self.holdings.push(Rc::clone(&holding));
            for check in &holding.duty.checks {
                let kinds = self.by_check.entry(check.clone()).or_default();
                kinds
                    .entry(holding.kind)
                    .or_insert_with(|| Rc::clone(&holding));
            }
            self.by_object
                .entry((duty.attaches, object))
                .or_default()
                .push(holding);
        }
    }

    /// The duties of one object.
    pub fn of(&self, kind: Kind, object: Key) -> &[Rc<Holding>] {
        self.by_object
            .get(&(kind, object))
            .map_or(&[], Vec::as_slice)
    }

    /// The duty that a check shows, for one object; where that object has
    /// none, the first of another kind of object.
    pub fn checked_by(&self, check: &str, kind: Kind, object: Key) -> Option<&Rc<Holding>> {
        let kinds = self.by_check.get(check)?;
        if kinds.contains_key(&kind) {
            let shows = |holding: &&Rc<Holding>| holding.duty.checks.iter().any(|id| id == check);
            return self.of(kind, object).iter().find(shows);
        }
        kinds.values().next()
    }

    /// Whose a task of a catalogue is in this plan: what its page says, and
    /// what is unknown where no duty has a party.
    pub fn task_party(&self, catalogue: &Catalogue, task: &Task) -> TaskParty {
        let (mut provider, mut customer) = (task.provider.is_some(), task.customer.is_some());
        for duty in catalogue.duties.iter().filter(|duty| duty.task == task.id) {
            match duty.party {
                Party::Provider => provider = true,
                Party::Customer => customer = true,
                Party::ThirdParty | Party::Unknown => {}
            }
        }
        match (provider, customer) {
            (true, true) => TaskParty::Shared,
            (true, false) => TaskParty::Provider,
            (false, true) => TaskParty::Customer,
            (false, false) => TaskParty::Unknown,
        }
    }
}

fn applies(duty: &Duty, row: &dyn AnyObject, plan: &Plan) -> Option<Applies> {
    let Some(when) = &duty.when else {
        return Some(Applies::Yes);
    };
    match when.holds(row, plan) {
        Some(true) => Some(Applies::Yes),
        Some(false) => None,
        None => Some(Applies::Perhaps),
    }
}

/// The plan's assignments by duty and object.
struct Assignments(BTreeMap<(String, Object), Rc<Assignment>>);

/// An object; all of them where there is none.
type Object = Option<(Kind, Key)>;

impl Assignments {
    fn new(plan: &Plan) -> Self {
        Self(
            plan.assignments
                .iter()
                .map(|row| ((row.duty.to_string(), row.object.0), Rc::clone(row)))
                .collect(),
        )
    }

    fn of(&self, duty: &str, kind: Kind, object: Key) -> Option<Rc<Assignment>> {
        if self.0.is_empty() {
            return None;
        }
        self.0
            .get(&(duty.to_owned(), Some((kind, object))))
            .or_else(|| self.0.get(&(duty.to_owned(), None)))
            .cloned()
    }
}
