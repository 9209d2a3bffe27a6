//! Every rule: silent on a plan without fault, open after one change and
//! unknown after another, and in both cases nothing else is found.

mod access;
mod agents;
mod client;
mod connectors;
mod coverage;
mod drills;
mod encryption;
mod immutability;
mod network;
mod objectives;
mod observability;
mod people;
mod region;
mod runbook;
mod schedule;
mod silence;
mod zone;

use std::collections::BTreeSet;

use muster::catalogue::Knowledge;
use muster::file::write;
use muster::model::id::Key;
use muster::model::plan::Plan;
use muster::readiness::gate::Level;
use muster::readiness::item::{Item, items};
use muster::readiness::rules;
use muster::readiness::standing::State;
use serde_json::json;

use crate::golden;
use crate::resilient::{self, Change, add, assess, changed, findings};

/// What one rule finds after which change.
pub(crate) struct Case {
    rule: &'static str,
    object: &'static str,
    firing: Vec<Change>,
    fires_as: &'static str,
    unknown: Option<Vec<Change>>,
    beside_firing: Vec<&'static str>,
    beside_unknown: Vec<&'static str>,
}

/// A rule and the name of the object on which it speaks up.
pub(crate) fn case(rule: &'static str, object: &'static str) -> Case {
    Case {
        rule,
        object,
        firing: Vec::new(),
        fires_as: "open",
        unknown: None,
        beside_firing: Vec::new(),
        beside_unknown: Vec::new(),
    }
}

impl Case {
    /// The changes after which the rule fires.
    pub(crate) fn fires(self, firing: impl Into<Vec<Change>>) -> Self {
        Self {
            firing: firing.into(),
            ..self
        }
    }

    /// The changes after which something that held has to be verified again.
    pub(crate) fn asks_again(self, firing: impl Into<Vec<Change>>) -> Self {
        Self {
            fires_as: "verify_again",
            ..self.fires(firing)
        }
    }

    /// The changes after which the rule misses a fact.
    pub(crate) fn unknown(self, unknown: impl Into<Vec<Change>>) -> Self {
        Self {
            unknown: Some(unknown.into()),
            ..self
        }
    }

    /// What the first changes truly cause elsewhere: `rule@name state`.
    pub(crate) fn beside(self, beside: impl Into<Vec<&'static str>>) -> Self {
        Self {
            beside_firing: beside.into(),
            ..self
        }
    }

    /// What the second changes truly cause elsewhere: `rule@name state`.
    pub(crate) fn beside_unknown(self, beside: impl Into<Vec<&'static str>>) -> Self {
        Self {
            beside_unknown: beside.into(),
            ..self
        }
    }

    fn check(&self, knowledge: &Knowledge) -> Vec<String> {
        let mut wrong = Vec::new();
        let unknown = self.unknown.as_deref();
        let looks = [
            (Some(&*self.firing), self.fires_as, &self.beside_firing),
            (unknown, "unknown", &self.beside_unknown),
        ];
        for (changes, state, beside) in looks {
            let Some(changes) = changes else { continue };
            let plan = changed(&resilient::plan(), changes);
            let own = format!("{}@{} {state}", self.rule, self.object);
            let mut expected: Vec<String> = beside.iter().map(|&text| text.into()).collect();
            expected.push(own);
            expected.sort();
            let found = findings(&plan, knowledge);
            if found != expected {
                wrong.push(format!(
                    "{} {state}:\n  expected {expected:?}\n  found    {found:?}",
                    self.rule
                ));
            }
        }
        wrong
    }
}

fn cases() -> Vec<Case> {
    [
        coverage::cases(),
        objectives::cases(),
        schedule::cases(),
        connectors::cases(),
        agents::cases(),
        network::cases(),
        immutability::cases(),
        encryption::cases(),
        access::cases(),
        observability::cases(),
        client::cases(),
        zone::cases(),
        region::cases(),
        people::cases(),
        runbook::cases(),
        drills::cases(),
        silence::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The plan after every change that makes a rule speak up.
pub(crate) fn worse_plans() -> Vec<(&'static str, Plan)> {
    let clean = resilient::plan();
    let cases = cases();
    let changes = cases.iter().flat_map(|case| {
        let each = [Some(&case.firing), case.unknown.as_ref()];
        each.into_iter()
            .flatten()
            .map(|changes| (case.rule, changes))
    });
    changes
        .map(|(rule, changes)| (rule, changed(&clean, changes)))
        .collect()
}

#[test]
fn a_plan_without_fault_is_resilient() {
    let (plan, knowledge) = (resilient::plan(), Knowledge::built_in().unwrap());
    assert_eq!(findings(&plan, &knowledge), [""; 0]);
    let assessment = assess(&plan, &knowledge);
    assert_eq!(assessment.caps, []);
    assert_eq!(assessment.level, Level::Resilient);
    golden::check(resilient::PATH, write(&plan).as_bytes());
}

#[test]
fn each_rule_finds_what_it_is_for_and_nothing_else() {
    let knowledge = Knowledge::built_in().unwrap();
    let wrong: Vec<String> = cases()
        .iter()
        .flat_map(|case| case.check(&knowledge))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let tried: BTreeSet<&str> = cases().iter().map(|case| case.rule).collect();
    let all: BTreeSet<&str> = rules::all().map(|rule| rule.id).collect();
    assert_eq!(tried, all);
}

#[test]
fn nothing_is_fine_of_a_workload_that_nobody_has_described() {
    let knowledge = Knowledge::built_in().unwrap();
    let blank = add("workload", json!({ "name": "blank" }));
    let plan = changed(&resilient::plan(), &[blank]);
    let key = plan.workloads.last().unwrap().meta.id;
    let assessment = assess(&plan, &knowledge);
    let fine: Vec<&str> = assessment
        .entries()
        .filter(|placed| placed.object == key)
        .filter(|placed| !matches!(placed.entry.state, State::Open | State::Unknown))
        .map(|placed| placed.item.id())
        .collect();
    assert_eq!(fine, [""; 0]);
}

#[test]
fn nothing_is_fine_of_a_plan_that_says_nothing() {
    let plan = Plan::new(Key(1), "Empty");
    let assessment = assess(&plan, &Knowledge::built_in().unwrap());
    let fine: Vec<&str> = assessment
        .entries()
        .filter(|placed| !matches!(placed.entry.state, State::Open | State::Unknown))
        .map(|placed| placed.item.id())
        .collect();
    assert_eq!(fine, [""; 0]);
    assert_eq!(assessment.score.readiness, 0);
}

#[test]
fn every_check_that_a_duty_names_exists_and_every_rule_shows_a_duty() {
    let knowledge = Knowledge::built_in().unwrap();
    let items = items(&knowledge);
    let known: BTreeSet<&str> = items.iter().map(Item::id).collect();
    let duties = knowledge.catalogues.iter().flat_map(|one| &one.duties);
    let named: BTreeSet<&str> = duties
        .flat_map(|duty| duty.checks.iter().map(String::as_str))
        .collect();
    assert_eq!(named.difference(&known).collect::<Vec<_>>(), [&""; 0]);
    let without_duty: Vec<&str> = rules::all()
        .map(|rule| rule.id)
        .filter(|id| !named.contains(id))
        .collect();
    assert_eq!(without_duty, [""; 0]);
}

#[test]
fn a_rule_is_named_after_its_family_and_cites_pages_that_are_known() {
    let knowledge = Knowledge::built_in().unwrap();
    let areas = &knowledge.catalogues[0].areas;
    let mut seen = BTreeSet::new();
    for rule in rules::all() {
        let (prefix, _) = rule.id.split_once('.').unwrap();
        assert!(rule.family.key().ends_with(prefix) || rule.family.key().starts_with(prefix));
        assert!(seen.insert(rule.id), "{} stands twice", rule.id);
        assert!(areas.iter().any(|area| area.id == rule.area), "{}", rule.id);
        assert!(!rule.sources.is_empty(), "{}", rule.id);
        for source in rule.sources {
            assert!(
                knowledge.sources.get(source).is_some(),
                "{}: {source}",
                rule.id
            );
        }
        let single_sentence = [rule.title];
        assert!(
            single_sentence.iter().all(|text| !text.ends_with('.')),
            "{}",
            rule.id
        );
        for text in [rule.title, rule.rationale, rule.advice] {
            assert!(
                !text.is_empty() && !text.contains('!'),
                "{}: {text}",
                rule.id
            );
        }
    }
}
