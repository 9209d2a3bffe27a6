//! Whether there is somebody, and somebody else.

use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{self, Change, add, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("people.no-deputy", ANA).fires([unset("person", ANA, "deputy")]),
        case("people.own-deputy", ANA).fires([set("person", ANA, "deputy", "@person/Ana Ruiz")]),
        case("people.holds-too-much", BEN).fires(everything_to_ben()),
        case("people.away-uncovered", ANA).fires([
            set("person", ANA, "absent_until", "2026-11-22"),
            set("person", BEN, "absent_from", "2026-11-22"),
        ]),
        case("people.catalogue-change-unread", "plan").fires([upgraded(false)]),
        case("people.duty-came-from-provider", "plan")
            .fires([upgraded(true)])
            .beside(["people.catalogue-change-unread@plan open"]),
        case("people.no-contact", ANA).fires([unset("person", ANA, "contact")]),
        case("people.one-time-zone", "plan")
            .fires(in_london().map(|name| set("person", name, "time_zone", "Europe/Berlin")))
            .unknown(in_london().map(|name| unset("person", name, "time_zone"))),
    ]
}

fn upgraded(to_customer: bool) -> Change {
    let change =
        json!({ "kind": "moved", "duty": "own.v/a", "text": "A", "to_customer": to_customer });
    add(
        "catalogue",
        json!({ "catalogue": "own.v", "name": "V", "changes": [change] }),
    )
}

const ANA: &str = "Ana Ruiz";
const BEN: &str = "Ben Okafor";

fn in_london() -> [&'static str; 4] {
    [BEN, "David Lind", "Farid Hassan", "Henrik Vos"]
}

fn everything_to_ben() -> Vec<Change> {
    let plan = resilient::plan();
    let duties = plan.assignments.iter().map(|row| row.duty.to_string());
    duties
        .map(|duty| set("assignment", duty.leak(), "owner", "@person/Ben Okafor"))
        .collect()
}

#[test]
fn who_has_no_part_on_the_day_needs_no_deputy() {
    let changes = [
        add("person", json!({ "name": "Ivo" })),
        unset("person", ANA, "contact"),
    ];
    assert_eq!(state(&changes, "people.no-deputy", "Ivo"), None);
    assert_eq!(state(&changes, "people.no-contact", "Ivo"), None);
    assert_eq!(state(&changes, "people.no-contact", ANA), Some(State::Open));
}
