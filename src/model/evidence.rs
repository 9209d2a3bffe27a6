//! Proof: the link or file that shows it, when it was collected, when it expires.

use super::known::Known;
use super::record::part;
use super::text::{Link, Text};
use super::units::Date;

part! {
    /// One proof.
    pub struct Evidence {
        /// What it is
        label "What": Text,
        /// Where it is
        link "Link": Known<Link>,
        /// When it was collected
        collected_on "Collected on": Known<Date>,
        /// After that day it proves nothing any more
        expires_on "Expires on": Known<Date>,
    }
}
