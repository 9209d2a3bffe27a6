//! What came of a scenario, to be shown or written: the same for the page
//! and the command line.

use std::cell::OnceCell;
use std::rc::Rc;

use super::against::Ruling;
use super::definition::{Scenario, Scenarios};
use super::judge::{Judged, Judging};
use super::landscape::Landscape;
use super::play::{Play, Stage};
use super::runbook::{Roster, Runbook};
use super::step::Steps;
use super::story::{Names, Story};
use super::target::Target;
use crate::catalogue::Knowledge;
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::units::Date;
use crate::objectives::Objectives;

/// Scenarios and steps: what this release knows of failures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    /// The scenarios.
    pub scenarios: Scenarios,
    /// The steps that they are answered with.
    pub steps: Steps,
}

impl Library {
    /// What this release knows.
    ///
    /// # Errors
    /// A data file does not have the shape of its type; a test keeps a
    /// release from having such a file.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        Ok(Self {
            scenarios: Scenarios::built_in()?,
            steps: Steps::built_in()?,
        })
    }

    /// The same, read once per thread.
    ///
    /// # Panics
    /// As [`Library::built_in`] fails, which a test keeps a release from.
    pub fn shared() -> Rc<Self> {
        thread_local! {
            static SHARED: OnceCell<Rc<Library>> = const { OnceCell::new() };
        }
        #[expect(clippy::expect_used, reason = "a test reads what is built in")]
        let read = || Rc::new(Self::built_in().expect("what is built in can be read"));
        SHARED.with(|shared| Rc::clone(shared.get_or_init(read)))
    }

    /// Sets up a plan as it is on a day, with the scenarios of this release
    /// and its own, and plays on it what it is given.
    pub fn perform<T>(
        &self,
        plan: &Plan,
        knowledge: &Knowledge,
        as_of: Date,
        piece: impl FnOnce(Theatre) -> T,
    ) -> T {
        let links = Links::new(plan);
        let landscape = Rc::new(Landscape::new(plan, &links, knowledge));
        let objectives = Objectives::new(plan, as_of);
        let scenarios = self.scenarios.with_those_of(plan);
        let theatre = self.theatre(plan, &links, &landscape, &objectives, &scenarios);
        piece(theatre)
    }

    /// The stage for this plan, of what was made of it before.
    pub fn theatre<'a>(
        &'a self,
        plan: &'a Plan,
        links: &'a Links<'a>,
        landscape: &'a Rc<Landscape>,
        objectives: &'a Objectives<'a>,
        scenarios: &'a Scenarios,
    ) -> Theatre<'a> {
        Theatre {
            stage: Stage {
                plan,
                links,
                landscape,
                scenarios,
            },
            landscape,
            objectives,
            steps: &self.steps,
        }
    }
}

/// Everything that a scenario is played with.
#[derive(Clone, Copy)]
pub struct Theatre<'a> {
    /// The plan.
    pub stage: Stage<'a>,
    /// The plan as a graph, to be kept with what comes of it.
    pub landscape: &'a Rc<Landscape>,
    /// Its objectives.
    pub objectives: &'a Objectives<'a>,
    /// The steps that there are.
    pub steps: &'a Steps,
}

impl<'a> Theatre<'a> {
    /// Begins to play a scenario, aimed at `target` or at the worst.
    pub fn play(self, scenario: &Rc<Scenario>, target: Option<Target>) -> Judging<'a> {
        let worst = || scenario.target.and_then(|aim| self.stage.worst(aim));
        let play = Play::new(self.stage, scenario, target.or_else(worst).as_ref());
        Judging::new(
            self.stage,
            self.landscape,
            self.objectives,
            self.steps,
            play,
        )
    }
}

/// What a scenario does to one workload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The workload.
    pub key: Key,
    /// What it means for it.
    pub judged: Judged,
    /// Why.
    pub story: Story,
}

impl Row {
    /// Of the workload at that place in the order of the plan.
    pub fn new(judging: &Judging, place: usize) -> Option<Self> {
        let outcome = judging.outcome();
        Some(Self {
            key: outcome.landscape.workloads.get(place)?.key,
            judged: *outcome.workloads.get(place)?,
            story: judging.story(place),
        })
    }
}

/// What came of a scenario.
#[derive(Debug)]
pub struct Report {
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// What it was aimed at.
    pub target: Option<Target>,
    /// What happens, with the minute at which it does.
    pub events: Vec<(u32, String)>,
    /// Every workload, in the order of the plan.
    pub rows: Vec<Row>,
    /// Who does what.
    pub runbook: Runbook,
}

impl Report {
    /// Of a scenario whose workloads are all judged.
    pub fn new(judging: &Judging, roster: Roster) -> Self {
        let places = 0..judging.outcome().workloads.len();
        Self {
            rows: places
                .filter_map(|place| Row::new(judging, place))
                .collect(),
            ..Self::without_rows(judging, judging.runbook(roster))
        }
    }

    /// The same, for those who write the runbook and add [`Row`]s a few at a
    /// time.
    pub fn without_rows(judging: &Judging, runbook: Runbook) -> Self {
        let outcome = judging.outcome();
        Self {
            scenario: Rc::clone(&outcome.play.scenario),
            target: outcome.play.target.clone(),
            events: events(judging),
            rows: Vec::new(),
            runbook,
        }
    }

    /// How many workloads meet, miss, or cannot be told.
    pub fn counts(&self) -> Counts {
        Counts::of(self.rows.iter().map(|row| row.judged.verdict()))
    }
}

fn events(judging: &Judging) -> Vec<(u32, String)> {
    let outcome = judging.outcome();
    let names = Names {
        plan: judging.stage().plan,
        links: judging.stage().links,
    };
    let mut events: Vec<(u32, String)> = Vec::new();
    for event in &outcome.play.events {
        if let Some(thing) = outcome.landscape.graph.thing(event.node) {
            let perhaps = if event.certain { "" } else { "perhaps " };
            let is = thing.is(event.effect.state());
            let text = format!("{perhaps}{} {is}", names.of(thing));
            events.push((event.after_minutes, text));
        }
    }
    events
}

/// How many workloads stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Meet both objectives.
    pub meets: u32,
    /// Miss one at least.
    pub misses: u32,
    /// Cannot be told.
    pub unknown: u32,
}

impl Counts {
    /// Of the worse verdict of each workload.
    pub fn of(verdicts: impl Iterator<Item = Ruling>) -> Self {
        let mut counts = Self::default();
        for verdict in verdicts {
            match verdict {
                Ruling::Meets => counts.meets += 1,
                Ruling::Misses => counts.misses += 1,
                Ruling::Unknown => counts.unknown += 1,
            }
        }
        counts
    }

    /// The worst of them; met where there is nothing to be met.
    pub const fn ruling(self) -> Ruling {
        match self {
            Self { misses: 1.., .. } => Ruling::Misses,
            Self { unknown: 1.., .. } => Ruling::Unknown,
            Self { .. } => Ruling::Meets,
        }
    }
}

impl Judged {
    /// The worse of the two verdicts.
    pub fn verdict(&self) -> Ruling {
        self.rpo.verdict.max(self.rto.verdict)
    }
}

/// A scenario among all others, aimed at the worst.
#[derive(Debug)]
pub struct Summary {
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// What it was aimed at.
    pub target: Option<Target>,
    /// What else it could be aimed at, the worst first.
    pub targets: Vec<Target>,
    /// What it means for each workload, in the order of the plan.
    pub workloads: Vec<Judged>,
    counts: Counts,
}

impl Summary {
    /// Of a scenario whose workloads are all judged.
    pub fn new(judging: Judging) -> Self {
        let stage = judging.stage();
        let outcome = judging.into_outcome();
        let scenario = outcome.play.scenario;
        let aim = scenario.target;
        Self {
            targets: aim.map_or(Vec::new(), |aim| aim.targets(stage.plan, stage.links)),
            target: outcome.play.target,
            counts: Counts::of(outcome.workloads.iter().map(Judged::verdict)),
            workloads: outcome.workloads,
            scenario,
        }
    }

    /// How many workloads meet, miss, or cannot be told.
    pub const fn counts(&self) -> Counts {
        self.counts
    }
}
