//! Who is responsible by default, and what else is known of the service: all
//! of it data with sources and dates, none of it in code.

pub mod cadence;
pub mod condition;
pub mod difference;
pub mod duty;
mod fit;
pub mod kept;
mod known;
pub mod library;
mod nearest;
pub mod place;
pub mod preset;
pub mod region;
pub mod revise;
pub mod source;
pub mod statement;
pub mod support;
mod upgrade;

use std::rc::Rc;

use cadence::Cadence;
use duty::Catalogue;
use preset::PolicyPreset;
use region::Regions;
use source::Sources;
use statement::Statement;
use support::Support;

use crate::model::units::Date;

/// Days after which a catalogue is called old.
pub const CATALOGUE_VALID_DAYS: u32 = 365;

/// Everything that is built in.
#[derive(Clone, Debug, PartialEq)]
pub struct Knowledge {
    /// The catalogues, each one service's responsibilities.
    pub catalogues: Vec<Catalogue>,
    /// Everything that is cited.
    pub sources: Sources,
    /// Where the service is offered.
    pub regions: Regions,
    /// Which kind of workload is supported on what.
    pub support: Support,
    /// The policies that an instance comes with.
    pub policies: Vec<PolicyPreset>,
    /// Checklist items that only a person can state.
    pub statements: Vec<Rc<Statement>>,
    /// How often what has to be rehearsed.
    pub cadences: Vec<Cadence>,
}

impl Knowledge {
    /// What this release knows.
    ///
    /// # Errors
    /// A data file does not have the shape of its type; a test keeps a
    /// release from having such a file.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        Ok(Self {
            catalogues: vec![serde_json::from_str(include_str!(
                "data/backup-recovery.json"
            ))?],
            sources: Sources::read(include_str!("data/sources.json"))?,
            regions: serde_json::from_str(include_str!("data/regions.json"))?,
            support: serde_json::from_str(include_str!("data/workload-support.json"))?,
            policies: serde_json::from_str(include_str!("data/policies.json"))?,
            statements: serde_json::from_str(include_str!("data/attestations.json"))?,
            cadences: serde_json::from_str(include_str!("data/drill-cadence.json"))?,
        })
    }

    /// The title of a checklist item's area: in the catalogue that brings the
    /// item, else in the first.
    pub fn area_title(&self, item: &str, area: &str) -> &str {
        let brings = |one: &&Catalogue| {
            let rest = item.strip_prefix(one.id.as_str());
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let catalogue = self.catalogues.iter().find(brings);
        catalogue
            .or_else(|| self.catalogues.first())
            .map_or("", |one| one.area_title(area))
    }

    /// The catalogues that are older than a year on that day.
    pub fn old_catalogues(&self, today: Date) -> impl Iterator<Item = &Catalogue> {
        self.catalogues
            .iter()
            .filter(move |catalogue| catalogue.date.plus_days(CATALOGUE_VALID_DAYS) < today)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::assignment::Party;
    use crate::model::plan::Kind;

    fn knowledge() -> Knowledge {
        Knowledge::built_in().unwrap()
    }

    #[test]
    fn every_citation_names_a_source() {
        let knowledge = knowledge();
        let mut cited: Vec<&String> = Vec::new();
        for catalogue in &knowledge.catalogues {
            cited.extend(catalogue.tasks.iter().flat_map(|task| &task.sources));
            cited.extend(catalogue.duties.iter().flat_map(|duty| &duty.sources));
            let says = catalogue.duties.iter().flat_map(|duty| &duty.says);
            cited.extend(says.map(|saying| &saying.source));
        }
        cited.extend(knowledge.statements.iter().flat_map(|item| &item.sources));
        cited.extend(knowledge.policies.iter().flat_map(|policy| &policy.sources));
        cited.extend(&knowledge.regions.sources);
        cited.extend(knowledge.cadences.iter().flat_map(|one| &one.sources));
        cited.extend(knowledge.support.rows.iter().flat_map(|row| &row.sources));
        assert!(cited.len() > 200, "only {} citations", cited.len());
        for id in cited {
            assert!(
                knowledge.sources.get(id).is_some(),
                "no source is called {id}"
            );
        }
    }

    #[test]
    fn ids_are_unique_and_begin_with_their_catalogue() {
        for catalogue in knowledge().catalogues {
            let mut seen = BTreeSet::new();
            let tasks = catalogue.tasks.iter().map(|task| task.id.clone());
            for id in tasks.chain(catalogue.duties.iter().map(|duty| duty.id.clone())) {
                assert!(id.starts_with(&format!("{}/", catalogue.id)), "{id}");
                assert!(seen.insert(id.clone()), "{id} stands twice");
            }
        }
    }

    #[test]
    fn every_duty_has_a_task_a_page_and_fields_that_exist() {
        for catalogue in knowledge().catalogues {
            for duty in &catalogue.duties {
                assert!(catalogue.task(&duty.task).is_some(), "{}", duty.id);
                assert!(!duty.sources.is_empty(), "{}", duty.id);
                assert_eq!(
                    duty.gap.is_some(),
                    duty.party == Party::Unknown,
                    "{}",
                    duty.id
                );
                if let Some(when) = &duty.when {
                    assert_eq!(when.check(duty.attaches), Ok(()), "{}", duty.id);
                }
            }
        }
    }

    #[test]
    fn the_nine_tasks_of_the_page_have_both_halves() {
        let knowledge = knowledge();
        let catalogue = &knowledge.catalogues[0];
        let page = catalogue
            .tasks
            .iter()
            .filter(|task| task.line == duty::TaskOrigin::Page);
        let mut count = 0;
        for task in page {
            count += 1;
            assert!(
                task.provider.is_some() && task.customer.is_some(),
                "{}",
                task.id
            );
            for party in [Party::Provider, Party::Customer] {
                let mut duties = catalogue.duties.iter();
                let found = duties.any(|duty| duty.task == task.id && duty.party == party);
                assert!(found, "{} has no duty of {party:?}", task.id);
            }
        }
        assert_eq!(count, 9);
        assert_eq!(catalogue.areas.len(), 5);
    }

    #[test]
    fn built_in_policies_are_policies() {
        let fields: Vec<&str> = Kind::Policy
            .fields()
            .iter()
            .map(|field| field.key)
            .collect();
        for policy in knowledge().policies {
            for key in policy.fields.keys() {
                assert!(fields.contains(&key.as_str()), "{key}");
            }
        }
    }

    #[test]
    fn a_catalogue_older_than_a_year_is_old() {
        let knowledge = knowledge();
        let checked = knowledge.catalogues[0].date;
        assert_eq!(knowledge.old_catalogues(checked.plus_days(365)).count(), 0);
        assert_eq!(knowledge.old_catalogues(checked.plus_days(366)).count(), 1);
    }
}
