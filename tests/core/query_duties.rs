//! The board of duties: filters, groups, orders, and the edits that hand
//! duties out.

use std::rc::Rc;

use muster::app::assessed::Assessed;
use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::model::Json;
use muster::model::assignment::Party;
use muster::model::edit::{Edit, Stamp};
use muster::model::field;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::query::assigning::{Target, own, state, state_for_all, with_person};
use muster::query::duties::Board;
use muster::query::duties::checks::entries;
use muster::query::duties::filter::{Filter, Owner, Standing};
use muster::query::duties::lines::{Line, SortBy};
use muster::query::support_case::support_case;
use muster::readiness::standing::State;

fn assessed(plan: Plan) -> Assessed {
    let knowledge = Rc::new(Knowledge::built_in().unwrap());
    Assessed::new(Rc::new(plan), knowledge, DAY)
}

fn board(of: &Assessed) -> Board {
    Board::new(&of.plan, &of.knowledge, &of.matrix, &of.assessment)
}

fn production() -> Assessed {
    assessed(example(Shape::Production, None, 1, DAY))
}

/// The rows that a filter lets through are those that `expected` says.
#[track_caller]
fn check(filter: Filter, expected: impl Fn(&Board, usize) -> bool) {
    let board = board(&production());
    let found = board.matching(&filter);
    let wanted: Vec<usize> = (0..board.rows.len())
        .filter(|&place| expected(&board, place))
        .collect();
    assert!(!wanted.is_empty(), "the example has none: {filter:?}");
    assert_eq!(found, wanted, "{filter:?}");
}

#[test]
fn a_board_has_every_duty_once_under_its_own_address() {
    let seen = production();
    let board = board(&seen);
    assert_eq!(board.rows.len(), seen.matrix.holdings().count());
    let mut ids: Vec<Key> = board.rows.iter().map(|row| row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), board.rows.len());
    let row = &board.rows[7];
    assert_eq!(board.find(row.id).unwrap().holding, row.holding);
}

#[test]
fn filters_let_through_what_they_say() {
    check(Filter::default(), |_, _| true);
    let unknown = Filter {
        party: Some(Party::Unknown),
        ..Filter::default()
    };
    check(unknown, |board, at| board.rows[at].party == Party::Unknown);
    let nobody = Filter {
        owner: Some(Owner::Nobody),
        ..Filter::default()
    };
    check(nobody, |board, at| {
        let holding = &board.rows[at].holding;
        holding.needs_owner() && holding.owner().is_none()
    });
    let open = Filter {
        state: Some(Standing::Worst(State::Open)),
        ..Filter::default()
    };
    check(open, |board, at| {
        board.rows[at].checks.count(State::Open) > 0
    });
    let kind = Filter {
        kind: Some(Kind::Connection),
        ..Filter::default()
    };
    check(kind, |board, at| {
        board.rows[at].holding.kind == Kind::Connection
    });
}

#[test]
fn every_word_of_a_search_has_to_be_there() {
    let words = Filter {
        text: "AGENT  upgrade".to_owned(),
        ..Filter::default()
    };
    check(words, |board, at| {
        let row = &board.rows[at];
        let duty = &row.holding.duty;
        let task = board.task(board.task_place(row)).unwrap();
        let all = format!(
            "{}\n{}\n{}\n{}\n{}",
            duty.title,
            duty.text,
            task.title,
            board.object_name(row),
            row.holding
                .owner()
                .and_then(|owner| board.owner_name(owner))
                .unwrap_or_default()
        )
        .to_lowercase();
        all.contains("agent") && all.contains("upgrade")
    });
}

#[test]
fn a_filter_survives_its_text() {
    let filter = Filter {
        party: Some(Party::ThirdParty),
        area: "change".to_owned(),
        owner: Some(Owner::Is(Key(7))),
        kind: Some(Kind::Workload),
        object: Some(Key(8)),
        state: Some(Standing::Unchecked),
        text: "a = b".to_owned(),
        ..Filter::default()
    };
    assert_eq!(Filter::parse(&filter.print()), filter);
    assert_eq!(Filter::default().print(), "");
    assert!(Filter::parse("nonsense\nparty=king").is_empty());
}

#[test]
fn groups_and_orders_lose_no_duty() {
    let board = board(&production());
    let all = board.matching(&Filter::default());
    let duties = |lines: Vec<Line>| -> Vec<usize> {
        let mut places: Vec<usize> = lines
            .into_iter()
            .filter_map(|line| match line {
                Line::Duty(place) => Some(place),
                _ => None,
            })
            .collect();
        places.sort_unstable();
        places
    };
    assert_eq!(duties(board.grouped(&all)), all);
    for &by in SortBy::ALL {
        assert_eq!(duties(board.sorted(all.clone(), by, true)), all, "{by:?}");
    }
    let areas = board.grouped(&all);
    let headings = areas.iter().filter(|line| matches!(line, Line::Area(_)));
    assert_eq!(headings.count(), 5, "an area has one heading");
    let by_task = board.by_task(&all);
    assert_eq!(by_task.len(), board.tasks.len());
}

fn apply(plan: &Plan, edit: &Edit) -> Plan {
    plan.apply(edit, &Stamp::default()).unwrap()
}

fn ids() -> impl FnMut() -> Key {
    let mut last = 1_000;
    move || {
        last += 1;
        Key(last)
    }
}

const DUTY: &str = "ibm.backup-recovery/deployment.agent";

fn target(object: Option<u128>) -> Target {
    Target {
        duty: DUTY.to_owned(),
        object: object.map(|key| (Kind::Workload, Key(key))),
    }
}

fn owner_of(plan: &Plan, object: Option<u128>) -> Option<Key> {
    own(plan, &target(object))?.owner.0
}

#[test]
fn many_duties_are_handed_out_in_one_edit() {
    let plan = Plan::new(Key(1), "Test");
    let fields = [("owner", Json::from(Key(9).to_string()))];
    let both = [target(Some(2)), target(Some(3))];
    let plan = apply(&plan, &state(&plan, &both, &fields, ids()));
    assert_eq!(owner_of(&plan, Some(2)), Some(Key(9)));
    assert_eq!(owner_of(&plan, Some(3)), Some(Key(9)));
    let again = apply(&plan, &state(&plan, &both, &[("owner", Json::Null)], ids()));
    assert_eq!(again.assignments.len(), 2, "what is there is used again");
    assert_eq!(owner_of(&again, Some(2)), None);
}

#[test]
fn one_object_begins_with_what_holds_for_all() {
    let plan = Plan::new(Key(1), "Test");
    let owner = [("owner", Json::from(Key(9).to_string()))];
    let plan = apply(&plan, &state_for_all(&plan, DUTY, &owner, Key(50)));
    assert_eq!(owner_of(&plan, None), Some(Key(9)));
    let note = [("note", Json::from("mind the gap"))];
    let plan = apply(&plan, &state(&plan, &[target(Some(2))], &note, ids()));
    assert_eq!(owner_of(&plan, Some(2)), Some(Key(9)));
    let other = [("owner", Json::from(Key(8).to_string()))];
    let plan = apply(&plan, &state_for_all(&plan, DUTY, &other, Key(51)));
    assert_eq!(owner_of(&plan, None), Some(Key(8)));
    assert_eq!(owner_of(&plan, Some(2)), Some(Key(8)), "all means all");
    assert_eq!(plan.assignments.len(), 2);
}

#[test]
fn a_new_person_comes_with_the_duty_in_one_edit() {
    let plan = Plan::new(Key(1), "Test");
    let fields = [("owner", Json::from(Key(9).to_string()))];
    let assign = state(&plan, &[target(Some(2))], &fields, ids());
    let plan = apply(&plan, &with_person("Ada", Key(9), assign));
    assert_eq!(plan.owner_name(Key(9)).as_deref(), Some("Ada"));
    assert_eq!(owner_of(&plan, Some(2)), Some(Key(9)));
}

#[test]
fn typing_in_a_field_stays_one_edit() {
    let plan = Plan::new(Key(1), "Test");
    let note = |text: &str| [("note", Json::from(text))];
    let plan = apply(&plan, &state(&plan, &[target(None)], &note("a"), ids()));
    let edit = state(&plan, &[target(None)], &note("ab"), ids());
    assert!(matches!(edit, Edit::Set { .. }), "{edit:?}");
}

#[test]
fn a_support_case_names_pages_and_facts_but_no_free_text() {
    let seen = production();
    let mut unknown = seen
        .matrix
        .holdings()
        .filter(|holding| holding.party() == Party::Unknown);
    let holding = unknown
        .find(|holding| holding.kind == Kind::Connection && !holding.duty.says.is_empty())
        .unwrap();
    let free = holding.kind.fields().iter();
    let mut free = free.filter(|field| {
        matches!(field.shape, field::Shape::Text | field::Shape::Lines) && field.key != "name"
    });
    let free = free.next().unwrap().key;
    let secret = Edit::set(holding.kind, holding.object, free, Json::from("swordfish"));
    let plan = apply(&seen.plan, &secret);
    let text = support_case(holding, &plan, &seen.knowledge);
    assert!(text.contains(&holding.duty.title));
    assert!(!text.contains("swordfish"));
    for saying in &holding.duty.says {
        let source = seen.knowledge.sources.get(&saying.source).unwrap();
        assert!(text.contains(&saying.text) && text.contains(&source.url));
    }
}

#[test]
fn checks_of_other_objects_count_where_these_belong_to_the_duty() {
    let seen = production();
    let board = board(&seen);
    let row = board
        .rows
        .iter()
        .find(|row| row.holding.duty.id.ends_with("/deployment.connection"))
        .unwrap();
    let found = entries(&seen.plan, &seen.assessment, &row.holding, usize::MAX);
    let shown: u32 = State::ALL
        .iter()
        .map(|&state| row.checks.count(state))
        .sum();
    assert_eq!(
        found.len(),
        shown as usize,
        "the drawer lists what the row counts"
    );
    let connection = row.holding.object;
    for placed in found.iter().filter(|one| one.kind == Kind::Workload) {
        let workload = seen.plan.object(placed.kind, placed.object).unwrap();
        assert!(workload.refers_to(connection));
    }
}
