//! The steps of undo and redo on the device, beside the journal: so that closing the page takes
//! nothing back for good. Each step is written once, and the order of all of them with every write.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::compare::delta::{Delta, deltas};
use crate::compare::play::{Wins, play};
use crate::model::edit::Stamp;
use crate::model::plan::Plan;

use super::editor::Editor;

/// How much text all steps of one plan may be on the device, in bytes. Older ones beyond that can be
/// taken back until the page is closed.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its number among the steps of this history; it is never given twice.
    pub number: u32,
    /// What it changed.
    pub change: Change,
    /// Whether the disk was given it as it is.
    pub is_kept: bool,
    /// How many bytes of text it is, once that is known.
    bytes: Option<usize>,
}

/// What a step changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It led from the first of these versions to the second.
    Versions(Rc<Plan>, Rc<Plan>),
    /// It was made before the page was opened, and is as the disk has it.
    Written(Rc<str>),
}

/// Which way a step is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To what was before it.
    Back,
    /// To what it made.
    Forth,
}

/// What a write carries of the steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Those that are new or changed.
    pub put: Vec<(u32, String)>,
    /// Those that are not wanted any more.
    pub gone: Vec<u32>,
    /// Which there are, in which order.
    pub order: String,
}

/// Steps that the disk had.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptSteps {
    /// Those that can be taken back, the latest last.
    pub past: Vec<Step>,
    /// Those that can be made again, the next one last.
    pub future: Vec<Step>,
    /// The highest number that was given.
    pub last: u32,
    /// What the disk holds besides.
    pub gone: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
struct Order {
    past: Vec<u32>,
    future: Vec<u32>,
}

impl Step {
    /// A step that the disk does not have.
    pub const fn new(number: u32, change: Change) -> Self {
        Self {
            number,
            change,
            is_kept: false,
            bytes: None,
        }
    }

    /// Goes on to that version.
    pub fn lead_to(&mut self, plan: &Rc<Plan>) {
        if let Change::Versions(_, to) = &mut self.change {
            *to = Rc::clone(plan);
            self.is_kept = false;
            self.bytes = None;
        }
    }
}

/// Makes a step on that plan, or takes it back there: only where the plan still says what the step
/// found, or made.
pub(super) fn retrace(plan: &Plan, change: &Change, way: Way, stamp: &Stamp) -> Plan {
    let found = match (change, way) {
        (Change::Versions(from, to), Way::Forth) => deltas(from, to),
        (Change::Versions(from, to), Way::Back) => deltas(to, from),
        (Change::Written(text), way) => {
            let found: Vec<Delta> = serde_json::from_str(text).unwrap_or_default();
            match way {
                Way::Forth => found,
                Way::Back => found.into_iter().map(Delta::reversed).collect(),
            }
        }
    };
    play(plan, found, Wins::Plan, stamp).plan
}

/// A step as text.
pub(super) fn written(change: &Change) -> String {
    match change {
        Change::Versions(from, to) => serde_json::to_string(&deltas(from, to)).unwrap_or_default(),
        Change::Written(text) => text.to_string(),
    }
}

/// The order of steps as text.
pub(super) fn written_order(past: &[u32], future: &[u32]) -> String {
    let order = Order {
        past: past.to_vec(),
        future: future.to_vec(),
    };
    serde_json::to_string(&order).unwrap_or_default()
}

/// The steps that the disk has; none of those that cannot be read, nor what is beyond them.
pub fn kept(order: &str, mut texts: BTreeMap<u32, String>) -> KeptSteps {
    let numbers: Vec<u32> = texts.keys().copied().collect();
    let last = numbers.last().copied().unwrap_or_default();
    let order: Order = serde_json::from_str(order).unwrap_or(Order {
        past: Vec::new(),
        future: Vec::new(),
    });
    let mut take = |numbers: Vec<u32>| -> Vec<Step> {
        // From the one that would be gone first.
        let steps = numbers.into_iter().rev().map_while(|number| {
            let text = texts.remove(&number)?;
            serde_json::from_str::<Vec<Delta>>(&text).ok()?;
            Some(Step {
                number,
                is_kept: true,
                bytes: Some(text.len()),
                change: Change::Written(text.into()),
            })
        });
        let mut steps: Vec<Step> = steps.collect();
        steps.reverse();
        steps
    };
    let (past, future) = (take(order.past), take(order.future));
    let is_used = |number: &u32| {
        let mut all = past.iter().chain(&future);
        all.any(|step| step.number == *number)
    };
    let gone = numbers.into_iter().filter(|number| !is_used(number));
    KeptSteps {
        gone: gone.collect(),
        last,
        past,
        future,
    }
}

/// What has to be written for the disk to have these steps, as far as there is room for them.
pub(super) fn to_keep(
    past: &mut VecDeque<Step>,
    future: &mut [Step],
    mut gone: Vec<u32>,
    editor: Editor,
) -> Steps {
    let mut room = MAX_BYTES;
    let mut put = Vec::new();
    let mut take = |step: &mut Step| {
        let mut text = None;
        let bytes = step.bytes.unwrap_or_else(|| {
            let written = (editor.step)(&step.change);
            text.insert(written).len()
        });
        step.bytes = Some(bytes);
        let fits = bytes <= room;
        room = if fits { room - bytes } else { 0 };
        if fits && !step.is_kept {
            let text = text.unwrap_or_else(|| (editor.step)(&step.change));
            put.push((step.number, text));
        }
        if step.is_kept && !fits {
            gone.push(step.number);
        }
        step.is_kept = fits;
        fits
    };
    let kept_past = past
        .iter_mut()
        .rev()
        .filter_map(|step| take(step).then_some(step.number));
    let mut kept_past: Vec<u32> = kept_past.collect();
    kept_past.reverse();
    let kept_future = future
        .iter_mut()
        .rev()
        .filter_map(|step| take(step).then_some(step.number));
    let mut kept_future: Vec<u32> = kept_future.collect();
    kept_future.reverse();
    Steps {
        put,
        gone,
        order: (editor.order)(&kept_past, &kept_future),
    }
}
