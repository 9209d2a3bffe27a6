//! How all scenarios end, in few words: what reports and workbooks say of them.
//! Ten thousand workloads come to little more than ten, so that a large plan
//! has a report as well.

use std::cmp::Reverse;
use std::rc::Rc;

use super::input::Input;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::slices::Rest;
use crate::objectives::Objectives;
use crate::query::failure::heat::{By, Column};
use crate::scenario::against::{Against, Ruling};
use crate::scenario::definition::Scenario;
use crate::scenario::judge::{Judged, Judging};
use crate::scenario::landscape::Landscape;
use crate::scenario::report::{Counts, Library, Row};
use crate::scenario::runbook::{Played, Roster, Writing};
use crate::scenario::target::Target;

/// Workloads of a scenario that are told of one by one.
const WORST: usize = 5;
/// Steps of a runbook that are listed.
const STEPS: usize = 60;
/// How many steps of a runbook are written before others may go on.
const AT_ONCE: usize = 8;

/// How all scenarios end.
#[derive(Debug, Default)]
pub struct Ended {
    /// Each scenario, aimed at the worst.
    pub(super) scenarios: Vec<End>,
    /// The tiers with their workloads.
    pub(super) tiers: Vec<Column>,
    /// What workloads are summed up by besides: their applications, or their
    /// groups where the plan has no applications.
    pub(super) by: Option<By>,
    /// These, with their workloads.
    pub(super) wholes: Vec<Column>,
}

/// How one scenario ends.
#[derive(Debug)]
pub(super) struct End {
    pub(super) scenario: Rc<Scenario>,
    pub(super) target: Option<Target>,
    /// How all workloads fare.
    pub(super) counts: Counts,
    /// How those of each tier fare.
    pub(super) by_tier: Vec<Counts>,
    /// How those of each application or group fare.
    pub(super) by_whole: Vec<Counts>,
    /// What it does to those that fare worst.
    pub(super) worst: Vec<Row>,
    /// Who does what, as far as it is listed.
    pub(super) steps: Vec<Played>,
    /// How many steps are not listed.
    pub(super) more_steps: usize,
    /// How many steps nobody owns.
    pub(super) unowned: usize,
}

/// Plays every scenario on the day of the assessment; `None` where it is no
/// longer wanted.
pub(super) async fn ended(input: &Input<'_>, rest: &mut impl Rest) -> Option<Ended> {
    let library = Library::shared();
    let plan = input.plan;
    let links = Links::new(plan);
    rest.rest().await?;
    let landscape = Landscape::in_slices(plan, &links, input.knowledge, rest).await?;
    let landscape = Rc::new(landscape);
    let objectives = Objectives::new(plan, input.assessment.as_of);
    let scenarios = library.scenarios.with_those_of(plan);
    let theatre = library.theatre(plan, &links, &landscape, &objectives, &scenarios);
    let by = wholes_of(plan);
    let mut ended = Ended {
        scenarios: Vec::new(),
        tiers: By::Tier.columns(plan, &links),
        by,
        wholes: by.map_or_else(Vec::new, |by| by.columns(plan, &links)),
    };
    rest.rest().await?;
    for scenario in scenarios.iter() {
        let mut judging = theatre.play(scenario, None);
        judging.finish_in_slices(rest).await?;
        let end = end(input, &links, &ended, &judging, rest).await?;
        ended.scenarios.push(end);
    }
    Some(ended)
}

/// What a plan's workloads are parts of.
fn wholes_of(plan: &Plan) -> Option<By> {
    if !plan.applications.is_empty() {
        return Some(By::Application);
    }
    (!plan.groups.is_empty()).then_some(By::Group)
}

async fn end(
    input: &Input<'_>,
    links: &Links<'_>,
    ended: &Ended,
    judging: &Judging<'_>,
    rest: &mut impl Rest,
) -> Option<End> {
    let outcome = judging.outcome();
    let judged = &*outcome.workloads;
    let counts = |columns: &[Column]| columns.iter().map(|one| one.counts(judged)).collect();
    let (by_tier, by_whole) = (counts(&ended.tiers), counts(&ended.wholes));
    rest.rest().await?;
    let worst = worst(input.plan, links, judged);
    let worst = worst.into_iter().filter_map(|at| Row::new(judging, at));
    let worst = worst.collect();
    rest.rest().await?;
    let roster = Roster {
        matrix: input.matrix,
        knowledge: input.knowledge,
        as_of: input.assessment.as_of,
    };
    let mut writing = Writing::new(judging, roster);
    while writing.advance(AT_ONCE) {
        rest.rest().await?;
    }
    let runbook = writing.finish();
    let unowned = runbook.unowned();
    let more_steps = runbook.steps.len().saturating_sub(STEPS);
    rest.rest().await?;
    Some(End {
        scenario: Rc::clone(&outcome.play.scenario),
        target: outcome.play.target.clone(),
        counts: Counts::of(judged.iter().map(Judged::verdict)),
        by_tier,
        by_whole,
        worst,
        steps: runbook.steps.into_iter().take(STEPS).collect(),
        more_steps,
        unowned,
    })
}

/// Places of the workloads that miss an objective or cannot be told, those of
/// the highest tier and by the most first.
fn worst(plan: &Plan, links: &Links, judged: &[Judged]) -> Vec<usize> {
    let rows = plan.workloads.iter().zip(judged).enumerate();
    let mut worst: Vec<_> = rows
        .filter(|(_, (_, judged))| judged.verdict() != Ruling::Meets)
        .map(|(place, (row, judged))| {
            let tier = links.tier_of(row);
            let over = overshoot(&judged.rto).max(overshoot(&judged.rpo));
            (
                Reverse(judged.verdict()),
                tier.is_none(),
                tier,
                Reverse(over),
                place,
            )
        })
        .collect();
    worst.sort_unstable();
    worst.truncate(WORST);
    worst.into_iter().map(|(.., place)| place).collect()
}

/// By how many minutes an objective is missed; by more than any number where
/// nothing is left to restore from.
fn overshoot(against: &Against) -> u32 {
    match against.verdict {
        Ruling::Misses => against.by_minutes.unwrap_or(u32::MAX),
        Ruling::Meets | Ruling::Unknown => 0,
    }
}
