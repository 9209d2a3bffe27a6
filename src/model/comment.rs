//! What people remark on something of the plan, and what others answer.

use super::known::Known;
use super::record::object;
use super::reference::{AnyRef, OwnerRef, Ref};
use super::scalar::Lines;
use super::text::Text;
use super::units::Moment;

object! {
    /// A remark on an object, on a duty of it, or on a checklist item on it.
    pub struct Comment {
        /// The object that it is about; the plan as a whole where there is none
        object "Object": AnyRef,
        /// The duty of the object that it is about, by its id in the catalogue
        duty "Duty": Text,
        /// The checklist item on the object that it is about, by its id
        item "Item": Text,
        /// What is said
        text "Comment": Lines,
        /// Who says it (as stated; not verified)
        said_by "Said by": Text,
        /// When it was said
        said_at "Said at": Known<Moment>,
        /// Whom it asks to do or answer something
        addressed_to "Addressed to": OwnerRef,
        /// The comment that it answers
        answers "Answers": Ref<Comment>,
        /// Whether nothing is left to do about it
        settled "Settled": Known<bool>,
    }
}
