//! Plans that are published beside the page: their addresses, what this device remembers of
//! them, and plans that are only looked at.

use std::rc::Rc;

use muster::app::action::{Action, Loaded};
use muster::app::document::SaveState;
use muster::app::effect::Effect;
use muster::app::hosted::{Listed, asked, beside, decode, encode, list};
use muster::app::journal::Head;
use muster::app::route::{Page, Route};
use muster::app::steps::KeptSteps;
use muster::app::visit::{Kept, Visit};
use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use proptest::prelude::*;

use crate::update::Bench;

#[test]
fn an_address_asks_for_a_plan_in_front_of_its_fragment() {
    let hosted = |path: &str| Route::Hosted(path.into());
    for (search, hash, expected) in [
        ("?plan=plans/prod.json", "", hosted("plans/prod.json")),
        (
            "?plan=plans%2Fprod%20eu.json",
            "#",
            hosted("plans/prod eu.json"),
        ),
        ("?x=1&plan=a.json&y", "", hosted("a.json")),
        ("?plan=", "", Route::Start),
        ("", "", Route::Start),
        ("?plan=a.json", "#/", Route::Start),
        (
            "",
            "#/hosted/plans/prod%20eu.json",
            hosted("plans/prod eu.json"),
        ),
    ] {
        assert_eq!(Route::at(search, hash), expected, "{search}{hash}");
    }
    let id = Key(0xab);
    assert_eq!(
        Route::at("?plan=a.json", &format!("#/plan/{id}/export")),
        Route::Plan(id, Page::Export),
        "a reload stays where it was"
    );
}

#[test]
fn a_path_that_may_lead_elsewhere_is_refused() {
    for path in [
        "",
        "https://example.com/a.json",
        "HTTPS:a.json",
        "//example.com/a.json",
        "\\\\example.com\\a.json",
        "/\\example.com/a.json",
        "data:application/json,{}",
        "javascript:alert(1)",
        "blob:x",
        "file:///etc/passwd",
        "plans/\na.json",
    ] {
        let why = beside(path).unwrap_err().to_string();
        assert!(why.contains("is not beside this page"), "{why}");
    }
    for path in [
        "a.json",
        "plans/prod.json",
        "/teams/a.json",
        "../b.json",
        "plans/a:b.json",
    ] {
        assert_eq!(beside(path), Ok(()), "{path}");
    }
}

#[test]
fn the_list_of_a_site_is_read_or_says_where_it_is_wrong() {
    let listed = Listed {
        name: "Production".into(),
        path: "plans/prod.json".into(),
    };
    let text = r#"[{"name": "Production", "path": "plans/prod.json", "more": 1}]"#;
    assert_eq!(list(text), Ok(vec![listed]));
    assert_eq!(list("[]\n"), Ok(Vec::new()));
    assert_eq!(list(" <!doctype html>"), Ok(Vec::new()));
    let why = list("[{\n\"name\": 1}]").unwrap_err();
    assert!(why.contains("line 2"), "{why}");
}

#[test]
fn what_was_taken_is_remembered_longer_than_what_was_seen() {
    let kept = |at: u64, plan: &str| Kept {
        at,
        plan: plan.to_owned(),
    };
    let taken = Visit::taken(kept(1, "one"));
    let seen = Visit::seen(Some(taken), kept(2, "two"));
    assert_eq!(seen.seen, kept(2, "two"));
    assert_eq!(seen.taken, Some(kept(1, "one")));
    assert_eq!(Visit::read(&seen.write()), Some(seen));
    assert_eq!(Visit::read("{}"), None);
}

fn look(bench: &mut Bench, plan: &Plan, id: Key) {
    bench.act(Action::Look {
        plan: Rc::new(plan.clone()),
        id,
        path: "plans/prod.json".into(),
    });
}

#[test]
fn what_is_only_looked_at_is_neither_changed_nor_kept() {
    let mut bench = Bench::with_plan();
    let mine = Rc::clone(bench.state.plan().unwrap());
    bench.effects.clear();
    look(&mut bench, &Plan::new(mine.id(), "Published"), Key(77));
    assert_eq!(*bench.state.route, Route::Plan(Key(77), Page::HOME));
    assert_eq!(bench.state.plan().unwrap().name(), "Published");
    bench.act(Action::Edit(Edit::add(Kind::Workload, Key(5), [])));
    let told = &bench.state.notices.last().unwrap().text;
    assert!(told.contains("only looked at"), "{told}");
    assert!(bench.state.plan().unwrap().workloads.is_empty());
    bench.act(Action::SaveDue);
    bench.act(Action::Flush);
    bench.act(Action::Renew);
    assert!(
        bench.effects.contains(&Effect::Reload),
        "a newer version waits for nothing"
    );
    bench.act(Action::Library(Ok(Vec::new())));
    bench.act(Action::Went(Route::Plan(mine.id(), Page::HOME)));
    assert_eq!(bench.writes(), [], "nothing of it is written");
    assert!(bench.state.library.get(Key(77)).is_none());
    assert!(bench.state.parked.is_empty());
    // The device's own version is read again as it was.
    let load = |effect: &&Effect| matches!(effect, Effect::Load(id, _) if *id == mine.id());
    assert!(bench.effects.iter().any(|effect| load(&effect)));
    let loaded = Loaded {
        plan: mine,
        head: Head {
            number: 1,
            tab: Key(7),
        },
        journal: 0,
        steps: KeptSteps::default(),
        damage: None,
    };
    let purpose = muster::app::effect::Purpose::Open;
    bench.act(Action::Read(loaded.plan.id(), purpose, Ok(loaded)));
    assert_eq!(bench.state.plan().unwrap().name(), "Test");
    assert_eq!(bench.save_state(), SaveState::Saved);
}

proptest! {
    #[test]
    fn a_path_survives_its_address(path in "\\PC{1,20}") {
        prop_assert_eq!(decode(&encode(&path)), path.clone());
        let route = Route::Hosted(path.as_str().into());
        prop_assert_eq!(Route::parse(&route.print()), route);
        let search = format!("?plan={}", encode(&path));
        prop_assert_eq!(asked(&search).map(|path| path.to_string()), Some(path));
    }

    #[test]
    fn what_is_no_escape_is_read_as_it_stands(text in "[%a-f0-9é]{0,12}") {
        let read = decode(&text);
        prop_assert!(read.chars().count() <= text.chars().count());
        if !text.contains('%') {
            prop_assert_eq!(read, text);
        }
    }
}
