//! A checkbox with its words.

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::id::use_id;

/// Properties of [`CheckField`].
#[derive(Clone, PartialEq, Properties)]
pub struct CheckFieldProps {
    /// The words.
    pub label: AttrValue,
    /// Whether it is on.
    pub checked: bool,
    /// Reports the new state.
    pub onchange: Callback<bool>,
    /// Why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
}

/// Something that is on or off.
#[component]
pub fn CheckField(props: &CheckFieldProps) -> Html {
    let help = use_id("help");
    let onchange = props
        .onchange
        .reform(|event: Event| dom::checked_of(&event));
    html! {
        <div class="field">
            <label class="check">
                <input type="checkbox" checked={props.checked} {onchange}
                    aria-describedby={props.help.is_some().then(|| help.clone())} />
                <span>{ &props.label }</span>
            </label>
            if let Some(text) = &props.help { <span class="field-help" id={help}>{ text }</span> }
        </div>
    }
}
