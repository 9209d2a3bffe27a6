//! Short losses of the service that clients and policies have to bridge.

use muster::readiness::standing::State;

use super::{Case, case};
use crate::resilient::{set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("client.no-retry", "CRM")
            .fires([set("application", "CRM", "clients_retry", false)])
            .unknown([unset("application", "CRM", "clients_retry")]),
        case("client.policy-without-retries", "Servers")
            .fires([set("policy", "Servers", "retries", 0)])
            .unknown([unset("policy", "Servers", "retries")]),
    ]
}

#[test]
fn a_policy_that_came_with_the_instance_retries_as_delivered() {
    let changes = [
        unset("policy", "Servers", "retries"),
        set("policy", "Servers", "built_in", "bronze"),
    ];
    let state = state(&changes, "client.policy-without-retries", "Servers");
    assert_eq!(state, Some(State::Done));
}
