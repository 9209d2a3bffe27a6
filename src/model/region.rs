//! Where the deployment is.

use super::choice::choices;
use super::known::Known;
use super::list::List;
use super::record::object;
use super::text::{RegionCode, Text, ZoneCode};

choices! {
    /// What a region is for.
    pub enum RegionUse {
        Primary = "primary" "Runs the deployment",
        Recovery = "recovery" "Recovery only",
    }
}

object! {
    /// A region that the deployment uses.
    pub struct Region {
        /// What the team calls it, if not by its code
        name "Name": Text,
        /// The region's code, such as eu-de
        region "Region": Known<RegionCode>,
        /// The zones that the deployment uses there
        zones "Zones": List<ZoneCode>,
        /// Whether it runs the deployment or only receives it after a disaster
        used_for "Used for": Known<RegionUse>,
    }
}
