//! Whether the plan was approved as it is now.

use crate::model::Json;
use crate::model::edit::{Edit, Stamp};
use crate::model::plan::{Kind, Plan};
use crate::model::units::Date;

/// How the approval stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignOff {
    /// Nobody has approved the plan.
    Missing,
    /// The plan is as it was approved.
    Current,
    /// The plan has changed since: by so many revisions.
    Changed(u32),
    /// It is not written down which revision was approved.
    Unclear,
}

/// How the approval stands.
pub fn sign_off(plan: &Plan) -> SignOff {
    let Some(facts) = plan.facts.first() else {
        return SignOff::Missing;
    };
    if facts.approver.trim().is_empty() || facts.approved_on.is_unknown() {
        return SignOff::Missing;
    }
    match facts.approved_revision.value() {
        None => SignOff::Unclear,
        Some(approved) if approved.0 >= plan.revision() => SignOff::Current,
        Some(approved) => SignOff::Changed(plan.revision() - approved.0),
    }
}

/// The day of the next review, where it has passed.
pub fn review_overdue(plan: &Plan, as_of: Date) -> Option<Date> {
    let day = plan.facts.first()?.next_review_on.value()?;
    (day < as_of).then_some(day)
}

/// The edit that approves the plan as it is.
pub fn approve(plan: &Plan, approver: &str, today: Date) -> Edit {
    let fields = [
        ("approver", Json::from(approver)),
        ("approved_on", Json::from(today.to_string())),
    ];
    with_revision(plan, &fields)
}

/// The edit that states something of the sign-off. What is approved stays
/// so: the sign-off itself is no change of what it approves.
pub fn state(plan: &Plan, field: &'static str, value: Json) -> Edit {
    if sign_off(plan) == SignOff::Current {
        return with_revision(plan, &[(field, value)]);
    }
    Edit::set(Kind::PlanFacts, plan.id(), field, value)
}

/// An edit of what is not approved, such as a milestone's name: a plan that is
/// as it was approved stays so.
pub fn besides(plan: &Plan, edit: Edit) -> Edit {
    if sign_off(plan) != SignOff::Current {
        return edit;
    }
    with_revision_after(plan, &[edit])
}

/// The fields, and the revision that stating them leads to.
fn with_revision(plan: &Plan, fields: &[(&'static str, Json)]) -> Edit {
    let fields = fields.iter();
    let edits = fields.map(|(field, value)| {
        let value = value.clone();
        Edit::set(Kind::PlanFacts, plan.id(), field, value)
    });
    with_revision_after(plan, &edits.collect::<Vec<_>>())
}

/// The edits, and the revision that they lead to.
fn with_revision_after(plan: &Plan, edits: &[Edit]) -> Edit {
    let batch = |revision: u32| {
        let approved = Json::from(revision);
        let approved = Edit::set(Kind::PlanFacts, plan.id(), "approved_revision", approved);
        Edit::Batch {
            edits: edits.iter().cloned().chain([approved]).collect(),
        }
    };
    // Every field that changes counts once, so it is tried out first.
    let trial = plan.apply(&batch(u32::MAX), &Stamp::default());
    let revision = trial.map_or(plan.revision(), |after| after.revision());
    batch(revision)
}
