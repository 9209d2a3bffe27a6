//! A colleague's copy: what a person is asked, what is proposed, and what becomes of the answers.

use muster::compare::author::by_author;
use muster::compare::change::changes;
use muster::compare::clash::Side;
use muster::compare::merge::{Merged, merge, merge_two_ways};
use muster::compare::question::{Question, questions, settle_each};
use muster::compare::untouched::take_untouched;
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::plan::{Kind, Plan};
use muster::model::units::Moment;
use serde_json::json;

use crate::compare::texts;
use crate::resilient::{self, Change, add, changed, remove, set};

/// The plan after the change, made by somebody at that time.
fn by(plan: &Plan, who: &str, at: i64, change: Change) -> Plan {
    let before = plan.clone();
    let after = changed(plan, &[change]);
    let edits = muster::model::edit::difference(&before, &after);
    let stamp = Stamp {
        by: who.into(),
        at: Some(Moment(at)),
    };
    let edit = Edit::Batch { edits };
    before.apply(&edit, &stamp).unwrap()
}

fn size(gigabytes: u32) -> Change {
    set("workload", "erp-hana", "size_gb", gigabytes)
}

fn zones(zones: &[&str]) -> Change {
    set("workload", "erp-hana", "zones", json!(zones))
}

fn field(plan: &Plan, name: &str, field: &str) -> Option<Json> {
    let row = plan.workloads.iter().find(|row| &*row.name == name)?;
    plan.object(Kind::Workload, row.meta.id)?.field(field)
}

fn asked(merged: &Merged, mine: &Plan, theirs: &Plan) -> Vec<Question> {
    questions(&merged.plan, Some((mine, theirs)))
}

#[test]
fn a_question_says_who_said_what_when_and_what_was_before() {
    let base = resilient::plan();
    let (mine, theirs) = (
        by(&base, "Ada", 1_000, size(901)),
        by(&base, "Ben", 2_000, size(902)),
    );
    let merged = merge(&base, &mine, &theirs).unwrap();
    let questions = asked(&merged, &mine, &theirs);
    let [question] = questions.as_slice() else {
        panic!("{questions:?}");
    };
    assert_eq!(question.title, "size of erp-hana");
    assert_eq!(question.base.as_deref(), Some("900 GB"));
    assert_eq!(
        (&*question.mine.text, &*question.mine.by),
        ("901 GB", "Ada")
    );
    assert_eq!(
        (&*question.theirs.text, question.theirs.at),
        ("902 GB", Some(Moment(2_000)))
    );
    assert_eq!(question.later, Some(Side::Theirs));
    assert_eq!(question.both, None);
}

#[test]
fn of_lists_both_can_be_kept() {
    let base = changed(&resilient::plan(), &[zones(&["eu-de-1"])]);
    let (mine, theirs) = (
        changed(&base, &[zones(&["eu-de-1", "eu-de-2"])]),
        changed(&base, &[zones(&["eu-de-3"])]),
    );
    let merged = merge(&base, &mine, &theirs).unwrap();
    let question = &asked(&merged, &mine, &theirs)[0];
    assert_eq!(question.both.as_deref(), Some("eu-de-2, eu-de-3"));
    let edit = settle_each(&merged.plan, [(question.id, Side::Both)]);
    let settled = merged.plan.apply(&edit, &Stamp::default()).unwrap();
    assert_eq!(
        field(&settled, "erp-hana", "zones"),
        Some(json!(["eu-de-2", "eu-de-3"]))
    );
    assert!(settled.conflicts.is_empty());
}

#[test]
fn answers_are_given_in_bulk_and_what_is_not_answered_stays() {
    let base = resilient::plan();
    let [mine, theirs] = [(901, "eu-de-2"), (902, "eu-de-3")]
        .map(|(gigabytes, zone)| changed(&base, &[size(gigabytes), zones(&[zone])]));
    let merged = merge(&base, &mine, &theirs).unwrap();
    let questions = asked(&merged, &mine, &theirs);
    assert_eq!(questions.len(), 2);
    let edit = settle_each(&merged.plan, [(questions[0].id, Side::Theirs)]);
    let settled = merged.plan.apply(&edit, &Stamp::default()).unwrap();
    assert_eq!(settled.conflicts.len(), 1);
    let rest = settle_each(&settled, [(questions[1].id, Side::Mine)]);
    let settled = settled.apply(&rest, &Stamp::default()).unwrap();
    assert!(settled.conflicts.is_empty());
    // Both records of a decision that was made elsewhere meanwhile are gone.
    let late = settle_each(&settled, [(questions[0].id, Side::Mine)]);
    let after = settled.apply(&late, &Stamp::default()).unwrap();
    assert_eq!(after.revision(), settled.revision());
}

#[test]
fn a_conflict_about_something_that_is_gone_can_still_be_settled() {
    let base = resilient::plan();
    let (mine, theirs) = (changed(&base, &[size(901)]), changed(&base, &[size(902)]));
    let merged = merge(&base, &mine, &theirs).unwrap().plan;
    let merged = changed(&merged, &[remove("workload", "erp-hana")]);
    for conflict in questions(&merged, None) {
        let edit = settle_each(&merged, [(conflict.id, Side::Theirs)]);
        let settled = merged.apply(&edit, &Stamp::default()).unwrap();
        assert!(settled.conflicts.is_empty());
    }
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_cannot_be_chosen() {
    let base = resilient::plan();
    let with = |value: u32| {
        let row = base.workloads.first().unwrap();
        let mut object = muster::model::table::object_to_map(&**row);
        object.insert("newer".to_owned(), json!(value));
        let put = Edit::Put {
            kind: Kind::Workload,
            object,
            at: None,
        };
        base.replay(&[put]).unwrap()
    };
    let (mine, theirs) = (with(1), with(2));
    let merged = merge(&base, &mine, &theirs).unwrap();
    let question = &asked(&merged, &mine, &theirs)[0];
    assert!(question.mine.can_be_taken && !question.theirs.can_be_taken);
    let edit = settle_each(&merged.plan, [(question.id, Side::Theirs)]);
    assert!(merged.plan.apply(&edit, &Stamp::default()).is_ok());
}

#[test]
fn without_a_base_everything_that_differs_is_asked_and_nothing_is_lost() {
    let base = resilient::plan();
    let mine = changed(
        &base,
        &[size(901), add("workload", json!({ "name": "mine-only" }))],
    );
    let theirs = changed(
        &base,
        &[zones(&["eu-de-3"]), remove("workload", "intranet-files")],
    );
    let merged = merge_two_ways(&mine, &theirs).unwrap();
    let plan = &merged.plan;
    for name in ["mine-only", "intranet-files"] {
        assert!(field(plan, name, "name").is_some(), "{name} is kept");
    }
    let titles: Vec<String> = asked(&merged, &mine, &theirs)
        .into_iter()
        .map(|question| question.title)
        .collect();
    for title in [
        "size of erp-hana",
        "zones of erp-hana",
        "mine-only",
        "intranet-files",
    ] {
        assert!(titles.iter().any(|known| known == title), "{titles:?}");
    }
    let same = merge_two_ways(&mine, &mine).unwrap();
    assert_eq!((same.conflicts, texts(&mine, &same.plan)), (vec![], vec![]));
    let two_plans = merge_two_ways(&mine, &Plan::new(muster::model::id::Key(9), "Other"));
    assert!(two_plans.is_err());
}

#[test]
fn what_i_did_not_touch_is_as_theirs_has_it() {
    let base = resilient::plan();
    let mine = changed(
        &base,
        &[size(901), add("workload", json!({ "name": "mine-only" }))],
    );
    let theirs = changed(
        &base,
        &[
            size(902),
            zones(&["eu-de-3"]),
            set("workload", "crm-portal", "size_gb", 77),
            remove("workload", "intranet-files"),
        ],
    );
    let taken = take_untouched(&base, &mine, &theirs).unwrap();
    assert_eq!(field(&taken, "erp-hana", "size_gb"), Some(json!(901)));
    assert_eq!(
        field(&taken, "erp-hana", "zones"),
        field(&mine, "erp-hana", "zones"),
        "an object that I touched stays mine, whole"
    );
    assert_eq!(field(&taken, "crm-portal", "size_gb"), Some(json!(77)));
    assert!(field(&taken, "intranet-files", "name").is_none());
    assert!(field(&taken, "mine-only", "name").is_some());
    assert!(taken.conflicts.is_empty());
}

#[test]
fn changes_are_told_by_who_made_them() {
    let base = resilient::plan();
    let one = by(&base, "Ada", 1_000, size(901));
    let two = by(
        &one,
        "Ben",
        2_000,
        set("workload", "crm-portal", "size_gb", 7),
    );
    let three = changed(&two, &[remove("workload", "intranet-files")]);
    let authors = by_author(&three, changes(&base, &three));
    let told: Vec<(&str, usize)> = authors
        .iter()
        .map(|author| (&*author.by, author.changes.len()))
        .collect();
    assert_eq!(told[..2], [("Ben", 1), ("Ada", 1)]);
    assert_eq!(authors[0].latest, Some(Moment(2_000)));
    let (last, _) = told.last().unwrap();
    assert_eq!(*last, "", "nobody is named for what was taken out");
}
