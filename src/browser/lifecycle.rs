//! When the page goes away and comes back.

use gloo::events::EventListener;
use web_sys::VisibilityState;

use super::dom::Listener;

/// Calls back when the page may be going away for good: it is hidden, or
/// left. There may be no other chance to save.
pub fn on_hide(run: impl Fn() + Clone + 'static) -> Vec<Listener> {
    let Some((window, document)) = super::dom::window().zip(super::dom::document()) else {
        return Vec::new();
    };
    let leave = run.clone();
    let asked = document.clone();
    vec![
        Listener(EventListener::new(
            &document,
            "visibilitychange",
            move |_| {
                if asked.visibility_state() == VisibilityState::Hidden {
                    run();
                }
            },
        )),
        Listener(EventListener::new(&window, "pagehide", move |_| leave())),
    ]
}

/// Calls back when the page is looked at again.
pub fn on_show(run: impl Fn() + 'static) -> Option<Listener> {
    let document = super::dom::document()?;
    let asked = document.clone();
    Some(Listener(EventListener::new(
        &document,
        "visibilitychange",
        move |_| {
            if asked.visibility_state() == VisibilityState::Visible {
                run();
            }
        },
    )))
}
