//! What people remark: threads, answers, settling, taking out, and leaving
//! none of it behind where it must not go.

use std::collections::BTreeSet;

use muster::compare::merge::merge;
use muster::example::{DAY, Shape, example};
use muster::export::redact::{Redact, left_out, redact};
use muster::file;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Moment;
use muster::query::comments::{Topic, answer, asked_of, count, remove, say, settle, threads};
use muster::share::decode::open;
use muster::share::{What, encode};

const OBJECT: Key = Key(2);

fn plan() -> Plan {
    let plan = Plan::new(Key(1), "Test");
    apply(
        &plan,
        &Edit::add(Kind::Workload, OBJECT, [("name", "erp".into())]),
    )
}

fn apply(plan: &Plan, edit: &Edit) -> Plan {
    plan.apply(edit, &Stamp::default()).unwrap()
}

fn stamp(by: &str) -> Stamp {
    Stamp {
        by: by.into(),
        at: Some(Moment(1_795_000_000)),
    }
}

fn about() -> Topic {
    Topic::item("drills.never-restored", Kind::Workload, OBJECT)
}

fn said(plan: &Plan, text: &str, key: u128) -> Plan {
    apply(plan, &say(&about(), text, None, &stamp("Kim"), Key(key)))
}

fn answered(plan: &Plan, to: u128, text: &str, key: u128) -> Plan {
    let rows = plan.comments.iter();
    let first = rows.clone().find(|row| row.meta.id == Key(to)).unwrap();
    apply(plan, &answer(first, text, &stamp("Ada"), Key(key)))
}

/// The threads as text.
fn shown(plan: &Plan) -> Vec<String> {
    let threads = threads(plan, &about());
    let line = |thread: &muster::query::comments::Thread| {
        let answers: Vec<&str> = thread.answers.iter().map(|row| &*row.text).collect();
        format!("{}: {}", &*thread.first.text, answers.join(", "))
    };
    threads.iter().map(line).collect()
}

#[test]
fn a_comment_says_who_and_when_and_stands_where_it_was_made() {
    let plan = said(&plan(), "  Which night?\nA Sunday  ", 10);
    let row = plan.comments.first().unwrap();
    assert_eq!(&*row.text, "Which night?\nA Sunday");
    assert_eq!(
        (&*row.said_by, row.said_at.value()),
        ("Kim", Some(Moment(1_795_000_000)))
    );
    assert_eq!(count(&plan, &about()), 1);
    assert_eq!(
        count(&plan, &Topic::object(Kind::Workload, OBJECT)),
        0,
        "the object itself has none"
    );
    let (again, warnings) = file::read(&file::write(&plan)).unwrap();
    assert_eq!(again, plan);
    assert!(warnings.is_empty());
}

#[test]
fn answers_stand_in_the_thread_of_the_first() {
    let plan = said(&said(&plan(), "one", 10), "two", 11);
    let plan = answered(&plan, 10, "yes", 12);
    let plan = answered(&plan, 12, "no", 13);
    assert_eq!(shown(&plan), ["one: yes, no", "two: "]);
    let plan = apply(&plan, &settle(Key(10), true));
    assert_eq!(
        shown(&plan),
        ["two: ", "one: yes, no"],
        "settled ones come last"
    );
    let plan = apply(&plan, &settle(Key(10), false));
    assert_eq!(shown(&plan), ["one: yes, no", "two: "]);
}

#[test]
fn what_others_said_stays_when_a_comment_is_taken_out() {
    let plan = answered(
        &answered(&said(&plan(), "one", 10), 10, "yes", 12),
        10,
        "no",
        13,
    );
    let without = apply(&plan, &remove(&plan, Key(10)));
    assert_eq!(shown(&without), ["yes: no"]);
    let plan = answered(&plan, 12, "why", 14);
    let without = apply(&plan, &remove(&plan, Key(12)));
    assert_eq!(shown(&without), ["one: no, why"]);
    let alone = apply(&without, &remove(&without, Key(14)));
    assert_eq!(shown(&alone), ["one: no"]);
}

#[test]
fn answers_in_a_circle_are_shown_all_the_same() {
    let mut plan = said(&said(&plan(), "one", 10), "two", 11);
    for (row, to) in [(10_u128, 11_u128), (11, 10)] {
        let to = Key(to).to_string();
        plan = apply(
            &plan,
            &Edit::set(Kind::Comment, Key(row), "answers", to.into()),
        );
    }
    assert_eq!(shown(&plan), ["one: two"]);
}

#[test]
fn what_asks_somebody_is_found_until_it_is_settled() {
    let who = BTreeSet::from([Key(5)]);
    let ask = say(&about(), "Could you?", Some(Key(5)), &stamp("Kim"), Key(10));
    let plan = apply(&plan(), &ask);
    assert_eq!(asked_of(&plan, &who).count(), 1);
    let plan = apply(&plan, &settle(Key(10), true));
    assert_eq!(asked_of(&plan, &who).count(), 0);
}

#[test]
fn comments_about_an_object_go_with_it() {
    let plan = said(&plan(), "one", 10);
    let (kind, id) = (Kind::Workload, OBJECT);
    assert!(apply(&plan, &Edit::Remove { kind, id }).comments.is_empty());
}

#[test]
fn what_two_people_said_is_there_after_a_merge() {
    let base = said(&plan(), "one", 10);
    let mine = answered(&base, 10, "mine", 12);
    let theirs = answered(&base, 10, "theirs", 13);
    let merged = merge(&base, &mine, &theirs).unwrap().plan;
    assert_eq!(merged.comments.len(), 3);
    assert!(merged.conflicts.is_empty());
}

/// The production example with a word in every comment, and in a conflict
/// about one.
fn secret() -> Plan {
    let mut plan = example(Shape::Production, None, 1, DAY);
    for row in plan.comments.rows().to_vec() {
        for field in ["text", "said_by"] {
            plan = apply(
                &plan,
                &Edit::set(Kind::Comment, row.meta.id, field, "Zqsecret".into()),
            );
        }
    }
    let id = plan.comments.first().unwrap().meta.id;
    let object = serde_json::json!({ "kind": "comment", "id": id.to_string() });
    let fields = [
        ("object", object),
        ("field", "text".into()),
        ("mine", "Zqsecret".into()),
        ("theirs", "Zqsecret".into()),
    ];
    apply(&plan, &Edit::add(Kind::Conflict, Key(99), fields))
}

#[test]
fn no_redaction_of_people_or_notes_leaves_a_comment() {
    let plan = secret();
    assert!(file::write(&plan).contains("Zqsecret"));
    for taken in [Redact::People, Redact::Notes, Redact::Status] {
        let reduced = redact(&plan, &[taken]);
        assert!(reduced.comments.is_empty(), "{taken:?}");
        assert!(!file::write(&reduced).contains("Zqsecret"), "{taken:?}");
        let told = left_out(&plan, &[taken]);
        let told = told.iter().find(|one| one.kind == Kind::Comment.label());
        assert_eq!(told.map(|one| one.count), Some(plan.comments.len()));
    }
    let hosts = redact(&plan, &[Redact::Hosts]);
    assert_eq!(
        hosts.comments.len(),
        plan.comments.len(),
        "names of hosts are another matter"
    );
}

#[test]
fn a_conflict_shows_no_more_than_its_object_would() {
    let plan = example(Shape::Production, None, 1, DAY);
    let id = plan.people.first().unwrap().meta.id;
    let object = serde_json::json!({ "kind": "person", "id": id.to_string() });
    let fields = [
        ("object", object),
        ("field", "contact".into()),
        ("mine", "Zqphone".into()),
    ];
    let plan = apply(&plan, &Edit::add(Kind::Conflict, Key(99), fields));
    assert!(file::write(&plan).contains("Zqphone"));
    assert!(!file::write(&redact(&plan, &[Redact::People])).contains("Zqphone"));
}

#[test]
fn a_status_link_carries_no_comment_and_a_full_one_all() {
    let plan = secret();
    let opened = |what| open(&encode(&plan, what).unwrap()).unwrap().plan;
    assert!(opened(What::Status).comments.is_empty());
    assert_eq!(opened(What::Full).comments.len(), plan.comments.len());
}
