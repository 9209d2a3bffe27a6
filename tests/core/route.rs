//! Addresses: every place has one, and every address leads somewhere.

use muster::app::between::{Between, Version};
use muster::app::people::People;
use muster::app::route::{Page, Route};
use muster::app::section::Section;
use muster::app::showing::{Showing, Word};
use muster::model::id::Key;

const PLAN: &str = "000000000000000000000000000000ab";

#[track_caller]
fn check(hash: &str, expected: Route) {
    assert_eq!(Route::parse(hash), expected, "{hash}");
}

#[test]
fn addresses_lead_to_pages() {
    let plan = Key(0xab);
    let deployment = |section, object| Route::Plan(plan, Page::Deployment(section, object));
    check("", Route::Start);
    check("#/", Route::Start);
    check("#/portfolio", Route::Portfolio);
    check("#/open/1.abc", Route::Open("1.abc".into()));
    check(&format!("#/plan/{PLAN}"), Route::Plan(plan, Page::HOME));
    check(
        &format!("#/plan/{PLAN}/deployment/workloads"),
        deployment(Section::Workloads, None),
    );
    check(
        &format!("#/plan/{PLAN}/deployment/people/{PLAN}"),
        deployment(Section::People, Some(plan)),
    );
    check(
        &format!("#/plan/{PLAN}/drills/"),
        Route::Plan(plan, Page::Drills(None)),
    );
}

#[test]
fn scenarios_are_addressed_by_id_and_target() {
    let plan = Key(0xab);
    let aimed = |target: Option<&str>| Showing {
        scenario: Word::of("zone-lost"),
        target: target.map(Word::of),
    };
    let under = |rest: &str| format!("#/plan/{PLAN}/scenarios{rest}");
    check(&under(""), Route::Plan(plan, Page::Scenarios(None)));
    check(
        &under("/zone-lost"),
        Route::Plan(plan, Page::Scenario(aimed(None))),
    );
    check(
        &under("/zone-lost/eu-de-1"),
        Route::Plan(plan, Page::Scenario(aimed(Some("eu-de-1")))),
    );
    check(
        &under("/zone-lost/run"),
        Route::Plan(plan, Page::Run(aimed(None))),
    );
    check(
        &under("/zone-lost/eu-de-1/run"),
        Route::Plan(plan, Page::Run(aimed(Some("eu-de-1")))),
    );
}

#[test]
fn people_are_addressed_by_id_and_the_reader_without_one() {
    let plan = Key(0xab);
    let check = |rest: &str, view: People| {
        check(
            &format!("#/plan/{PLAN}/{rest}"),
            Route::Plan(plan, Page::People(view)),
        );
    };
    check("people", People::Directory);
    check("people/raci", People::Raci);
    check("people/hand-over", People::HandOver(None));
    check(
        &format!("people/hand-over/{PLAN}"),
        People::HandOver(Some(plan)),
    );
    check(&format!("people/{PLAN}"), People::Of(plan));
    check("mine", People::Mine);
    let nobody = format!("#/plan/{PLAN}/people/somebody");
    assert!(matches!(Route::parse(&nobody), Route::Lost(_)));
    for view in [People::Of(Key(8)), People::HandOver(Some(Key(8)))] {
        let route = Route::Plan(plan, Page::People(view));
        assert_eq!(Route::parse(&route.print()), route);
    }
}

#[test]
fn what_leads_nowhere_is_kept_to_be_shown() {
    for hash in ["#/elsewhere", "#/plan/12/drills", "#/plan"] {
        let path = hash.trim_start_matches("#/");
        check(hash, Route::Lost(path.into()));
    }
    let nowhere = format!("#/plan/{PLAN}/deployment/cellar");
    assert!(matches!(Route::parse(&nowhere), Route::Lost(_)));
}

#[test]
fn two_states_of_a_plan_have_an_address() {
    let (plan, milestone) = (Key(0xab), Key(7));
    let under = |rest: &str| format!("#/plan/{PLAN}/history{rest}");
    let changes = |from, to| Route::Plan(plan, Page::Changes(Between { from, to }));
    check(&under(""), Route::Plan(plan, Page::History(None)));
    check(
        &under(&format!("/{milestone}")),
        Route::Plan(plan, Page::History(Some(milestone))),
    );
    check(
        &under(&format!("/{milestone}/now")),
        changes(Version::At(milestone), Version::Now),
    );
    check(
        &under(&format!("/now/{milestone}")),
        changes(Version::Now, Version::At(milestone)),
    );
    assert!(matches!(Route::parse(&under("/now/then")), Route::Lost(_)));
}

#[test]
fn every_place_survives_its_address() {
    for route in Route::all(Key(7)) {
        assert_eq!(Route::parse(&route.print()), route, "{}", route.print());
    }
    let object = Route::Plan(Key(7), Page::Drills(Some(Key(8))));
    assert_eq!(Route::parse(&object.print()), object);
}

#[test]
fn windows_are_named_after_page_and_plan() {
    let workloads = Route::Plan(Key(7), Page::Deployment(Section::Workloads, None));
    assert_eq!(workloads.document_title("ERP"), "Workloads · ERP · Muster");
    assert_eq!(workloads.document_title(""), "Workloads · Muster");
    assert_eq!(Route::Start.document_title("ERP"), "Muster");
}
