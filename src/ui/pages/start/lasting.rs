//! Whether this browser promises to keep the plans.

use yew::prelude::*;

use crate::browser::{lasting, task};
use crate::ui::store::use_selector;

/// What the browser answered when it was asked to keep the plans; nothing while there are none.
#[component]
pub(super) fn Lasting() -> Html {
    let promised = use_state_eq(|| None::<bool>);
    let has_plans = use_selector((), |state, ()| state.library.plans().next().is_some());
    {
        let promised = promised.clone();
        use_effect_with(has_plans, |_| {
            task::spawn(async move { promised.set(lasting::is_promised().await) });
        });
    }
    match *promised {
        Some(true) if has_plans => html! {
            <p>{ "This browser promises to keep your plans until you delete them." }</p>
        },
        Some(false) if has_plans => html! {
            <p>{ "This browser may delete plans when the device runs out of space: download what matters." }</p>
        },
        _ => Html::default(),
    }
}
