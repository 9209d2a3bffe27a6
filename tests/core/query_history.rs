//! What lies between two states of a plan, and what was changed lately.

use std::rc::Rc;

use muster::app::assessed::Assessed;
use muster::app::editor::Editor;
use muster::catalogue::Knowledge;
use muster::compare::change::changes;
use muster::milestone::take::Standing;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::slices::{Restless, at_once};
use muster::model::units::{Date, Moment};
use muster::query::history::between::{
    About, Heading, Line, changed, counts, lines, matches, summary,
};
use muster::query::history::follows::{Follows, OwnerTurn, State, follows};
use muster::query::history::recent::recent;
use muster::query::history::standing;
use muster::query::history::titles::Titles;
use muster::query::sign_off::{SignOff, approve, besides, sign_off};
use muster::readiness::gate::Level;
use serde_json::json;

use crate::resilient::{self, Change, set};

fn assessed(plan: &Plan) -> Assessed {
    let knowledge = Rc::new(Knowledge::built_in().unwrap());
    Assessed::new(Rc::new(plan.clone()), knowledge, day())
}

fn day() -> Date {
    Date::parse(resilient::AS_OF).unwrap()
}

fn state(assessed: &Assessed) -> State<'_> {
    State {
        plan: &assessed.plan,
        matrix: &assessed.matrix,
        assessment: &assessed.assessment,
    }
}

fn follow(before: &Assessed, after: &Assessed) -> Follows {
    at_once(follows(state(before), state(after), &mut Restless))
}

fn all_lines(before: &Assessed, after: &Assessed) -> Vec<Line> {
    let titles = Titles::new(&after.knowledge);
    let called = |plan: &Plan, kind, key| titles.call(plan, kind, key);
    let changes = at_once(changed(&before.plan, &after.plan, &called, &mut Restless));
    lines(&changes, &follow(before, after), &[])
}

fn apply(plan: &Plan, edit: &Edit) -> Plan {
    plan.apply(edit, &Stamp::default()).unwrap()
}

fn changed_by(changes: &[Change]) -> (Assessed, Assessed) {
    let before = resilient::plan();
    let after = resilient::changed(&before, changes);
    (assessed(&before), assessed(&after))
}

/// The assignment of the first duty without an owner any more.
fn disowned() -> (Assessed, Assessed) {
    let before = resilient::plan();
    let first = before.assignments.iter().find(|row| row.owner.0.is_some());
    let id = first.unwrap().meta.id;
    let edit = Edit::set(Kind::Assignment, id, "owner", json!(null));
    let after = before.apply(&edit, &Stamp::default()).unwrap();
    (assessed(&before), assessed(&after))
}

#[test]
fn nothing_follows_where_nothing_changed() {
    let plan = assessed(&resilient::plan());
    let found = follow(&plan, &plan);
    assert_eq!(found.level, (Level::Resilient, Level::Resilient));
    assert_eq!((found.findings.len(), found.duties.len()), (0, 0));
    assert_eq!(all_lines(&plan, &plan), []);
}

#[test]
fn findings_that_came_are_those_that_went_the_other_way() {
    let (before, after) = changed_by(&[set("workload", "erp-hana", "group", json!(null))]);
    let (there, back) = (follow(&before, &after), follow(&after, &before));
    assert!(!there.findings.is_empty());
    assert!(there.findings.iter().all(|turn| turn.opened));
    assert!(back.findings.iter().all(|turn| !turn.opened));
    let texts = |found: &Follows| -> Vec<(String, String)> {
        let mut texts: Vec<_> = found
            .findings
            .iter()
            .map(|turn| (turn.name.clone(), turn.text.clone()))
            .collect();
        texts.sort();
        texts
    };
    assert_eq!(texts(&there), texts(&back));
    assert!(there.score.1 <= there.score.0);
    assert_eq!(there.score, (back.score.1, back.score.0));
    let severities: Vec<_> = there.findings.iter().map(|turn| turn.severity).collect();
    assert!(severities.is_sorted(), "the worst first");
}

#[test]
fn findings_of_what_is_gone_are_closed() {
    let faulty = resilient::changed(
        &resilient::plan(),
        &[set("workload", "erp-hana", "group", json!(null))],
    );
    let without = resilient::changed(&faulty, &[Change::Remove("workload", "erp-hana")]);
    let found = follow(&assessed(&faulty), &assessed(&without));
    let closed = found.findings.iter().filter(|turn| !turn.opened);
    assert!(closed.clone().any(|turn| turn.name == "erp-hana"));
}

#[test]
fn a_duty_that_lost_its_owner_says_whose_it_was() {
    let (before, after) = disowned();
    let there = follow(&before, &after);
    let lost = there.duties.first().unwrap();
    assert_eq!(lost.turn, OwnerTurn::Lost);
    assert!(!lost.before.is_empty() && lost.after.is_empty());
    let back = follow(&after, &before);
    let got = back.duties.first().unwrap();
    assert_eq!((got.turn, &got.after), (OwnerTurn::Got, &lost.before));
    let sentence = summary(&there, &[]);
    assert!(
        sentence.contains("lost its owner") || sentence.contains("lost their owner"),
        "{sentence}"
    );
}

#[test]
fn a_new_object_brings_duties_that_nobody_has() {
    let knowledge = Knowledge::built_in().unwrap();
    let empty = Plan::new(Key(1), "Empty");
    let edit = Edit::add(Kind::Connection, Key(2), [("name", json!("eu-de-a"))]);
    let after = empty.apply(&edit, &Stamp::default()).unwrap();
    let (before, after) = (assessed(&empty), assessed(&after));
    let found = follow(&before, &after);
    assert!(!found.duties.is_empty(), "{:?}", knowledge.catalogues.len());
    assert!(
        found
            .duties
            .iter()
            .all(|duty| duty.turn == OwnerTurn::Unowned)
    );
    assert!(found.duties.iter().all(|duty| duty.name == "eu-de-a"));
    assert_eq!(
        follow(&after, &before).duties,
        [],
        "what is gone has no owner to lose"
    );
}

#[test]
fn lines_stand_under_their_headings_and_are_found_by_words() {
    let (before, after) = changed_by(&[
        set("workload", "erp-hana", "size_gb", 901),
        set("workload", "erp-hana", "group", json!(null)),
    ]);
    let lines = all_lines(&before, &after);
    let headings: Vec<Heading> = lines.iter().map(|line| line.heading).collect();
    assert!(headings.is_sorted());
    assert!(counts(&lines).contains_key(&Heading::Opened));
    assert_eq!(
        counts(&lines).get(&Heading::Objects(Kind::Workload)),
        Some(&2)
    );
    let sized = lines.iter().filter(|line| matches(line, "ERP size"));
    let texts: Vec<&str> = sized.map(|line| &*line.text).collect();
    assert!(
        texts.contains(&"Size of erp-hana changed from 900 GB to 901 GB"),
        "{texts:?}"
    );
    assert!(!lines.iter().any(|line| matches(line, "erp nosuchword")));
    let about = lines
        .iter()
        .all(|line| matches!(&line.about, About::Object(..)));
    assert!(about);
}

#[test]
fn what_people_said_of_a_duty_goes_by_its_title() {
    let (before, after) = disowned();
    let lines = all_lines(&before, &after);
    let said = |line: &&Line| line.heading == Heading::Objects(Kind::Assignment);
    let line = lines.iter().find(said).unwrap();
    assert!(line.text.contains("the assignment of “"), "{}", line.text);
    assert!(!line.text.contains("ibm.backup-recovery/"), "{}", line.text);
    let raw = changes(&before.plan, &after.plan);
    assert!(
        raw.iter()
            .any(|change| change.text.contains("ibm.backup-recovery/"))
    );
}

#[test]
fn a_milestone_notes_what_the_overview_shows() {
    let (_, after) = changed_by(&[set("workload", "erp-hana", "group", json!(null))]);
    let noted = standing(&after.matrix, &after.assessment);
    let score = &after.assessment.score;
    assert_eq!(noted.score, score.readiness);
    assert_eq!(&*noted.level, after.assessment.level.key());
    let findings = after.assessment.findings();
    assert!(findings.len() >= noted.findings_open as usize && noted.findings_open > 0);
    let critical = findings
        .iter()
        .filter(|one| one.item.severity().key() == "critical");
    assert!(noted.critical_open as usize <= critical.count());
    let unowned = |noted: &Standing| noted.duties_without_owner;
    let (before, without) = disowned();
    let (before, without) = (
        standing(&before.matrix, &before.assessment),
        standing(&without.matrix, &without.assessment),
    );
    assert!(unowned(&without) > unowned(&before));
}

#[test]
fn naming_a_milestone_is_no_change_of_what_was_approved() {
    let plan = resilient::plan();
    let approved = apply(&plan, &approve(&plan, "Ada", day()));
    assert_eq!(sign_off(&approved), SignOff::Current);
    let milestone = Edit::add(Kind::Milestone, Key(7), []);
    let approved = (Editor::BUILT_IN.mark)(&approved, &milestone).unwrap();
    assert_eq!(sign_off(&approved), SignOff::Current);
    let naming = Edit::set(Kind::Milestone, Key(7), "name", json!("Audit"));
    assert_eq!(sign_off(&apply(&approved, &naming)), SignOff::Changed(1));
    let named = apply(&approved, &besides(&approved, naming));
    assert_eq!(sign_off(&named), SignOff::Current);
    assert_eq!(&*named.milestones[0].name, "Audit");
    let other = Edit::set(Kind::PlanFacts, plan.id(), "name", json!("Other"));
    let changed = apply(&approved, &other);
    assert_eq!(
        besides(&changed, other.clone()),
        other,
        "what is not approved stays so"
    );
}

#[test]
fn what_was_changed_last_comes_first() {
    let mut plan = Plan::new(Key(1), "Test");
    for (id, at) in [(2, 300), (3, 100), (4, 200)] {
        let stamp = Stamp {
            by: "Ada".into(),
            at: Some(Moment(at)),
        };
        let edit = Edit::add(Kind::Workload, Key(id), []);
        plan = plan.apply(&edit, &stamp).unwrap();
    }
    let undated = Edit::add(Kind::Workload, Key(5), []);
    plan = plan.apply(&undated, &Stamp::default()).unwrap();
    let found = recent(&plan, 2);
    let keys: Vec<Key> = found.iter().map(|one| one.key).collect();
    assert_eq!(keys, [Key(2), Key(4)]);
    assert_eq!(&*found[0].by, "Ada");
}
