//! Deleting everything that this device keeps. It cannot be taken back, so
//! it takes two steps.

use yew::prelude::*;

use crate::app::action::Action;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::store::use_dispatch;

/// Deletes everything that this device keeps, in two steps.
#[component]
pub(super) fn WipeAll() -> Html {
    let dispatch = use_dispatch();
    let asked = use_state_eq(|| false);
    let set = |value: bool| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(value))
    };
    if !*asked {
        return html! {
            <div class="actions">
                <Button label="Delete all local data…" small={true} kind={ButtonKind::Quiet} onclick={set(true)} />
            </div>
        };
    }
    let wipe = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| {
            asked.set(false);
            dispatch.emit(Action::Wipe);
        })
    };
    html! {
        <div class="bar" role="group" aria-label="Delete all local data">
            <strong>{ "All plans and settings on this device will be gone for good" }</strong>
            <div class="actions">
                <Button label="Delete everything" small={true} kind={ButtonKind::Danger} onclick={wipe} />
                <Button label="Keep them" small={true} onclick={set(false)} />
            </div>
        </div>
    }
}
