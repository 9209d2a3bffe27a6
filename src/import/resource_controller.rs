//! `ibmcloud resource service-instances --output json`, and the pages of the
//! resource controller behind it.

use super::error::ImportError;
use super::inventory::Inventory;
use super::listed::{self, Page};
use super::{Format, Opened, account};

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "resource_controller",
    label: "Service instances (ibmcloud resource service-instances --output json)",
    recognises,
    read,
};

fn recognises(opened: &Opened<'_>) -> bool {
    opened.outline.as_ref().is_some_and(|outline| {
        let one = outline.has("guid")
            && outline.has("crn")
            && (outline.has("region_id") || outline.has("resource_id"));
        one || (!outline.is_list && outline.has("rows_count") && outline.has("resources"))
    })
}

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let page = Page::read(opened, "a list of service instances", &["resources"])?;
    page.tell_if_incomplete(
        opened,
        "ibmcloud resource service-instances --output json",
        inventory,
    );
    let before = inventory.instances.len() + inventory.unread.len();
    listed::each(opened, &page, inventory, account::instance);
    if inventory.instances.len() + inventory.unread.len() == before {
        let seen = super::inventory::Seen {
            source: opened.source,
            ..Default::default()
        };
        let text = "None of these is an instance of the backup service; look into other resource groups and regions (ibmcloud target -g, -r)";
        inventory.warn("no_backup_instance", &seen, text);
    }
    Ok(())
}
