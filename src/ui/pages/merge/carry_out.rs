//! Two copies become one: the state before is kept as a milestone, then the
//! plan goes on with what both make together, as one step.

use std::rc::Rc;

use crate::app::action::Action;
use crate::app::notice::Notice;
use crate::app::other_copy::OtherCopy;
use crate::browser::task;
use crate::compare::review::{Choices, review};
use crate::compare::untouched::take_untouched;
use crate::model::edit::Stamp;
use crate::model::milestone::Occasion;
use crate::model::plan::Plan;
use crate::ui::by_ptr::ByPtr;
use crate::ui::effects;
use crate::ui::insight::Insight;
use crate::ui::milestones::{Taking, prepare};
use crate::ui::store::Store;
use crate::ui::visits;

/// How two copies become one.
pub(super) enum Way {
    /// With the changes of both, and these choices.
    Decided(Choices),
    /// With every object as the other copy has it that this one left as it was.
    Untouched,
}

/// Carries it out, and takes the other copy away.
pub(super) fn carry_out(store: &Store, insight: &Insight, copy: &ByPtr<OtherCopy>, way: Way) {
    let (store, insight, copy) = (store.clone(), insight.clone(), copy.clone());
    task::spawn(async move {
        let note = format!("Before merging with {}", copy.from);
        let taking = Taking::automatic(Occasion::BeforeMerge, note);
        if let Some(edit) = prepare(&store, &insight, taking)
            .await
            .and_then(|prepared| prepared.edit)
        {
            store.dispatch(Action::Mark(edit));
        }
        let state = store.get();
        let Some(mine) = state.plan() else { return };
        match made(mine, &copy, &way, &state.stamp(effects::now())) {
            Ok((plan, told)) => adopt(&store, mine, &copy, plan, &told),
            Err(why) => {
                store.dispatch(Action::Tell(Notice::problem(format!("Not merged: {why}"))));
            }
        }
    });
}

/// The plan to go on with, and what was done.
fn made(mine: &Plan, copy: &OtherCopy, way: &Way, stamp: &Stamp) -> Result<(Plan, String), String> {
    let base = copy.base.as_ref().map(|base| &*base.plan);
    match (way, base) {
        (Way::Untouched, Some(base)) => {
            let taken = take_untouched(base, mine, &copy.plan).map_err(|why| why.to_string())?;
            let told = format!("Taken from {} what you had not changed", copy.from);
            Ok((taken, told))
        }
        (Way::Untouched, None) => Err("it is not known what both copies began with".to_owned()),
        (Way::Decided(said), base) => {
            let found = review(base, mine, &copy.plan).map_err(|why| why.to_string())?;
            let plan = found
                .decided(said, stamp)
                .map_err(|refused| refused.to_string())?;
            let told = match found.undecided(said) {
                0 => format!("Merged with {}", copy.from),
                some => format!("Merged with {}; {some} left to decide", copy.from),
            };
            Ok((plan, told))
        }
    }
}

fn adopt(store: &Store, mine: &Rc<Plan>, copy: &OtherCopy, plan: Plan, told: &str) {
    let plan = Rc::new(plan);
    store.dispatch(Action::Adopt {
        from: Rc::clone(mine),
        plan: Rc::clone(&plan),
        told: told.into(),
    });
    let state = store.get();
    if !state.plan().is_some_and(|now| Rc::ptr_eq(now, &plan)) {
        return;
    }
    if let Some(address) = &copy.published_at {
        visits::note_taken(address, &copy.plan);
    }
    store.dispatch(Action::Beside(None));
}
