//! A secret that is typed, hidden unless the reader wants to see it.

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::field::frame::Frame;
use crate::ui::components::id::use_id;

/// Properties of [`PassphraseField`].
#[derive(Clone, PartialEq, Properties)]
pub struct PassphraseFieldProps {
    /// The label.
    pub label: AttrValue,
    /// The caller's value.
    pub value: AttrValue,
    /// Reports the text with every keystroke.
    pub oninput: Callback<AttrValue>,
    /// What to fill in and why it matters.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with the value.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// A passphrase that is chosen here, rather than one that is known already.
    #[prop_or_default]
    pub fresh: bool,
}

/// A passphrase, with a button that shows what was typed.
#[component]
pub fn PassphraseField(props: &PassphraseFieldProps) -> Html {
    let shown = use_state_eq(|| false);
    let frame = Frame {
        id: use_id("field"),
        label: props.label.clone(),
        help: props.help.clone(),
        error: props.error.clone(),
        unknown: false,
        wide: false,
    };
    let oninput = props
        .oninput
        .reform(|event: InputEvent| AttrValue::from(dom::value_of(&event)));
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let kind = if *shown { "text" } else { "password" };
    let autocomplete = if props.fresh {
        "new-password"
    } else {
        "current-password"
    };
    let title = format!("Show what was typed: {}", props.label.to_lowercase());
    frame.around(html! {
        <span class="bar with-button">
            <input class="input" id={frame.id.clone()} type={kind} value={props.value.clone()} {oninput}
                {autocomplete} autocapitalize="off" spellcheck="false"
                aria-invalid={frame.invalid()} aria-describedby={frame.describedby()} />
            <Button label="Show" {title} kind={ButtonKind::Quiet} small={true} pressed={Some(*shown)} onclick={toggle} />
        </span>
    })
}
