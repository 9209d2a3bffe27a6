//! The search box of a list.

use yew::prelude::*;

use crate::ui::components::field::draft::{use_draft, verbatim};
use crate::ui::components::icon::{Icon, IconName};

/// Properties of [`SearchField`].
#[derive(Clone, PartialEq, Properties)]
pub struct SearchFieldProps {
    /// Accessible name, shown while the field is empty.
    pub label: AttrValue,
    /// The caller's value.
    pub value: AttrValue,
    /// Reports the text with every keystroke.
    pub oninput: Callback<AttrValue>,
}

/// A search box.
#[component]
pub fn SearchField(props: &SearchFieldProps) -> Html {
    let draft = use_draft(&props.value, verbatim, props.oninput.clone());
    html! {
        <div class="search">
            <Icon name={IconName::Search} />
            <input class="input" type="search" aria-label={props.label.clone()} placeholder={props.label.clone()}
                value={draft.text} oninput={draft.oninput} onblur={draft.onblur} autocomplete="off" spellcheck="false" />
        </div>
    }
}
