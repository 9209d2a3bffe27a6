//! The steps of undo and redo on the disk: each once, in order, and within a limit.

use std::collections::BTreeMap;
use std::rc::Rc;

use muster::app::editor::Editor;
use muster::app::history::{History, Millis, STEPS};
use muster::app::steps::{Change, KeptSteps, MAX_BYTES, Way, kept};
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use proptest::prelude::*;

use crate::generate;

/// A history, and the disk that it is kept on.
struct Kept {
    history: History,
    order: String,
    texts: BTreeMap<u32, String>,
}

impl Kept {
    fn new() -> Self {
        let plan = Plan::new(Key(1), "Test");
        let add = Edit::add(Kind::Workload, Key(2), []);
        let plan = plan.apply(&add, &Stamp::default()).unwrap();
        Self {
            history: History::new(Rc::new(plan)),
            order: String::new(),
            texts: BTreeMap::new(),
        }
    }

    fn set(&mut self, notes: &str) {
        let edit = Edit::set(Kind::Workload, Key(2), "notes", notes.into());
        let plan = self.history.present().apply(&edit, &Stamp::default());
        let plan = Rc::new(plan.unwrap());
        self.history.push(plan, None, Millis(0));
    }

    /// Writes; how many steps that were new.
    fn write(&mut self) -> usize {
        let steps = self.history.to_keep(Editor::BUILT_IN);
        self.texts.retain(|number, _| !steps.gone.contains(number));
        self.order = steps.order;
        let count = steps.put.len();
        self.texts.extend(steps.put);
        count
    }

    fn read(&self) -> KeptSteps {
        kept(&self.order, self.texts.clone())
    }

    fn bytes(&self) -> usize {
        self.texts.values().map(String::len).sum()
    }
}

#[test]
fn each_step_is_written_once() {
    let mut disk = Kept::new();
    for notes in ["a", "b", "c"] {
        disk.set(notes);
        assert_eq!(disk.write(), 1);
    }
    disk.history.undo(Editor::BUILT_IN, &Stamp::default());
    assert_eq!(disk.write(), 0, "going back changes their order only");
    let read = disk.read();
    assert_eq!((read.past.len(), read.future.len()), (2, 1));
    disk.history.forget_kept();
    assert_eq!(disk.write(), 3, "after a write that failed, all of them");
}

#[test]
fn no_more_than_a_hundred_are_kept_and_the_rest_is_taken_off_the_disk() {
    let mut disk = Kept::new();
    for step in 0..STEPS + 30 {
        disk.set(&step.to_string());
        disk.write();
    }
    assert_eq!(disk.texts.len(), STEPS);
    assert_eq!(disk.read().past.len(), STEPS);
    for _ in 0..10 {
        disk.history.undo(Editor::BUILT_IN, &Stamp::default());
    }
    disk.set("another way");
    disk.write();
    assert_eq!(disk.texts.len(), STEPS - 9);
    assert_eq!(disk.read().past.len(), STEPS - 9);
}

#[test]
fn large_steps_are_kept_as_far_as_there_is_room() {
    let mut disk = Kept::new();
    let third = "x".repeat(MAX_BYTES / 7);
    for step in 0..9 {
        disk.set(&format!("{third}{step}"));
        disk.write();
        assert!(disk.bytes() <= MAX_BYTES);
    }
    let read = disk.read().past.len();
    assert!((2..9).contains(&read), "{read}");
    assert_eq!(
        disk.history.undo_steps(),
        9,
        "all are there until the page is closed"
    );
}

#[test]
fn what_cannot_be_read_ends_the_way_there_and_is_taken_off_the_disk() {
    let mut disk = Kept::new();
    for notes in ["a", "b", "c"] {
        disk.set(notes);
        disk.write();
    }
    disk.texts.insert(2, "{".to_owned());
    let read = disk.read();
    assert_eq!(read.past.len(), 1, "the latest only");
    assert_eq!(read.gone, [1, 2]);
    disk.order = "nonsense".to_owned();
    assert_eq!(disk.read().gone, [1, 2, 3]);
}

/// What a plan says, without its history.
fn content(plan: &Plan) -> Vec<String> {
    let rows = Kind::ALL.iter().flat_map(|&kind| {
        let table = plan.table(kind);
        (0..table.count()).filter_map(move |index| table.row(index))
    });
    rows.map(|row| format!("{:?}", muster::model::record::to_map(row)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_step_leads_forth_from_its_text_as_from_its_versions(one in generate::plan(), two in generate::plan()) {
        // What a plan has one of is the same object in every version.
        let (one, two) = (one.with_identity(one.id()), two.with_identity(one.id()));
        let stamp = Stamp::default();
        let editor = Editor::BUILT_IN;
        let change = Change::Versions(Rc::new(one.clone()), Rc::new(two.clone()));
        let written = Change::Written((editor.step)(&change).into());
        let forth = (editor.retrace)(&one, &written, Way::Forth, &stamp);
        prop_assert_eq!(content(&forth), content(&two));
        let back = (editor.retrace)(&two, &change, Way::Back, &stamp);
        prop_assert_eq!(content(&back), content(&one));
    }
}
