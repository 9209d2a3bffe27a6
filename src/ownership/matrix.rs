//! The matrix: every duty of every object. It is made object by object, so
//! that those of an unchanged workload can be taken over as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::holding::{Applies, Holding};
use super::unchanged::Unchanged;
use crate::catalogue::Knowledge;
use crate::catalogue::duty::{Catalogue, Duty, Task};
use crate::model::assignment::{Assignment, Party};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::table::AnyObject;

/// Every duty of a plan.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// Those of each object, in the order of the plan.
    objects: Vec<Rc<[Rc<Holding>]>>,
    places: BTreeMap<(Kind, Key), usize>,
    /// The first duty of each kind of object that a check shows.
    by_check: BTreeMap<String, BTreeMap<Kind, Rc<Holding>>>,
    /// The addresses of the duties that some object has.
    met: BTreeSet<usize>,
}

/// Whose a whole task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Provider => "Provider",
            Self::Customer => "Customer",
            Self::Shared => "Shared",
            Self::Unknown => "Unknown",
        }
    }
}

impl Matrix {
    /// The duties of that plan.
    pub fn new(plan: &Plan, knowledge: &Knowledge) -> Self {
        at_once(Self::in_slices(None, plan, knowledge, &mut Restless))
    }

    /// The duties of that plan, given those of an earlier version of it and
    /// what is as it was then; `None` where they are no longer wanted.
    pub async fn in_slices(
        earlier: Option<(&Self, &Unchanged<'_>)>,
        plan: &Plan,
        knowledge: &Knowledge,
        rest: &mut impl Rest,
    ) -> Option<Self> {
        let assignments = Assignments::new(plan);
        let all = duties(knowledge);
        rest.rest().await?;
        let mut matrix = Self::default();
        for &kind in Kind::ALL {
            let mut duties: Vec<&Rc<Duty>> = all.clone();
            duties.retain(|duty| duty.attaches == kind);
            if duties.is_empty() {
                continue;
            }
            let table = plan.table(kind);
            for (index, row) in (0..table.count()).filter_map(|at| Some((at, table.row(at)?))) {
                let place = (kind, row.meta().id);
                let kept = earlier
                    .filter(|(_, unchanged)| kind == Kind::Workload && unchanged.workload(index))
                    .and_then(|(matrix, _)| matrix.at(place));
                let make = || {
                    let of = |duty| holding(duty, row, plan, &assignments);
                    duties.iter().copied().filter_map(of).map(Rc::new).collect()
                };
                let holdings = kept.map_or_else(make, Rc::clone);
                matrix.add(place, holdings);
                rest.rest().await?;
            }
        }
        Some(matrix)
    }

    fn add(&mut self, place: (Kind, Key), holdings: Rc<[Rc<Holding>]>) {
        for holding in holdings.iter() {
            // A duty attaches to one kind: its first holding decides.
            if !self.met.insert(Rc::as_ptr(&holding.duty) as usize) {
                continue;
            }
            for check in &holding.duty.checks {
                let kinds = self.by_check.entry(check.clone()).or_default();
                kinds.entry(place.0).or_insert_with(|| Rc::clone(holding));
            }
        }
        if !holdings.is_empty() {
            self.places.insert(place, self.objects.len());
            self.objects.push(holdings);
        }
    }

    fn at(&self, place: (Kind, Key)) -> Option<&Rc<[Rc<Holding>]>> {
        self.objects.get(*self.places.get(&place)?)
    }

    /// Every duty, object by object.
    pub fn holdings(&self) -> impl Iterator<Item = &Rc<Holding>> {
        self.objects.iter().flat_map(|holdings| holdings.iter())
    }

    /// Every duty in the order of the catalogues' tasks and duties.
    pub fn in_catalogue_order(&self, knowledge: &Knowledge) -> Vec<Rc<Holding>> {
        let order: BTreeMap<&str, usize> = duties(knowledge)
            .into_iter()
            .enumerate()
            .map(|(index, duty)| (&*duty.id, index))
            .collect();
        let mut holdings: Vec<Rc<Holding>> = self.holdings().cloned().collect();
        holdings.sort_by_key(|holding| order.get(&*holding.duty.id).copied());
        holdings
    }

    /// The duties of one object.
    pub fn of(&self, kind: Kind, object: Key) -> &[Rc<Holding>] {
        self.at((kind, object)).map_or(&[], |row| &**row)
    }

    /// Whether a check shows a duty of that kind of object itself.
    pub fn shows_duty_of(&self, check: &str, kind: Kind) -> bool {
        let kinds = self.by_check.get(check);
        kinds.is_some_and(|kinds| kinds.contains_key(&kind))
    }

    /// The duty that a check shows, for one object; where no object of its
    /// kind has one, the first of another kind.
    pub fn checked_by(&self, check: &str, kind: Kind, object: Key) -> Option<&Rc<Holding>> {
        let kinds = self.by_check.get(check)?;
        if kinds.contains_key(&kind) {
            let shows = |holding: &&Rc<Holding>| holding.duty.checks.iter().any(|id| id == check);
            return self.of(kind, object).iter().find(shows);
        }
        kinds.values().next()
    }
}

/// Every duty, in the order of the catalogues, their tasks and their lists.
fn duties(knowledge: &Knowledge) -> Vec<&Rc<Duty>> {
    let catalogues = knowledge.catalogues.iter();
    catalogues.flat_map(Catalogue::by_task).collect()
}

/// Whose a task is: by its halves, by its duties, and unknown where neither
/// names a party.
pub fn task_party(catalogue: &Catalogue, task: &Task) -> TaskParty {
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

fn holding(
    duty: &Rc<Duty>,
    row: &dyn AnyObject,
    plan: &Plan,
    assignments: &Assignments,
) -> Option<Holding> {
    let object = row.meta().id;
    Some(Holding {
        duty: Rc::clone(duty),
        kind: duty.attaches,
        object,
        applies: applies(duty, row, plan)?,
        assignment: assignments.of(&duty.id, duty.attaches, object),
    })
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
struct Assignments(BTreeMap<String, BTreeMap<Object, Rc<Assignment>>>);

/// An object; all of them where there is none.
type Object = Option<(Kind, Key)>;

impl Assignments {
    fn new(plan: &Plan) -> Self {
        let mut map: BTreeMap<String, BTreeMap<Object, Rc<Assignment>>> = BTreeMap::new();
        for row in plan.assignments.iter() {
            let of = map.entry(row.duty.to_string()).or_default();
            of.insert(row.object.0, Rc::clone(row));
        }
        Self(map)
    }

    fn of(&self, duty: &str, kind: Kind, object: Key) -> Option<Rc<Assignment>> {
        let of = self.0.get(duty)?;
        of.get(&Some((kind, object)))
            .or_else(|| of.get(&None))
            .cloned()
    }
}
