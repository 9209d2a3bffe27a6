//! What carries the data.

use super::{Case, case};
use crate::resilient::{set, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("connectors.one-zone", "fra-vpc")
            .fires([set("connector", "fra-vpc-2", "zone", "eu-de-1")])
            .unknown([unset("connector", "fra-vpc-2", "zone")]),
    ]
}
