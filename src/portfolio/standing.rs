//! How one plan stands among others: the few numbers and names by which a
//! reader compares it.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::catalogue::Knowledge;
use crate::model::assignment::Assignment;
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::slices::{Rest, Restless, at_once};
use crate::objectives::Objectives;
use crate::ownership::matrix::Matrix;
use crate::query::checklist::is_overdue;
use crate::query::failure::heat::worst_first;
use crate::readiness::assess::{Assessment, Entry};
use crate::readiness::gate::Level;
use crate::readiness::rule::Severity;
use crate::scenario::landscape::Landscape;
use crate::scenario::report::{Counts, Library, Summary};

/// How a plan stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The plan.
    pub plan: Key,
    /// What the team calls it.
    pub name: String,
    /// The words by which it is found.
    pub tags: Vec<String>,
    /// How many workloads it protects.
    pub workloads: usize,
    /// How far it has come.
    pub level: Level,
    /// Its readiness, 0 to 100.
    pub score: u32,
    /// Critical entries that do not hold.
    pub critical_open: u32,
    /// The failure that most workloads do not survive as they have to;
    /// `None` where all survive every one.
    pub worst: Option<Worst>,
    /// What has a day that has passed: entries of the checklist that are left
    /// to do, duties with a day of their own, drills that are to be repeated.
    pub overdue: usize,
    /// Who has duties of it, whoever has most first.
    pub owners: Vec<Owner>,
}

/// The failure that is worst for a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worst {
    /// The scenario's id.
    pub id: String,
    /// What the screen calls it.
    pub title: String,
    /// How the workloads fare.
    pub counts: Counts,
}

/// A person or team with duties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Their name.
    pub name: String,
    /// How many duties they have.
    pub duties: usize,
}

impl Standing {
    /// Of that plan, its duties and its readiness.
    pub fn new(
        plan: &Plan,
        knowledge: &Knowledge,
        matrix: &Matrix,
        assessment: &Assessment,
    ) -> Self {
        let rest = &mut Restless;
        at_once(Self::in_slices(plan, knowledge, matrix, assessment, rest))
    }

    /// The same, a few objects at a time; `None` where it is no longer wanted.
    pub async fn in_slices(
        plan: &Plan,
        knowledge: &Knowledge,
        matrix: &Matrix,
        assessment: &Assessment,
        rest: &mut impl Rest,
    ) -> Option<Self> {
        let critical = assessment.score.counts.get(&Severity::Critical);
        Some(Self {
            plan: plan.id(),
            name: plan.name().to_owned(),
            tags: tags(plan),
            workloads: plan.workloads.len(),
            level: assessment.level,
            score: assessment.score.readiness,
            critical_open: critical.map_or(0, |counts| counts.open),
            overdue: overdue(plan, assessment, rest).await?,
            owners: owners(plan, matrix, rest).await?,
            worst: worst(plan, knowledge, assessment, rest).await?,
        })
    }
}

fn tags(plan: &Plan) -> Vec<String> {
    let tags = plan.facts.iter().flat_map(|facts| facts.tags.iter());
    tags.map(ToString::to_string).collect()
}

/// The rule that finds drills whose day has passed.
const DRILL_PASSED: &str = "drills.next-due-passed";

async fn overdue(plan: &Plan, assessment: &Assessment, rest: &mut impl Rest) -> Option<usize> {
    let as_of = assessment.as_of;
    let mut items = assessment.items.iter();
    let drills = items.position(|item| item.id() == DRILL_PASSED);
    let is_drill = |entry: &Entry| Some(entry.item) == drills && entry.state.is_finding();
    let has_passed = |row: &Assignment| row.due_on.value().is_some_and(|due| due < as_of);
    let mut overdue = plan
        .assignments
        .iter()
        .filter(|row| has_passed(row))
        .count();
    for report in &assessment.reports {
        let entries = report.entries.iter();
        overdue += entries
            .filter(|entry| is_overdue(entry, as_of) || is_drill(entry))
            .count();
        rest.rest().await?;
    }
    Some(overdue)
}

async fn owners(plan: &Plan, matrix: &Matrix, rest: &mut impl Rest) -> Option<Vec<Owner>> {
    let mut duties: BTreeMap<Key, usize> = BTreeMap::new();
    for holding in matrix.holdings() {
        if let Some(owner) = holding.owner() {
            *duties.entry(owner).or_default() += 1;
        }
        rest.rest().await?;
    }
    let named = duties.into_iter().filter_map(|(key, duties)| {
        let name = plan.owner_name(key).filter(|name| !name.is_empty())?;
        Some(Owner { name, duties })
    });
    let mut owners: Vec<Owner> = named.collect();
    owners.sort_by(|one, two| (two.duties, &one.name).cmp(&(one.duties, &two.name)));
    Some(owners)
}

/// Plays every scenario at its worst.
async fn worst(
    plan: &Plan,
    knowledge: &Knowledge,
    assessment: &Assessment,
    rest: &mut impl Rest,
) -> Option<Option<Worst>> {
    let library = Library::shared();
    let links = Links::new(plan);
    rest.rest().await?;
    let landscape = Rc::new(Landscape::in_slices(plan, &links, knowledge, rest).await?);
    let objectives = Objectives::new(plan, assessment.as_of);
    let scenarios = library.scenarios.with_those_of(plan);
    let theatre = library.theatre(plan, &links, &landscape, &objectives, &scenarios);
    let mut played: Vec<Worst> = Vec::new();
    for scenario in scenarios.iter() {
        let mut judging = theatre.play(scenario, None);
        judging.finish_in_slices(rest).await?;
        played.push(Worst {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            counts: Summary::new(judging).counts(),
        });
        rest.rest().await?;
    }
    let order = worst_first(played.iter().map(|one| one.counts));
    let worst = order.first().and_then(|place| played.get(*place).cloned());
    Some(worst.filter(|worst| worst.counts.misses > 0 || worst.counts.unknown > 0))
}
