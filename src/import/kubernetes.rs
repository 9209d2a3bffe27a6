//! `ibmcloud ks cluster ls --output json`. How exactly it looks is nowhere
//! attested, so it is read tolerantly, and said to be.

use super::error::ImportError;
use super::inventory::{Inventory, Seen};
use super::listed::{self, Page};
use super::{Format, Opened, compute};

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "kubernetes",
    label: "Clusters (ibmcloud ks cluster ls --output json)",
    recognises,
    read,
};

/// Names that clusters have and servers do not.
const OWN: &[&str] = &[
    "masterKubeVersion",
    "kubeVersion",
    "workerCount",
    "masterURL",
    "serverURL",
    "kube_version",
];

fn recognises(opened: &Opened<'_>) -> bool {
    opened.outline.as_ref().is_some_and(|outline| {
        let own = OWN.iter().any(|name| outline.has(name)) && outline.has("name");
        own || (!outline.is_list && outline.has("clusters"))
    })
}

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let page = Page::read(opened, "a list of clusters", &["clusters"])?;
    let seen = Seen {
        source: opened.source,
        ..Seen::default()
    };
    let text = "The shape of this list is documented nowhere: name, region, zones and kind of the clusters were read as far as they could be found. Check them";
    inventory.warn("shape_not_attested", &seen, text);
    listed::each(opened, &page, inventory, compute::cluster);
    Ok(())
}
