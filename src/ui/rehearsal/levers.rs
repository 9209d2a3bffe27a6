//! What single changes of the deployment would bring, each tried on a copy of
//! the plan against all scenarios.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::task;
use crate::model::edit::Stamp;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::slices::Rest;
use crate::objectives::Objectives;
use crate::scenario::gain::{Gain, ranked};
use crate::scenario::landscape::Landscape;
use crate::scenario::lever::{Lever, levers};
use crate::ui::by_ptr::ByPtr;
use crate::ui::pace::{Pace, Stop};

use super::summaries::Summaries;
use crate::scenario::report::Library;

/// How many workloads are judged anew at most, over all changes: every
/// scenario is played again with each of them.
const EFFORT: usize = 120_000;

/// How many changes are tried however large the plan is.
const LEAST: usize = 12;

/// What the changes would bring, as far as they were tried.
#[derive(Debug)]
pub struct Levers {
    /// The scenarios as they go now.
    pub summaries: ByPtr<Summaries>,
    /// How many changes are there.
    pub there: usize,
    /// How many of them are tried: those that concern most workloads.
    pub chosen: usize,
    /// How many were tried so far.
    pub tried: usize,
    /// What would make something better, the best for its effort first.
    pub gains: Vec<Gain>,
}

impl Levers {
    /// Whether all that were chosen were tried.
    pub const fn is_complete(&self) -> bool {
        self.tried == self.chosen
    }
}

thread_local! {
    static KEPT: RefCell<Option<ByPtr<Levers>>> = const { RefCell::new(None) };
}

/// What the changes would bring, once it is wanted and the scenarios are all
/// worked out; it comes one change after the other.
#[hook]
pub fn use_levers(summaries: ByPtr<Summaries>, wanted: bool) -> Option<ByPtr<Levers>> {
    let shown = use_state_eq(|| kept(&summaries));
    {
        let shown = shown.clone();
        let ready = summaries.is_complete();
        use_effect_with((summaries, wanted && ready), move |(summaries, go)| {
            let stop = Stop::default();
            shown.set(kept(summaries));
            if *go && kept(summaries).is_none() {
                start(summaries.clone(), &stop, shown);
            }
            move || stop.now()
        });
    }
    (*shown).clone()
}

fn kept(summaries: &ByPtr<Summaries>) -> Option<ByPtr<Levers>> {
    KEPT.with_borrow(Clone::clone)
        .filter(|kept| kept.summaries == *summaries)
}

fn start(summaries: ByPtr<Summaries>, stop: &Stop, shown: UseStateHandle<Option<ByPtr<Levers>>>) {
    let pace = Pace::new(stop);
    task::spawn(async move {
        let publish = |now: Levers| {
            let now = ByPtr::from(now);
            if now.is_complete() {
                KEPT.set(Some(now.clone()));
            }
            shown.set(Some(now));
        };
        try_all(&summaries, pace, publish).await;
    });
}

/// `None` where it was no longer wanted.
async fn try_all(
    summaries: &ByPtr<Summaries>,
    mut pace: Pace,
    publish: impl Fn(Levers),
) -> Option<()> {
    pace.pause().await?;
    let plan = &*summaries.assessed.plan;
    let all = levers(plan, &Links::new(plan));
    let most = EFFORT / plan.workloads.len().max(1);
    let chosen = all.len().min(most.max(LEAST));
    let now = |tried: usize, gains: &[Gain]| Levers {
        summaries: summaries.clone(),
        there: all.len(),
        chosen,
        tried,
        gains: ranked(gains.iter().cloned()),
    };
    let mut gains = Vec::new();
    publish(now(0, &gains));
    for (tried, lever) in (1..).zip(all.iter().take(chosen)) {
        pace.pause().await?;
        if let Ok(changed) = plan.apply(&lever.edit, &Stamp::default()) {
            gains.push(play_with(summaries, lever, &changed, &mut pace).await?);
        }
        publish(now(tried, &gains));
    }
    Some(())
}

/// All scenarios again, aimed as before, on the changed plan.
async fn play_with(
    summaries: &Summaries,
    lever: &Lever,
    changed: &Plan,
    pace: &mut Pace,
) -> Option<Gain> {
    let library = Library::shared();
    let links = Links::new(changed);
    pace.rest().await?;
    let knowledge = &summaries.assessed.knowledge;
    let landscape = Rc::new(Landscape::in_slices(changed, &links, knowledge, pace).await?);
    let objectives = Objectives::new(changed, summaries.assessed.assessment.as_of);
    let scenarios = library.scenarios.with_those_of(changed);
    let theatre = library.theatre(changed, &links, &landscape, &objectives, &scenarios);
    let mut gain = Gain::of(lever);
    for before in &summaries.ready {
        let mut judging = theatre.play(&before.scenario, before.target.clone());
        judging.finish_in_slices(pace).await?;
        gain.add(before, &judging.outcome().workloads);
    }
    Some(gain)
}
