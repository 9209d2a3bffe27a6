//! What two people changed to different things, until somebody decides.

use super::record::object;
use super::reference::AnyRef;
use super::scalar::Opaque;
use super::text::Text;

object! {
    /// A field, or a whole object, of which two copies of the plan say
    /// different things. The plan says what `mine` says until it is settled.
    pub struct Conflict {
        /// The object that it is about
        object "Object": AnyRef,
        /// The field's key; nothing where one took the object out and the other went on with it
        field "Field": Text,
        /// What both began with
        base "Before": Opaque,
        /// What this copy said
        mine "This copy": Opaque,
        /// What the other copy said
        theirs "The other copy": Opaque,
    }
}
