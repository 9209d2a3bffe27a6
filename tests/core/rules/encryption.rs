//! The customer's own key: who answers for it, who may delete it, where it is.

use muster::model::Json;

use super::{Case, case};
use crate::resilient::{Change, set, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("encryption.key-without-owner", OWN)
            .fires([unset("instance", OWN, "key_owner")])
            .unknown([unset("instance", OWN, "encryption")])
            .beside_unknown([
                "access.manager-holds-the-key@access unknown",
                "attest.master-key-loaded@backup-fra-servers unknown",
                "encryption.hpcs-not-here@backup-fra-servers unknown",
                "encryption.key-deletable-by-one@backup-fra-servers unknown",
                "encryption.key-in-other-region@backup-fra-servers unknown",
                "encryption.key-not-rotated@backup-fra-servers unknown",
                "encryption.key-region-without-failover@backup-fra-servers unknown",
                "encryption.not-authorized@backup-fra-servers unknown",
            ]),
        case("encryption.not-authorized", OWN)
            .fires([set("instance", OWN, "key_authorized", false)])
            .unknown([unset("instance", OWN, "key_authorized")]),
        case("encryption.key-deletable-by-one", OWN)
            .fires([set("instance", OWN, "key_deletion_protected", false)])
            .unknown([unset("instance", OWN, "key_deletion_protected")]),
        case("encryption.key-not-rotated", OWN)
            .fires([set("instance", OWN, "key_rotation_days", 366)])
            .unknown([unset("instance", OWN, "key_rotation_days")]),
        case("encryption.key-not-rotated", OWN).fires([set(
            "instance",
            OWN,
            "key_rotation_days",
            0,
        )]),
        case("encryption.key-region-without-failover", OWN)
            .fires([set("instance", OWN, "key_region", "eu-gb")])
            .beside(["encryption.key-in-other-region@backup-fra-servers open"])
            .unknown([unset("instance", OWN, "key_region")])
            .beside_unknown(["encryption.key-in-other-region@backup-fra-servers unknown"]),
        case("encryption.hpcs-not-here", OWN)
            .fires(hpcs_in("au-syd".into()))
            .beside([
                "attest.master-key-loaded@backup-fra-servers unknown",
                "encryption.key-in-other-region@backup-fra-servers open",
            ])
            .unknown(hpcs_in(Json::Null))
            .beside_unknown([
                "attest.master-key-loaded@backup-fra-servers unknown",
                "encryption.key-in-other-region@backup-fra-servers unknown",
            ]),
        case("encryption.key-in-other-region", OWN).fires([set(
            "instance",
            OWN,
            "key_region",
            "us-south",
        )]),
    ]
}

/// The instance with a key of its own.
const OWN: &str = "backup-fra-servers";

fn hpcs_in(region: Json) -> [Change; 2] {
    [
        set("instance", OWN, "encryption", "hpcs"),
        set("instance", OWN, "key_region", region),
    ]
}
