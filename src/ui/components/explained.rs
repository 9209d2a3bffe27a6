//! A number that explains itself: on hover, by keyboard, and on paper.

use yew::prelude::*;

use crate::browser::dom;
use crate::ui::components::id::use_id;

/// Properties of [`Explained`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExplainedProps {
    /// What is shown.
    pub text: AttrValue,
    /// How it came about: formula, inputs, source.
    pub explanation: AttrValue,
}

/// A value with its explanation. Escape hides the explanation until the next visit.
#[component]
pub fn Explained(props: &ExplainedProps) -> Html {
    let id = use_id("tip");
    let shut = use_state_eq(|| false);
    let node = use_node_ref();
    // In the right half of the window the explanation hangs from the end of the number.
    let end = use_state_eq(|| false);
    let place = {
        let (node, end) = (node.clone(), end.clone());
        move || end.set(node.get().is_some_and(|node| dom::is_in_right_half(&node)))
    };
    let onmouseenter = Callback::from({
        let place = place.clone();
        move |_: MouseEvent| place()
    });
    let onfocusin = Callback::from(move |_: FocusEvent| place());
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
    let class = classes!("explained", end.then_some("end"), shut.then_some("shut"));
    html! {
        <span {class} ref={node} {onkeydown} {onfocusin} {onfocusout} {onmouseenter}>
            <button type="button" aria-describedby={id.clone()}>{ &props.text }</button>
            <span class="tip" role="tooltip" {id}>{ &props.explanation }</span>
        </span>
    }
}
