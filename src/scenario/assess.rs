//! The readiness of a plan, up to the gate that asks for a scenario: the
//! highest level is for plans that survive the loss of a region when it is
//! played, not only on their word.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::against::Ruling;
use super::landscape::Landscape;
use super::report::Library;
use crate::catalogue::Knowledge;
use crate::model::application::Tier;
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::units::Date;
use crate::objectives::Objectives;
use crate::ownership::matrix::Matrix;
use crate::ownership::unchanged::Unchanged;
use crate::readiness::assess::{Assessment, Placed};
use crate::readiness::gate::{Level, REGION_LOST, shut_by_play};
use crate::readiness::standing::State;

/// The item whose accepted risk is that of the whole region.
const REGION_PLAN: &str = "attest.region-loss-plan";

/// Assesses the plan as of that day.
pub fn assess(plan: &Plan, matrix: &Matrix, knowledge: &Knowledge, as_of: Date) -> Assessment {
    at_once(assess_in_slices(
        None,
        plan,
        matrix,
        knowledge,
        as_of,
        &mut Restless,
    ))
}

/// The same, given the assessment of an earlier version, as
/// [`Assessment::in_slices`] takes it; `None` where it is no longer wanted.
pub async fn assess_in_slices(
    earlier: Option<(&Assessment, &Unchanged<'_>)>,
    plan: &Plan,
    matrix: &Matrix,
    knowledge: &Knowledge,
    as_of: Date,
    rest: &mut impl Rest,
) -> Option<Assessment> {
    let assessment = Assessment::in_slices(earlier, plan, matrix, knowledge, as_of, rest);
    let mut assessment = assessment.await?;
    // Below, the gate would not be named.
    if assessment.level >= Level::Tested {
        let lost = lost_with_the_region(plan, knowledge, &assessment, rest).await?;
        shut_by_play(&mut assessment.level, &mut assessment.caps, &lost);
    }
    Some(assessment)
}

/// The workloads of tier 1 and 2, or of none, that miss a target when a
/// region is lost, or of which that cannot be told. Those whose loss somebody
/// accepted by name do not count.
async fn lost_with_the_region(
    plan: &Plan,
    knowledge: &Knowledge,
    assessment: &Assessment,
    rest: &mut impl Rest,
) -> Option<Vec<Key>> {
    let Some(mut accepted) = accepted(assessment) else {
        return Some(Vec::new());
    };
    let links = Links::new(plan);
    let landscape = Rc::new(Landscape::in_slices(plan, &links, knowledge, rest).await?);
    accept_what_depends(&mut accepted, &landscape);
    let objectives = Objectives::new(plan, assessment.as_of);
    let library = Library::shared();
    let theatre = library.theatre(plan, &links, &landscape, &objectives, &library.scenarios);
    let scenario = library.scenarios.get(REGION_LOST)?;
    let targets = scenario.target.map(|aim| aim.targets(plan, &links));
    let mut lost = BTreeSet::new();
    for target in targets.unwrap_or_default() {
        let mut judging = theatre.play(scenario, Some(target));
        judging.finish_in_slices(rest).await?;
        let rows = plan.workloads.iter().zip(&judging.outcome().workloads);
        for (row, judged) in rows {
            let needed = !matches!(links.tier_of(row), Some(Tier::Three | Tier::Four));
            let key = row.meta.id;
            if needed && judged.verdict() != Ruling::Meets && !accepted.contains(&key) {
                lost.insert(key);
            }
        }
    }
    Some(lost.into_iter().collect())
}

/// The workloads whose loss with the region is accepted by name; `None`
/// where that of the whole region is.
fn accepted(assessment: &Assessment) -> Option<BTreeSet<Key>> {
    let is_accepted = |placed: &Placed| placed.entry.state == State::AcceptedRisk;
    let mut accepted = BTreeSet::new();
    for placed in assessment.entries().filter(is_accepted) {
        let id = placed.item.id();
        if id == REGION_PLAN {
            return None;
        }
        if placed.kind == Kind::Workload && id.starts_with("region.") {
            accepted.insert(placed.object);
        }
    }
    Some(accepted)
}

/// What waits for a workload whose loss is accepted was accepted with it.
fn accept_what_depends(accepted: &mut BTreeSet<Key>, landscape: &Landscape) {
    let key = |place: usize| landscape.workloads.get(place).map(|nodes| nodes.key);
    for &place in &landscape.order {
        let needed = landscape.depends_on.get(place).into_iter().flatten();
        let mut needed = needed.filter_map(|&place| key(place));
        if needed.any(|needed| accepted.contains(&needed)) {
            accepted.extend(key(place));
        }
    }
}
