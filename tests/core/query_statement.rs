//! What people state of the checklist's entries, and the sign-off.

use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::query::checklist::key_of;
use muster::query::sign_off::{self, SignOff, sign_off};
use muster::query::statement::{Subject, edit_all, lacks};
use muster::readiness::standing::State;

use crate::query_checklist::{Case, case, case_of, today};

fn subject(case: &Case, state: State, rule: bool) -> Subject {
    let found = case.assessment.entries().find(|placed| {
        placed.entry.state == state
            && placed.entry.attestation.is_none()
            && placed.item.id().starts_with("attest.") != rule
    });
    let placed = found.unwrap();
    Subject {
        item: placed.item.id().into(),
        kind: placed.kind,
        object: placed.object,
    }
}

fn state_of(case: &Case, subject: &Subject) -> State {
    let line = case.listing.line(key_of(&subject.item, subject.object));
    line.unwrap().state
}

fn stated(case: &Case, subject: &Subject, fields: Vec<(&'static str, Json)>) -> Case {
    let edit = subject.edit(&case.plan, Key(0xfeed), &fields);
    case_of(case.plan.apply(&edit, &Stamp::default()).unwrap())
}

#[test]
fn a_statement_is_added_once_and_changed_afterwards() {
    let before = case();
    let subject = subject(&before, State::Unknown, false);
    let count = before.plan.attestations.len();
    let once = stated(&before, &subject, vec![("statement", Json::from("a"))]);
    let twice = stated(&once, &subject, vec![("statement", Json::from("ab"))]);
    assert_eq!(twice.plan.attestations.len(), count + 1);
    let row = subject.statement(&twice.plan).unwrap();
    assert_eq!(&*row.statement, "ab");
    assert_eq!(row.object.0, Some((subject.kind, subject.object)));
}

#[test]
fn a_rule_that_speaks_up_cannot_be_stated_away() {
    let before = case();
    let rule = subject(&before, State::Open, true);
    let done = vec![
        ("status", Json::from("done")),
        ("stated_on", Json::from("2026-11-22")),
    ];
    assert_eq!(state_of(&stated(&before, &rule, done), &rule), State::Open);
    let statement = subject(&before, State::Unknown, false);
    let done = vec![
        ("status", Json::from("done")),
        ("stated_on", Json::from("2026-11-22")),
    ];
    assert_eq!(
        state_of(&stated(&before, &statement, done), &statement),
        State::Done
    );
}

#[test]
fn what_a_statement_lacks_is_said_until_it_counts() {
    let before = case();
    let rule = subject(&before, State::Open, true);
    let mut fields = vec![("status", Json::from("accepted_risk"))];
    for (lacking, field, value) in [
        (3, "accepted_by", "Kim"),
        (2, "reason", "Moves next month"),
        (1, "accepted_until", "2026-11-21"),
        (1, "accepted_until", "2026-12-31"),
    ] {
        let after = stated(&before, &rule, fields.clone());
        let row = rule.statement(&after.plan).unwrap();
        assert_eq!(
            lacks(row, today()).len(),
            lacking,
            "{:?}",
            lacks(row, today())
        );
        assert_eq!(state_of(&after, &rule), State::Open);
        fields.push((field, Json::from(value)));
    }
    let after = stated(&before, &rule, fields);
    assert!(lacks(rule.statement(&after.plan).unwrap(), today()).is_empty());
    assert_eq!(state_of(&after, &rule), State::AcceptedRisk);
}

#[test]
fn what_does_not_apply_needs_two_names_and_a_reason() {
    let before = case();
    let rule = subject(&before, State::Open, true);
    let mut fields = vec![
        ("status", Json::from("not_applicable")),
        ("stated_by", Json::from("Kim")),
    ];
    for (lacking, field, value) in [
        (2, "reason", "No such thing"),
        (1, "second_name", "Kim"),
        (1, "second_name", "Ana"),
    ] {
        let after = stated(&before, &rule, fields.clone());
        assert_eq!(
            lacks(rule.statement(&after.plan).unwrap(), today()).len(),
            lacking
        );
        fields.push((field, Json::from(value)));
    }
    assert_eq!(
        state_of(&stated(&before, &rule, fields), &rule),
        State::NotApplicable
    );
}

#[test]
fn verify_again_says_what_expired_and_what_changed() {
    let before = case();
    let statement = subject(&before, State::Unknown, false);
    let fields = vec![
        ("status", Json::from("done")),
        ("stated_on", Json::from("2020-01-01")),
        ("fingerprint", Json::from("as it was")),
    ];
    let after = stated(&before, &statement, fields.clone());
    let check = |case: &Case, expected: &[&str]| {
        let line = case
            .listing
            .line(key_of(&statement.item, statement.object))
            .unwrap();
        let placed = line.placed(&case.assessment).unwrap();
        assert_eq!(placed.entry.state, State::VerifyAgain);
        for word in expected {
            let text = placed.text();
            assert!(text.contains(word), "{text} says nothing of {word}");
        }
    };
    check(
        &after,
        &["stated on 2020-01-01", "changed since 2020-01-01"],
    );
    let proof = serde_json::json!([{ "expires_on": "2026-01-31" }]);
    let proven = stated(&after, &statement, vec![("evidence", proof)]);
    check(&proven, &["until 2026-01-31", "changed since"]);
}

#[test]
fn many_are_changed_in_one_step_with_one_statement_each() {
    let before = case();
    let subjects: Vec<Subject> = before
        .assessment
        .findings()
        .iter()
        .take(40)
        .map(|placed| Subject {
            item: placed.item.id().into(),
            kind: placed.kind,
            object: placed.object,
        })
        .collect();
    let owner = before.plan.people.first().unwrap().meta.id;
    let fields = [("owner", Json::from(owner.to_string()))];
    let edit = edit_all(&before.plan, &subjects, next_key, &fields);
    let after = case_of(before.plan.apply(&edit, &Stamp::default()).unwrap());
    for subject in &subjects {
        let line = after
            .listing
            .line(key_of(&subject.item, subject.object))
            .unwrap();
        let entry = line.placed(&after.assessment).unwrap().entry;
        assert_eq!(entry.owner, Some(owner));
    }
    let again = edit_all(&after.plan, &subjects, next_key, &fields);
    let twice = after.plan.apply(&again, &Stamp::default()).unwrap();
    assert_eq!(twice.attestations.len(), after.plan.attestations.len());
}

fn next_key() -> Key {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Key(u128::from(NEXT.fetch_add(1, Ordering::Relaxed)) << 64)
}

#[test]
fn a_sign_off_holds_until_the_plan_changes() {
    let mut plan = Plan::new(Key(1), "Plan");
    let apply = |plan: &mut Plan, edit: &Edit| {
        *plan = plan.apply(edit, &Stamp::default()).unwrap();
    };
    assert_eq!(sign_off(&plan), SignOff::Missing);
    let edit = sign_off::approve(&plan, "Kim", today());
    apply(&mut plan, &edit);
    assert_eq!(sign_off(&plan), SignOff::Current);
    for (field, value) in [
        ("approval_note", "With conditions"),
        ("next_review_on", "2027-05-01"),
    ] {
        let edit = sign_off::state(&plan, field, Json::from(value));
        apply(&mut plan, &edit);
        assert_eq!(
            sign_off(&plan),
            SignOff::Current,
            "the sign-off is no change"
        );
    }
    let rename = Edit::set(Kind::PlanFacts, plan.id(), "name", Json::from("Other"));
    apply(&mut plan, &rename);
    assert!(matches!(sign_off(&plan), SignOff::Changed(_)));
    let note = sign_off::state(&plan, "approval_note", Json::from("Late"));
    apply(&mut plan, &note);
    assert!(
        matches!(sign_off(&plan), SignOff::Changed(_)),
        "a note does not approve"
    );
    let again = sign_off::approve(&plan, "Kim", today());
    apply(&mut plan, &again);
    assert_eq!(sign_off(&plan), SignOff::Current);
}
