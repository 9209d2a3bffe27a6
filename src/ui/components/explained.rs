//! A number that explains itself: on hover, by keyboard, and on paper.

use yew::prelude::*;

use crate::ui::components::id::use_id;

/// Properties of [`Explained`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExplainedProps {
    /// What is shown.
    pub text: AttrValue,
    /// How it came about: formula, inputs, source.
    pub explanation: AttrValue,
    /// The explanation hangs from the end, for numbers at the right edge.
    #[prop_or_default]
    pub end: bool,
}

/// A value with its explanation. Escape hides the explanation until the next visit.
#[component]
pub fn Explained(props: &ExplainedProps) -> Html {
    let id = use_id("tip");
    let shut = use_state_eq(|| false);
    let onkeydown = {
        let shut = shut.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !*shut {
                event.prevent_default();
                shut.set(true);
            }
        })
    };
    let onfocusout = {
        let shut = shut.clone();
        Callback::from(move |_: FocusEvent| shut.set(false))
    };
    let class = classes!(
        "explained",
        props.end.then_some("end"),
        shut.then_some("shut")
    );
    html! {
        <span {class} {onkeydown} {onfocusout}>
            <button type="button" aria-describedby={id.clone()}>{ &props.text }</button>
            <span class="tip" role="tooltip" {id}>{ &props.explanation }</span>
        </span>
    }
}
