//! A page becomes a catalogue that a plan keeps, owns and upgrades.

use std::collections::BTreeSet;
use std::rc::Rc;

use muster::app::assessed::Assessed;
use muster::catalogue::Knowledge;
use muster::catalogue::difference::Change;
use muster::catalogue::duty::Catalogue;
use muster::catalogue::kept::{keep, read as read_catalogue, rewrite, write as write_catalogue};
use muster::catalogue::revise::{Revision, Saying};
use muster::example::{DAY, Shape, example};
use muster::file::{read, write};
use muster::model::assignment::Party;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::{Id, Key};
use muster::model::plan::{Kind, Plan};
use muster::model::units::Date;
use muster::ownership::upgrade::{LOOK_AT_CHANGES, upgrade};
use muster::readiness::standing::State;
use serde_json::json;

const PAGE: &str = include_str!("../fixtures/pages/tape-vault.md");
const LABELS: &str =
    "page.tape-vault/incident-and-operations-management.standard-plan.labels.customer";
const CLEANING: &str = "page.tape-vault/incident-and-operations-management.standard-plan.cleaning";

fn catalogue(page: &str) -> Catalogue {
    muster::reader::read(page).catalogue(Date::parse("2026-11-22").unwrap())
}

fn apply(plan: &Plan, edit: &Edit) -> Plan {
    plan.apply(edit, &Stamp::default()).unwrap()
}

/// The example with the page's catalogue, one duty of it owned.
fn plan() -> Plan {
    let plan = example(Shape::Small, None, 1, DAY);
    let person = plan.people.first().unwrap().meta.id;
    let plan = apply(&plan, &keep(&catalogue(PAGE), Key(100)));
    let owned = [
        ("duty", json!(LABELS)),
        ("owner", json!(person.to_string())),
        ("note", json!("Ask Ida for the printer")),
    ];
    apply(&plan, &Edit::add(Kind::Assignment, Key(101), owned))
}

fn assessed(plan: Plan) -> Assessed {
    Assessed::new(Rc::new(plan), Rc::new(Knowledge::built_in().unwrap()), DAY)
}

#[test]
fn a_page_becomes_tasks_and_duties_in_its_order() {
    let catalogue = catalogue(PAGE);
    assert_eq!(
        read_catalogue(&write_catalogue(&catalogue)).as_ref(),
        Ok(&catalogue)
    );
    assert_eq!(catalogue.tasks.len(), 10);
    let tasks = &catalogue.tasks;
    assert_eq!(tasks[2].page_line, Some(48));
    assert_eq!(catalogue.date, Date::parse("2026-03-04").unwrap());
    let duties = |task: &str| -> Vec<Party> {
        let of = catalogue
            .duties
            .iter()
            .filter(|duty| duty.task.ends_with(task));
        of.map(|duty| duty.party).collect()
    };
    assert_eq!(
        duties("standard-plan.watching"),
        [Party::Provider, Party::Customer]
    );
    assert_eq!(duties("standard-plan.cleaning"), [Party::Provider]);
    assert_eq!(
        duties("standard-plan.storing"),
        [Party::Unknown, Party::Customer]
    );
}

#[test]
fn pages_without_task_rows_become_catalogues_too() {
    let prose = catalogue(include_str!("../fixtures/pages/prose.md"));
    assert_eq!(prose.duties.len(), 8);
    let matrix = catalogue(
        "# X responsibilities\n\n| Resource | Change management | Disaster recovery |\n|-|-|-|\n| Data | You | Shared |\n",
    );
    assert_eq!(matrix.duties.len(), 3);
}

#[test]
fn the_plan_file_keeps_the_catalogue_and_the_matrix_shows_its_duties() {
    let (plan, warnings) = read(&write(&plan())).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    let assessed = assessed(plan);
    let holding = assessed
        .matrix
        .holdings()
        .find(|holding| holding.duty.id == LABELS);
    let holding = holding.unwrap();
    assert!(holding.owner().is_some());
    assert!(
        holding.why(&assessed.plan, &assessed.knowledge)[0]
            .text
            .contains("Labels")
    );
    let services: Vec<&str> = assessed
        .knowledge
        .catalogues
        .iter()
        .map(|one| &*one.service)
        .collect();
    assert_eq!(services, ["IBM Cloud Backup and Recovery", "tape vault"]);
    let without = apply(
        &assessed.plan,
        &Edit::Remove {
            kind: Kind::CataloguePin,
            id: Key(100),
        },
    );
    let built_in = Rc::new(Knowledge::built_in().unwrap());
    let after = Assessed::next(Some(&assessed), Rc::new(without), built_in, DAY);
    assert_eq!(after.knowledge.catalogues.len(), 1);
}

#[test]
fn an_upgrade_keeps_owners_and_reports_what_moved() {
    let plan = plan();
    // The heading is another, one duty moves to the customer, one is reworded.
    let newer = PAGE
        .replace("### Standard plan", "### Basic plan")
        .replace(
            "|Cleaning|None. IBM does all of it.|Cleans the heads.|",
            "|Cleaning|Clean the heads.|N/A|",
        )
        .replace("Watches the robots.", "Watches the robots and the doors.");
    let pin = plan.catalogues.get(Id::new(Key(100))).unwrap();
    let upgrade = upgrade(&plan, pin, &catalogue(&newer), &BTreeSet::new()).unwrap();
    let findings: Vec<String> = upgrade.difference.findings().map(Change::text).collect();
    assert_eq!(findings.len(), 1);
    assert!(
        findings[0].contains("moved from the provider to the customer"),
        "{}",
        findings[0]
    );
    assert!(upgrade.left.is_empty());

    let after = assessed(apply(&plan, &upgrade.edit));
    let now = LABELS.replace("standard-plan", "basic-plan");
    let holding = after
        .matrix
        .holdings()
        .find(|holding| holding.duty.id == now)
        .unwrap();
    assert!(holding.owner().is_some());
    let note = holding.assignment.as_ref().map(|row| row.note.to_string());
    assert_eq!(note.as_deref(), Some("Ask Ida for the printer"));

    let state = |after: &Assessed, rule: &str| {
        let mut entries = after.assessment.entries();
        let found = entries.find(|placed| placed.item.id() == rule);
        found.map(|placed| placed.entry.state)
    };
    assert_eq!(
        state(&after, "people.duty-came-from-provider"),
        Some(State::Open)
    );
    assert_eq!(state(&after, LOOK_AT_CHANGES), Some(State::Open));
    let person = plan.people.first().unwrap().meta.id;
    let moved = format!(
        "{}.customer",
        CLEANING.replace("standard-plan", "basic-plan")
    );
    let owned = [("duty", json!(moved)), ("owner", json!(person.to_string()))];
    let owned = apply(&after.plan, &Edit::add(Kind::Assignment, Key(102), owned));
    assert_eq!(
        state(&assessed(owned), "people.duty-came-from-provider"),
        Some(State::Done)
    );
}

#[test]
fn the_same_page_again_changes_nothing() {
    let plan = plan();
    let pin = plan.catalogues.get(Id::new(Key(100))).unwrap();
    let upgrade = upgrade(&plan, pin, &catalogue(PAGE), &BTreeSet::new()).unwrap();
    assert!(upgrade.difference.changes.is_empty());
}

#[test]
fn an_upgrade_keeps_what_the_team_changed_and_asks_where_both_did() {
    let plan = plan();
    let pin = plan.catalogues.iter().find(|pin| pin.meta.id == Key(100));
    let ours = catalogue(PAGE);
    let duty = ours.duties.iter().find(|duty| duty.id == LABELS).unwrap();
    let saying = Saying {
        text: "Print them in Ulm".to_owned(),
        ..Saying::of(duty)
    };
    let revision = Revision::State {
        duty: LABELS.to_owned(),
        saying,
    };
    let edited = ours.revised(&revision).unwrap();
    let plan = apply(&plan, &rewrite(&edited, pin.unwrap()));
    let pin = plan.catalogues.iter().find(|pin| pin.meta.id == Key(100));
    let pin = pin.unwrap();
    let text = |plan: &Plan| {
        let pin = plan.catalogues.iter().find(|pin| pin.meta.id == Key(100));
        let kept = read_catalogue(pin?.content.0.as_deref()?).ok()?;
        let duty = kept.duties.iter().find(|duty| duty.id == LABELS)?;
        Some(duty.text.clone())
    };
    // The provider says what it said: the team's stands, and nothing is asked.
    let same = upgrade(&plan, pin, &catalogue(PAGE), &BTreeSet::new()).unwrap();
    assert_eq!(same.own.len(), 1);
    assert!(!same.own[0].both);
    let kept = apply(&plan, &same.edit);
    assert_eq!(text(&kept).as_deref(), Some("Print them in Ulm"));
    // The plan file keeps both, so that the next upgrade knows, too.
    let (reread, warnings) = read(&write(&kept)).unwrap();
    assert_eq!(warnings, []);
    let pin = reread.catalogues.iter().find(|pin| pin.meta.id == Key(100));
    let newer = PAGE.replacen(&*duty.text, "Print labels of two colours", 1);
    assert_ne!(newer, PAGE);
    let both = upgrade(&reread, pin.unwrap(), &catalogue(&newer), &BTreeSet::new()).unwrap();
    assert!(both.own[0].both);
    let kept = apply(&reread, &both.edit);
    assert_eq!(text(&kept).as_deref(), Some("Print them in Ulm"));
    let given_up = BTreeSet::from([LABELS.to_owned()]);
    let given = upgrade(&reread, pin.unwrap(), &catalogue(&newer), &given_up).unwrap();
    let taken = apply(&reread, &given.edit);
    assert_eq!(text(&taken).as_deref(), Some("Print labels of two colours"));
}
