//! The beginning of a run: the steps of a runbook, copied into a drill, so
//! that the record stays true when the plan changes.

use crate::model::drill::{Drill, DrillKind, DrillStep};
use crate::model::edit::Edit;
use crate::model::id::{Id, Key};
use crate::model::known::Known;
use crate::model::plan::Kind;
use crate::model::table::object_to_map;
use crate::model::text::Text;
use crate::model::units::{Date, Minutes, Moment};
use crate::scenario::against::Span;
use crate::scenario::judge::Restored;
use crate::scenario::report::Report;
use crate::scenario::runbook::Played;

/// What is said when a run begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The id of the drill to be.
    pub id: Key,
    /// How real it is.
    pub kind: DrillKind,
    /// Who is in the room.
    pub people: Vec<Key>,
    /// When the clock starts.
    pub at: Moment,
    /// The day at the reader's place.
    pub today: Date,
}

/// The edit that adds the drill, with nothing ticked.
pub fn begin(report: &Report, start: &Start) -> Edit {
    Edit::Put {
        kind: Kind::Drill,
        object: object_to_map(&drill(report, start)),
        at: None,
    }
}

fn drill(report: &Report, start: &Start) -> Drill {
    let restored = report
        .rows
        .iter()
        .filter(|row| row.judged.restored != Restored::No);
    let workloads: Vec<_> = restored.map(|row| Id::new(row.key)).collect();
    let people: Vec<_> = start.people.iter().map(|&key| Id::new(key)).collect();
    let target = report.target.as_ref();
    let steps: Vec<_> = report.runbook.steps.iter().map(step).collect();
    Drill {
        name: name(report),
        kind: Known::Is(start.kind),
        scenario: report.scenario.id.as_str().into(),
        target: target.map_or(Text::default(), |target| target.id.as_str().into()),
        workloads: workloads.into(),
        people: people.into(),
        held_on: Known::Is(start.today),
        started_at: Known::Is(start.at),
        planned_minutes: planned(&report.runbook.steps),
        steps: steps.into(),
        ..Drill::new(Id::new(start.id))
    }
}

/// What a run of it is called.
fn name(report: &Report) -> Text {
    let title = &report.scenario.title;
    match &report.target {
        Some(target) if !target.name.is_empty() => format!("{title}: {}", target.name).into(),
        _ => title.as_str().into(),
    }
}

fn step(played: &Played) -> DrillStep {
    DrillStep {
        text: played.text.as_str().into(),
        step: played.step.as_str().into(),
        lane: played.doer.name.as_str().into(),
        planned_start_minutes: known(played.starts),
        planned_minutes: played.lasts.map_or(Known::Unknown, known),
        ..DrillStep::default()
    }
}

/// How long all of it takes, where each step that counts says so.
fn planned(steps: &[Played]) -> Known<Minutes> {
    let last = steps.iter().map(Played::ends);
    match steps {
        [] => Known::Unknown,
        _ => known(last.fold(Span::NONE, Span::beside)),
    }
}

/// The worst case, where it is known to the end.
fn known(span: Span) -> Known<Minutes> {
    Known::from(span.complete.then_some(Minutes(span.high)))
}
