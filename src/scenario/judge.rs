//! What a scenario means for each workload: is it hit, from what is it
//! restored, how much is lost, and when is it back. Worked out twice: by what
//! is certain, and by the worst that is possible; where the two disagree, the
//! answer is unknown.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::against::{Against, Span};
use super::case::source;
use super::definition::Asks;
use super::graph::{NodeId, State};
use super::landscape::{AT_ONCE, Landscape, WorkloadNodes};
use super::play::{Play, Stage};
use super::queue::{Lines, Queue, Waiting};
use super::spread::Spread;
use super::step::Steps;
use super::wait::Waits;
use crate::model::slices::Rest;
use crate::model::workload::Workload;
use crate::objectives::Objectives;

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
    /// Who waits at which connection, until all are in line.
    lines: Lines,
    /// How many workloads were put in line.
    lined: usize,
    pub(super) queues: BTreeMap<usize, Queue>,
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
        let (graph, users) = (&landscape.graph, &landscape.users);
        let sure = Spread::new(graph, users, &play.hits(false), false);
        let worst = Spread::new(graph, users, &play.hits(true), true);
        let untouched = Judged {
            state: State::Ok,
            restored: Restored::No,
            source: (Source::Backups, Source::Backups),
            rpo: Against::untouched(None),
            rto: Against::untouched(None),
            back: Span::NONE,
            times: Times::NONE,
        };
        Self {
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
            lines: Lines::default(),
            lined: 0,
            queues: BTreeMap::new(),
            next: 0,
        }
    }

    /// Puts some more workloads in line, then judges some more; false once
    /// all are judged.
    pub fn advance(&mut self, count: usize) -> bool {
        let landscape = Rc::clone(&self.outcome.landscape);
        let lines_up = self.outcome.play.scenario.asks == Asks::Hit;
        if lines_up && self.lined < landscape.order.len() {
            self.line_up(&landscape, count);
            return true;
        }
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

    /// The same, a few workloads at a time; `None` where it is no longer wanted.
    pub async fn finish_in_slices(&mut self, rest: &mut impl Rest) -> Option<()> {
        while self.advance(AT_ONCE) {
            rest.rest().await?;
        }
        rest.rest().await
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
        let touched = |spread: &Spread| match self.outcome.play.scenario.asks {
            Asks::Hit => !spread.state(nodes.own).works(),
            Asks::Each => true,
            Asks::Recoverable => self.is_concerned(nodes, spread),
        };
        match (touched(&self.outcome.sure), touched(&self.outcome.worst)) {
            (true, _) => Restored::Yes,
            (false, true) => Restored::Perhaps,
            (false, false) => Restored::No,
        }
    }

    /// Whether a restore of it would be another than on any other day, or
    /// cannot be had on any day.
    fn is_concerned(&self, nodes: &WorkloadNodes, spread: &Spread) -> bool {
        let own = [
            Some(nodes.own),
            nodes.protection,
            nodes.copies,
            nodes.second_copy,
        ];
        let impaired = |node: NodeId| spread.state(node) > State::Ok;
        own.into_iter().flatten().any(impaired)
            || source(nodes, spread) == Source::Nothing
            || !self.waits(nodes, spread).is_empty()
    }

    /// What is restored through the same connection before each workload.
    fn line_up(&mut self, landscape: &Landscape, count: usize) {
        let end = self.lined.saturating_add(count).min(landscape.order.len());
        for &place in landscape.order.get(self.lined..end).unwrap_or_default() {
            let row = self.stage.plan.workloads.get_index(place);
            let (Some(row), Some(nodes)) = (row, landscape.workloads.get(place)) else {
                continue;
            };
            let restored = self.restored(nodes);
            if restored == Restored::No {
                continue;
            }
            let waiting = Waiting {
                tier: self.stage.links.tier_of(row),
                place,
                gigabytes: row.size_gb.value().map(|size| size.0.into()),
                certain: restored == Restored::Yes,
            };
            self.lines
                .add(nodes.connection, nodes.copies.is_some(), waiting);
        }
        self.lined = end;
        if end == landscape.order.len() {
            self.queues = std::mem::take(&mut self.lines).queues();
        }
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
        let recoverable = self.outcome.play.scenario.asks == Asks::Recoverable;
        let leans_on = [nodes.protection, nodes.copies, nodes.second_copy];
        let impaired = leans_on
            .into_iter()
            .flatten()
            .any(|node| worst.state(node) > State::Ok)
            || (recoverable && self.is_concerned(nodes, worst));
        own.max(if impaired { State::Degraded } else { State::Ok })
    }

    /// What a restore of a workload waits for.
    pub(super) fn waits(&self, nodes: &WorkloadNodes, spread: &Spread) -> Waits {
        Waits::of(&self.bench(), nodes, spread, source(nodes, spread))
    }

    pub(super) fn bench(&self) -> super::wait::Bench<'_> {
        super::wait::Bench {
            links: self.stage.links,
            landscape: &self.outcome.landscape,
            play: &self.outcome.play,
            steps: self.steps,
        }
    }
}
