//! Checklists of other programs: what we write is read back, and of anything
//! else every row is read or reported.

use muster::catalogue::{Knowledge, kept};
use muster::example::{DAY, Shape, example};
use muster::export::input::Input;
use muster::export::{What, by_name};
use muster::model::edit::Stamp;
use muster::model::id::Key;
use muster::model::plan::Plan;
use muster::ownership::matrix::Matrix;
use muster::reader::parcel::Parcel;
use muster::readiness::assess::Assessment;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::cli::{answer, json_answer};

/// Does something with the plan and everything that follows from it.
fn with<T>(plan: &Plan, then: impl FnOnce(&Input) -> T) -> T {
    let built_in = Rc::new(Knowledge::built_in().unwrap());
    let (knowledge, problems) = Knowledge::with_plan(&built_in, plan);
    assert_eq!(problems, [""; 0]);
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, DAY);
    then(&Input::new(plan, &knowledge, &matrix, &assessment))
}

fn export(plan: &Plan, format: &str) -> String {
    let exporter = by_name(format).unwrap();
    let bytes = with(plan, |input| (exporter.write)(input, What::Checklist));
    String::from_utf8(bytes).unwrap()
}

#[test]
fn our_own_checklists_are_read_back_whole() {
    for &shape in Shape::ALL {
        let plan = example(shape, None, 1, DAY);
        let areas: BTreeMap<String, usize> = with(&plan, |input| {
            let mut areas = BTreeMap::new();
            for item in input.applying_items() {
                *areas.entry(input.area_title(item).to_owned()).or_default() += 1;
            }
            areas
        });
        for format in ["azure", "aws-lens"] {
            let parcel = Parcel::read(&export(&plan, format), DAY).unwrap();
            let (list, report) = (parcel.catalogue, parcel.report.unwrap());
            assert_eq!(report.rows, report.read + report.unread.count, "{format}");
            let none = report.unread.shown.iter();
            let none =
                none.filter(|row| row.reason == "it says that nothing of the question holds");
            assert_eq!(
                none.count(),
                report.unread.count,
                "{format}: all else is read"
            );
            let mut back: BTreeMap<String, usize> = BTreeMap::new();
            for check in &list.checks {
                let area = list
                    .areas
                    .iter()
                    .find(|area| area.id == check.area)
                    .unwrap();
                *back.entry(area.title.clone()).or_default() += 1;
                assert!(!check.title.is_empty() && !check.text.is_empty());
                let source = list.sources.iter().find(|page| page.id == check.sources[0]);
                assert!(source.unwrap().url.starts_with("https://") || check.sources[0] == list.id);
            }
            assert_eq!(back, areas, "{format}");
        }
    }
}

#[test]
fn a_checklist_of_others_joins_the_checklist_of_a_plan() {
    let plan = example(Shape::Small, None, 1, DAY);
    let list = Parcel::read(&export(&plan, "azure"), DAY)
        .unwrap()
        .catalogue;
    let with_list = plan
        .apply(&kept::keep(&list, Key(77)), &Stamp::default())
        .unwrap();
    let before = with(&plan, |input| input.applying_items().len());
    let after = with(&with_list, |input| input.applying_items().len());
    assert_eq!(after, before + list.checks.len());
}

#[test]
fn a_lens_keeps_its_limits_however_much_a_plan_brings() {
    let check = |area: usize, at: usize| {
        let id = format!("own.much/check.{area}.{at}");
        serde_json::json!({"id": id, "severity": "low", "area": format!("a{area}"), "title": "T".repeat(90),
            "text": "x", "rationale": "r".repeat(900), "advice": "a".repeat(900)})
    };
    for (areas, each) in [(12, 10), (260, 3), (40, 90)] {
        let checks: Vec<_> = (0..areas)
            .flat_map(|area| (0..each).map(move |at| check(area, at)))
            .collect();
        let list: Vec<_> = (0..areas)
            .map(|at| serde_json::json!({"id": format!("a{at}"), "title": format!("Area {at}")}))
            .collect();
        let json = serde_json::json!({"id": "own.much", "service": "Much", "provider": "Own", "release": "1", "date": "2026-01-01",
            "areas": list, "tasks": [], "duties": [], "checks": checks});
        let list = kept::read(&json).unwrap();
        let plan = example(Shape::Small, None, 1, DAY);
        let plan = plan
            .apply(&kept::keep(&list, Key(77)), &Stamp::default())
            .unwrap();
        let items = with(&plan, |input| input.applying_items().len());
        let text = export(&plan, "aws-lens");
        assert!(text.len() <= 500_000, "{}", text.len());
        let lens: serde_json::Value = serde_json::from_str(&text).unwrap();
        let pillars = lens["pillars"].as_array().unwrap();
        assert!((1..=10).contains(&pillars.len()));
        let questions: Vec<_> = pillars
            .iter()
            .map(|pillar| pillar["questions"].as_array().unwrap())
            .collect();
        assert!(questions.iter().all(|list| (1..=20).contains(&list.len())));
        let choices = questions.iter().flat_map(|list| list.iter());
        let choices: Vec<usize> = choices
            .map(|one| one["choices"].as_array().unwrap().len() - 1)
            .collect();
        assert!(choices.iter().all(|count| (1..=14).contains(count)));
        let left_out = items - choices.iter().sum::<usize>();
        let told = lens["description"].as_str().unwrap();
        assert_eq!(
            told.contains(&format!(" {left_out} of the checklist")),
            left_out > 0,
            "{told}"
        );
        assert_eq!(left_out == 0, areas == 12, "{areas}: {left_out}");
    }
}

#[test]
fn the_command_line_reads_a_checklist_too() {
    let azure = export(&example(Shape::Small, None, 1, DAY), "azure");
    let list = json_answer(&["catalogue", "-", "--format=json"], &azure);
    let (checks, rows) = (list["checks"].as_array().unwrap(), list["rows"].as_u64());
    assert_eq!(Some(checks.len() as u64), rows);
    assert_eq!(list["tasks"], serde_json::json!([]));
    let text = answer(&["catalogue", "-"], &azure);
    assert!(
        text.contains(&format!("{} items: {0} checks, 0 unread", checks.len())),
        "{text}"
    );
}

/// An item as such files have them, and as they should not.
fn item() -> impl Strategy<Value = serde_json::Value> {
    let word = prop_oneof![
        3 => "[a-c]{1,2}".prop_map(serde_json::Value::from),
        1 => "\\PC{0,9}".prop_map(serde_json::Value::from),
        1 => Just(serde_json::json!(7)),
        1 => Just(serde_json::Value::Null),
    ];
    let keys = proptest::sample::select(
        &[
            "guid", "id", "text", "title", "category", "severity", "link", "choices",
        ][..],
    );
    let map = proptest::collection::btree_map(keys, word, 0..7);
    prop_oneof![9 => map.prop_map(|map| serde_json::json!(map)), 1 => Just(serde_json::json!("odd"))]
}

proptest! {
    #[test]
    fn every_item_is_read_or_reported(items in proptest::collection::vec(item(), 0..20), is_lens in any::<bool>()) {
        let json = if is_lens {
            serde_json::json!({"schemaVersion": "2021-11-01", "name": "L", "pillars": [{"name": "P", "questions": [
                {"title": "Q", "choices": items, "riskRules": [{"condition": "a && !(b || c)", "risk": "NO_RISK"}]}]}]})
        } else {
            serde_json::json!({"items": items, "categories": [], "metadata": {"name": "A"}})
        };
        let parcel = Parcel::read(&json.to_string(), DAY).unwrap();
        let report = parcel.report.unwrap();
        prop_assert_eq!(report.rows, items.len());
        prop_assert_eq!(report.read + report.unread.count, report.rows);
        prop_assert_eq!(report.read, parcel.catalogue.checks.len());
        let ids: BTreeSet<&str> = parcel.catalogue.checks.iter().map(|check| &*check.id).collect();
        prop_assert_eq!(ids.len(), report.read);
        let kept = kept::read(&kept::write(&parcel.catalogue));
        prop_assert_eq!(kept, Ok(parcel.catalogue));
    }
}
