//! One scenario, with who does what.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::showing::{Showing, Word};
use crate::browser::task;
use crate::model::links::Links;
use crate::model::slices::Rest;
use crate::objectives::Objectives;
use crate::query::failure::picture::Picture;
use crate::scenario::definition::Scenario;
use crate::scenario::report::{Library, Report, Row};
use crate::scenario::runbook::{Roster, Writing};
use crate::scenario::target::Target;
use crate::ui::by_ptr::ByPtr;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::pace::{Pace, Stop};

use super::stage::{is_same, landscape, write};

/// One scenario, worked out to the end.
#[derive(Debug)]
pub struct Played {
    /// The plan and what follows from it.
    pub assessed: Rc<Assessed>,
    /// The address that asked for it.
    pub showing: Showing,
    /// What came of it.
    pub report: Report,
    /// What else it can be aimed at, the worst first.
    pub targets: Vec<Target>,
    /// The deployment, as it stands then.
    pub picture: Picture,
}

/// How far one scenario is.
#[derive(Clone, PartialEq)]
pub enum Playing {
    /// It is being worked out.
    UnderWay,
    /// There is no such scenario.
    NoScenario,
    /// It cannot be aimed at that.
    NoTarget,
    /// It is worked out; after an edit that of before, until the next is.
    There(ByPtr<Played>),
}

thread_local! {
    static KEPT: RefCell<Option<ByPtr<Played>>> = const { RefCell::new(None) };
}

/// One scenario of the open plan.
#[hook]
pub fn use_played(showing: Showing) -> Playing {
    let assessed = use_assessed().map(ByPtr);
    let shown = use_state_eq(|| {
        kept(assessed.as_deref(), showing).map_or(Playing::UnderWay, Playing::There)
    });
    {
        let shown = shown.clone();
        use_effect_with((assessed, showing), move |(assessed, showing)| {
            let stop = Stop::default();
            match (assessed, kept(assessed.as_deref(), *showing)) {
                (_, Some(known)) => shown.set(Playing::There(known)),
                (Some(assessed), None) => {
                    start(Rc::clone(&assessed.0), *showing, &stop, shown);
                }
                (None, None) => {}
            }
            move || stop.now()
        });
    }
    match &*shown {
        // Another scenario or target is no substitute.
        Playing::There(played) if played.showing != showing => Playing::UnderWay,
        shown => shown.clone(),
    }
}

fn kept(assessed: Option<&Assessed>, showing: Showing) -> Option<ByPtr<Played>> {
    KEPT.with_borrow(Clone::clone).filter(|kept| {
        let same = assessed.is_some_and(|assessed| is_same(&kept.assessed, assessed));
        same && kept.showing == showing
    })
}

fn start(assessed: Rc<Assessed>, showing: Showing, stop: &Stop, shown: UseStateHandle<Playing>) {
    let pace = Pace::new(stop);
    task::spawn(async move {
        if let Some(playing) = play(assessed, showing, pace).await {
            if let Playing::There(played) = &playing {
                KEPT.set(Some(played.clone()));
            }
            shown.set(playing);
        }
    });
}

/// `None` where it was no longer wanted.
async fn play(assessed: Rc<Assessed>, showing: Showing, mut pace: Pace) -> Option<Playing> {
    pace.pause().await?;
    let library = Library::shared();
    let plan = &*assessed.plan;
    let links = Links::new(plan);
    pace.rest().await?;
    let landscape = landscape(&assessed, &links, &mut pace).await?;
    let objectives = Objectives::new(plan, assessed.assessment.as_of);
    let scenarios = library.scenarios.with_those_of(plan);
    let theatre = library.theatre(plan, &links, &landscape, &objectives, &scenarios);
    let named = |scenario: &&Rc<Scenario>| Word::of(&scenario.id) == showing.scenario;
    let Some(scenario) = scenarios.iter().find(named) else {
        return Some(Playing::NoScenario);
    };
    let targets = scenario
        .target
        .map_or(Vec::new(), |aim| aim.targets(plan, &links));
    let aimed = showing.target.map(|word| {
        let mut targets = targets.iter();
        targets.find(|target| Word::of(&target.id) == word).cloned()
    });
    let target = match aimed {
        Some(None) => return Some(Playing::NoTarget),
        Some(Some(target)) => Some(target),
        None => None,
    };
    pace.rest().await?;
    let mut judging = theatre.play(scenario, target);
    judging.finish_in_slices(&mut pace).await?;
    let roster = Roster {
        matrix: &assessed.matrix,
        knowledge: &assessed.knowledge,
        as_of: assessed.assessment.as_of,
    };
    let runbook = write(Writing::new(&judging, roster), &mut pace).await?;
    let mut report = Report::without_rows(&judging, runbook);
    pace.rest().await?;
    for place in 0..judging.outcome().workloads.len() {
        report.rows.extend(Row::new(&judging, place));
        pace.rest().await?;
    }
    let picture = Picture::new(plan, &links, judging.outcome());
    pace.rest().await?;
    Some(Playing::There(ByPtr::from(Played {
        assessed: Rc::clone(&assessed),
        showing,
        report,
        targets,
        picture,
    })))
}
