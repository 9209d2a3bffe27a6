//! `muster history` as scripts see it.

use muster::file::write;
use muster::milestone::pack::pack;
use muster::milestone::take::{Facts, Standing, take};
use muster::model::edit::Stamp;
use muster::model::id::Key;
use muster::model::milestone::Occasion;
use muster::model::plan::Plan;
use muster::model::units::Moment;
use serde_json::json;

use crate::cli::{answer, json_answer, keys};
use crate::resilient;

fn taken(plan: &Plan, id: u128, name: &str, score: u32) -> Plan {
    let facts = Facts {
        id: Key(id),
        name: name.into(),
        note: "".into(),
        occasion: Occasion::BeforeImport,
        by: "Ada".into(),
        at: Some(Moment(1_764_400_000 + i64::try_from(id).unwrap())),
        standing: Some(Standing {
            level: "tested".into(),
            score,
            ..Standing::default()
        }),
    };
    let edit = take(plan, &facts, plan, pack(plan));
    plan.apply(&edit, &Stamp::default()).unwrap()
}

#[test]
fn milestones_are_listed_the_newest_first() {
    let plan = taken(&taken(&resilient::plan(), 1, "Audit", 61), 2, "", 64);
    let file = write(&plan);
    let found = json_answer(&["history", "-", "--format", "json"], &file);
    let [newest, oldest] = found.as_array().unwrap().as_slice() else {
        panic!("{found}");
    };
    keys(
        newest,
        &[
            "id",
            "name",
            "occasion",
            "at",
            "by",
            "note",
            "revision",
            "level",
            "score",
            "critical_open",
            "findings_open",
            "duties_without_owner",
            "workloads",
            "has_state",
        ],
    );
    assert_eq!(
        (&newest["score"], &oldest["score"]),
        (&json!(64), &json!(61))
    );
    assert_eq!(newest["occasion"], "before_import");
    assert_eq!(oldest["at"], "2025-11-29T07:06:41Z");
    assert_eq!(
        answer(&["history", "-"], &file),
        "2025-11-29T07:06:42Z   64  Tested           Before an import\n\
         2025-11-29T07:06:41Z   61  Tested           Audit\n"
    );
}

#[test]
fn a_plan_without_milestones_says_so() {
    let file = write(&resilient::plan());
    assert_eq!(
        answer(&["history", "-"], &file),
        "The plan has no milestones\n"
    );
    assert_eq!(
        json_answer(&["history", "-", "--format", "json"], &file),
        json!([])
    );
}
