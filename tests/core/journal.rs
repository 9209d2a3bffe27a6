//! What the disk keeps of a plan: layouts of former versions, and what is damaged.

use muster::app::history::Millis;
use muster::app::journal::{Head, Kept, record, restore};
use muster::file::{read, write};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};

use crate::golden;

/// A plan with three edits in its journal.
fn kept() -> Kept {
    let plan = Plan::new(Key(1), "Test");
    let names = ["erp", "crm", "web"];
    let record = |index: usize| {
        let id = Key(10 + index as u128);
        let edit = Edit::add(Kind::Workload, id, [("name", names[index].into())]);
        Some(record(vec![edit], Millis(1_000 + index as u64), &[]))
    };
    Kept {
        head: Head {
            number: 7,
            tab: Key(9),
        },
        snapshot: write(&plan),
        journal: (0..3)
            .map(|index| (5 + index as u64, record(index)))
            .collect(),
    }
}

#[track_caller]
fn check(kept: &Kept, workloads: usize, damage: Option<&str>) {
    let restored = restore(kept).unwrap();
    assert_eq!(restored.plan.workloads.len(), workloads);
    assert_eq!(restored.damage.as_deref(), damage);
}

#[test]
fn a_journal_is_followed_to_its_end() {
    check(&kept(), 3, None);
    assert_eq!(restore(&kept()).unwrap().at, Millis(1_002));
}

#[test]
fn a_damaged_record_ends_what_is_read_and_is_named() {
    let mut torn = kept();
    torn.journal[1].1 = torn.journal[1].1.take().map(|text| text[..20].to_owned());
    let why = "saved edit 2 of 3 cannot be read: EOF while parsing a list at line 1 column 20";
    check(&torn, 1, Some(why));
    let mut foreign = kept();
    foreign.journal[2].1 = None;
    check(
        &foreign,
        2,
        Some("saved edit 3 of 3 cannot be read: it is no text"),
    );
    let mut unfit = kept();
    unfit.journal[0].1 = Some(
        r#"{"at":1,"edits":[{"remove":{"kind":"group","id":"00000000000000000000000000000005"}}]}"#
            .to_owned(),
    );
    let why = "saved edit 1 of 3 cannot be read: that object is no longer in the plan";
    check(&unfit, 0, Some(why));
}

#[test]
fn a_record_that_is_missing_is_noticed() {
    let mut kept = kept();
    kept.journal.remove(1);
    let why = "saved edit 1 of 2 cannot be read: one before it is missing";
    check(&kept, 0, Some(why));
    kept.journal.clear();
    check(&kept, 0, None);
}

#[test]
fn a_damaged_snapshot_is_said_and_nothing_is_made_up() {
    let mut kept = kept();
    kept.snapshot.truncate(40);
    let why = restore(&kept).unwrap_err();
    assert!(
        why.starts_with("the saved plan cannot be read: The file ends in the middle"),
        "{why}"
    );
}

#[test]
fn a_plan_of_the_first_layout_is_read() {
    let text = golden::fixture("tests/fixtures/database/layout-1.json");
    let layout: Json = serde_json::from_str(&text).unwrap();
    let journal = layout["journal"].as_array().unwrap().iter();
    let kept = Kept {
        head: Head {
            number: layout["heads"][0]["value"].as_u64().unwrap(),
            tab: Key::default(),
        },
        snapshot: layout["snapshots"][0]["value"].as_str().unwrap().to_owned(),
        journal: journal
            .map(|row| {
                let number = row["key"][1].as_u64().unwrap();
                (number, row["value"].as_str().map(str::to_owned))
            })
            .collect(),
    };
    let restored = restore(&kept).unwrap();
    assert_eq!(restored.damage, None);
    assert_eq!(restored.plan.name(), "From the first layout");
    let names: Vec<&str> = restored
        .plan
        .workloads
        .iter()
        .map(|row| &*row.name)
        .collect();
    assert_eq!(names, ["erp-db", "crm"]);
}

#[track_caller]
fn opens(file: &str, warnings: &[&str]) {
    let text = golden::fixture(&format!("tests/fixtures/versions/{file}"));
    let (plan, found) = read(&text).unwrap();
    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, warnings, "{file}");
    assert_eq!(plan.name(), "Kept for ever");
    assert_eq!(&*plan.workloads[0].name, "erp-db");
    assert_eq!(plan.workloads[0].zones.len(), 1);
    let (again, _) = read(&write(&plan)).unwrap();
    assert_eq!(again, plan, "and nothing of it is lost when it is saved");
}

#[test]
fn plan_files_of_every_version_open() {
    opens("plan-1.0.json", &[]);
    opens("plan-1.1.json", &[]);
    let newer = "version: the plan was made by a newer version (format 1.99, this one knows 1.2); what it does not know is kept as it is";
    opens("plan-1.99.json", &[newer]);
}

#[test]
fn a_plan_file_of_a_newer_major_version_is_refused_with_what_to_do() {
    let text = golden::fixture("tests/fixtures/versions/plan-2.0.json");
    let why = read(&text).unwrap_err().to_string();
    assert!(
        why.starts_with("This plan was made by a newer version (format 2.0;"),
        "{why}"
    );
}

#[test]
fn what_a_newer_minor_version_added_is_written_back() {
    let text = golden::fixture("tests/fixtures/versions/plan-1.99.json");
    let (plan, _) = read(&text).unwrap();
    let rename = Edit::set(Kind::PlanFacts, plan.id(), "name", "Changed here".into());
    let plan = plan.apply(&rename, &Stamp::default()).unwrap();
    let written: Json = serde_json::from_str(&write(&plan)).unwrap();
    assert_eq!(written["moods"][0], "calm");
    assert_eq!(written["deployment"]["workloads"][0]["mood"], "calm");
}
