//! What this release knows of failures.

use std::collections::BTreeSet;

use muster::catalogue::Knowledge;
use muster::readiness::item::items;
use muster::scenario::report::Library;

/// The words of the command line's contract.
const CONTRACT: &str = "agent-host-lost connector-lost zone-connectors-lost zone-lost \
    instance-deleted region-lost key-disabled key-service-outage login-outage stale-permissions \
    resource-controller-outage network-restriction-failure monitoring-down network-path-lost \
    accidental-deletion silent-corruption ransomware capacity-rush compliance-boundary \
    person-absent partial-service-failure failback rolling-disaster";

#[test]
fn the_scenarios_are_those_of_the_contract() {
    let library = Library::built_in().unwrap();
    let ids: Vec<&str> = library
        .scenarios
        .iter()
        .map(|row| row.id.as_str())
        .collect();
    let contract: Vec<&str> = CONTRACT.split_whitespace().collect();
    assert_eq!(ids, contract);
}

#[test]
fn every_scenario_says_what_it_does_and_where_that_is_written() {
    let knowledge = Knowledge::built_in().unwrap();
    let library = Library::built_in().unwrap();
    let known = items(&knowledge);
    for scenario in library.scenarios.iter() {
        let id = &scenario.id;
        let happens = scenario.happenings.len() + scenario.includes.len();
        let on_its_own = scenario.asks == muster::scenario::definition::Asks::Each;
        assert!(happens > 0 || on_its_own, "{id} does nothing");
        assert!(!scenario.sources.is_empty(), "{id} cites nothing");
        for source in &scenario.sources {
            assert!(knowledge.sources.get(source).is_some(), "{id}: {source}");
        }
        for check in &scenario.preconditions {
            assert!(known.iter().any(|item| item.id() == check), "{id}: {check}");
        }
        let remedies = scenario.remedies.iter().map(|remedy| &remedy.step);
        for step in scenario.steps.iter().chain(remedies) {
            assert!(library.steps.get(step).is_some(), "{id}: {step}");
        }
        for include in &scenario.includes {
            let other = &include.scenario;
            assert!(library.scenarios.get(other).is_some(), "{id}: {other}");
        }
    }
}

#[test]
fn every_step_has_a_duty_a_scenario_and_only_earlier_steps_before_it() {
    let knowledge = Knowledge::built_in().unwrap();
    let library = Library::built_in().unwrap();
    let catalogues = knowledge.catalogues.iter();
    let duties = catalogues.flat_map(|catalogue| &catalogue.duties);
    let duties: BTreeSet<&str> = duties
        .filter_map(|duty| Some(duty.id.split_once('/')?.1))
        .collect();
    let named: BTreeSet<&str> = library
        .scenarios
        .iter()
        .flat_map(|scenario| &scenario.steps)
        .map(String::as_str)
        .collect();
    for step in library.steps.iter() {
        assert!(duties.contains(step.duty.as_str()), "{}", step.id);
        let own = matches!(
            step.part,
            muster::scenario::step::RunbookPart::Own | muster::scenario::step::RunbookPart::After
        );
        assert_eq!(named.contains(step.id.as_str()), own, "{}", step.id);
        for before in &step.after {
            assert!(library.steps.get(before).is_some(), "{}: {before}", step.id);
            assert!(
                !leads_to(&library, &step.id, before),
                "{} and {before}",
                step.id
            );
        }
        for source in &step.sources {
            assert!(
                knowledge.sources.get(source).is_some(),
                "{}: {source}",
                step.id
            );
        }
        assert_eq!(
            step.minutes.is_some(),
            !step.sources.is_empty(),
            "{}",
            step.id
        );
    }
}

/// Whether `from` comes somewhere before `to`.
fn leads_to(library: &Library, from: &str, to: &str) -> bool {
    let step = library.steps.get(to).unwrap();
    step.after
        .iter()
        .any(|before| before == from || leads_to(library, from, before))
}
