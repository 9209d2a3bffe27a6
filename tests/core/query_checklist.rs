//! The checklist as screens list it.

use std::collections::BTreeSet;

use muster::catalogue::Knowledge;
use muster::example::{Shape, example};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Date;
use muster::ownership::matrix::Matrix;
use muster::query::arrange::{By, Grouping, Order, Shown, arrange};
use muster::query::checklist::{Counts, Line, Listing, key_of, key_of_id, mine, wording};
use muster::query::filter::{Filter, Owner, Sieve};
use muster::readiness::assess::Assessment;
use muster::readiness::rule::{Family, Severity};
use muster::readiness::standing::State;
use proptest::prelude::*;

pub(crate) struct Case {
    pub(crate) plan: Plan,
    knowledge: Knowledge,
    pub(crate) assessment: Assessment,
    pub(crate) listing: Listing,
}

pub(crate) fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

pub(crate) fn case_of(plan: Plan) -> Case {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(&plan, &knowledge);
    let assessment = Assessment::new(&plan, &matrix, &knowledge, today());
    let listing = Listing::new(&assessment, &plan);
    Case {
        plan,
        knowledge,
        assessment,
        listing,
    }
}

pub(crate) fn case() -> Case {
    case_of(example(Shape::Production, None, 1, today()))
}

impl Case {
    fn show(&self, filter: &str, order: Order) -> (Vec<&Line>, Vec<(String, usize)>) {
        let filter = Filter::parse(filter);
        let mine = mine(&self.plan, "");
        let sieve = Sieve::new(&filter, &self.listing, &self.assessment, &mine);
        let (listing, assessment) = (&self.listing, &self.assessment);
        let arranged = arrange(listing, assessment, &self.knowledge, order, &sieve);
        let line = |shown: &Shown| match shown {
            Shown::Line(at) => self.listing.lines.get(*at),
            Shown::Group(_) => None,
        };
        let groups = arranged.groups.iter();
        (
            arranged.shown.iter().filter_map(line).collect(),
            groups
                .map(|group| (group.title.clone(), group.count))
                .collect(),
        )
    }

    fn lines(&self, filter: &str) -> Vec<&Line> {
        self.show(filter, Order::default()).0
    }
}

#[test]
fn without_a_wish_the_findings_are_shown_and_nothing_else() {
    let case = case();
    let lines = case.lines("");
    assert_eq!(lines.len(), case.assessment.findings().len());
    assert!(lines.iter().all(|line| line.state.is_finding()));
}

#[test]
fn with_every_switch_each_entry_is_shown_once() {
    let case = case();
    let lines = case.lines("done&accepted&excused");
    let ids: BTreeSet<Key> = lines.iter().map(|line| line.id).collect();
    assert_eq!(lines.len(), case.assessment.entries().count());
    assert_eq!(ids.len(), lines.len(), "no two entries share an address");
}

#[test]
fn an_address_is_that_of_the_finding() {
    let case = case();
    for placed in case.assessment.entries().take(200) {
        let line = case.listing.line(key_of_id(&placed.id())).unwrap();
        assert_eq!(line.placed(&case.assessment).unwrap().id(), placed.id());
        assert_eq!(line.id, key_of(placed.item.id(), placed.object));
    }
    let item = case.assessment.items.first().unwrap();
    assert_eq!(case.listing.item(key_of_id(item.id())), Some(0));
}

#[test]
fn a_rule_that_is_fine_says_so_and_not_what_it_would_have_found() {
    let case = case();
    let fine = case.assessment.entries().find(|placed| {
        placed.entry.state == State::Done && !placed.item.id().starts_with("attest.")
    });
    let fine = fine.unwrap();
    assert_eq!(wording(&fine), format!("Not found: {}", fine.item.title()));
    let open = case.assessment.findings()[0];
    assert_eq!(wording(&open), open.text());
}

#[test]
fn wishes_narrow_down() {
    let case = case();
    for line in case.lines("severity=critical&done&accepted&excused") {
        assert_eq!(line.severity, Severity::Critical);
    }
    let done = case.lines("state=done");
    assert!(
        !done.is_empty(),
        "a state that is asked for needs no switch"
    );
    assert!(done.iter().all(|line| line.state == State::Done));
    let family = case.lines("family=coverage&done");
    assert!(!family.is_empty());
    for line in family {
        let placed = line.placed(&case.assessment).unwrap();
        assert_eq!(placed.item.family(), Family::Coverage);
    }
    assert!(
        case.lines("owner=nobody")
            .iter()
            .all(|line| line.owner.is_none())
    );
}

#[test]
fn all_words_are_looked_for_in_item_object_and_owner() {
    let case = case();
    let object = case
        .listing
        .objects
        .iter()
        .find(|object| object.kind == Some(Kind::Workload));
    let name = object.unwrap().name.to_uppercase();
    let by_object = case.lines(&format!("done&q={name}"));
    assert!(!by_object.is_empty());
    let with_item = case.lines(&format!("done&q=policy {name}"));
    assert!(with_item.len() < by_object.len());
    assert!(case.lines("done&q=no such word anywhere").is_empty());
}

#[test]
fn a_filter_survives_its_text() {
    let filter = Filter {
        severity: Some(Severity::High),
        state: Some(State::VerifyAgain),
        family: Some(Family::Zone),
        area: "disaster-recovery".to_owned(),
        owner: Some(Owner::Is(Key(7))),
        kind: Some(Kind::Workload),
        object: Some(Key(9)),
        item: "zone.nowhere-to-restore".to_owned(),
        done: true,
        accepted: true,
        excused: true,
        mine: true,
        overdue: true,
        words: "a & b = c q=d ".to_owned(),
    };
    assert_eq!(Filter::parse(&filter.print()), filter);
    assert_eq!(Filter::parse(""), Filter::default());
    assert_eq!(Filter::default().print(), "");
}

#[test]
fn headings_count_their_lines_and_lines_of_a_group_stand_together() {
    let case = case();
    for (grouping, ..) in Grouping::ALL {
        let order = Order {
            grouping: *grouping,
            ..Order::default()
        };
        let (lines, groups) = case.show("done", order);
        if *grouping == Grouping::None {
            assert!(groups.is_empty());
            continue;
        }
        let counted: usize = groups.iter().map(|(_, count)| count).sum();
        assert_eq!(counted, lines.len(), "{grouping:?}");
        let titles: BTreeSet<&String> = groups.iter().map(|(title, _)| title).collect();
        if *grouping != Grouping::Object {
            assert_eq!(titles.len(), groups.len(), "{grouping:?}: {groups:?}");
        }
    }
}

#[test]
fn the_worst_comes_first_unless_a_column_is_chosen() {
    let case = case();
    let lines = case.lines("");
    assert!(lines.is_sorted_by_key(|line| (line.severity, line.state)));
    for descending in [false, true] {
        let order = Order {
            grouping: Grouping::None,
            by: Some(By::Object),
            descending,
        };
        let (lines, _) = case.show("", order);
        let names: Vec<&str> = lines
            .iter()
            .map(|line| &*case.listing.objects[line.object].words)
            .collect();
        assert!(if descending {
            names.is_sorted_by(|a, b| a >= b)
        } else {
            names.is_sorted()
        });
    }
}

#[test]
fn counts_are_those_of_the_lists() {
    let case = case();
    let me = case
        .plan
        .people
        .iter()
        .find(|person| person.team.0.is_some())
        .unwrap();
    let own = mine(&case.plan, &format!(" {} ", me.name.to_uppercase()));
    assert!(own.len() >= 2, "the person and the team");
    let counts = Counts::new(&case.listing, &own, today());
    assert_eq!(counts.findings(), case.lines("").len());
    assert_eq!(counts.of(State::Unknown), case.lines("state=unknown").len());
    assert_eq!(counts.critical, case.lines("severity=critical").len());
    let filter = Filter::parse("mine");
    let sieve = Sieve::new(&filter, &case.listing, &case.assessment, &own);
    let passing = case.listing.lines.iter().filter(|line| sieve.passes(line));
    assert_eq!(passing.count(), counts.mine);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_filter_and_order_show_a_part_of_the_whole_once(
        filter in "(severity=high&)?(state=open&)?(done&)?(mine&)?(q=[a-z ]{0,6})?",
        grouping in 0_usize..6,
        by in proptest::option::of(0_usize..6),
        descending: bool,
    ) {
        thread_local! {
            static CASE: Case = case();
        }
        CASE.with(|case| {
            let order = Order {
                grouping: Grouping::ALL[grouping].0,
                by: by.map(|at| By::ALL[at].0),
                descending,
            };
            let (lines, groups) = case.show(&filter, order);
            let ids: BTreeSet<Key> = lines.iter().map(|line| line.id).collect();
            assert_eq!(ids.len(), lines.len());
            if !groups.is_empty() {
                assert_eq!(groups.iter().map(|(_, count)| count).sum::<usize>(), lines.len());
            }
            assert_eq!(Filter::parse(&Filter::parse(&filter).print()), Filter::parse(&filter));
        });
    }
}
