//! Who is there, what they have on their hands, and what one of them has to
//! do.

use muster::app::assessed::Assessed;
use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::ownership::gap::{GapKind, gaps};
use muster::query::duties::Board;
use muster::query::people::load::{Figure, Loads};
use muster::query::people::mine::{Mine, Part, by_name};
use muster::query::people::{Directory, Presence, Show, SortBy};

/// A plan that was looked at.
struct Seen {
    assessed: Assessed,
    board: Board,
    loads: Loads,
}

fn seen(plan: &Plan) -> Seen {
    let knowledge = Knowledge::built_in().unwrap();
    let assessed = Assessed::new(plan.clone().into(), knowledge.into(), DAY);
    let (plan, matrix) = (&assessed.plan, &assessed.matrix);
    let board = Board::new(plan, &assessed.knowledge, matrix, &assessed.assessment);
    Seen {
        loads: Loads::new(plan, matrix, &board, &assessed.assessment),
        board,
        assessed,
    }
}

impl Seen {
    fn directory(&self) -> Directory {
        Directory::new(&self.assessed.plan, &self.loads, DAY)
    }

    fn mine(&self, name: &str) -> Mine {
        let plan = &self.assessed.plan;
        let key = by_name(plan, name).unwrap();
        Mine::new(
            plan,
            &self.board,
            &self.assessed.assessment,
            &self.loads,
            key,
        )
        .unwrap()
    }
}

fn production() -> Plan {
    example(Shape::Production, None, 1, DAY)
}

fn set(plan: &Plan, name: &str, field: &str, value: impl Into<Json>) -> Plan {
    let id = by_name(plan, name).unwrap();
    let edit = Edit::set(Kind::Person, id, field, value.into());
    plan.apply(&edit, &Stamp::default()).unwrap()
}

fn names(directory: &Directory, places: &[usize]) -> Vec<String> {
    places
        .iter()
        .map(|&place| directory.entries[place].name.clone())
        .collect()
}

#[test]
fn everybody_is_listed_and_can_be_found() {
    let directory = seen(&production()).directory();
    let all = directory.matching("", Show::All);
    assert_eq!(all.len(), directory.entries.len());
    assert_eq!(
        names(&directory, &directory.matching("sap basis", Show::People)),
        ["Tomasz Zielinski"]
    );
    assert_eq!(
        names(&directory, &directory.matching("", Show::Away)),
        ["Sam Okoye"]
    );
    let alone = names(&directory, &directory.matching("", Show::NoDeputy));
    assert!(
        alone.contains(&"Elif Kaya".to_owned()) && !alone.contains(&"Mira Lindqvist".to_owned())
    );
    assert!(
        names(&directory, &directory.matching("databases", Show::Teams))
            .contains(&"Databases".to_owned())
    );
    assert!(directory.matching("nobody at all", Show::All).is_empty());
}

#[test]
fn the_table_sorts_by_numbers_and_by_names() {
    let directory = seen(&production()).directory();
    let mut places = directory.matching("", Show::All);
    directory.sort(&mut places, SortBy::Duties, true);
    let duties: Vec<u32> = places
        .iter()
        .map(|&place| directory.entries[place].load.duties)
        .collect();
    assert!(
        duties.is_sorted_by(|one, two| one >= two) && duties[0] > 0,
        "{duties:?}"
    );
    directory.sort(&mut places, SortBy::Name, false);
    assert!(names(&directory, &places).is_sorted());
}

#[test]
fn presence_follows_absence_and_leaving() {
    let plan = production();
    let of = |plan: &Plan, name: &str| {
        let person = plan.people.iter().find(|one| &*one.name == name).unwrap();
        Presence::of(person, DAY)
    };
    assert_eq!(of(&plan, "Mira Lindqvist"), Presence::There);
    assert_eq!(
        of(&plan, "Sam Okoye"),
        Presence::Away(Some(DAY.plus_days(10)))
    );
    let later = set(
        &plan,
        "Mira Lindqvist",
        "absent_from",
        DAY.plus_days(3).to_string(),
    );
    assert_eq!(
        of(&later, "Mira Lindqvist"),
        Presence::AwayFrom(DAY.plus_days(3))
    );
    let left = set(&plan, "Sam Okoye", "left_on", DAY.to_string());
    assert_eq!(of(&left, "Sam Okoye"), Presence::Left(DAY));
}

#[test]
fn the_load_is_the_figure_that_gaps_and_rules_speak_of() {
    let plan = production();
    let mira = by_name(&plan, "Mira Lindqvist").unwrap();
    let edits = plan.assignments.iter().filter(|row| row.owner.0.is_some());
    let edits = edits.map(|row| {
        Edit::set(
            Kind::Assignment,
            row.meta.id,
            "owner",
            mira.to_string().into(),
        )
    });
    let edits = edits.collect();
    let plan = plan
        .apply(&Edit::Batch { edits }, &Stamp::default())
        .unwrap();
    let seen = seen(&plan);
    let load = seen.loads.of(mira);
    let found = gaps(&seen.assessed.matrix, &plan);
    let gap = found
        .iter()
        .find(|gap| gap.kind == GapKind::Overloaded)
        .unwrap();
    let said = format!(
        "Mira Lindqvist holds {} of {} assigned duties",
        load.duties,
        seen.loads.held.assigned()
    );
    assert_eq!(gap.text, said);
    let entry = seen
        .directory()
        .entries
        .into_iter()
        .find(|entry| entry.key == mira)
        .unwrap();
    assert!(entry.holds_too_much);
    let entries = seen.assessed.assessment.entries();
    let mut rule =
        entries.filter(|on| on.item.id() == "people.holds-too-much" && on.object == mira);
    assert!(rule.next().unwrap().entry.state.is_finding());
    let duties = seen.mine("Mira Lindqvist").duties;
    let own = duties
        .iter()
        .filter(|line| line.part != Part::StandsIn(String::new(), None));
    assert!(own.count() >= usize::try_from(load.duties).unwrap());
}

#[test]
fn what_is_due_moves_from_soon_to_overdue() {
    let plan = production();
    let jonas = by_name(&plan, "Jonas Abel").unwrap();
    let before = seen(&plan).loads.of(jonas);
    let row = plan.assignments.iter().find(|row| {
        row.owner.0 == Some(jonas) && row.due_on.value().is_some() && row.object.0.is_some()
    });
    let id = row.unwrap().meta.id;
    let late = Edit::set(
        Kind::Assignment,
        id,
        "due_on",
        DAY.shifted(-1).to_string().into(),
    );
    let after = seen(&plan.apply(&late, &Stamp::default()).unwrap())
        .loads
        .of(jonas);
    assert_eq!(
        (after.overdue, after.due_soon),
        (before.overdue + 1, before.due_soon - 1)
    );
    let today = Edit::set(Kind::Assignment, id, "due_on", DAY.to_string().into());
    let now = seen(&plan.apply(&today, &Stamp::default()).unwrap())
        .loads
        .of(jonas);
    assert_eq!(now, before, "today is not too late");
}

#[test]
fn figures_count_drills_and_proofs_to_come() {
    let plan = production();
    let jonas = by_name(&plan, "Jonas Abel").unwrap();
    let people = Json::from(vec![jonas.to_string()]);
    let drill = Edit::add(
        Kind::Drill,
        Key(77),
        [
            ("name", Json::from("Next")),
            ("held_on", Json::from(DAY.plus_days(9).to_string())),
            ("people", people),
        ],
    );
    let plan = plan.apply(&drill, &Stamp::default()).unwrap();
    let planned = seen(&plan);
    assert_eq!(Figure::Drills.of(&planned.loads.of(jonas)), 1);
    assert_eq!(planned.mine("Jonas Abel").drills[0].name, "Next");
    let signals = plan
        .attestations
        .iter()
        .find(|row| &*row.item == "attest.signals-arrive")
        .unwrap();
    let proof = serde_json::json!([{ "label": "Mail", "link": "https://t.example/1", "collected_on": DAY.to_string(), "expires_on": DAY.plus_days(5).to_string() }]);
    let prints = muster::file::fingerprint::fingerprint(&plan, Kind::PlanFacts, plan.id());
    let edits = vec![
        Edit::set(Kind::Attestation, signals.meta.id, "evidence", proof),
        Edit::set(
            Kind::Attestation,
            signals.meta.id,
            "fingerprint",
            Json::from(&*prints),
        ),
    ];
    let plan = plan
        .apply(&Edit::Batch { edits }, &Stamp::default())
        .unwrap();
    let before = planned.loads.of(jonas).expiring;
    assert_eq!(seen(&plan).loads.of(jonas).expiring, before + 1);
}

#[test]
fn a_deputy_sees_the_duties_of_whoever_is_away_and_says_why() {
    let plan = production();
    assert!(seen(&plan).mine("Jonas Abel").standing_in.is_empty());
    let until = DAY.plus_days(4);
    let away = set(&plan, "Mira Lindqvist", "absent_from", DAY.to_string());
    let away = set(&away, "Mira Lindqvist", "absent_until", until.to_string());
    let mine = seen(&away).mine("Jonas Abel");
    assert!(!mine.standing_in.is_empty());
    for line in &mine.standing_in {
        assert_eq!(
            line.part.text(),
            format!("Standing in for Mira Lindqvist until {until}")
        );
    }
    let own = seen(&away).mine("Mira Lindqvist");
    assert!(matches!(own.presence, Presence::Away(_)) && !own.duties.is_empty());
}

#[test]
fn one_list_has_everything_of_one_person() {
    let plan = production();
    let seen = seen(&plan);
    let clara = seen.mine("  clara NEUMANN ");
    assert!(
        clara.risks.iter().any(|line| line.id == risk(&plan)),
        "what she accepted by name"
    );
    let jonas = seen.mine("Jonas Abel");
    assert!(
        jonas
            .duties
            .iter()
            .all(|line| matches!(line.part, Part::Own(_)))
    );
    assert!(!jonas.entries.is_empty() && !jonas.proofs.is_empty() && !jonas.of_teams.is_empty());
    assert_eq!(jonas.comments.len(), 1);
    let due: Vec<_> = jonas.duties.iter().filter_map(|line| line.due).collect();
    assert!(due.is_sorted() && !due.is_empty());
    let team = seen.mine("Platform");
    assert_eq!(team.kind, Kind::Team);
    assert!(!team.is_empty());
    assert_eq!(by_name(&plan, "Nobody"), None);
    assert_eq!(by_name(&plan, "  "), None);
}

fn risk(plan: &Plan) -> Key {
    muster::query::checklist::key_of("attest.region-loss-plan", plan.id())
}
