//! Where the split of duties has holes.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::holding::Holding;
use super::matrix::Matrix;
use crate::catalogue::duty::PartyGap;
use crate::model::assignment::Party;
use crate::model::id::Key;
use crate::model::plan::Plan;

/// From how many assigned duties on one person can hold too much.
pub const OVERLOAD_FROM: usize = 10;

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

/// The owner who holds more than half of the assigned duties, if there are
/// at least [`OVERLOAD_FROM`] of them and somebody else to take some.
pub fn overloaded(matrix: &Matrix, plan: &Plan) -> Option<Gap> {
    let mut held: BTreeMap<Key, (usize, &Rc<Holding>)> = BTreeMap::new();
    let mut assigned = 0;
    for holding in matrix.holdings().filter(|holding| holding.needs_owner()) {
        if let Some(owner) = holding.owner() {
            assigned += 1;
            held.entry(owner).or_insert((0, holding)).0 += 1;
        }
    }
    if assigned < OVERLOAD_FROM || plan.people.len() < 2 {
        return None;
    }
    let (owner, (count, first)) = held.into_iter().max_by_key(|(_, (count, _))| *count)?;
    let person = plan.people.iter().find(|person| person.meta.id == owner)?;
    (count * 2 > assigned).then(|| Gap {
        kind: GapKind::Overloaded,
        holding: Rc::clone(first),
        text: format!(
            "{} holds {count} of {assigned} assigned duties",
            person.name
        ),
    })
}
