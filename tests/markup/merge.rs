//! What two copies say differently, as a person is asked about it.

use std::rc::Rc;

use muster::compare::clash::Side;
use muster::compare::merge::merge;
use muster::compare::question::{Question, questions};
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Moment;
use muster::ui::by_ptr::ByPtr;
use muster::ui::pages::merge::questions::{Questions, QuestionsProps};
use serde_json::json;
use yew::prelude::*;

use crate::{attribute, markup, tag_with};

fn said(plan: &Plan, who: &str, zones: &[&str]) -> Plan {
    let edit = Edit::Batch {
        edits: vec![
            Edit::set(Kind::Workload, Key(2), "zones", json!(zones)),
            Edit::set(Kind::Workload, Key(2), "size_gb", json!(zones.len())),
        ],
    };
    let stamp = Stamp {
        by: who.into(),
        at: Some(Moment(1_800_000_000)),
    };
    plan.apply(&edit, &stamp).unwrap()
}

fn asked() -> Vec<Question> {
    let add = Edit::add(Kind::Workload, Key(2), [("name", "erp <b>".into())]);
    let base = Plan::new(Key(1), "Test")
        .apply(&add, &Stamp::default())
        .unwrap();
    let (mine, theirs) = (
        said(&base, "Ada", &["eu-de-1"]),
        said(&base, "Ben", &["eu-de-2", "eu-de-3"]),
    );
    let merged = merge(&base, &mine, &theirs).unwrap();
    questions(&merged.plan, Some((&mine, &theirs)))
}

async fn shown(questions: Vec<Question>, chosen: &[Option<Side>]) -> String {
    markup::<Questions>(yew::props!(QuestionsProps {
        questions: ByPtr::from(questions),
        chosen: Rc::from(chosen),
        onchoose: Callback::noop(),
    }))
    .await
}

#[tokio::test]
async fn each_question_names_both_answers_and_is_a_group_of_radio_buttons() {
    let questions = asked();
    assert_eq!(questions.len(), 2);
    let html = shown(questions, &[None, Some(Side::Theirs)]).await;
    for words in [
        "Ada, 2027-01-15",
        "Ben, 2027-01-15",
        "erp &lt;b&gt;",
        "Both: eu-de-1, eu-de-2, eu-de-3",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
    let group = tag_with(&html, "What is taken for zones of erp");
    assert_eq!(attribute(group, "role"), "radiogroup");
    let radios = html.matches("type=\"radio\"").count();
    assert_eq!(radios, 4 + 3, "a size has no both");
    assert_eq!(html.matches(" checked").count(), 2, "one choice each");
}

#[tokio::test]
async fn what_cannot_be_stated_cannot_be_taken_and_says_so() {
    let mut questions = asked();
    questions.truncate(1);
    questions[0].theirs.can_be_taken = false;
    questions[0].both = None;
    let html = shown(questions, &[None]).await;
    assert!(!html.contains("value=\"theirs\""), "{html}");
    assert!(
        html.contains("Theirs was written by a newer version"),
        "{html}"
    );
}
