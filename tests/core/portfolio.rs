//! Many plans side by side.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::file::{read, write};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::ownership::matrix::Matrix;
use muster::portfolio::list::{Filter, Line, Order, owners, tags};
use muster::portfolio::pack::Pack;
use muster::portfolio::standing::Standing;
use muster::scenario::assess::assess;
use serde_json::json;

use crate::cli::{answer, json_answer, keys, muster, refusal, tempfolder};

const AS_OF: &str = "--as-of=2026-11-22";

fn standing(plan: &Plan) -> Standing {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = assess(plan, &matrix, &knowledge, DAY);
    Standing::new(plan, &knowledge, &matrix, &assessment)
}

fn with(plan: &Plan, edit: Edit) -> Plan {
    plan.apply(&edit, &Stamp::default()).unwrap()
}

fn tagged(plan: &Plan, tags: Json) -> Plan {
    with(plan, Edit::set(Kind::PlanFacts, plan.id(), "tags", tags))
}

fn put(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

#[test]
fn a_folder_answers_with_the_keys_that_scripts_read_and_agrees_with_check() {
    let folder = tempfolder("portfolio");
    let (production, small) = (
        example(Shape::Production, None, 1, DAY),
        example(Shape::Small, None, 1, DAY),
    );
    put(&folder, "b.muster.json", &write(&production));
    put(
        &folder,
        "a.json",
        &write(&tagged(&small, json!(["erp", "eu"]))),
    );
    put(&folder, "notes.txt", "no plan");
    std::fs::create_dir(folder.join("c.json")).unwrap();
    let path = folder.to_str().unwrap();
    let rows = json_answer(&["portfolio", path, "--format", "json", AS_OF], "");
    let rows = rows.as_array().unwrap();
    let files: Vec<&str> = rows
        .iter()
        .map(|row| row["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, ["a.json", "b.muster.json"]);
    for (row, plan) in rows.iter().zip([&small, &production]) {
        keys(row, &["worst_scenario", "overdue", "owners", "workloads"]);
        let check = json_answer(&["check", "-", "--format", "json", AS_OF], &write(plan));
        assert_eq!(row["name"], plan.name());
        assert_eq!(row["level"], check["level"]);
        assert_eq!(row["score"], check["score"]);
        assert_eq!(row["critical_open"], check["counts"]["critical"]["open"]);
        let played = json_answer(&["scenarios", "-", "--format", "json", AS_OF], &write(plan));
        let misses = |one: &Json| one["counts"]["misses"].as_u64().unwrap();
        let played = played.as_array().unwrap();
        let most = played.iter().map(misses).max().unwrap();
        let worst = played.iter().find(|one| one["id"] == row["worst_scenario"]);
        assert_eq!(misses(worst.unwrap()), most);
        assert_eq!(row["worst_counts"], worst.unwrap()["counts"]);
    }
    assert_eq!(rows[0]["tags"], json!(["erp", "eu"]));
    let text = answer(&["portfolio", path, AS_OF], "");
    assert!(
        text.starts_with("2 plans, as of 2026-11-22\n\nlevel"),
        "{text}"
    );
    for expected in ["(b.muster.json)", "tags: erp, eu", "worst: ", "owners: "] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn a_broken_file_is_told_of_and_does_not_stop_the_others() {
    let folder = tempfolder("portfolio-broken");
    put(
        &folder,
        "good.json",
        &write(&example(Shape::Small, None, 1, DAY)),
    );
    put(
        &folder,
        "bad.json",
        "{\n  \"format\": \"muster.plan\",\n  oops",
    );
    put(&folder, "other.json", "[1, 2]");
    let path = folder.to_str().unwrap();
    let output = muster(&["portfolio", path, "--format=json", AS_OF], "");
    assert_eq!(output.status.code(), Some(0));
    let rows: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("bad.json: ") && told.contains("line 3"),
        "{told}"
    );
    assert!(told.contains("other.json: "), "{told}");
}

#[test]
fn a_folder_without_any_plan_is_refused_unless_it_is_empty() {
    let folder = tempfolder("portfolio-none");
    let path = folder.to_str().unwrap();
    assert_eq!(answer(&["portfolio", path, "--format=json"], ""), "[]\n");
    put(&folder, "bad.json", "{");
    let told = refusal(&["portfolio", path], "");
    assert!(told.contains("bad.json: "), "{told}");
    assert!(told.contains("Name a folder with plan files"), "{told}");
    let nowhere = folder.join("nowhere");
    let told = refusal(&["portfolio", nowhere.to_str().unwrap()], "");
    assert!(told.contains("Name a folder with plan files"), "{told}");
}

#[test]
fn whatever_has_a_day_that_passed_is_overdue() {
    let plan = example(Shape::Small, None, 1, DAY);
    let before = standing(&plan).overdue;
    let statement = |due: &str, status: &str| {
        Edit::add(
            Kind::Attestation,
            Key(7),
            [
                ("item", "attest.region-loss-plan".into()),
                (
                    "object",
                    json!({"kind": "plan", "id": plan.id().to_string()}),
                ),
                ("status", status.into()),
                ("due_on", due.into()),
            ],
        )
    };
    let overdue = |edit: Edit| standing(&with(&plan, edit)).overdue - before;
    assert_eq!(overdue(statement("2026-11-21", "in_progress")), 1);
    assert_eq!(overdue(statement("2026-11-22", "in_progress")), 0);
    let duty = |due: &str| Edit::add(Kind::Assignment, Key(8), [("due_on", due.into())]);
    assert_eq!(overdue(duty("2026-11-21")), 1);
    assert_eq!(overdue(duty("2026-11-23")), 0);
    let drill = |next: &str| {
        let held = ("held_on", "2026-01-10".into());
        Edit::add(Kind::Drill, Key(9), [held, ("next_due_on", next.into())])
    };
    assert_eq!(overdue(drill("2026-11-01")), 1);
    assert_eq!(overdue(drill("2027-11-01")), 0);
}

#[test]
fn nothing_to_lose_has_no_worst_scenario() {
    let empty = standing(&Plan::new(Key(1), "Empty"));
    assert_eq!((empty.worst, empty.workloads), (None, 0));
    let production = standing(&example(Shape::Production, None, 1, DAY));
    assert!(production.worst.unwrap().counts.misses > 0);
    let duties: Vec<usize> = production.owners.iter().map(|one| one.duties).collect();
    assert!(duties.is_sorted_by(|one, two| one >= two) && !duties.is_empty());
}

#[test]
fn plans_are_found_by_name_tag_and_owner_and_put_in_order() {
    let shop = standing(&tagged(
        &example(Shape::Production, None, 1, DAY),
        json!(["retail", "eu"]),
    ));
    let bare = standing(&tagged(&Plan::new(Key(1), "Archive"), json!(["eu"])));
    let all = [&shop, &bare];
    let owner = shop.owners[0].name.clone();
    let names = |filter: &Filter| -> Vec<&str> {
        let lines = all.iter().map(|one| Line {
            name: &one.name,
            standing: Some(one),
        });
        let shown = lines.filter(|line| filter.lets_through(*line));
        shown.map(|line| line.name).collect()
    };
    let of = |text: &str| Filter::parse(text);
    assert_eq!(names(&of("")), [&*shop.name, "Archive"]);
    assert_eq!(names(&of("tag=eu")), [&*shop.name, "Archive"]);
    assert_eq!(names(&of("tag=retail")), [&*shop.name]);
    assert_eq!(names(&of("text=ARCH eu")), ["Archive"]);
    assert_eq!(names(&of(&format!("owner={owner}"))), [&*shop.name]);
    assert_eq!(names(&of(&format!("text={owner}"))), [&*shop.name]);
    assert_eq!(names(&of("text=nowhere")), [""; 0]);
    assert_eq!(tags(all.into_iter())["eu"], 2);
    assert_eq!(owners(all.into_iter())[&*owner], 1);

    let line = |name, standing| Line { name, standing };
    let first = |order: Order| {
        let mut lines = [
            line("pending", None),
            line("Archive", Some(&bare)),
            line("shop", Some(&shop)),
        ];
        lines.sort_by(|one, two| order.compare(*one, *two));
        lines.map(|line| line.name)
    };
    assert_eq!(first(Order::Name), ["Archive", "pending", "shop"]);
    assert_eq!(first(Order::Worst), ["shop", "Archive", "pending"]);
    assert_eq!(first(Order::Readiness)[2], "pending");
}

#[test]
fn what_a_reader_wants_to_see_is_the_same_as_a_text() {
    for text in ["", "text=a b\ntag=eu\nowner=Jo\norder=worst", "order=name"] {
        assert_eq!(Filter::parse(text).print(), text);
    }
    assert_eq!(Filter::parse("order=x\nwhat=y"), Filter::default());
    assert!(!Filter::parse("order=name").is_narrow());
    assert!(Filter::parse("tag=eu").is_narrow());
}

#[test]
fn all_plans_go_into_one_zip_with_a_table() {
    let plans = [
        tagged(&Plan::new(Key(1), "=SUM(A1)"), json!(["a", "b"])),
        Plan::new(Key(2), "../shop"),
        Plan::new(Key(3), "Shop"),
    ];
    let mut pack = Pack::new(DAY);
    for plan in &plans {
        pack.add(standing(plan), &write(plan));
    }
    let bytes = pack.finish();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names = zip.file_names().map(|name| name.unwrap().into_owned());
    let names: BTreeSet<String> = names.collect();
    let expected = [
        "portfolio.csv",
        "shop-2.muster.json",
        "shop.muster.json",
        "sum-a1.muster.json",
    ];
    assert_eq!(names, expected.map(str::to_owned).into());
    let mut text = |name: &str| {
        let mut text = String::new();
        let mut file = zip.by_name(name).unwrap();
        file.read_to_string(&mut text).unwrap();
        text
    };
    assert_eq!(read(&text("shop.muster.json")).unwrap().0, plans[1]);
    assert_eq!(read(&text("shop-2.muster.json")).unwrap().0, plans[2]);
    let table = text("portfolio.csv");
    assert!(table.starts_with("File,Plan,Tags,Level,Score,"), "{table}");
    let row = "sum-a1.muster.json,'=SUM(A1),a; b,Not ready,";
    assert!(table.contains(row), "{table}");
}

#[test]
fn tags_are_kept_in_the_file_and_cover_no_proof() {
    let plan = example(Shape::Production, None, 1, DAY);
    let tagged = tagged(&plan, json!(["erp"]));
    let again = read(&write(&tagged)).unwrap().0;
    assert_eq!(again.facts[0].tags.len(), 1);
    let verify = |plan: &Plan| {
        let knowledge = Knowledge::built_in().unwrap();
        let matrix = Matrix::new(plan, &knowledge);
        assess(plan, &matrix, &knowledge, DAY).score
    };
    assert_eq!(verify(&tagged), verify(&plan));
}
