//! How often what has to be rehearsed.

use serde::Deserialize;

use crate::model::application::Tier;
use crate::model::choice::Choices;
use crate::model::drill::DrillKind;

/// A kind of rehearsal that is due again and again.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What is done.
    pub text: String,
    /// The kinds of drill that count as one, by key.
    kinds: Vec<String>,
    /// How often, by tier.
    every: Vec<Every>,
    /// The ids of the pages it rests on.
    pub sources: Vec<String>,
}

/// How often for one tier.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Every {
    /// The tier, by key.
    tier: String,
    /// After how many days again.
    pub days: u32,
    /// Whether that is advice of Muster's own and not that of a page.
    pub own_advice: bool,
}

impl Cadence {
    /// Whether a drill of that kind counts.
    pub fn counts(&self, kind: DrillKind) -> bool {
        self.kinds.iter().any(|key| key == kind.key())
    }

    /// How often for workloads of that tier; `None` where it is not asked for.
    /// Of a workload without a tier nothing more is asked than of the last.
    pub fn every(&self, tier: Option<Tier>) -> Option<&Every> {
        let tier = tier.unwrap_or(Tier::Four);
        self.every.iter().find(|every| every.tier == tier.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Knowledge;

    #[test]
    fn every_cadence_is_of_known_kinds_and_tiers_and_a_year_at_most() {
        let knowledge = Knowledge::built_in().unwrap();
        for cadence in &knowledge.cadences {
            let kinds = cadence.kinds.iter();
            assert!(kinds.clone().count() > 0);
            for kind in kinds {
                assert!(DrillKind::from_key(kind).is_some(), "{kind}");
            }
            for every in &cadence.every {
                assert!(Tier::from_key(&every.tier).is_some(), "{}", every.tier);
                // The page asks for a test at least once a year.
                assert!(every.days <= 365);
            }
        }
    }
}
