//! RPO and RTO of a workload: every part of the sum, its source, and what is
//! still to be measured.

use std::rc::Rc;

use muster::app::assessed::Assessed;
use muster::catalogue::Knowledge;
use muster::file::read;
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Date;
use muster::ui::by_ptr::ByPtr;
use muster::ui::pages::deployment::objectives::{Sums, SumsProps};

use crate::markup;

fn plan() -> Plan {
    let text = include_str!("../fixtures/plans/resilient.plan.json");
    read(text).unwrap().0
}

fn workload(plan: &Plan, name: &str) -> Key {
    let found = plan.workloads.iter().find(|row| &*row.name == name);
    found.unwrap().meta.id
}

async fn panel(plan: Plan, name: &str) -> String {
    let id = workload(&plan, name);
    let knowledge = Rc::new(Knowledge::built_in().unwrap());
    let day = Date::parse("2026-11-22").unwrap();
    let assessed = ByPtr::from(Assessed::new(Rc::new(plan), knowledge, day));
    markup::<Sums>(yew::props!(SumsProps { assessed, id })).await
}

#[tokio::test]
async fn every_part_of_both_sums_has_a_time_and_a_source() {
    let html = panel(plan(), "crm-sql").await;
    for words in [
        "RPO, part by part",
        "RTO, part by part",
        "Notice",
        "Restore, as measured",
        "Switch over",
        "Time to notice of runbook",
        "A disaster costs most at",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
    assert!(!html.contains("Unknown, measure this"), "{html}");
    let (_, html) = html.split_once("objective-terms").unwrap();
    let parts = html.matches("<th scope=\"row\">").count();
    let times = html.matches("<td class=\"num\">").count();
    assert!(parts > 6 && parts == times, "{parts} parts, {times} times");
}

#[tokio::test]
async fn what_nobody_measured_is_unknown_and_says_where_to_state_it() {
    let plan = plan();
    let runbook = plan.runbook.iter().next().unwrap().meta.id;
    let edit = Edit::set(Kind::Runbook, runbook, "reach_minutes", Json::Null);
    let plan = plan.apply(&edit, &Stamp::default()).unwrap();
    let html = panel(plan, "crm-sql").await;
    for words in [
        "Unknown, measure this",
        "How long it takes to get in: network, login, console",
        "Time to get in of runbook",
        "<td class=\"num\">unknown</td>",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
}
