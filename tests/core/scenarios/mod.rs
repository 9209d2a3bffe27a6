//! Failures, played on plans.

mod data;
mod levers;
mod properties;
mod runbook;
mod spread;
mod verdicts;

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::links::Links;
use muster::model::plan::{Kind, Plan};
use muster::ownership::matrix::Matrix;
use muster::scenario::gain::{Gain, gain, ranked};
use muster::scenario::lever::levers;
use muster::scenario::report::{Library, Report, Row, Summary};
use muster::scenario::runbook::Roster;

/// The production example.
pub(crate) fn production() -> Plan {
    example(Shape::Production, None, 1, DAY)
}

/// Plays a scenario, aimed at the target of that id or name.
pub(crate) fn play(plan: &Plan, scenario: &str, target: Option<&str>) -> Report {
    KNOWN.with(|(knowledge, library)| play_with(knowledge, library, plan, scenario, target))
}

thread_local! {
    static KNOWN: (Knowledge, Library) = (
        Knowledge::built_in().unwrap(),
        Library::built_in().unwrap(),
    );
}

fn play_with(
    knowledge: &Knowledge,
    library: &Library,
    plan: &Plan,
    scenario: &str,
    target: Option<&str>,
) -> Report {
    library.perform(plan, knowledge, DAY, |theatre| {
        let stage = theatre.stage;
        let scenario = stage.scenarios.get(scenario).unwrap();
        let aimed = target.map(|which| stage.target(scenario.target.unwrap(), which).unwrap());
        let mut judging = theatre.play(scenario, aimed);
        judging.finish();
        let matrix = Matrix::new(plan, knowledge);
        let roster = Roster {
            matrix: &matrix,
            knowledge,
            as_of: DAY,
        };
        Report::new(&judging, roster)
    })
}

/// What every lever would bring, the best first.
pub(crate) fn gains(plan: &Plan) -> Vec<Gain> {
    KNOWN.with(|(knowledge, library)| {
        let now: Vec<Summary> = library.perform(plan, knowledge, DAY, |theatre| {
            let all = theatre.stage.scenarios.iter();
            let played = all.map(|scenario| {
                let mut judging = theatre.play(scenario, None);
                judging.finish();
                Summary::new(judging)
            });
            played.collect()
        });
        let all = levers(plan, &Links::new(plan));
        let tried = all
            .iter()
            .map(|lever| gain(plan, knowledge, library, DAY, &now, lever).unwrap());
        ranked(tried)
    })
}

/// The id of the object of that kind and name.
pub(crate) fn named(plan: &Plan, kind: Kind, name: &str) -> Key {
    let table = plan.table(kind);
    let mut rows = (0..table.count()).filter_map(|index| table.row(index));
    rows.find(|row| muster::model::table::name_of(*row) == name)
        .unwrap()
        .meta()
        .id
}

/// The plan with a field changed.
pub(crate) fn with(plan: &Plan, kind: Kind, name: &str, field: &str, value: Json) -> Plan {
    let key = if kind.is_single() {
        plan.table(kind).row(0).unwrap().meta().id
    } else {
        named(plan, kind, name)
    };
    let edit = Edit::set(kind, key, field, value);
    plan.apply(&edit, &Stamp::default()).unwrap()
}

/// The row of the workload of that name.
pub(crate) fn row<'r>(plan: &Plan, report: &'r Report, name: &str) -> &'r Row {
    let key = named(plan, Kind::Workload, name);
    report.rows.iter().find(|row| row.key == key).unwrap()
}
