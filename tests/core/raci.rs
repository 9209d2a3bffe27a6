//! Who is responsible, accountable, consulted and informed.

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::ownership::matrix::Matrix;
use muster::ownership::raci::{Grain, Hint, Letter, Letters, Raci, Row};
use muster::query::people::raci::{Filter, Line, Shown};

fn raci(plan: &Plan, grain: Grain) -> Raci {
    let knowledge = Knowledge::built_in().unwrap();
    Raci::new(plan, &Matrix::new(plan, &knowledge), &knowledge, grain)
}

fn row<'a>(raci: &'a Raci, duty: &str) -> &'a Row {
    raci.rows.iter().find(|row| row.id.ends_with(duty)).unwrap()
}

fn key(plan: &Plan, name: &str) -> Key {
    plan.people
        .iter()
        .find(|one| &*one.name == name)
        .unwrap()
        .meta
        .id
}

/// The row's letters of that person.
fn letters(raci: &Raci, duty: &str, who: Key) -> String {
    row(raci, duty)
        .letters
        .get(&who)
        .map(Letters::text)
        .unwrap_or_default()
}

const RUNBOOK: &str = "/recovery-plan.runbook";

/// The production example with a field of that duty stated.
fn with(fields: &[(&str, Key)]) -> Plan {
    let plan = example(Shape::Production, None, 1, DAY);
    let mut rows = plan.assignments.iter();
    let id = rows
        .find(|row| row.duty.ends_with(RUNBOOK))
        .unwrap()
        .meta
        .id;
    let edits = fields
        .iter()
        .map(|(field, who)| Edit::set(Kind::Assignment, id, field, who.to_string().into()));
    let edits = edits.collect();
    plan.apply(&Edit::Batch { edits }, &Stamp::default())
        .unwrap()
}

#[test]
fn the_owner_answers_and_does_it_where_nobody_else_is_named() {
    let plan = example(Shape::Production, None, 1, DAY);
    let (mira, jonas) = (key(&plan, "Mira Lindqvist"), key(&plan, "Jonas Abel"));
    assert_eq!(letters(&raci(&plan, Grain::Duty), RUNBOOK, mira), "R A");
    let plan = with(&[("responsible", jonas)]);
    let raci = raci(&plan, Grain::Duty);
    assert_eq!(letters(&raci, RUNBOOK, mira), "A");
    assert_eq!(letters(&raci, RUNBOOK, jonas), "R");
}

#[test]
fn a_row_says_what_is_odd_about_it() {
    let plan = example(Shape::Production, None, 1, DAY);
    let mira = key(&plan, "Mira Lindqvist");
    let before = raci(&plan, Grain::Duty);
    assert_eq!(row(&before, RUNBOOK).hints(), []);
    let several = row(&before, "/configuration.policy").hints();
    assert!(
        several
            .iter()
            .any(|hint| matches!(hint, Hint::SeveralAnswer(2))),
        "{several:?}"
    );
    assert!(
        several
            .iter()
            .any(|hint| matches!(hint, Hint::NobodyAnswers(..))),
        "{several:?}"
    );
    let asked = raci(&with(&[("consulted", mira)]), Grain::Duty);
    assert_eq!(row(&asked, RUNBOOK).hints(), [Hint::AskedAboutOwn(1)]);
}

#[test]
fn tasks_add_up_their_duties() {
    let plan = example(Shape::Production, None, 1, DAY);
    let (duties, tasks) = (raci(&plan, Grain::Duty), raci(&plan, Grain::Task));
    assert!(tasks.rows.len() < duties.rows.len());
    let sum = |raci: &Raci| raci.rows.iter().map(|row| row.objects).sum::<u32>();
    assert_eq!(sum(&duties), sum(&tasks));
    let answered = |raci: &Raci| {
        let cells = raci.rows.iter().flat_map(|row| row.letters.values());
        cells
            .map(|cell| cell.count(Letter::Accountable))
            .sum::<u32>()
    };
    assert_eq!(answered(&duties), answered(&tasks));
    assert_eq!(duties.columns, tasks.columns);
}

#[test]
fn filters_leave_rows_under_their_headings_and_no_empty_column() {
    let plan = example(Shape::Production, None, 1, DAY);
    let raci = raci(&plan, Grain::Duty);
    let elif = key(&plan, "Elif Kaya");
    let all = Shown::new(&raci, &Filter::default());
    assert_eq!(all.rows, raci.rows.len());
    assert!(matches!(all.lines.first(), Some(Line::Area(0))));
    let hers = Shown::new(
        &raci,
        &Filter {
            who: Some(elif),
            ..Filter::default()
        },
    );
    assert!(hers.rows > 0 && hers.rows < all.rows);
    for line in &hers.lines {
        if let Line::Row(place) = line {
            assert!(raci.rows[*place].letters.contains_key(&elif));
        }
    }
    for &place in &hers.columns {
        let column = raci.columns[place].key;
        let mut lines = hers.lines.iter();
        assert!(lines.any(|line| {
            matches!(line, Line::Row(place) if raci.rows[*place].letters.contains_key(&column))
        }));
    }
    let odd = Filter {
        odd: true,
        ..Filter::default()
    };
    let odd = Shown::new(&raci, &odd);
    let hinted = raci.rows.iter().filter(|row| !row.hints().is_empty());
    assert_eq!(odd.rows, hinted.count());
}
