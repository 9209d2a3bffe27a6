//! A colleague's copy of the open plan beside it: what differs, who says what,
//! and both made one. What was left to decide is decided here, too.

mod arrive;
mod beginning;
mod carry_out;
mod left;
pub mod questions;
pub mod review;

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::by_ptr::ByPtr;
use crate::ui::components::files::DropPage;
use crate::ui::hooks::turn::use_turn;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;

use arrive::{Arrive, use_arrival};
use left::Left;
use review::ReviewCard;

/// A colleague's copy, and what is left to decide.
#[component]
pub fn MergePage() -> Html {
    let arrival = use_arrival();
    let plan = use_selector((), |state, ()| state.plan().cloned().map(ByPtr));
    let beside = use_selector((), |state, ()| {
        let copy = state.beside.as_ref()?;
        let open = state.plan()?.id();
        (copy.plan.id() == open).then(|| ByPtr(Rc::clone(copy)))
    });
    // Comparing takes a moment: what came in is named first.
    let is_due = use_turn((plan.clone(), beside.clone()));
    let Some(plan) = plan else {
        return Html::default();
    };
    html! {
        <DropPage onfiles={arrival.onfiles.clone()}>
            <PageHead title="Merge" sub="A colleague's copy and yours become one; nothing of either is lost" />
            { match beside {
                None => html! { <Arrive {arrival} /> },
                Some(copy) if is_due => html! { <ReviewCard plan={plan.clone()} {copy} /> },
                Some(copy) => html! { <p role="status">{ format!("Comparing with {}…", copy.from) }</p> },
            } }
            <Left {plan} />
        </DropPage>
    }
}
