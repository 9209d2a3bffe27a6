//! What people state of a checklist item, and what proves it.

use super::choice::choices;
use super::evidence::Evidence;
use super::known::Known;
use super::list::Records;
use super::record::object;
use super::reference::{AnyRef, OwnerRef};
use super::scalar::Lines;
use super::text::Text;
use super::units::Date;

choices! {
    /// How an item stands, as a person says.
    pub enum Status {
        Open = "open" "Open",
        InProgress = "in_progress" "In progress",
        Done = "done" "Done",
        AcceptedRisk = "accepted_risk" "Accepted risk",
        NotApplicable = "not_applicable" "Not applicable",
    }
}

object! {
    /// A statement about one checklist item of one object.
    pub struct Attestation {
        /// The item: a rule's or an attestation item's id
        item "Item": Text,
        /// The object it is about; the plan as a whole where there is none
        object "Object": AnyRef,
        /// How it stands
        status "Status": Known<Status>,
        /// Who sees to it
        owner "Owner": OwnerRef,
        /// When it is to be done
        due_on "Due": Known<Date>,
        /// What holds, in the words of whoever says so
        statement "Statement": Lines,
        /// Who says so (as stated; not verified)
        stated_by "Stated by": Text,
        /// When it was said
        stated_on "Stated on": Known<Date>,
        /// What proves it
        evidence "Evidence": Records<Evidence>,
        /// The part of the deployment that the proof covers, as it was then
        fingerprint "Fingerprint": Text,
        /// Why the risk is accepted, or why the item does not apply
        reason "Reason": Lines,
        /// Who accepts the risk
        accepted_by "Accepted by": Text,
        /// Until when the risk is accepted
        accepted_until "Accepted until": Known<Date>,
        /// Who agrees that the item does not apply: another person than the first
        second_name "Second name": Text,
    }
}
