//! Undo and redo: they lead back and forth, and never take a revision back.

use std::rc::Rc;

use muster::app::editor::Editor;
use muster::app::history::{EditKey, History, LONGEST, Millis, PAUSE, STEPS};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::record::to_map;

const ROW: Key = Key(2);

/// A history, driven by edits at given times.
struct Typist(History);

impl Typist {
    fn new() -> Self {
        let mut typist = Self(History::new(Rc::new(Plan::new(Key(1), "Test"))));
        typist.make(&Edit::add(Kind::Workload, ROW, []), 0);
        typist
    }

    fn make(&mut self, edit: &Edit, at: u64) {
        let plan = self.0.present().apply(edit, &stamp()).unwrap();
        self.0.push(Rc::new(plan), EditKey::of(edit), Millis(at));
    }

    fn type_name(&mut self, name: &str, at: u64) {
        self.make(&Edit::set(Kind::Workload, ROW, "name", name.into()), at);
    }

    fn undo(&mut self) -> bool {
        self.0.undo(Editor::BUILT_IN, &stamp())
    }

    fn redo(&mut self) -> bool {
        self.0.redo(Editor::BUILT_IN, &stamp())
    }

    fn name(&self) -> String {
        self.0.present().object_name(Kind::Workload, ROW)
    }

    fn revision(&self) -> u32 {
        self.0.present().revision()
    }
}

fn stamp() -> Stamp {
    Stamp::default()
}

/// What a plan says, without its history.
fn content(plan: &Plan) -> Vec<Json> {
    Kind::ALL
        .iter()
        .flat_map(|&kind| {
            let table = plan.table(kind);
            (0..table.count()).filter_map(move |index| table.row(index))
        })
        .map(|row| Json::Object(to_map(row)))
        .collect()
}

#[test]
fn typing_in_one_field_is_one_step() {
    let mut typist = Typist::new();
    for (index, name) in ["e", "er", "erp"].into_iter().enumerate() {
        typist.type_name(name, 1_000 + index as u64 * PAUSE);
    }
    assert!(typist.undo());
    assert_eq!(typist.name(), "");
    assert!(typist.redo());
    assert_eq!(typist.name(), "erp");
}

#[test]
fn a_pause_another_field_or_half_a_minute_begin_a_new_step() {
    let steps = |times: &[u64]| {
        let mut typist = Typist::new();
        for at in times {
            typist.type_name(&format!("typed at {at}"), *at);
        }
        typist.0.undo_steps() - 1
    };
    assert_eq!(steps(&[10_000, 10_000 + PAUSE + 1]), 2);
    let without_rest: Vec<u64> = (0..=LONGEST / 500)
        .map(|index| 10_000 + index * 500)
        .collect();
    assert_eq!(steps(&without_rest), 2);

    let mut typist = Typist::new();
    typist.type_name("erp", 10_000);
    typist.make(
        &Edit::set(Kind::Workload, ROW, "notes", "old".into()),
        10_001,
    );
    typist.type_name("erp2", 10_002);
    assert_eq!(typist.0.undo_steps() - 1, 3);
}

#[test]
fn an_edit_after_undo_leaves_nothing_to_redo() {
    let mut typist = Typist::new();
    typist.type_name("erp", 10_000);
    typist.undo();
    typist.type_name("crm", 20_000);
    assert!(!typist.redo());
    assert_eq!(typist.name(), "crm");
}

#[test]
fn revisions_go_on_through_undo_and_redo() {
    let mut typist = Typist::new();
    typist.type_name("erp", 10_000);
    let mut last = typist.revision();
    for step in [Typist::undo, Typist::undo, Typist::redo, Typist::redo] {
        assert!(step(&mut typist));
        assert!(
            typist.revision() > last,
            "{} after {last}",
            typist.revision()
        );
        last = typist.revision();
    }
    let row = typist.0.present().object(Kind::Workload, ROW).unwrap();
    assert!(
        row.meta().revision > 2,
        "a row that comes back goes on with its revision"
    );
}

#[test]
fn a_deleted_row_comes_back_to_its_place_with_what_pointed_to_it() {
    let mut typist = Typist::new();
    let group = Edit::add(Kind::Group, Key(3), [("name", "Nightly".into())]);
    let second = Edit::add(Kind::Group, Key(4), [("name", "Weekly".into())]);
    let join = Edit::set(Kind::Workload, ROW, "group", Key(3).to_string().into());
    for edit in [group, second, join] {
        typist.make(&edit, 10_000);
    }
    let before = content(typist.0.present());
    let remove = Edit::Remove {
        kind: Kind::Group,
        id: Key(3),
    };
    typist.make(&remove, 20_000);
    assert_ne!(content(typist.0.present()), before);
    typist.undo();
    assert_eq!(content(typist.0.present()), before);
}

#[test]
fn no_more_than_a_hundred_steps_are_kept() {
    let mut typist = Typist::new();
    for step in 0..STEPS as u64 + 20 {
        typist.type_name(&step.to_string(), 10_000 + step * (PAUSE + 1));
    }
    let mut steps = 0;
    while typist.undo() {
        steps += 1;
    }
    assert_eq!(steps, STEPS);
}

mod properties {
    //! Undo and redo over arbitrary versions of a plan.

    use proptest::prelude::*;

    use super::*;
    use crate::generate;
    use muster::app::journal::copy;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn undo_leads_to_what_was_and_redo_to_what_became(one in generate::plan(), two in generate::plan()) {
            let one = copy(&one, Key(1), "One").unwrap();
            let two = copy(&two, Key(1), "Other").unwrap();
            let mut history = History::new(Rc::new(one.clone()));
            history.push(Rc::new(two.clone()), None, Millis(0));
            prop_assert!(history.undo(Editor::BUILT_IN, &stamp()));
            prop_assert_eq!(content(history.present()), content(&one));
            prop_assert!(history.redo(Editor::BUILT_IN, &stamp()));
            prop_assert_eq!(content(history.present()), content(&two));
        }
    }
}

#[test]
fn what_is_taken_out_from_either_end_leaves_the_others_where_they_are() {
    let keys: Vec<Key> = (2..9).map(Key).collect();
    let edits = keys.iter().map(|&key| Edit::add(Kind::Workload, key, []));
    let edits = edits.collect();
    let plan = Plan::new(Key(1), "Test").apply(&Edit::Batch { edits }, &stamp());
    let mut plan = plan.unwrap();
    for gone in [8, 2, 7, 5] {
        let (kind, id) = (Kind::Workload, Key(gone));
        plan = plan.apply(&Edit::Remove { kind, id }, &stamp()).unwrap();
        for (at, row) in plan.workloads.iter().enumerate() {
            assert_eq!(plan.table(kind).position(row.meta.id), Some(at));
        }
        assert_eq!(plan.table(kind).position(id), None);
    }
    assert_eq!(plan.workloads.len(), 3);
}
