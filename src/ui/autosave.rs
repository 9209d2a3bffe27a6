//! Saves at once when the page may be going away, and looks at the calendar
//! when it comes back. In between, the state itself asks to be saved.

use yew::prelude::*;

use crate::app::action::Action;
use crate::browser::lifecycle;
use crate::ui::effects::today;
use crate::ui::store::use_store;

/// Saves at once when the page may be going away.
#[component]
pub fn Autosave() -> Html {
    let store = use_store();
    use_effect_with(store, |store| {
        let hiding = store.clone();
        let hide = lifecycle::on_hide(move || hiding.dispatch(Action::Flush));
        let showing = store.clone();
        let show = lifecycle::on_show(move || showing.dispatch(Action::Today(today())));
        move || drop((hide, show))
    });
    Html::default()
}
