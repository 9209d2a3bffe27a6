//! Milestones: what is taken comes back, and goes nowhere that it should not.

use std::rc::Rc;

use muster::app::editor::Editor;
use muster::app::steps::{Change, Way};
use muster::compare::change::changes;
use muster::compare::merge::merge;
use muster::example::{DAY, Shape, example};
use muster::export::redact::{Redact, left_out, redact};
use muster::file::write;
use muster::import::inventory::Inventory;
use muster::milestone::pack::pack;
use muster::milestone::take::{Facts, MOST_PASSING, Standing, take};
use muster::milestone::unpack::{NoState, state, unpack};
use muster::milestone::{back_to, common, newest_first, of_now};
use muster::model::edit::{Edit, Stamp};
use muster::model::id::{Id, Key};
use muster::model::milestone::{Milestone, Occasion};
use muster::model::plan::{Kind, Plan};
use muster::model::scalar::Opaque;
use muster::model::table::Table;
use muster::model::units::{Moment, Percent};
use muster::share::{What, decode, encode};
use proptest::prelude::*;
use serde_json::json;

use crate::generate;

fn facts(id: u128, name: &str) -> Facts {
    Facts {
        id: Key(id),
        name: name.into(),
        note: "".into(),
        occasion: Occasion::BeforeImport,
        by: "Ada".into(),
        at: Some(Moment(1_764_400_000 + i64::try_from(id).unwrap())),
        standing: Some(Standing {
            level: "basic".into(),
            score: 61,
            critical_open: 2,
            ..Standing::default()
        }),
    }
}

fn apply(plan: &Plan, edit: &Edit) -> Plan {
    plan.apply(edit, &Stamp::default()).unwrap()
}

fn taken(plan: &Plan, id: u128, name: &str) -> Plan {
    apply(plan, &take(plan, &facts(id, name), plan, pack(plan)))
}

fn small() -> Plan {
    example(Shape::Small, None, 1, DAY)
}

fn bare(plan: &Plan) -> Plan {
    Plan {
        milestones: Table::default(),
        ..plan.clone()
    }
}

fn only(plan: &Plan) -> &Milestone {
    plan.milestones.first().unwrap()
}

fn holding(state: &str) -> Milestone {
    Milestone {
        state: Opaque(Some(std::rc::Rc::new(json!(state)))),
        ..Milestone::new(Id::new(Key(9)))
    }
}

/// A word into the name of the first workload.
fn renamed(plan: &Plan, name: &str) -> Plan {
    let id = plan.workloads.first().unwrap().meta.id;
    apply(plan, &Edit::set(Kind::Workload, id, "name", name.into()))
}

#[test]
fn a_milestone_notes_how_the_plan_stood() {
    let plan = taken(&small(), 7, "Before the audit");
    let milestone = only(&plan);
    assert_eq!(&*milestone.name, "Before the audit");
    assert_eq!(&*milestone.level, "basic");
    assert!(milestone.score.is(&Percent(61)));
    assert_eq!(
        milestone.workloads.value().map(|count| count.0 as usize),
        Some(plan.workloads.len())
    );
    assert_eq!(unpack(milestone), Ok(small()));
}

#[test]
fn the_state_of_a_milestone_shares_what_is_as_it_was() {
    let plan = taken(&small(), 7, "");
    let later = renamed(&plan, "other");
    let then = state(&later, only(&later)).unwrap();
    assert!(then.table(Kind::Policy).same(later.table(Kind::Policy)));
    let same =
        |at| then.table(Kind::Workload).address(at) == later.table(Kind::Workload).address(at);
    assert!(!same(0) && same(1));
}

#[test]
fn old_automatic_milestones_go_and_named_ones_stay() {
    let mut plan = taken(&small(), 1, "Named");
    for number in 2..30 {
        plan = taken(&plan, number, "");
    }
    assert_eq!(plan.milestones.len(), MOST_PASSING + 1);
    let newest = newest_first(&plan);
    assert_eq!(newest.first().unwrap().meta.id, Key(29));
    assert_eq!(newest.last().unwrap().meta.id, Key(1), "the named one");
}

#[test]
fn what_is_damaged_or_left_out_is_refused() {
    let bomb = {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 140_000_000], 1);
        base64(&packed)
    };
    let zlib = |text: &str| {
        base64(&miniz_oxide::deflate::compress_to_vec_zlib(
            text.as_bytes(),
            6,
        ))
    };
    assert_eq!(unpack(&Milestone::default()), Err(NoState::LeftOut));
    assert_eq!(unpack(&holding("no base64!")), Err(NoState::Damaged));
    assert_eq!(unpack(&holding("AAAA")), Err(NoState::Damaged));
    assert_eq!(unpack(&holding(&zlib("no line\n"))), Err(NoState::Damaged));
    assert_eq!(unpack(&holding(&zlib("[\"\",{}]"))), Err(NoState::Damaged));
    assert!(matches!(
        unpack(&holding(&zlib("[\"\",{}]\n"))),
        Err(NoState::Plan(_))
    ));
    let crossed = "[\"a.b\",{}]\n[\"a.b[]\",{}]\n";
    assert_eq!(unpack(&holding(&zlib(crossed))), Err(NoState::Damaged));
    assert_eq!(unpack(&holding(&bomb)), Err(NoState::TooLarge));
    let packed = pack(&small());
    for length in 0..packed.len() {
        assert!(unpack(&holding(&packed[..length])).is_err(), "{length}");
    }
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

#[test]
fn a_character_changed_by_hand_is_noticed() {
    let (plan, packed) = (small(), pack(&small()));
    for place in (0..packed.len()).step_by(7) {
        let mut bytes = packed.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let changed = unpack(&holding(&String::from_utf8(bytes).unwrap()));
        // The last character may hold bits that belong to nothing.
        assert!(changed.is_err() || changed == Ok(plan.clone()), "{place}");
    }
}

#[test]
fn the_newest_milestone_of_both_is_the_common_one() {
    let both = taken(&taken(&small(), 1, ""), 2, "Handed out");
    let mine = taken(&renamed(&both, "mine"), 3, "");
    let theirs = taken(&renamed(&both, "theirs"), 4, "");
    assert_eq!(common(&mine, &theirs).unwrap().meta.id, Key(2));
    let name = Edit::set(Kind::Milestone, Key(2), "name", "Sent to Ben".into());
    let theirs = apply(&theirs, &name);
    assert_eq!(common(&mine, &theirs).unwrap().meta.id, Key(2));
    let forged = Edit::set(Kind::Milestone, Key(2), "state", "other".into());
    let theirs = apply(&theirs, &forged);
    assert_eq!(common(&mine, &theirs).unwrap().meta.id, Key(1));
    assert_eq!(common(&mine, &small()), None);
}

#[test]
fn a_milestone_of_now_is_one_after_which_nothing_changed() {
    let plan = small();
    assert_eq!(of_now(&plan), None);
    let edit = take(&plan, &facts(1, ""), &plan, pack(&plan));
    let marked = (Editor::BUILT_IN.mark)(&plan, &edit).unwrap();
    assert_eq!(
        marked.revision(),
        plan.revision(),
        "what was approved still is"
    );
    assert_eq!(of_now(&marked).map(|row| row.meta.id), Some(Key(1)));
    assert_eq!(of_now(&renamed(&marked, "other")), None);
}

#[test]
fn a_merge_from_the_common_milestone_keeps_the_milestones_of_both() {
    let both = taken(&small(), 1, "");
    let mine = taken(&both, 2, "Mine");
    let theirs = taken(&renamed(&both, "theirs"), 3, "");
    let base = state(&mine, common(&mine, &theirs).unwrap()).unwrap();
    let merged = merge(&base, &mine, &theirs).unwrap();
    assert_eq!(merged.conflicts, [""; 0]);
    let keys: Vec<Key> = merged
        .plan
        .milestones
        .iter()
        .map(|row| row.meta.id)
        .collect();
    assert_eq!(keys, [Key(1), Key(2), Key(3)]);
    assert_eq!(&*merged.plan.workloads.first().unwrap().name, "theirs");
}

#[test]
fn differences_name_named_milestones_and_leave_their_plans_out() {
    let plan = small();
    assert_eq!(changes(&plan, &taken(&plan, 1, "")), []);
    let named = taken(&plan, 1, "Before the audit");
    let found = changes(&plan, &named);
    let texts: Vec<&str> = found.iter().map(|change| &*change.text).collect();
    assert_eq!(texts, ["milestone Before the audit was added"]);
    assert_eq!(found[0].after["score"], 61);
    assert_eq!(found[0].after["state"], json!(null));
}

#[test]
fn links_leave_the_plans_of_earlier_days_out() {
    let plan = renamed(&taken(&renamed(&small(), "zqbefore"), 1, "Zqname"), "after");
    for &what in What::ALL {
        let (opened, _) = decode(&encode(&plan, what).unwrap()).unwrap();
        let milestone = only(&opened);
        assert_eq!(&*milestone.name, "Zqname");
        assert_eq!(unpack(milestone), Err(NoState::LeftOut), "{}", what.key());
        assert!(milestone.score.is(&Percent(61)) && &*milestone.level == "basic");
    }
}

#[test]
fn whatever_is_left_out_no_milestone_tells_it() {
    let before = renamed(&small(), "zqbefore");
    let plan = renamed(&taken(&before, 1, "Zqname"), "after");
    for &redaction in Redact::ALL {
        let reduced = redact(&plan, &[redaction]);
        assert!(reduced.milestones.is_empty(), "{}", redaction.key());
        assert!(!write(&reduced).to_lowercase().contains("zq"));
        let known = left_out(&plan, &[redaction]);
        let known = known
            .iter()
            .any(|one| (one.kind, one.field) == ("Milestone", "State"));
        assert!(known, "it is said before: {}", redaction.key());
    }
    assert_eq!(left_out(&plan, &[]), []);
}

#[test]
fn another_plan_brings_no_past_along() {
    let plan = taken(&small(), 1, "Theirs");
    let mut inventory = Inventory::default();
    inventory
        .read("other.json", write(&plan).as_bytes())
        .unwrap();
    assert!(!inventory.objects.is_empty());
    let milestones = inventory.objects.iter();
    assert_eq!(
        milestones.filter(|one| one.kind == Kind::Milestone).count(),
        0
    );
}

#[test]
fn a_copy_goes_back_to_a_milestone_of_what_it_was_copied_from() {
    let copy = taken(&small(), 1, "").with_identity(Key(77));
    let then = state(&copy, only(&copy)).unwrap();
    assert_eq!(then.id(), Key(77));
    assert_eq!(changes(&then, &bare(&copy)), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_packed_comes_back(plan in generate::plan()) {
        prop_assert_eq!(unpack(&holding(&pack(&plan))), Ok(bare(&plan)));
    }

    #[test]
    fn going_back_leaves_no_difference_and_keeps_the_milestones(
        one in generate::plan(), two in generate::plan()
    ) {
        let now = taken(&two.with_identity(one.id()), 1, "");
        let then = bare(&one).with_identity(one.id());
        let change = Change::Versions(Rc::new(now.clone()), Rc::new(back_to(&then, &now)));
        let back = (Editor::BUILT_IN.retrace)(&now, &change, Way::Forth, &Stamp::default());
        let texts: Vec<String> = changes(&then, &bare(&back)).into_iter().map(|change| change.text).collect();
        prop_assert_eq!(texts, Vec::<String>::new());
        prop_assert_eq!(&back.milestones, &now.milestones);
    }

    #[test]
    fn unpacking_anything_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in "\\PC*") {
        let _ = unpack(&holding(&text));
        let _ = unpack(&holding(&base64(&bytes)));
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&bytes, 6);
        let _ = unpack(&holding(&base64(&packed)));
    }
}
