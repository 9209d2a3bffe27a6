//! What the reader is told in passing.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::notice::Tone;
use crate::ui::components::notice::{Toast, Toasts};
use crate::ui::store::{use_selector, use_store};

/// The notices of the moment.
#[component]
pub(super) fn Notices() -> Html {
    let store = use_store();
    let notices = use_selector((), |state, ()| Rc::clone(&state.notices));
    let toasts: Rc<[Toast]> = notices
        .iter()
        .map(|notice| Toast {
            id: notice.id.to_string().into(),
            text: match notice.tone {
                Tone::Done => notice.text.to_string().into(),
                Tone::Problem => format!("Problem: {}", notice.text).into(),
            },
            action: notice
                .offer
                .as_ref()
                .map(|offer| AttrValue::Static(offer.label())),
        })
        .collect();
    let onaction = use_callback(store.clone(), |id: AttrValue, store| {
        let state = store.get();
        let notice = state
            .notices
            .iter()
            .find(|notice| notice.id.to_string() == *id);
        if let Some(offer) = notice.and_then(|notice| notice.offer.clone()) {
            store.dispatch(offer.action());
        }
        dismiss(store, &id);
    });
    let ondismiss = use_callback(store, |id: AttrValue, store| dismiss(store, &id));
    html! { <Toasts {toasts} {onaction} {ondismiss} /> }
}

fn dismiss(store: &crate::ui::store::Store, id: &str) {
    if let Ok(id) = id.parse() {
        store.dispatch(Action::Dismiss(id));
    }
}
