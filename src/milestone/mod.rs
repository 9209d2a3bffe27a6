//! Milestones: taking one, going back to one, and the newest that two copies
//! have in common. A milestone carries the whole plan of its moment, packed,
//! but for the milestones of that plan: so files grow with each by what a
//! packed plan has, and not by all before it once more.

pub mod pack;
pub mod take;
pub mod unpack;

use std::rc::Rc;

use crate::model::milestone::Milestone;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Meta;

/// The newest milestone that both copies hold with the same content: what
/// both go back to, so that they can be merged. Names and notes may differ.
pub fn common<'a>(mine: &'a Plan, theirs: &Plan) -> Option<&'a Rc<Milestone>> {
    let shared = mine.milestones.iter().filter(|milestone| {
        let other = theirs.milestones.get(milestone.id());
        let same = |other: &Rc<Milestone>| {
            milestone.packed().is_some() && other.packed() == milestone.packed()
        };
        other.is_some_and(same)
    });
    shared.max_by_key(|milestone| age(milestone))
}

/// The milestones of a plan, the newest first.
pub fn newest_first(plan: &Plan) -> Vec<&Rc<Milestone>> {
    let mut milestones: Vec<_> = plan.milestones.iter().collect();
    milestones.sort_by_key(|milestone| std::cmp::Reverse(age(milestone)));
    milestones
}

/// The milestone that holds the plan just as it is, if there is one.
pub fn of_now(plan: &Plan) -> Option<&Rc<Milestone>> {
    let newest = newest_first(plan).into_iter().next()?;
    let revision = newest.plan_revision.value()?;
    (revision.0 == plan.revision() && newest.packed().is_some()).then_some(newest)
}

/// The plan to go on with when somebody goes back to `then`: what it says
/// under the identity of `plan`, with the milestones of `plan`, because going
/// back forgets nothing.
#[must_use]
pub fn back_to(then: &Plan, plan: &Plan) -> Plan {
    Plan {
        milestones: plan.milestones.clone(),
        ..aligned(then, plan)
    }
}

/// The plan `then` with the identity of `plan`, and with that what a plan has
/// one of: a copy has another than the plan that it was made from.
fn aligned(then: &Plan, plan: &Plan) -> Plan {
    let mut aligned = if then.id() == plan.id() {
        then.clone()
    } else {
        then.with_identity(plan.id())
    };
    for &kind in Kind::ALL.iter().filter(|kind| kind.is_single()) {
        let id = plan.table(kind).row(0).map(|row| row.meta().id);
        let own = aligned.table(kind).row(0).map(|row| row.meta().clone());
        if let (Some(id), Some(own)) = (id, own)
            && own.id != id
        {
            aligned.table_mut(kind).set_meta(0, Meta { id, ..own });
        }
    }
    aligned
}

/// What orders milestones in time; of one second, by the plan's revision.
fn age(milestone: &Milestone) -> (Option<i64>, Option<u32>) {
    let at = milestone.at.value().map(|moment| moment.0);
    (at, milestone.plan_revision.value().map(|count| count.0))
}
