//! One duty for one object, with whoever has it.

use std::rc::Rc;

use crate::catalogue::duty::Duty;
use crate::model::assignment::{Assignment, Party};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// Whether the plan says enough to know that a duty applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// It does.
    Yes,
    /// The plan leaves open what decides it; the duty is listed until then.
    Perhaps,
}

/// One duty for one object.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    /// The duty, as the catalogue has it.
    pub duty: Rc<Duty>,
    /// The kind of the object.
    pub kind: Kind,
    /// The object.
    pub object: Key,
    /// Whether it is known to apply.
    pub applies: Applies,
    /// What the team says of it: for this object, else for all of them.
    pub assignment: Option<Rc<Assignment>>,
}

impl Holding {
    /// `duty@object`: stable as long as both are.
    pub fn id(&self) -> String {
        format!("{}@{}", self.duty.id, self.object)
    }

    /// Whose duty it is: the team's word before the catalogue's.
    pub fn party(&self) -> Party {
        self.overridden().unwrap_or(self.duty.party)
    }

    /// The party that the team states against the catalogue. It counts with
    /// a reason only.
    pub fn overridden(&self) -> Option<Party> {
        let assignment = self.assignment.as_ref()?;
        let party = assignment.party.value()?;
        (!assignment.party_reason.trim().is_empty()).then_some(party)
    }

    /// Whether somebody on the customer's side has to have it.
    pub fn needs_owner(&self) -> bool {
        matches!(self.party(), Party::Customer | Party::Unknown)
    }

    /// Who has it.
    pub fn owner(&self) -> Option<Key> {
        self.assignment.as_ref()?.owner.0
    }

    /// Who stands in: as assigned, else the owner's own deputy.
    pub fn deputy(&self, plan: &Plan) -> Option<Key> {
        let assigned = self.assignment.as_ref()?.deputy.0;
        assigned.or_else(|| {
            let owner = self.owner()?;
            let person = plan.people.iter().find(|person| person.meta.id == owner)?;
            person.deputy.0.map(crate::model::id::Id::key)
        })
    }
}
