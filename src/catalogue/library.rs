//! Catalogues of the services that a backup leans on, in our own words, opened
//! only when somebody asks for one. A plan that takes one keeps it
//! ([`super::kept::keep`]). A service whose responsibilities no dated page
//! states is not here.

use super::duty::Catalogue;
use super::kept;

/// A catalogue that can be opened.
#[derive(Debug)]
pub struct Shelved {
    /// Its id.
    pub id: &'static str,
    /// The service.
    pub service: &'static str,
    /// The day of the page that it rests on.
    pub date: &'static str,
    text: &'static str,
}

impl Shelved {
    /// The catalogue.
    ///
    /// # Errors
    /// The data file is broken; a test keeps a release from having such a file.
    pub fn open(&self) -> Result<Catalogue, String> {
        let json = serde_json::from_str(self.text).map_err(|error| error.to_string())?;
        kept::read(&json)
    }
}

macro_rules! shelf {
    ($($file:literal $id:literal $service:literal $date:literal;)+) => {
        /// All of them, by service.
        pub const SERVICES: &[Shelved] = &[$(Shelved {
            id: $id,
            service: $service,
            date: $date,
            text: include_str!($file),
        },)+];
    };
}

shelf! {
    "data/services/atracker.json" "ibm.atracker" "IBM Cloud Activity Tracker Event Routing" "2024-07-16";
    "data/services/hs-crypto.json" "ibm.hs-crypto" "IBM Cloud Hyper Protect Crypto Services" "2024-10-09";
    "data/services/containers.json" "ibm.containers" "IBM Cloud Kubernetes Service" "2024-12-05";
    "data/services/cloud-logs.json" "ibm.cloud-logs" "IBM Cloud Logs" "2025-09-25";
    "data/services/monitoring.json" "ibm.monitoring" "IBM Cloud Monitoring" "2025-05-01";
    "data/services/cloud-object-storage.json" "ibm.cloud-object-storage" "IBM Cloud Object Storage" "2024-04-07";
    "data/services/vpc.json" "ibm.vpc" "IBM Cloud Virtual Private Cloud" "2026-08-21";
    "data/services/key-protect.json" "ibm.key-protect" "IBM Key Protect for IBM Cloud" "2026-05-19";
    "data/services/openshift.json" "ibm.openshift" "Red Hat OpenShift on IBM Cloud" "2025-12-19";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Knowledge;
    use crate::model::assignment::Party;

    #[test]
    fn every_catalogue_on_the_shelf_opens_as_its_label_says() {
        let built_in = Knowledge::built_in().unwrap();
        for shelved in SERVICES {
            let catalogue = shelved.open().unwrap();
            assert_eq!(catalogue.id, shelved.id);
            assert_eq!(catalogue.service, shelved.service);
            assert_eq!(catalogue.date.to_string(), shelved.date);
            assert!(built_in.catalogues.iter().all(|one| one.id != catalogue.id));
        }
        assert!(SERVICES.is_sorted_by_key(|shelved| shelved.service));
    }

    #[test]
    fn every_duty_on_the_shelf_rests_on_a_page_with_a_date() {
        for shelved in SERVICES {
            let catalogue = shelved.open().unwrap();
            assert!(catalogue.duties.len() > 8, "{}", shelved.id);
            for duty in &catalogue.duties {
                assert!(!duty.text.is_empty(), "{}", duty.id);
                assert!(duty.party != Party::Unknown, "{}", duty.id);
                for id in &duty.sources {
                    let source = catalogue.sources.iter().find(|source| source.id == *id);
                    let source = source.unwrap();
                    assert_eq!(source.date, catalogue.date, "{}", duty.id);
                    assert!(source.url.starts_with("https://cloud.ibm.com/docs/"));
                }
            }
            for task in &catalogue.tasks {
                assert!(
                    catalogue.duties.iter().any(|duty| duty.task == task.id),
                    "{}",
                    task.id
                );
            }
        }
    }
}
