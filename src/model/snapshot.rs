//! What was proven: parts of the deployment as they were then.

use super::record::object;
use super::reference::Refs;
use super::scalar::Opaque;
use super::text::Text;

object! {
    /// A part of the deployment as it was when something was proven. It is
    /// written once and never changed. Its pointers are text, because it
    /// speaks of objects that may be gone by now.
    pub struct Snapshot {
        /// What kind of object it was; nothing where it stands for several
        kind "Kind": Text,
        /// Which object it was; nothing where a plan has just one
        object "Object": Text,
        /// What the proof covers of what was stated then
        facts "Facts": Opaque,
        /// What it leaned on then
        rests_on "Rests on": Refs<Self>,
    }
}
