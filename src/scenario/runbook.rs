//! Who does what, in order: the steps of a scenario on a plan, each in the
//! lane of whoever does it, with when it starts and what is missing to be
//! able to do it. Times are those of the worst case.

use super::against::Span;
use super::batch::{Batch, Gathering};
use super::definition::Asks;
use super::graph::{State, Thing};
use super::judge::Judging;
use super::lane::{Doer, Lanes};
use super::step::{Lasts, Needs, Per, RunbookPart, Step};
use crate::catalogue::Knowledge;
use crate::model::assignment::Party;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::units::Date;
use crate::ownership::matrix::Matrix;

/// The steps of a scenario on a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runbook {
    /// The steps, by when they start.
    pub steps: Vec<Played>,
}

/// A step as it is played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// The id of the step.
    pub step: String,
    /// What is done.
    pub text: String,
    /// Who does it.
    pub doer: Doer,
    /// The duty behind it, by its id in the catalogue.
    pub duty: Option<String>,
    /// The object that somebody has that duty for.
    pub duty_of: Option<Key>,
    /// What it is done to.
    pub object: Option<(Kind, Key)>,
    /// The workloads that it brings back.
    pub workloads: Vec<Key>,
    /// Places of the steps that come before it.
    pub after: Vec<usize>,
    /// When it starts, counted from the failure.
    pub starts: Span,
    /// How long it takes, where that is part of the recovery time.
    pub lasts: Option<Span>,
    /// What is missing to be able to do it.
    pub missing: Vec<String>,
}

impl Played {
    /// When it ends, as far as is known.
    pub fn ends(&self) -> Span {
        self.starts.then(self.lasts.unwrap_or(Span::NONE))
    }
}

/// What a runbook needs besides the scenario.
#[derive(Clone, Copy)]
pub struct Roster<'a> {
    /// Who has which duty.
    pub matrix: &'a Matrix,
    /// The catalogues that the duties stand in.
    pub knowledge: &'a Knowledge,
    /// The day: who is away on it does nothing.
    pub as_of: Date,
}

impl Judging<'_> {
    /// Who does what, in order.
    pub fn runbook(&self, roster: Roster) -> Runbook {
        Writing::new(self, roster).finish()
    }
}

/// A runbook while it is written, a few workloads at a time.
pub struct Writing<'a, 'j> {
    draft: Draft<'a, 'j>,
    gathering: Option<Gathering>,
    /// Whether what comes before the batches is written.
    begun: bool,
    /// What is to be written, the next last.
    batches: Vec<Batch>,
    /// Whether anything is restored at all.
    recovers: bool,
}

impl<'a, 'j> Writing<'a, 'j> {
    /// Of a scenario whose workloads are all judged.
    pub fn new(judging: &'a Judging<'j>, roster: Roster<'a>) -> Self {
        let recovers = judging.outcome().play.scenario.asks != Asks::Recoverable;
        Self {
            draft: Draft {
                judging,
                lanes: Lanes::new(judging, roster),
                steps: Vec::new(),
            },
            gathering: recovers.then(|| Gathering::new(judging)),
            begun: false,
            batches: Vec::new(),
            recovers: false,
        }
    }

    /// Puts some more workloads together, then writes the steps of some more;
    /// false once all are written.
    pub fn advance(&mut self, count: usize) -> bool {
        let Draft { judging, lanes, .. } = &self.draft;
        if let Some(gathering) = &mut self.gathering
            && gathering.advance(judging, lanes, count)
        {
            return true;
        }
        if !self.begun {
            self.begun = true;
            let gathered = self.gathering.take();
            self.batches = gathered.map_or(Vec::new(), Gathering::finish);
            self.batches.reverse();
            self.recovers = !self.batches.is_empty();
            self.draft.part(RunbookPart::Every);
            self.draft.part(RunbookPart::Own);
            return self.recovers;
        }
        let mut written = 0;
        while written < count {
            let Some(batch) = self.batches.pop() else {
                return false;
            };
            written += batch.workloads.len();
            self.draft.batch(&batch);
        }
        !self.batches.is_empty()
    }

    /// The runbook; what is left is written.
    pub fn finish(mut self) -> Runbook {
        while self.advance(usize::MAX) {}
        if self.recovers {
            self.draft.part(RunbookPart::Closing);
        }
        self.draft.part(RunbookPart::After);
        Runbook {
            steps: in_order(&self.draft.steps),
        }
    }
}

struct Draft<'a, 'j> {
    judging: &'a Judging<'j>,
    lanes: Lanes<'a, 'j>,
    steps: Vec<Played>,
}

impl Draft<'_, '_> {
    fn part(&mut self, part: RunbookPart) {
        let judging = self.judging;
        let own = &judging.outcome().play.steps;
        let is_own = matches!(part, RunbookPart::Own | RunbookPart::After);
        let all = judging.steps().iter().filter(|step| step.part == part);
        for step in all.filter(|step| !is_own || own.contains(&step.id)) {
            match step.per {
                Per::Once => self.add(step, None),
                per => {
                    for object in self.objects(per) {
                        self.add(step, Some(object));
                    }
                }
            }
        }
    }

    /// What a step is done to, one after the other.
    fn objects(&self, per: Per) -> Vec<(Kind, Key)> {
        let outcome = self.judging.outcome();
        let graph = &outcome.landscape.graph;
        let nodes = graph.nodes().filter_map(|(node, thing)| {
            let state = outcome.worst.state(node);
            let hit = state > State::Ok;
            match (per, thing) {
                (Per::Instance, Thing::Instance(key)) => Some((Kind::Instance, *key)),
                (Per::HitInstance, Thing::Instance(key)) if hit => Some((Kind::Instance, *key)),
                (Per::HitConnection, Thing::Connection(key)) if hit => {
                    Some((Kind::Connection, *key))
                }
                (Per::StoppedConnection, Thing::Connection(key)) if !state.works() => {
                    Some((Kind::Connection, *key))
                }
                (Per::AbsentPerson, Thing::Person(key)) if hit => Some((Kind::Person, *key)),
                _ => None,
            }
        });
        nodes.collect()
    }

    fn add(&mut self, step: &Step, object: Option<(Kind, Key)>) {
        let after = self.before(step, object);
        let starts = after
            .iter()
            .filter_map(|&place| self.steps.get(place))
            .map(Played::ends)
            .fold(Span::NONE, Span::beside);
        let lasts = self.lasts(step, object);
        let mut played = self.played(step, object, Vec::new());
        if step.lasts.is_some() && lasts.is_some_and(|lasts| !lasts.complete) {
            played.missing.push("how long it takes".to_owned());
        }
        self.steps.push(Played {
            after,
            starts,
            lasts,
            ..played
        });
    }

    /// Everything but when.
    fn played(&self, step: &Step, object: Option<(Kind, Key)>, workloads: Vec<Key>) -> Played {
        let duty = self.lanes.duty(step, object, &workloads);
        let doer = self.lanes.doer(step, object, duty.as_deref(), &workloads);
        let mut missing: Vec<String> = doer.missing.iter().cloned().collect();
        let needs = step.needs.iter();
        missing.extend(needs.filter_map(|&needs| self.lanes.missing(needs, object, &workloads)));
        Played {
            duty_of: duty.as_ref().map(|holding| holding.object),
            step: step.id.clone(),
            text: step
                .text
                .replace("{object}", &self.called(object, &workloads)),
            doer,
            duty: duty.map(|holding| holding.duty.id.clone()),
            object,
            workloads,
            after: Vec::new(),
            starts: Span::NONE,
            lasts: None,
            missing,
        }
    }

    fn called(&self, object: Option<(Kind, Key)>, workloads: &[Key]) -> String {
        let plan = self.judging.stage().plan;
        if let Some((kind, key)) = object {
            return plan.called(kind, key);
        }
        let name = |key: &Key| plan.called(Kind::Workload, *key);
        match workloads {
            [] => String::new(),
            [one] => name(one),
            [one, two] => format!("{} and {}", name(one), name(two)),
            [one, two, three] => format!("{}, {} and {}", name(one), name(two), name(three)),
            [one, two, rest @ ..] => {
                format!("{}, {} and {} more", name(one), name(two), rest.len())
            }
        }
    }

    /// The steps before it that are played: those of the same object where
    /// they are played for each.
    fn before(&self, step: &Step, object: Option<(Kind, Key)>) -> Vec<usize> {
        let steps = self.steps.iter().enumerate();
        let fits = steps.filter(|(_, played)| {
            let same = object.is_none() || played.object.is_none() || played.object == object;
            step.after.contains(&played.step) && same
        });
        fits.map(|(place, _)| place).collect()
    }

    fn lasts(&self, step: &Step, object: Option<(Kind, Key)>) -> Option<Span> {
        if let Some(minutes) = step.minutes {
            return Some(Span::exactly(minutes));
        }
        let stage = self.judging.stage();
        let runbook = stage.plan.runbook.first();
        let stated = match step.lasts? {
            Lasts::Detect => runbook?.detect_minutes.value(),
            Lasts::Decide => runbook?.decide_minutes.value(),
            Lasts::Reach => runbook?.reach_minutes.value(),
            Lasts::Switch => runbook?.switch_minutes.value(),
            Lasts::Rebuild => {
                let connection = object.and_then(|(_, key)| stage.links.connection(key));
                connection?.rebuild_minutes.value()
            }
            Lasts::Provision | Lasts::Transfer | Lasts::Validate => None,
        };
        Some(Span::stated(stated.map(|minutes| minutes.0)))
    }

    /// The steps of a batch, at the times that were worked out for it.
    fn batch(&mut self, batch: &Batch) {
        let steps = self.judging.steps().iter();
        let own: Vec<&Step> = steps
            .filter(|step| step.part == RunbookPart::Recovery)
            .collect();
        let mut last: Option<usize> = None;
        for step in own {
            let (starts, ends) = match step.lasts {
                Some(Lasts::Provision | Lasts::Validate) if batch.measured => continue,
                Some(Lasts::Provision) => (batch.times.ready, batch.times.prepared),
                Some(Lasts::Transfer) => (batch.times.prepared, batch.times.restored),
                _ => (batch.times.restored, batch.times.checked),
            };
            let mut played = self.played(step, None, batch.workloads.clone());
            let before = last.map_or_else(|| self.before(step, None), |last| vec![last]);
            played.after = before;
            played.starts = starts;
            played.lasts = Some(between(starts, ends));
            if !ends.complete {
                played.missing.push("how long it takes".to_owned());
            }
            if batch.in_circle {
                let circle = "an order: these depend on each other in a circle";
                played.missing.push(circle.to_owned());
            }
            last = Some(self.steps.len());
            self.steps.push(played);
        }
    }
}

fn between(starts: Span, ends: Span) -> Span {
    Span {
        low: ends.low.saturating_sub(starts.low),
        likely: ends.likely.saturating_sub(starts.likely),
        high: ends.high.saturating_sub(starts.high),
        complete: ends.complete,
    }
}

/// By when they start; steps that start together stand as they were listed.
fn in_order(steps: &[Played]) -> Vec<Played> {
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by_key(|&place| (steps.get(place).map(|step| step.starts.high), place));
    let mut places = vec![0; steps.len()];
    for (now, &then) in order.iter().enumerate() {
        if let Some(place) = places.get_mut(then) {
            *place = now;
        }
    }
    let mut sorted: Vec<Played> = order
        .iter()
        .filter_map(|&place| steps.get(place).cloned())
        .collect();
    for step in &mut sorted {
        for after in &mut step.after {
            *after = places.get(*after).copied().unwrap_or_default();
        }
    }
    sorted
}

impl Runbook {
    /// Whose lanes there are, in the order of their first step; the
    /// provider's first, nobody's last.
    pub fn lanes(&self) -> Vec<&Doer> {
        let mut lanes: Vec<&Doer> = Vec::new();
        for step in &self.steps {
            if lanes.iter().all(|lane| !lane.is_same(&step.doer)) {
                lanes.push(&step.doer);
            }
        }
        lanes.sort_by_key(|lane| match (lane.party, lane.owner) {
            (Party::Provider, _) => 0,
            (_, Some(_)) => 1,
            (_, None) => 2,
        });
        lanes
    }

    /// How many steps nobody has.
    pub fn unowned(&self) -> usize {
        let steps = self.steps.iter();
        steps.filter(|step| step.doer.is_nobody()).count()
    }
}

impl Needs {
    /// Whether it is asked for once for all, not for each object.
    pub const fn is_of_plan(self) -> bool {
        !matches!(
            self,
            Self::Place
                | Self::Restorer
                | Self::Copy
                | Self::RebuildReady
                | Self::FreshToken
                | Self::KeyOwner
                | Self::Deputy
        )
    }
}
