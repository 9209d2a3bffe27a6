//! `ibmcloud is instances` and `is subnets` as JSON, and the pages of the VPC
//! interface behind them.

use super::error::ImportError;
use super::inventory::{Inventory, Seen};
use super::listed::{self, Page};
use super::outline::Outline;
use super::tree::Tree;
use super::{Format, Opened, compute};

/// The format.
pub(super) const FORMAT: Format = Format {
    key: "vpc",
    label: "Servers and subnets (ibmcloud is … --output json)",
    recognises,
    read,
};

const WHAT: &str = "a list of servers or subnets";

/// Names that only the one or the other has.
const SERVER: &[&str] = &[
    "vcpu",
    "primary_network_interface",
    "network_interfaces",
    "boot_volume_attachment",
];
const SUBNET: &[&str] = &["ipv4_cidr_block"];

fn recognises(opened: &Opened<'_>) -> bool {
    opened.outline.as_ref().is_some_and(|outline| {
        let named = |names: &[&str]| names.iter().any(|name| outline.has(name));
        let of_list = named(SERVER) || named(SUBNET);
        let of_page =
            (outline.has("instances") || outline.has("subnets")) && !outline.has("version");
        if outline.is_list {
            of_list
        } else {
            of_page || is_one(outline)
        }
    })
}

/// Whether it is a single thing: `ibmcloud is instance NAME`.
fn is_one(outline: &Outline<'_>) -> bool {
    let named = |names: &[&str]| names.iter().any(|name| outline.has(name));
    outline.has("zone") && (named(SERVER) || named(SUBNET))
}

fn read(opened: &Opened<'_>, inventory: &mut Inventory) -> Result<(), ImportError> {
    let page = Page::read(opened, WHAT, &["instances", "subnets"])?;
    page.tell_if_incomplete(opened, "ibmcloud is instances --output json", inventory);
    listed::each(opened, &page, inventory, one);
    Ok(())
}

fn one(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    if tree.get("ipv4_cidr_block").is_empty() {
        compute::server(tree, seen, inventory);
    } else {
        compute::subnet(tree, seen, inventory);
    }
}
