//! Where the split of duties has holes.

use std::rc::Rc;

use super::held::Held;
use super::holding::Holding;
use super::matrix::Matrix;
use crate::catalogue::duty::PartyGap;
use crate::model::assignment::Party;
use crate::model::plan::Plan;

/// A hole in the split.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// What kind of hole.
    pub kind: GapKind,
    /// The duty; the first of them where a person holds too many.
    pub holding: Rc<Holding>,
    /// In words.
    pub text: String,
}

/// What kind of hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// Nobody on the customer's side has it.
    Unassigned,
    /// The provider does not say whose it is.
    Silent,
    /// The provider's pages disagree about whose it is.
    Contradictory,
    /// One person holds more than half of what is assigned.
    Overloaded,
    /// The owner stands in for themself.
    SelfDeputy,
}

impl GapKind {
    /// How files name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unassigned => "unassigned",
            Self::Silent => "silent",
            Self::Contradictory => "contradictory",
            Self::Overloaded => "overloaded",
            Self::SelfDeputy => "self_deputy",
        }
    }
}

/// The holes of one duty.
pub fn gaps_of(holding: &Rc<Holding>, plan: &Plan) -> Vec<Gap> {
    let gap = |kind, text: String| Gap {
        kind,
        holding: Rc::clone(holding),
        text,
    };
    let name = plan.called(holding.kind, holding.object);
    let object = if name.is_empty() {
        holding.kind.label()
    } else {
        &name
    };
    let title = &holding.duty.title;
    let mut gaps = Vec::new();
    if holding.party() == Party::Unknown {
        gaps.push(match holding.duty.gap {
            Some(PartyGap::Contradictory) => gap(
                GapKind::Contradictory,
                format!("{title} ({object}): the provider's pages disagree"),
            ),
            _ => gap(
                GapKind::Silent,
                format!("{title} ({object}): the provider does not say whose this is"),
            ),
        });
    }
    match holding.owner() {
        None if holding.needs_owner() => gaps.push(gap(
            GapKind::Unassigned,
            format!("{title} ({object}): nobody has it"),
        )),
        Some(owner) if holding.deputy(plan) == Some(owner) => gaps.push(gap(
            GapKind::SelfDeputy,
            format!(
                "{title} ({object}): {} stands in for themself",
                plan.owner_name(owner).unwrap_or_default()
            ),
        )),
        _ => {}
    }
    gaps
}

/// Every hole of a plan.
pub fn gaps(matrix: &Matrix, plan: &Plan) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = matrix
        .holdings()
        .flat_map(|holding| gaps_of(holding, plan))
        .collect();
    gaps.extend(overloaded(matrix, plan));
    gaps
}

/// The person who holds too much, as [`Held::is_too_much`] says.
pub fn overloaded(matrix: &Matrix, plan: &Plan) -> Option<Gap> {
    let held = Held::new(matrix);
    let mut people = plan.people.iter();
    let person = people.find(|person| held.is_too_much(person.meta.id, plan))?;
    let owner = Some(person.meta.id);
    let mut holdings = matrix.holdings();
    let first = holdings.find(|holding| holding.needs_owner() && holding.owner() == owner)?;
    Some(Gap {
        kind: GapKind::Overloaded,
        holding: Rc::clone(first),
        text: format!(
            "{} holds {} of {} assigned duties",
            person.name,
            held.by(person.meta.id),
            held.assigned()
        ),
    })
}
