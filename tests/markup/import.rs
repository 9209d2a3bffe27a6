//! The preview of an import: what is read, and what it would change.

use std::rc::Rc;

use muster::import::inventory::Inventory;
use muster::import::preview::Choice;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Date;
use muster::ui::by_ptr::ByPtr;
use muster::ui::pages::import::lines::{Line, Lines, LinesProps, Progress};
use muster::ui::pages::import::review::{Choices, Review};
use muster::ui::pages::import::rows::{PreviewCard, PreviewCardProps};
use yew::prelude::*;

use crate::{attribute, markup, tag_with};

const STATE: &[u8] = include_bytes!("../fixtures/import/state.json");
const PLANNED: &[u8] = include_bytes!("../fixtures/import/plan.json");

fn review(name: &str, bytes: &[u8], plan: &Plan) -> Review {
    let mut inventory = Inventory::default();
    inventory.read(name, bytes).unwrap();
    Review::new(
        inventory,
        Rc::new(plan.clone()),
        Date::of(2026, 11, 22).unwrap(),
    )
}

fn after(review: &Review) -> Plan {
    let edit = review.preview.edit(&review.plan, |_| Choice::Keep);
    review.plan.apply(&edit, &Stamp::default()).unwrap()
}

async fn shown(review: Review) -> String {
    markup::<PreviewCard>(yew::props!(PreviewCardProps {
        review: ByPtr::from(review),
        onimport: Callback::noop(),
    }))
    .await
}

#[tokio::test]
async fn what_is_new_stands_with_its_address_and_a_choice() {
    let html = shown(review("state.json", STATE, &Plan::new(Key(1), "Test"))).await;
    for words in [
        "Import 9 changes",
        "not in the plan yet",
        "module.app[&quot;a&quot;].ibm_is_instance.web[0]",
        "Not understood",
        "1 workload protected, 1 workload without protection",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
    let control = tag_with(&html, "What to do with web-1");
    assert!(control.starts_with("<select"), "{control}");
    assert!(!html.contains("SECRET"));
}

#[tokio::test]
async fn what_a_person_entered_is_shown_and_kept_unless_taken_over() {
    let plan = after(&review("state.json", STATE, &Plan::new(Key(1), "Test")));
    let workload = plan.workloads.first().unwrap().meta.id;
    let edit = Edit::set(
        Kind::Workload,
        workload,
        "zones",
        serde_json::json!(["eu-gb-3"]),
    );
    let plan = plan.apply(&edit, &Stamp::default()).unwrap();
    let review = review("state.json", STATE, &plan);
    let kept = Choices::new();
    assert_eq!(review.count(&kept), 1, "the difference is noted");
    let noted = after(&review);
    let html = shown(review).await;
    assert!(html.contains("eu-gb-3 → eu-gb-1"), "{html}");
    assert!(html.contains("You entered eu-gb-3"), "{html}");
    assert!(html.contains("Keep mine"), "{html}");
    assert!(
        noted.revision() > plan.revision(),
        "a difference is an edit"
    );
    let again = self::review("state.json", STATE, &noted);
    assert_eq!(again.count(&kept), 0, "it is noted once");
}

#[tokio::test]
async fn the_same_file_again_has_nothing_to_import() {
    let plan = after(&review("state.json", STATE, &Plan::new(Key(1), "Test")));
    let html = shown(review("state.json", STATE, &plan)).await;
    assert!(html.contains("Nothing would change"), "{html}");
    let button = &html[..html.find("Import 0 changes").unwrap()];
    let button = &button[button.rfind("<button").unwrap()..];
    assert!(button.contains("aria-disabled=\"true\""), "{button}");
}

#[tokio::test]
async fn what_is_only_planned_says_so() {
    let html = shown(review("plan.json", PLANNED, &Plan::new(Key(1), "Test"))).await;
    assert!(html.contains("Planned, not deployed"), "{html}");
}

#[tokio::test]
async fn thousands_of_rows_put_few_into_the_document() {
    let servers: Vec<String> = (0..3_000)
        .map(|at| format!("web-{at},vsi,eu-de-1"))
        .collect();
    let table = format!("Hostname,Type,Zone\n{}\n", servers.join("\n"));
    let review = review("servers.csv", table.as_bytes(), &Plan::new(Key(1), "Test"));
    assert!(review.preview.rows.len() >= 3_000);
    let html = shown(review).await;
    assert!(html.matches("<tr").count() < 60);
}

#[tokio::test]
async fn a_file_shows_what_it_is_or_what_to_run_instead() {
    let line = |name: &'static str, progress| Line {
        name: name.into(),
        bytes: 20_480_000,
        is_pasted: false,
        progress,
    };
    let lines = [
        line(
            "state.json",
            Progress::Read {
                format: "Terraform state".into(),
                found: "3 servers".into(),
                took: 412,
            },
        ),
        line(
            "login.html",
            Progress::Refused("Run: ibmcloud login".into()),
        ),
        line("large.json", Progress::Reading(10_240_000)),
    ];
    let html = markup::<Lines>(yew::props!(LinesProps {
        lines: Rc::from(lines)
    }))
    .await;
    for words in [
        "Terraform state",
        "3 servers",
        "read in 412 ms",
        "20.4 MB",
        "Run: ibmcloud login",
        "50 %",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
    assert_eq!(attribute(tag_with(&html, "<ul"), "aria-live"), "polite");
}
