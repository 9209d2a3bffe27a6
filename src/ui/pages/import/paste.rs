//! Text instead of a file: what a command printed, or rows of a spreadsheet.

use yew::prelude::*;

use crate::ui::components::button::Button;
use crate::ui::components::card::Disclosure;
use crate::ui::components::field::text::TextField;

/// Properties of [`PasteText`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PasteTextProps {
    /// Called with the text.
    pub(super) ontext: Callback<String>,
}

/// Text instead of a file.
#[component]
pub(super) fn PasteText(props: &PasteTextProps) -> Html {
    let text = use_state_eq(|| AttrValue::Static(""));
    let oninput = {
        let text = text.clone();
        Callback::from(move |typed: AttrValue| text.set(typed))
    };
    let read = {
        let (text, ontext) = (text.clone(), props.ontext.clone());
        Callback::from(move |_: MouseEvent| {
            ontext.emit(text.to_string());
            text.set(AttrValue::Static(""));
        })
    };
    let disabled = text
        .trim()
        .is_empty()
        .then_some(AttrValue::Static("There is no text yet"));
    html! {
        <>
            <Disclosure summary="Paste text">
                <div class="stack">
                    <TextField label="Text" value={(*text).clone()} {oninput} multiline={true} wide={true}
                        help="JSON, a table that a command printed with its heading, or rows of a spreadsheet" />
                    <div class="actions"><Button label="Read the text" onclick={read} {disabled} /></div>
                </div>
            </Disclosure>
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
