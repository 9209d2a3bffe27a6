//! Text instead of a file: what a command printed, or rows of a spreadsheet.

use yew::prelude::*;

use crate::ui::components::card::Disclosure;
use crate::ui::components::files::PasteText;

/// Properties of [`PasteSource`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PasteSourceProps {
    /// Called with the text.
    pub(super) ontext: Callback<String>,
}

/// Text instead of a file, and where it can come from.
#[component]
pub(super) fn PasteSource(props: &PasteSourceProps) -> Html {
    html! {
        <>
            <PasteText ontext={props.ontext.clone()}
                help="JSON, a table that a command printed with its heading, or rows of a spreadsheet" />
            <Disclosure summary="What can be read, and where it comes from">
                <ul class="small">
                    for (what, how) in SOURCES { <li>{ what }{ ": " }<code>{ how }</code></li> }
                </ul>
            </Disclosure>
        </>
    }
}

/// What can be read, and what to run for it.
const SOURCES: [(&str, &str); 6] = [
    ("Terraform state", "terraform show -json > state.json"),
    (
        "Terraform plan, marked as planned",
        "terraform show -json plan.bin > plan.json",
    ),
    (
        "Servers and subnets",
        "ibmcloud is instances --output json > instances.json",
    ),
    (
        "Service instances",
        "ibmcloud resource service-instances --output json > services.json",
    ),
    (
        "Backup service",
        "ibmcloud backup-recovery protection-group list --output json > groups.json",
    ),
    ("Tables", "CSV or TSV whose first row names the columns"),
];
