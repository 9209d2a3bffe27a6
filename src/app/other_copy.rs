//! A copy of a plan from elsewhere, beside the one on this device: it is
//! compared and merged, and never kept by itself.

use std::rc::Rc;

use crate::milestone::common;
use crate::milestone::unpack::unpack;
use crate::model::choice::Choices;
use crate::model::milestone::Milestone;
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::model::units::Moment;

/// A copy of a plan from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherCopy {
    /// The copy.
    pub plan: Rc<Plan>,
    /// Where it came from: the name of a file, an address.
    pub from: Text,
    /// What it began with, where that is known.
    pub base: Option<Base>,
    /// The address on this site, where it is published there.
    pub published_at: Option<Text>,
}

/// A state that both copies once had.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// The plan as it was.
    pub plan: Rc<Plan>,
    /// Which state that is, for the reader.
    pub told: Text,
}

impl Base {
    /// The newest state that both copies hold as a milestone, if there is one
    /// that can be read.
    pub fn in_common(mine: &Plan, theirs: &Plan) -> Option<Self> {
        let milestone = common(mine, theirs)?;
        let plan = unpack(milestone).ok()?;
        Some(Self {
            plan: Rc::new(plan.with_identity(mine.id())),
            told: told(milestone).as_str().into(),
        })
    }
}

/// A milestone in a sentence: "the milestone “Approved” of 2026-11-22".
fn told(milestone: &Milestone) -> String {
    let made = milestone.occasion.value();
    let what = match (&*milestone.name, made) {
        ("", Some(occasion)) => format!("the state kept with the note “{}”", occasion.label()),
        ("", None) => "a state that both keep".to_owned(),
        (name, _) => format!("the milestone “{name}”"),
    };
    match milestone.at.value().and_then(Moment::day) {
        Some(day) => format!("{what} on {day}"),
        None => what,
    }
}
