//! Handing over what somebody has: everything that points to them goes where
//! it was said to go, and nothing else changes.

use std::collections::BTreeSet;

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::handover::{Wording, checklist, states};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::ownership::handover::references::{Place, Says, references};
use muster::ownership::handover::{Choice, Group, HandOver, Leaving, Stays, Wishes};
use proptest::prelude::*;
use serde_json::json;

use crate::generate;

thread_local! {
    static KNOWLEDGE: Knowledge = Knowledge::built_in().unwrap();
}

fn hand_over(plan: &Plan, from: Key, wishes: &Wishes) -> HandOver {
    KNOWLEDGE.with(|knowledge| HandOver::new(plan, knowledge, from, wishes, DAY))
}

fn done(plan: &Plan, hand_over: &HandOver) -> Plan {
    match hand_over.edit() {
        Some(edit) => plan.apply(&edit, &Stamp::default()).unwrap(),
        None => plan.clone(),
    }
}

fn to(key: Key) -> Wishes {
    Wishes {
        to: Some(key),
        ..Wishes::default()
    }
}

/// Every field whose value is another in the two plans; objects that one of
/// them does not have are listed by themselves.
fn differences(before: &Plan, after: &Plan) -> (BTreeSet<Place>, BTreeSet<(Kind, Key)>) {
    let (mut places, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for &kind in Kind::ALL {
        let table = before.table(kind);
        assert!(
            after.table(kind).count() <= table.count(),
            "nothing is added"
        );
        for row in (0..table.count()).filter_map(|at| table.row(at)) {
            let object = row.meta().id;
            let Some(now) = after.object(kind, object) else {
                gone.insert((kind, object));
                continue;
            };
            for field in 0..kind.fields().len() {
                if row.get(field) != now.get(field) {
                    places.insert(Place {
                        kind,
                        object,
                        field,
                    });
                }
            }
        }
    }
    (places, gone)
}

/// A plan, somebody in it who leaves, and what is wished.
fn case() -> impl Strategy<Value = (Plan, Key, Wishes)> {
    let wishes = (any::<prop::sample::Index>(), any::<[bool; 3]>(), 0..3_u8);
    let who = any::<prop::sample::Index>();
    (generate::plan(), who, wishes).prop_filter_map("somebody is there", |(plan, who, wishes)| {
        let (successor, keeps, leaving) = wishes;
        let people = plan.people.iter().map(|one| one.meta.id);
        let everybody: Vec<Key> = people
            .chain(plan.teams.iter().map(|one| one.meta.id))
            .collect();
        if everybody.is_empty() {
            return None;
        }
        let from = everybody[who.index(everybody.len())];
        let mut wishes = to(everybody[successor.index(everybody.len())]);
        wishes.leaving = match leaving {
            0 => Leaving::Stays,
            1 => Leaving::Left(DAY),
            _ => Leaving::Removed,
        };
        if keeps[0] {
            wishes
                .groups
                .insert(Group::Kind(Kind::Workload), Choice::Keep);
        }
        let first = references(&plan, from).first().map(|(place, _)| *place);
        if let Some(place) = first.filter(|_| keeps[1]) {
            wishes.places.insert(place, Choice::Keep);
        }
        if keeps[2] {
            wishes.to = None;
        }
        Some((plan, from, wishes))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn nothing_points_to_whoever_left_but_where_chosen_and_nothing_else_changed(
        (plan, from, wishes) in case()
    ) {
        let planned = hand_over(&plan, from, &wishes);
        let after = done(&plan, &planned);
        let left: BTreeSet<Place> = references(&after, from).into_iter()
            .filter(|(_, says)| *says == Says::Has).map(|(place, _)| place).collect();
        let staying: BTreeSet<Place> = planned.staying().map(|(part, _)| part.place).collect();
        let mut may_change: BTreeSet<Place> = planned.changes.iter().map(|change| change.place).collect();
        let (changed, gone) = differences(&plan, &after);
        match wishes.leaving {
            Leaving::Removed => {
                prop_assert!(references(&after, from).is_empty(), "who is gone is named nowhere");
                let mut expected: BTreeSet<(Kind, Key)> = planned.about.iter().copied().collect();
                let kinds = [Kind::Person, Kind::Team];
                expected.extend(kinds.into_iter().filter(|&kind| plan.object(kind, from).is_some()).map(|kind| (kind, from)));
                prop_assert_eq!(&gone, &expected);
                may_change.extend(staying);
                // Pointers to what goes with them go as well.
                let taken: Vec<Key> = gone.iter().map(|(_, key)| *key).collect();
                may_change.extend(taken.iter().flat_map(|key| references(&plan, *key)).map(|(place, _)| place));
            }
            Leaving::Left(_) | Leaving::Stays => {
                prop_assert_eq!(&left, &staying, "only what was to stay is left");
                prop_assert!(gone.is_empty());
                may_change.extend(left_on(&plan, from, wishes.leaving));
            }
        }
        let more: Vec<&Place> = changed.difference(&may_change).collect();
        prop_assert!(more.is_empty(), "changed besides: {more:?}");
        for change in &planned.changes {
            if gone.contains(&(change.place.kind, change.place.object)) {
                continue;
            }
            let now = change.place.value(&after).unwrap_or_default();
            prop_assert_eq!(&now, &change.value, "the preview says what comes");
        }
    }

    #[test]
    fn one_undo_takes_all_of_it_back((plan, from, wishes) in case()) {
        let after = done(&plan, &hand_over(&plan, from, &wishes));
        let back = muster::model::edit::difference(&after, &plan);
        prop_assert_eq!(after.replay(&back).unwrap(), plan);
    }
}

fn left_on(plan: &Plan, from: Key, leaving: Leaving) -> Option<Place> {
    let Leaving::Left(_) = leaving else {
        return None;
    };
    plan.object(Kind::Person, from)?;
    Some(Place {
        kind: Kind::Person,
        object: from,
        field: Kind::Person.field_index("left_on").unwrap(),
    })
}

fn key_of(plan: &Plan, name: &str) -> Key {
    let people = plan.people.iter().map(|one| (&one.name, one.meta.id));
    let mut all = people.chain(plan.teams.iter().map(|one| (&one.name, one.meta.id)));
    all.find(|(known, _)| ***known == *name).unwrap().1
}

fn production() -> Plan {
    example(Shape::Production, None, 1, DAY)
}

#[test]
fn duties_go_by_area_and_the_rest_to_one_successor() {
    let plan = production();
    let (mira, jonas, elif) = (
        key_of(&plan, "Mira Lindqvist"),
        key_of(&plan, "Jonas Abel"),
        key_of(&plan, "Elif Kaya"),
    );
    let mut wishes = to(jonas);
    let planned = hand_over(&plan, mira, &wishes);
    let area = planned
        .groups()
        .into_keys()
        .find(|group| matches!(group, Group::Area { area, .. } if area.starts_with("Identity")));
    let area = area.unwrap().clone();
    wishes.groups.insert(area, Choice::To(elif));
    let after = done(&plan, &hand_over(&plan, mira, &wishes));
    let owner = |duty: &str| {
        let mut rows = after.assignments.iter();
        let row = rows.find(|row| row.duty.ends_with(duty) && row.owner.0.is_some());
        row.unwrap().owner.0
    };
    assert_eq!(owner("emergency-access.break-glass"), Some(elif));
    assert_eq!(owner("recovery-plan.runbook"), Some(jonas));
    assert_eq!(
        after
            .teams
            .iter()
            .find(|one| &*one.name == "Platform")
            .unwrap()
            .lead
            .0
            .unwrap()
            .key(),
        jonas
    );
}

#[test]
fn nobody_stands_in_for_themself_after_it() {
    let plan = production();
    let (mira, jonas) = (key_of(&plan, "Mira Lindqvist"), key_of(&plan, "Jonas Abel"));
    let after = done(&plan, &hand_over(&plan, mira, &to(jonas)));
    let person = after
        .people
        .iter()
        .find(|one| one.meta.id == jonas)
        .unwrap();
    assert_eq!(person.deputy.0, None, "Mira stood in for Jonas");
    for row in after.assignments.iter() {
        let had = plan
            .assignments
            .iter()
            .find(|one| one.meta.id == row.meta.id)
            .unwrap();
        let was_odd = had.owner == had.deputy;
        assert!(
            row.owner.0.is_none() || row.owner != row.deputy || was_odd,
            "{}",
            &*row.duty
        );
    }
}

#[test]
fn what_was_stays_and_what_does_not_fit_is_listed() {
    let plan = production();
    let (mira, platform) = (key_of(&plan, "Mira Lindqvist"), key_of(&plan, "Platform"));
    let planned = hand_over(&plan, mira, &to(platform));
    let why = |kind: Kind, field: &str| {
        let mut staying = planned.staying();
        let found = staying.find(|(part, _)| {
            part.place.kind == kind && part.place.declared().unwrap().key == field
        });
        found.map(|(_, why)| why)
    };
    assert_eq!(why(Kind::Drill, "people"), Some(Stays::Record));
    assert_eq!(why(Kind::Team, "lead"), Some(Stays::DoesNotFit));
    assert_eq!(
        why(Kind::Assignment, "owner"),
        None,
        "a team can own a duty"
    );
    let texts: Vec<&str> = planned
        .mentions
        .iter()
        .filter_map(|place| Some(place.declared()?.key))
        .collect();
    assert!(
        texts.contains(&"stated_by") && texts.contains(&"second_name"),
        "{texts:?}"
    );
}

#[test]
fn a_person_who_left_is_not_there_any_more() {
    let plan = production();
    let (mira, jonas) = (key_of(&plan, "Mira Lindqvist"), key_of(&plan, "Jonas Abel"));
    let wishes = Wishes {
        leaving: Leaving::Left(DAY),
        ..to(jonas)
    };
    let after = done(&plan, &hand_over(&plan, mira, &wishes));
    let person = after.people.iter().find(|one| one.meta.id == mira).unwrap();
    assert!(person.is_absent(DAY) && person.has_left(DAY));
    assert!(!person.has_left(DAY.shifted(-1)));
}

#[test]
fn what_is_said_about_somebody_goes_with_them() {
    let plan = production();
    let mira = key_of(&plan, "Mira Lindqvist");
    let about = json!({ "kind": "person", "id": mira.to_string() });
    let add = Edit::add(
        Kind::Comment,
        Key(77),
        [("text", Json::from("On leave in May")), ("object", about)],
    );
    let plan = plan.apply(&add, &Stamp::default()).unwrap();
    let wishes = Wishes {
        leaving: Leaving::Removed,
        ..to(key_of(&plan, "Jonas Abel"))
    };
    let planned = hand_over(&plan, mira, &wishes);
    assert!(planned.about.contains(&(Kind::Comment, Key(77))));
    let after = done(&plan, &planned);
    assert!(after.object(Kind::Comment, Key(77)).is_none());
    assert!(after.object(Kind::Person, mira).is_none());
}

#[test]
fn the_checklist_names_everything_once_and_is_no_markup() {
    let plan = production();
    let (mira, jonas) = (key_of(&plan, "Mira Lindqvist"), key_of(&plan, "Jonas Abel"));
    let rename = Edit::set(Kind::Person, jonas, "name", "*Jo* <b>".into());
    let plan = plan.apply(&rename, &Stamp::default()).unwrap();
    let planned = hand_over(&plan, mira, &to(jonas));
    KNOWLEDGE.with(|knowledge| {
        let wording = Wording::new(&plan, knowledge);
        let text = checklist(&wording, &planned, mira, DAY);
        assert!(
            text.starts_with("# Hand-over from Mira Lindqvist\n"),
            "{text}"
        );
        assert!(text.contains("\n## To \\*Jo\\* \\<b\\>\n"), "{text}");
        let boxes = text.matches("- [ ] ").count();
        assert!(boxes >= planned.changes.len() + planned.staying().count());
        for change in &planned.changes {
            assert!(!wording.object(change.place).is_empty());
            assert_ne!(states(&plan, change.place, &change.value), "");
        }
    });
}
