//! All scenarios, each aimed at the worst.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::browser::task;
use crate::model::links::Links;
use crate::objectives::Objectives;
use crate::query::history::turns::Fate;
use crate::scenario::definition::Scenario;
use crate::scenario::report::{Library, Summary};
use crate::ui::by_ptr::ByPtr;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::pace::{Pace, Stop};

use super::stage::{is_same, landscape};

/// All scenarios, as far as they are worked out.
#[derive(Debug)]
pub struct Summaries {
    /// The plan and what follows from it.
    pub assessed: Rc<Assessed>,
    /// The scenarios that there are, in the order of the command line.
    pub scenarios: Vec<Rc<Scenario>>,
    /// What came of them so far, in the same order.
    pub ready: Vec<ByPtr<Summary>>,
}

impl Summaries {
    /// Whether all are worked out.
    pub fn is_complete(&self) -> bool {
        self.ready.len() == self.scenarios.len()
    }
}

thread_local! {
    static KEPT: RefCell<Option<ByPtr<Summaries>>> = const { RefCell::new(None) };
}

/// All scenarios of the open plan; they come one after the other. After an
/// edit, what there was stays until all are worked out anew.
#[hook]
pub fn use_summaries() -> Option<ByPtr<Summaries>> {
    let assessed = use_assessed().map(ByPtr);
    let shown = use_state_eq(|| kept(assessed.as_deref()));
    {
        let shown = shown.clone();
        use_effect_with(assessed, move |assessed| {
            let stop = Stop::default();
            match (assessed, kept(assessed.as_deref())) {
                (_, Some(known)) => shown.set(Some(known)),
                (Some(assessed), None) => start(&assessed.0, &stop, shown),
                (None, None) => {}
            }
            move || stop.now()
        });
    }
    (*shown).clone()
}

fn kept(assessed: Option<&Assessed>) -> Option<ByPtr<Summaries>> {
    KEPT.with_borrow(Clone::clone)
        .filter(|kept| assessed.is_some_and(|assessed| is_same(&kept.assessed, assessed)))
}

fn start(assessed: &Rc<Assessed>, stop: &Stop, shown: UseStateHandle<Option<ByPtr<Summaries>>>) {
    let assessed = Rc::clone(assessed);
    let pace = Pace::new(stop);
    let before = (*shown).clone();
    task::spawn(async move {
        let publish = |now: Summaries| {
            let now = ByPtr::from(now);
            if now.is_complete() {
                KEPT.set(Some(now.clone()));
            }
            if now.is_complete() || before.is_none() {
                shown.set(Some(now));
            }
        };
        play_all(assessed, pace, publish).await;
    });
}

/// How every scenario turns out for a plan, aimed at the worst; `None` where
/// it is no longer wanted.
pub async fn fates(assessed: Rc<Assessed>, pace: Pace) -> Option<Vec<Fate>> {
    let fates = RefCell::new(Vec::new());
    play_all(assessed, pace, |now| {
        if let Some(summary) = now.ready.last() {
            fates.borrow_mut().push(Fate {
                id: summary.scenario.id.clone(),
                title: summary.scenario.title.clone(),
                counts: summary.counts(),
            });
        }
    })
    .await?;
    Some(fates.into_inner())
}

/// `None` where it was no longer wanted.
async fn play_all(
    assessed: Rc<Assessed>,
    mut pace: Pace,
    publish: impl Fn(Summaries),
) -> Option<()> {
    pace.pause().await?;
    let library = Library::shared();
    let plan = &*assessed.plan;
    let links = Links::new(plan);
    pace.pause().await?;
    let landscape = landscape(&assessed, &links, &mut pace).await?;
    let objectives = Objectives::new(plan, assessed.assessment.as_of);
    let scenarios = library.scenarios.with_those_of(plan);
    let theatre = library.theatre(plan, &links, &landscape, &objectives, &scenarios);
    let mut ready = Vec::new();
    for scenario in scenarios.iter() {
        let mut judging = theatre.play(scenario, None);
        judging.finish_in_slices(&mut pace).await?;
        ready.push(ByPtr::from(Summary::new(judging)));
        publish(Summaries {
            assessed: Rc::clone(&assessed),
            scenarios: scenarios.iter().cloned().collect(),
            ready: ready.clone(),
        });
        pace.pause().await?;
    }
    Some(())
}
