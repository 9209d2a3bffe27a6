//! OSCAL 1.2.1: the plan as a workspace of documents in one zip, laid out as
//! compliance-trestle lays it out. Two system security plans lean on each other:
//! the provider's exports what it provides and leaves, the customer's says what
//! it inherits and how it satisfies the rest.

mod controls;
mod customer;
mod document;
mod part;
mod poam;
mod provider;
mod workspace;

use super::input::Input;
use super::json::pretty;
use super::zip::Archive;
use super::{Exporter, Group, What};
use controls::Controls;
use part::{by_control, parts};

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "oscal",
    title: "OSCAL",
    description: "For compliance programs: a workspace with catalog, profile, components, both system security plans, plan of action and milestones",
    group: Group::Standards,
    extension: "oscal.zip",
    mime: "application/zip",
    whats: &[What::All],
    write,
    ..Exporter::PLAIN
};

fn write(input: &Input, _: What) -> Vec<u8> {
    let Some(controls) = Controls::built_in() else {
        return Vec::new();
    };
    let parts = parts(input);
    let groups = by_control(&controls, &parts);
    let mut archive = Archive::new(input.assessment.as_of);
    // By this folder, trestle knows a workspace.
    archive.add(".trestle/config.ini", b"[task]\n");
    let documents = [
        (
            "catalogs/recovery/catalog.json",
            Some(workspace::catalog(input, &controls, &groups)),
        ),
        (
            "component-definitions/services/component-definition.json",
            Some(workspace::components(input, &groups)),
        ),
        (
            "plan-of-action-and-milestones/findings/plan-of-action-and-milestones.json",
            poam::plan(input, &controls.by_task()),
        ),
        (
            "profiles/recovery/profile.json",
            Some(workspace::profile(input)),
        ),
        (
            "system-security-plans/customer/system-security-plan.json",
            Some(customer::plan(input, &groups)),
        ),
        (
            "system-security-plans/provider/system-security-plan.json",
            Some(provider::plan(input, &groups)),
        ),
    ];
    for (name, document) in documents {
        if let Some(document) = document {
            archive.add(name, &pretty(&document));
        }
    }
    archive.finish()
}
