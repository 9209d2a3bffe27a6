//! Who has a duty on the customer's side, and where the team disagrees with
//! the catalogue about the party.

use super::choice::choices;
use super::known::Known;
use super::record::object;
use super::reference::{AnyRef, OwnerRef};
use super::scalar::Lines;
use super::text::Text;
use super::units::Date;

choices! {
    /// Whose half of a task a duty is.
    pub enum Party {
        Provider = "provider" "Provider",
        Customer = "customer" "Customer",
        ThirdParty = "third_party" "Third party",
        Unknown = "unknown" "Unknown",
    }
}

object! {
    /// Who has one duty for one object.
    pub struct Assignment {
        /// The duty, by its id in the catalogue
        duty "Duty": Text,
        /// The object it concerns
        object "Object": AnyRef,
        /// Who answers for it (accountable)
        owner "Owner": OwnerRef,
        /// Who stands in
        deputy "Deputy": OwnerRef,
        /// Who does it (responsible), where that is not the owner
        responsible "Responsible": OwnerRef,
        /// Who is asked (consulted)
        consulted "Consulted": OwnerRef,
        /// Who is told (informed)
        informed "Informed": OwnerRef,
        /// When it is due
        due_on "Due": Known<Date>,
        /// The party, where the team knows better than the catalogue
        party "Party": Known<Party>,
        /// Why the team says so
        party_reason "Reason": Lines,
        /// Anything the owner must know
        note "Note": Lines,
    }
}
