//! Who may restore, who may delete, and who gets in when the login is down.

use muster::model::Json;
use muster::readiness::standing::State;

use super::{Case, case};
use crate::resilient::{Change, remove, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("access.too-few-restorers", "access")
            .fires(only_ben())
            .unknown(
                [
                    &only_ben()[..],
                    &[unset("role_holder", "Eva Novak", "role")],
                ]
                .concat(),
            )
            .beside_unknown(["access.too-few-managers@access unknown"]),
        case("access.too-few-managers", "access")
            .fires([set("role_holder", "Chloe Meyer", "role", "writer")])
            .unknown([unset("role_holder", "Chloe Meyer", "role")]),
        case("access.manager-holds-the-key", "access")
            .fires([set(
                "role_holder",
                "Eva Novak",
                "person",
                "@person/Ben Okafor",
            )])
            .unknown([
                unset("access", "access", "duties_separated"),
                remove("role_holder", "Eva Novak"),
                remove("role_holder", "Farid Hassan"),
            ]),
        case("access.manager-holds-the-key", "access").fires([set(
            "access",
            "access",
            "duties_separated",
            false,
        )]),
        case("access.no-second-factor", "access")
            .fires([
                set("access", "access", "mfa_required", false),
                set("role_holder", "Ana Ruiz", "mfa", false),
            ])
            .unknown([unset("access", "access", "mfa_required")]),
        case("access.holder-without-second-factor", "Ana Ruiz")
            .fires([set("role_holder", "Ana Ruiz", "mfa", false)])
            .unknown([
                unset("role_holder", "Ana Ruiz", "mfa"),
                unset("access", "access", "mfa_required"),
            ])
            .beside_unknown(["access.no-second-factor@access unknown"]),
        case("access.no-break-glass", "access")
            .fires([set("access", "access", "break_glass", false)])
            .unknown([unset("access", "access", "break_glass")]),
        case("access.break-glass-untried", "access")
            .fires([set(
                "access",
                "access",
                "break_glass_tested_on",
                "2025-11-21",
            )])
            .unknown([set(
                "access",
                "access",
                "break_glass_tested_on",
                "2026-11-23",
            )]),
        case("access.review-overdue", "access")
            .fires([set("access", "access", "reviewed_on", "2025-11-21")])
            .unknown([unset("access", "access", "reviewed_on")]),
    ]
}

/// One manager is left of everybody who may restore.
fn only_ben() -> Vec<Change> {
    let others = ["Chloe Meyer", "Ana Ruiz", "David Lind"];
    others.map(|name| remove("role_holder", name)).to_vec()
}

#[test]
fn a_name_and_a_pointer_to_the_same_person_are_one_holder() {
    let mut changes = only_ben();
    changes.push(set("role_holder", "Eva Novak", "role", "writer"));
    changes.push(set("role_holder", "Eva Novak", "person", Json::Null));
    changes.push(set("role_holder", "Eva Novak", "name", " ben okafor "));
    let state = state(&changes, "access.too-few-restorers", "access");
    assert_eq!(state, Some(State::Open));
}

#[test]
fn duties_are_apart_where_nobody_is_named_for_both() {
    let changes = [unset("access", "access", "duties_separated")];
    let state = state(&changes, "access.manager-holds-the-key", "access");
    assert_eq!(state, Some(State::Done));
}

#[test]
fn without_a_key_of_ones_own_nobody_can_hold_it() {
    let provider = |name| set("instance", name, "encryption", "provider");
    let changes = [
        provider("backup-fra-servers"),
        provider("backup-fra-clusters"),
    ];
    let state = state(&changes, "access.manager-holds-the-key", "access");
    assert_eq!(state, None);
}
