//! What the plan knows about a step beside what was copied into the run.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::drill::DrillStep;
use crate::model::id::{Id, Key};
use crate::query::run::contact::{Contact, contact};
use crate::scenario::runbook::Played as PlayedStep;
use crate::ui::by_ptr::ByPtr;
use crate::ui::rehearsal::played::Played;
use crate::ui::store::use_store;

/// What the plan knows about a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// How whoever does it is reached.
    pub contact: Option<Contact>,
    /// The duty behind it.
    pub duty: Option<AttrValue>,
    /// What is missing to be able to do it.
    pub missing: Option<AttrValue>,
}

/// What the plan knows about every step of the run, in its order; nothing
/// about steps that today's plan would not lead to any more.
#[hook]
pub(super) fn use_details(drill: Option<Key>, played: Option<ByPtr<Played>>) -> Rc<[Detail]> {
    let store = use_store();
    let details = use_memo((drill, played), |(drill, played)| {
        let state = store.get();
        let drill = drill.and_then(|key| state.plan()?.drills.get(Id::new(key)));
        let (Some(drill), Some(played)) = (drill, played) else {
            return Rc::from([]);
        };
        let steps = drill.steps.iter();
        steps.map(|step| of(played, step)).collect::<Rc<[Detail]>>()
    });
    Rc::clone(&details)
}

fn of(played: &Played, step: &DrillStep) -> Detail {
    let steps = played.report.runbook.steps.iter();
    let same = |row: &&PlayedStep| {
        let is_copy = step.step.is_empty() || *row.step == *step.step;
        is_copy && *row.text == *step.text && *row.doer.name == *step.lane
    };
    let Some(row) = steps.clone().find(same) else {
        return Detail {
            contact: contact(&played.assessed.plan, &step.lane),
            ..Detail::default()
        };
    };
    detail(played, row)
}

/// What the plan knows about a step of the runbook itself.
pub(super) fn detail(played: &Played, row: &PlayedStep) -> Detail {
    let catalogues = &played.assessed.knowledge.catalogues;
    let mut duties = catalogues.iter().flat_map(|catalogue| &catalogue.duties);
    let duty = row.duty.as_ref();
    let duty = duty.and_then(|id| duties.find(|duty| duty.id == *id));
    let missing = (!row.missing.is_empty()).then(|| row.missing.join(", "));
    Detail {
        contact: contact(&played.assessed.plan, &row.doer.name),
        duty: duty.map(|duty| AttrValue::from(duty.title.clone())),
        missing: missing.map(AttrValue::from),
    }
}
