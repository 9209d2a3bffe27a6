//! A runbook that is run: from the scenario to the drill record.

use muster::example::DAY;
use muster::model::drill::{Drill, DrillKind};
use muster::model::edit::Stamp;
use muster::model::id::{Id, Key};
use muster::model::known::Known;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Moment;
use muster::query::run::begin::{Start, begin};
use muster::query::run::running;
use muster::scenario::judge::Restored;
use muster::scenario::report::Report;

use crate::scenarios::{named, play, production};

fn begun(plan: &Plan, report: &Report) -> Plan {
    let start = Start {
        id: Key(7),
        kind: DrillKind::DryTest,
        people: plan.people.iter().take(2).map(|row| row.meta.id).collect(),
        at: Moment(1_000),
        today: DAY,
    };
    plan.apply(&begin(report, &start), &Stamp::default())
        .unwrap()
}

fn drill(plan: &Plan) -> &Drill {
    plan.drills.get(Id::new(Key(7))).unwrap()
}

#[test]
fn a_run_begins_as_a_drill_with_every_step_of_the_runbook() {
    let plan = production();
    let report = play(&plan, "zone-lost", None);
    let after = begun(&plan, &report);
    let drill = drill(&after);
    assert!(drill.is_running());
    assert_eq!(running(&after).len(), 1);
    assert_eq!(drill.kind, Known::Is(DrillKind::DryTest));
    assert_eq!(&*drill.scenario, "zone-lost");
    assert_eq!(*drill.target, *report.target.as_ref().unwrap().id);
    assert_eq!(drill.held_on, Known::Is(DAY));
    assert_eq!(drill.people.len(), 2);
    assert_eq!(drill.steps.len(), report.runbook.steps.len());
    for (copied, step) in drill.steps.iter().zip(&report.runbook.steps) {
        assert_eq!(
            (&*copied.text, &*copied.lane, &*copied.step),
            (&*step.text, &*step.doer.name, &*step.step)
        );
        assert!(copied.done_at.is_unknown());
        let start = copied
            .planned_start_minutes
            .value()
            .map(|minutes| minutes.0);
        assert_eq!(start, step.starts.complete.then_some(step.starts.high));
    }
    let restored = report
        .rows
        .iter()
        .filter(|row| row.judged.restored != Restored::No);
    let expected: Vec<Key> = restored.map(|row| row.key).collect();
    let workloads: Vec<Key> = drill.workloads.iter().map(|id| id.key()).collect();
    assert_eq!(workloads, expected);
}

#[test]
fn a_run_stays_as_it_was_when_the_plan_changes() {
    let plan = production();
    let report = play(&plan, "zone-lost", None);
    let before = begun(&plan, &report);
    let owner = report.runbook.steps.iter().find_map(|step| {
        let is_person = plan.people.iter().any(|row| *row.name == *step.doer.name);
        is_person.then(|| step.doer.name.clone())
    });
    let id = named(&plan, Kind::Person, &owner.unwrap());
    let gone = muster::model::edit::Edit::Remove {
        kind: Kind::Person,
        id,
    };
    let after = before.apply(&gone, &Stamp::default()).unwrap();
    assert_eq!(drill(&after).steps, drill(&before).steps);
    let now = play(&after, "zone-lost", None);
    assert_ne!(
        now.runbook, report.runbook,
        "while the runbook itself moves on"
    );
}
