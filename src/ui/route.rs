//! The address bar as a part of the state.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::Route;
use crate::browser::{dom, location};
use crate::ui::store::{use_selector, use_store};

/// Follows the address, and names the window after the page.
#[component]
pub fn FollowAddress() -> Html {
    let store = use_store();
    use_effect_with(store, |store| {
        let store = store.clone();
        let listener = location::on_change(move |hash| {
            store.dispatch(Action::Went(Route::at(&location::search(), &hash)));
        });
        move || drop(listener)
    });
    let (route, plan) = use_selector((), |state, ()| {
        let name = state.plan().map(|plan| plan.name().to_owned());
        (Rc::clone(&state.route), name.unwrap_or_default())
    });
    use_effect_with((route, plan), |(route, plan)| {
        dom::set_title(&route.document_title(plan));
    });
    Html::default()
}
