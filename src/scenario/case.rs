//! One of the two ways to look at a workload in a scenario: what it is
//! restored from, how much is lost and when it is back, by one spread.

use super::against::{Against, Ruling, Span};
use super::definition::Asks;
use super::graph::{NodeId, State, Thing};
use super::judge::{Judging, Source, Times};
use super::landscape::{Landscape, Refuge, WorkloadNodes};
use super::queue::Queue;
use super::spread::Spread;
use super::wait::wait;
use crate::model::workload::Workload;
use crate::objectives::at_age::AtAge;
use crate::objectives::rpo::Copy;
use crate::objectives::rto::{Circumstances, Rto};

/// What comes of one way to look.
pub(super) struct Case {
    pub(super) source: Source,
    pub(super) rpo: Against,
    pub(super) rto: Against,
    pub(super) back: Span,
    pub(super) times: Times,
}

impl Judging<'_> {
    pub(super) fn case(
        &self,
        place: usize,
        workload: &Workload,
        nodes: &WorkloadNodes,
        spread: &Spread,
    ) -> Case {
        let source = source(nodes, spread);
        let rpo = self.rpo(workload, nodes, spread, source);
        let rto_target = workload.rto_target_minutes.value().map(|target| target.0);
        let stranded = self.stranded(nodes, spread, source);
        let terms = self.terms(place, workload, nodes, spread);
        let mut times = self.times((place, workload), nodes, spread, source, &terms);
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
    fn stranded(&self, nodes: &WorkloadNodes, spread: &Spread, source: Source) -> Option<Ruling> {
        if self.is_each() {
            return None;
        }
        match nodes.refuge_of(source) {
            Refuge::At(node) => match spread.state(node) {
                State::Lost => Some(Ruling::Misses),
                // It may come back, nobody knows when.
                State::Down => Some(Ruling::Unknown),
                State::Ok | State::Degraded => None,
            },
            Refuge::Nowhere => Some(Ruling::Misses),
            Refuge::Unstated => Some(Ruling::Unknown),
        }
        .filter(|_| self.outcome().play.scenario.asks == Asks::Hit)
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
        let found_after = self.outcome().play.found_after_minutes;
        if let (Copy::OfService, Some(minutes)) = (copy, found_after) {
            let days = minutes.div_ceil(1440);
            return match self
                .objectives()
                .spacing_at_age(self.stage().links, workload, days)
            {
                AtAge::Every(minutes) => Against::of(target, Span::exactly(minutes)),
                AtAge::Nothing => Against::hopeless(target),
                AtAge::Unknown(_) => Against::of(target, Span::UNKNOWN),
            };
        }
        let rpo = self.objectives().rpo(self.stage().links, workload, copy);
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
        let recoverable = self.outcome().play.scenario.asks == Asks::Recoverable;
        match nodes
            .protection
            .filter(|&node| recoverable && !spread.state(node).works())
        {
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
        let Queue { likely, high, .. } = self.queue(place);
        let usable = nodes
            .connection
            .map(|node| usable(&self.outcome().landscape, node, spread));
        let given = Circumstances {
            // Where none is left, the first that is rebuilt carries all.
            connectors: usable.flatten().map(|count| count.max(1)),
            queue_gb: (0, likely, high),
        };
        self.objectives().rto(self.stage().links, workload, &given)
    }

    fn times(
        &self,
        (place, workload): (usize, &Workload),
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
        // What was measured includes preparing and checking. From elsewhere,
        // only a drill can tell; the service has no part in it.
        let from_backups = source != Source::Elsewhere;
        let measured = if from_backups {
            rto.term("restore").map(|term| Span::from(term.minutes))
        } else {
            let stated = workload.copy_restore_minutes.value();
            Some(Span::stated(stated.map(|minutes| minutes.0)))
        };
        let prepared = ready.then(match measured {
            Some(_) => Span::NONE,
            None => term(rto, "provision"),
        });
        let moved = match (source, measured) {
            (Source::Nothing, _) => Span::UNKNOWN,
            (_, Some(measured)) => measured,
            (_, None) => term(rto, "transfer"),
        };
        // How it gets there, and what goes before it, may be unknown.
        let astray = from_backups && nodes.connection.is_none();
        // Where nobody says which connectors it has, nobody can say which
        // part of them is left.
        let impaired = nodes
            .connection
            .filter(|&node| spread.state(node) > State::Ok);
        let has_astray = !self.outcome().landscape.astray.is_empty();
        let lessened = from_backups && has_astray && impaired.is_some();
        let way = Span {
            complete: !astray && !lessened && self.queue(place).complete,
            ..Span::NONE
        };
        let way = if from_backups {
            way.then(term(rto, "queue"))
        } else {
            Span::NONE
        };
        let restored = prepared.then(way).then(moved);
        let validate = match measured {
            Some(_) => Span::NONE,
            None => term(rto, "validate"),
        };
        let checked = self
            .needed(place)
            .fold(restored, Span::beside)
            .then(validate);
        Times {
            ready,
            prepared,
            restored,
            checked,
        }
    }

    /// What is restored before it.
    pub(super) fn queue(&self, place: usize) -> Queue {
        self.queues.get(&place).copied().unwrap_or_default()
    }

    /// When that is back on which it depends. A circle has no beginning:
    /// nobody can say when it is back.
    fn needed(&self, place: usize) -> impl Iterator<Item = Span> {
        let landscape = &self.outcome().landscape;
        let circle = landscape.in_circle.get(place) == Some(&true);
        let of = landscape
            .depends_on
            .get(place)
            .map_or(&[][..], Vec::as_slice);
        let done = of
            .iter()
            .filter(move |_| !self.is_each() && !circle)
            .filter_map(|&place| self.outcome().workloads.get(place))
            .map(|judged| judged.times.checked);
        done.chain(circle.then_some(Span::UNKNOWN))
    }
}

/// What a workload would be restored from.
pub(super) fn source(nodes: &WorkloadNodes, spread: &Spread) -> Source {
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
    let of = needs
        .filter(|need| need.certain)
        .flat_map(|need| &need.of)
        .copied();
    let is_connector =
        |node: &NodeId| matches!(landscape.graph.thing(*node), Some(Thing::Connector(_)));
    let connectors: Vec<NodeId> = of.filter(is_connector).collect();
    let working = connectors
        .iter()
        .filter(|&&node| spread.state(node).works());
    let count = u32::try_from(working.count()).unwrap_or(u32::MAX);
    (!connectors.is_empty()).then_some(count)
}

fn term(rto: &Rto, key: &str) -> Span {
    rto.term(key)
        .map_or(Span::NONE, |term| Span::from(term.minutes))
}
