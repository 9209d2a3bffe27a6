//! What a scenario means for each workload: is it hit, from what is it
//! restored, how much is lost, and when is it back. Worked out twice: by what
//! is certain, and by the worst that is possible; where the two disagree, the
//! answer is unknown.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::against::{Against, Ruling, Span};
use super::definition::Asks;
use super::graph::{NodeId, State, Thing};
use super::landscape::{Landscape, Refuge, WorkloadNodes};
use super::play::{Play, Stage};
use super::spread::Spread;
use super::step::Steps;
use super::wait::{Waits, wait};
use crate::model::application::Tier;
use crate::model::id::Key;
use crate::model::workload::Workload;
use crate::objectives::Objectives;
use crate::objectives::at_age::AtAge;
use crate::objectives::rpo::Copy;
use crate::objectives::rto::{Circumstances, Rto};

/// A scenario played on a plan.
#[derive(Debug)]
pub struct Outcome {
    /// What was played.
    pub play: Play,
    /// The plan as a graph.
    pub landscape: Rc<Landscape>,
    /// How everything stands, as far as is certain.
    pub sure: Spread,
    /// How everything stands at worst.
    pub worst: Spread,
    /// What it means for each workload, in the order of the plan.
    pub workloads: Vec<Judged>,
}

/// What a scenario means for one workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// How it stands at worst.
    pub state: State,
    /// Whether it has to be restored.
    pub restored: Restored,
    /// What it is restored from: certainly, and at worst.
    pub source: (Source, Source),
    /// How much work is lost.
    pub rpo: Against,
    /// How long it is gone.
    pub rto: Against,
    /// When it is back, beside [`Against::worst_case_minutes`].
    pub back: Span,
    /// When what.
    pub times: Times,
}

/// Whether a workload has to be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restored {
    /// It goes on.
    No,
    /// The plan does not say enough to tell.
    Perhaps,
    /// It does.
    Yes,
}

/// What a workload is restored from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Its backups, at once.
    Backups,
    /// Its copy outside the region.
    Elsewhere,
    /// Its backups, once what keeps them from being read is over.
    BackupsLater,
    /// Nothing is left.
    Nothing,
}

/// The stages of a restore, each from the beginning of the failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// Somebody is in, and nothing is in the way.
    pub ready: Span,
    /// There is something to restore to.
    pub prepared: Span,
    /// The data is there.
    pub restored: Span,
    /// It works, and so does all that it depends on.
    pub checked: Span,
}

impl Times {
    const NONE: Self = Self {
        ready: Span::NONE,
        prepared: Span::NONE,
        restored: Span::NONE,
        checked: Span::NONE,
    };
}

/// A scenario while it is worked out, a few workloads at a time.
pub struct Judging<'a> {
    stage: Stage<'a>,
    objectives: &'a Objectives<'a>,
    steps: &'a Steps,
    outcome: Outcome,
    queues: BTreeMap<usize, (u64, u64)>,
    next: usize,
}

impl<'a> Judging<'a> {
    /// Lets the failure spread; nothing is said of workloads yet.
    pub fn new(
        stage: Stage<'a>,
        landscape: &Rc<Landscape>,
        objectives: &'a Objectives<'a>,
        steps: &'a Steps,
        play: Play,
    ) -> Self {
        let hits = play.hits();
        let (graph, users) = (&landscape.graph, &landscape.users);
        let sure = Spread::new(graph, users, &hits, false);
        let worst = Spread::new(graph, users, &hits, true);
        let untouched = Judged {
            state: State::Ok,
            restored: Restored::No,
            source: (Source::Backups, Source::Backups),
            rpo: Against::untouched(None),
            rto: Against::untouched(None),
            back: Span::NONE,
            times: Times::NONE,
        };
        let mut judging = Self {
            stage,
            objectives,
            steps,
            outcome: Outcome {
                play,
                sure,
                worst,
                workloads: vec![untouched; landscape.workloads.len()],
                landscape: Rc::clone(landscape),
            },
            queues: BTreeMap::new(),
            next: 0,
        };
        judging.queues = judging.queues();
        judging
    }

    /// Judges some more workloads; false once all are.
    pub fn advance(&mut self, count: usize) -> bool {
        let landscape = Rc::clone(&self.outcome.landscape);
        let end = self.next.saturating_add(count).min(landscape.order.len());
        for &place in landscape.order.get(self.next..end).unwrap_or_default() {
            let judged = self.judge(place);
            if let (Some(slot), Some(judged)) = (self.outcome.workloads.get_mut(place), judged) {
                *slot = judged;
            }
        }
        self.next = end;
        end < landscape.order.len()
    }

    /// Judges what is left.
    pub fn finish(&mut self) {
        while self.advance(usize::MAX) {}
    }

    /// What came of it.
    pub fn into_outcome(self) -> Outcome {
        self.outcome
    }

    /// What was worked out so far.
    pub const fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    pub(super) const fn stage(&self) -> Stage<'a> {
        self.stage
    }

    pub(super) const fn objectives(&self) -> &'a Objectives<'a> {
        self.objectives
    }

    pub(super) const fn steps(&self) -> &'a Steps {
        self.steps
    }

    /// Whether each workload is looked at on its own.
    pub(super) fn is_each(&self) -> bool {
        self.outcome.play.scenario.asks == Asks::Each
    }

    fn restored(&self, nodes: &WorkloadNodes) -> Restored {
        if self.outcome.play.scenario.asks != Asks::Hit {
            return Restored::Yes;
        }
        let (sure, worst) = (&self.outcome.sure, &self.outcome.worst);
        match (sure.state(nodes.own).works(), worst.state(nodes.own).works()) {
            (false, _) => Restored::Yes,
            (true, false) => Restored::Perhaps,
            (true, true) => Restored::No,
        }
    }

    /// What is restored through the same connection before a workload, in
    /// GB: as a rule (by tier), and at most.
    fn queues(&self) -> BTreeMap<usize, (u64, u64)> {
        let mut queues = BTreeMap::new();
        if self.outcome.play.scenario.asks != Asks::Hit {
            return queues;
        }
        let mut lines: BTreeMap<NodeId, Vec<(Option<Tier>, usize, u64)>> = BTreeMap::new();
        let landscape = &self.outcome.landscape;
        for &place in &landscape.order {
            let row = self.stage.plan.workloads.get_index(place);
            let nodes = landscape.workloads.get(place);
            let (Some(row), Some(nodes)) = (row, nodes) else {
                continue;
            };
            if let Some(connection) = nodes.connection
                && self.restored(nodes) == Restored::Yes
            {
                let size = row.size_gb.value().map_or(0, |size| size.0);
                let tier = self.stage.links.tier_of(row);
                let line = lines.entry(connection).or_default();
                line.push((tier, place, size.into()));
            }
        }
        for mut line in lines.into_values() {
            // Those without a tier come last.
            line.sort_by_key(|(tier, _, _)| (tier.is_none(), *tier));
            let total: u64 = line.iter().map(|(_, _, size)| size).sum();
            let mut before = 0;
            for (_, place, size) in line {
                queues.insert(place, (before, total - size));
                before += size;
            }
        }
        queues
    }

    fn judge(&self, place: usize) -> Option<Judged> {
        let workload: &Workload = self.stage.plan.workloads.get_index(place)?;
        let nodes = self.outcome.landscape.workloads.get(place)?;
        let restored = self.restored(nodes);
        let state = self.state(nodes);
        let rpo_target = workload.rpo_target_minutes.value().map(|target| target.0);
        let rto_target = workload.rto_target_minutes.value().map(|target| target.0);
        let untouched = Judged {
            state,
            restored,
            source: (Source::Backups, Source::Backups),
            rpo: Against::untouched(rpo_target),
            rto: Against::untouched(rto_target),
            back: Span::NONE,
            times: Times::NONE,
        };
        if restored == Restored::No {
            return Some(untouched);
        }
        let sure = self.case(place, workload, nodes, &self.outcome.sure);
        let worst = self.case(place, workload, nodes, &self.outcome.worst);
        let mut rpo = sure.rpo.or(worst.rpo);
        let mut rto = sure.rto.or(worst.rto);
        if restored == Restored::Perhaps {
            rpo = rpo.or(untouched.rpo);
            rto = rto.or(untouched.rto);
        }
        Some(Judged {
            source: (sure.source, worst.source),
            rpo,
            rto,
            back: worst.back,
            times: worst.times,
            ..untouched
        })
    }

    /// How it stands at worst: what cannot be restored or backed up while
    /// the failure lasts is degraded.
    fn state(&self, nodes: &WorkloadNodes) -> State {
        if self.is_each() {
            return State::Lost;
        }
        let worst = &self.outcome.worst;
        let own = worst.state(nodes.own);
        let leans_on = [nodes.protection, nodes.copies, nodes.second_copy];
        let mut impaired = leans_on.into_iter().flatten().any(|node| worst.state(node) > State::Ok);
        if self.outcome.play.scenario.asks == Asks::Recoverable {
            impaired |= !self.waits(nodes, worst).is_empty();
        }
        own.max(if impaired { State::Degraded } else { State::Ok })
    }

    fn case(
        &self,
        place: usize,
        workload: &Workload,
        nodes: &WorkloadNodes,
        spread: &Spread,
    ) -> Case {
        let source = source(nodes, spread);
        let rpo = self.rpo(workload, nodes, spread, source);
        let rto_target = workload.rto_target_minutes.value().map(|target| target.0);
        let stranded = self.stranded(nodes, spread);
        let terms = self.terms(place, workload, nodes, spread);
        let mut times = self.times(place, nodes, spread, source, &terms);
        if stranded.is_some() {
            times.checked.complete = false;
        }
        let back = times.checked.then(term(&terms, "switch"));
        let hopeless = source == Source::Nothing || stranded == Some(Ruling::Misses);
        let rto = if hopeless {
            Against::hopeless(rto_target)
        } else {
            Against::of(rto_target, back)
        };
        Case {
            source,
            rpo,
            rto,
            back,
            times,
        }
    }

    /// Whether there is no place to go: certainly, or as far as is known.
    fn stranded(&self, nodes: &WorkloadNodes, spread: &Spread) -> Option<Ruling> {
        if self.is_each() {
            return None;
        }
        match nodes.refuge {
            Refuge::At(node) => match spread.state(node) {
                State::Lost => Some(Ruling::Misses),
                // It may come back, nobody knows when.
                State::Down => Some(Ruling::Unknown),
                State::Ok | State::Degraded => None,
            },
            Refuge::Nowhere => Some(Ruling::Misses),
            Refuge::Unstated => Some(Ruling::Unknown),
        }
        .filter(|_| self.outcome.play.scenario.asks == Asks::Hit)
    }

    fn rpo(
        &self,
        workload: &Workload,
        nodes: &WorkloadNodes,
        spread: &Spread,
        source: Source,
    ) -> Against {
        let target = workload.rpo_target_minutes.value().map(|target| target.0);
        let copy = match source {
            Source::Nothing => return Against::hopeless(target),
            Source::Elsewhere => Copy::Elsewhere,
            Source::Backups | Source::BackupsLater => Copy::OfService,
        };
        let found_after = self.outcome.play.found_after_minutes;
        if let (Copy::OfService, Some(minutes)) = (copy, found_after) {
            let days = minutes.div_ceil(1440);
            return match self.objectives.spacing_at_age(self.stage.links, workload, days) {
                AtAge::Every(minutes) => Against::of(target, Span::exactly(minutes)),
                AtAge::Nothing => Against::hopeless(target),
                AtAge::Unknown(_) => Against::of(target, Span::UNKNOWN),
            };
        }
        let rpo = self.objectives.rpo(self.stage.links, workload, copy);
        if rpo.never.is_some() {
            return Against {
                by_minutes: target.and_then(|target| rpo.known_minutes.checked_sub(target)),
                ..Against::hopeless(target)
            };
        }
        let mut span = Span::stated(rpo.worst_case_minutes);
        if !span.complete {
            span.high = rpo.known_minutes;
        }
        Against::of(target, span.then(self.interruption(nodes, spread)))
    }

    /// How long no new backups are made before the workload is lost: where
    /// it runs on without them, until they run again.
    fn interruption(&self, nodes: &WorkloadNodes, spread: &Spread) -> Span {
        let recoverable = self.outcome.play.scenario.asks == Asks::Recoverable;
        match nodes.protection.filter(|&node| recoverable && !spread.state(node).works()) {
            Some(node) => wait(&self.bench(), node, spread).lasts,
            None => Span::NONE,
        }
    }

    fn terms(
        &self,
        place: usize,
        workload: &Workload,
        nodes: &WorkloadNodes,
        spread: &Spread,
    ) -> Rto {
        let (likely, high) = self.queues.get(&place).copied().unwrap_or_default();
        let usable = nodes.connection.map(|node| usable(&self.outcome.landscape, node, spread));
        let given = Circumstances {
            // Where none is left, the first that is rebuilt carries all.
            connectors: usable.flatten().map(|count| count.max(1)),
            queue_gb: (0, likely, high),
        };
        self.objectives.rto(self.stage.links, workload, &given)
    }

    fn times(
        &self,
        place: usize,
        nodes: &WorkloadNodes,
        spread: &Spread,
        source: Source,
        rto: &Rto,
    ) -> Times {
        let begin = ["detect", "decide", "reach"].map(|key| term(rto, key));
        let begin = begin.into_iter().fold(Span::NONE, Span::then);
        let waits = self.waits(nodes, spread);
        let waited = waits.0.iter().map(|wait| wait.lasts);
        let impaired = nodes
            .copies
            .filter(|&node| source == Source::Backups && spread.state(node) == State::Degraded);
        // How much slower, nobody says.
        let slowed = impaired.map_or(Span::NONE, |_| Span::UNKNOWN);
        let ready = begin.then(waited.fold(slowed, Span::beside));
        let measured = rto.term("restore").map(|term| Span::from(term.minutes));
        let prepared = ready.then(match measured {
            Some(_) => Span::NONE,
            None => term(rto, "provision"),
        });
        let moved = match (source, measured) {
            // How long a restore from there takes, only a drill can tell.
            (Source::Elsewhere | Source::Nothing, _) => Span::UNKNOWN,
            (_, Some(measured)) => measured,
            (_, None) => term(rto, "transfer"),
        };
        let restored = prepared.then(term(rto, "queue")).then(moved);
        let validate = match measured {
            Some(_) => Span::NONE,
            None => term(rto, "validate"),
        };
        let checked = self.needed(place).fold(restored, Span::beside).then(validate);
        Times {
            ready,
            prepared,
            restored,
            checked,
        }
    }

    /// When that is back on which it depends. A circle has no beginning:
    /// nobody can say when it is back.
    fn needed(&self, place: usize) -> impl Iterator<Item = Span> {
        let landscape = &self.outcome.landscape;
        let circle = landscape.in_circle.get(place) == Some(&true);
        let of = landscape.depends_on.get(place).map_or(&[][..], Vec::as_slice);
        let done = of
            .iter()
            .filter(move |_| !self.is_each() && !circle)
            .filter_map(|&place| self.outcome.workloads.get(place))
            .map(|judged| judged.times.checked);
        done.chain(circle.then_some(Span::UNKNOWN))
    }

    /// What a restore of a workload waits for.
    pub(super) fn waits(&self, nodes: &WorkloadNodes, spread: &Spread) -> Waits {
        Waits::of(&self.bench(), nodes, spread, source(nodes, spread))
    }

    fn bench(&self) -> super::wait::Bench<'_> {
        super::wait::Bench {
            links: self.stage.links,
            landscape: &self.outcome.landscape,
            play: &self.outcome.play,
            steps: self.steps,
        }
    }
}

/// What a workload would be restored from.
fn source(nodes: &WorkloadNodes, spread: &Spread) -> Source {
    let state = |node: Option<NodeId>| node.map(|node| spread.state(node));
    let elsewhere = state(nodes.second_copy).is_some_and(State::works);
    match state(nodes.copies) {
        Some(State::Ok | State::Degraded) => Source::Backups,
        _ if elsewhere => Source::Elsewhere,
        Some(State::Down) => Source::BackupsLater,
        Some(State::Lost) | None => Source::Nothing,
    }
}

/// How many connectors of a connection still work; nothing where none is stated.
fn usable(landscape: &Landscape, connection: NodeId, spread: &Spread) -> Option<u32> {
    let needs = landscape.graph.needs(connection).iter();
    let of = needs.flat_map(|need| &need.of).copied();
    let is_connector =
        |node: &NodeId| matches!(landscape.graph.thing(*node), Some(Thing::Connector(_)));
    let connectors: Vec<NodeId> = of.filter(is_connector).collect();
    let working = connectors.iter().filter(|&&node| spread.state(node).works());
    let count = u32::try_from(working.count()).unwrap_or(u32::MAX);
    (!connectors.is_empty()).then_some(count)
}

fn term(rto: &Rto, key: &str) -> Span {
    rto.term(key).map_or(Span::NONE, |term| Span::from(term.minutes))
}

/// One of the two ways to look.
struct Case {
    source: Source,
    rpo: Against,
    rto: Against,
    back: Span,
    times: Times,
}

impl Outcome {
    /// The place of a workload in [`Self::workloads`].
    pub fn place_of(&self, key: Key) -> Option<usize> {
        self.landscape.workloads.iter().position(|row| row.key == key)
    }
}
