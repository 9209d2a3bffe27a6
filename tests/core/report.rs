//! The report: one content, of a small plan row by row, of a large one summed
//! up, and it says so.

use std::collections::BTreeSet;

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::What;
use muster::export::by_name;
use muster::export::input::Input;
use muster::export::report::value::{Block, Cell, Document, Row, Section, Table};
use muster::export::report::{Part, document};
use muster::model::id::Key;
use muster::model::plan::Plan;
use muster::model::slices::{Rest, Restless, at_once};
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use muster::scenario::report::{Library, Report};
use muster::scenario::runbook::Roster;

fn with_input<T>(plan: &Plan, ask: impl FnOnce(&Input) -> T) -> T {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, DAY);
    ask(&Input::new(plan, &knowledge, &matrix, &assessment))
}

fn report(plan: &Plan, without: &[Part]) -> Document {
    with_input(plan, |input| {
        at_once(document(input, without, &mut Restless))
    })
}

fn section<'a>(report: &'a Document, key: &str) -> &'a Section {
    let mut sections = report.sections.iter();
    sections.find(|section| section.key == key).unwrap()
}

fn tables(section: &Section) -> impl Iterator<Item = &Table> {
    section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

fn rows(section: &Section) -> Vec<&Vec<Cell>> {
    let rows = tables(section).flat_map(|table| &table.rows);
    rows.filter_map(|row| match row {
        Row::Cells(cells) => Some(cells),
        Row::Group(_) => None,
    })
    .collect()
}

/// The number at the end of a heading: `Findings: 12`.
fn counted(section: &Section) -> usize {
    let (_, count) = section.title.rsplit_once(": ").unwrap();
    count.parse().unwrap()
}

#[test]
fn every_entry_and_every_duty_has_a_row() {
    for &shape in Shape::ALL {
        let plan = example(shape, None, 1, DAY);
        let report = report(&plan, &[]);
        let of = |key: &str| {
            let section = section(&report, key);
            let rows = rows(section).len();
            assert_eq!(rows, counted(section), "{key}");
            rows
        };
        with_input(&plan, |input| {
            let entries = input.assessment.entries().count();
            assert_eq!(of("findings") + of("settled") + of("held"), entries);
            assert_eq!(of("responsibilities"), input.matrix.holdings().count());
        });
        let workloads = tables(section(&report, "objectives")).last().unwrap();
        assert_eq!(workloads.rows.len(), plan.workloads.len());
    }
}

#[test]
fn every_row_has_a_cell_for_every_column() {
    let plans = [
        example(Shape::Production, None, 1, DAY),
        Plan::new(Key(1), ""),
    ];
    for plan in plans {
        let report = report(&plan, &[]);
        let titles = report.sections.iter().map(|section| &*section.title);
        let mut names: BTreeSet<&str> = titles.collect();
        for table in report.sections.iter().flat_map(tables) {
            assert!(names.insert(&table.name), "{} is there twice", table.name);
            assert!(!table.rows.is_empty(), "{}", table.name);
            for row in &table.rows {
                if let Row::Cells(cells) = row {
                    assert_eq!(cells.len(), table.head.len(), "{}", table.name);
                }
            }
        }
    }
}

#[test]
fn what_is_left_off_is_named_on_the_cover() {
    let plan = example(Shape::Production, None, 1, DAY);
    let keys = |report: &Document| -> Vec<&'static str> {
        report.sections.iter().map(|section| section.key).collect()
    };
    let whole = report(&plan, &[]);
    let cover = |report: &Document| format!("{:?}", section(report, "cover"));
    assert!(!cover(&whole).contains("Left out"));
    for (part, gone) in [
        (Part::Held, "held"),
        (Part::Duties, "responsibilities"),
        (Part::Scenarios, "scenarios"),
        (Part::Runbooks, "runbooks"),
    ] {
        let report = report(&plan, &[part]);
        assert!(keys(&whole).contains(&gone) && !keys(&report).contains(&gone));
        let words = format!("Left out of this report: {}", part.label().to_lowercase());
        assert!(cover(&report).contains(&words), "{words}");
    }
    let own = report(&plan, &[Part::Provider]);
    assert!(
        counted(section(&own, "responsibilities")) < counted(section(&whole, "responsibilities"))
    );
}

#[test]
fn scenarios_end_as_the_command_line_says() {
    let plan = example(Shape::Production, None, 1, DAY);
    let report = report(&plan, &[]);
    let told = tables(section(&report, "scenarios")).next().unwrap();
    with_input(&plan, |input| {
        let library = Library::built_in().unwrap();
        let roster = Roster {
            matrix: input.matrix,
            knowledge: input.knowledge,
            as_of: DAY,
        };
        library.perform(&plan, input.knowledge, DAY, |theatre| {
            assert_eq!(told.rows.len(), theatre.stage.scenarios.iter().count());
            for (row, scenario) in told.rows.iter().zip(theatre.stage.scenarios.iter()) {
                let mut judging = theatre.play(scenario, None);
                judging.finish();
                let played = Report::new(&judging, roster);
                let counts = played.counts();
                let numbers = [counts.meets, counts.misses, counts.unknown]
                    .map(|count| Cell::Number(count.to_string()));
                let Row::Cells(cells) = row else {
                    panic!("{row:?}")
                };
                assert_eq!(cells[1..4], numbers, "{}", scenario.title);
                let unowned = played.runbook.unowned().to_string();
                assert_eq!(cells[4], Cell::Number(unowned));
            }
        });
    });
}

/// A plan so large that it is summed up.
fn large() -> Plan {
    example(Shape::Production, Some(1_500), 1, DAY)
}

#[test]
fn a_large_plan_is_summed_up_and_says_so() {
    let plan = large();
    let report = report(&plan, &[]);
    let cover = format!("{:?}", section(&report, "cover"));
    assert!(cover.contains("This plan has 1500 workloads"), "{cover}");
    for key in ["findings", "held", "responsibilities"] {
        let section = section(&report, key);
        let rows = rows(section).len();
        assert!(counted(section) > 1_500, "{key}: {}", section.title);
        assert!(rows < 700, "{key}: {rows} rows");
    }
    let scenarios = section(&report, "scenarios");
    let names: Vec<&str> = tables(scenarios).map(|table| &*table.name).collect();
    assert_eq!(
        names[..3],
        [
            "All scenarios",
            "Scenarios by tier",
            "Scenarios by application"
        ]
    );
    let worst: Vec<&Table> = tables(scenarios).skip(3).collect();
    assert!(worst.len() > 10, "{} scenarios do harm", worst.len());
    assert!(worst.iter().all(|table| table.rows.len() <= 5));
    assert!(format!("{scenarios:?}").contains("Listed are 5 of the "));
    let html = with_input(&plan, |input| {
        by_name("html")
            .unwrap()
            .content(input, What::All, |_| Vec::new())
    });
    assert!(html.len() < 1_500_000, "{} bytes", html.len());
}

/// Gives up after so many rests.
struct Impatient(u32);

impl Rest for Impatient {
    async fn rest(&mut self) -> Option<()> {
        self.0 = self.0.checked_sub(1)?;
        Some(())
    }
}

#[test]
fn a_report_that_is_no_longer_wanted_is_given_up_at_any_time() {
    let plan = example(Shape::Small, None, 1, DAY);
    with_input(&plan, |input| {
        for rests in [0, 1, 10, 100] {
            let given_up = at_once(async {
                Some(document(input, &[], &mut Impatient(rests)).await.is_none())
            });
            assert!(given_up, "{rests} rests");
        }
    });
}
