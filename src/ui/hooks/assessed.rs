//! What follows from the open plan, for components that show it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::catalogue::Knowledge;
use crate::ui::insight::use_insight;

/// What is known of the service; it never changes.
///
/// # Panics
/// Outside of a page of an open plan, which is a mistake in the code.
#[hook]
pub fn use_knowledge() -> Rc<Knowledge> {
    #[expect(clippy::expect_used, reason = "it comes with the code of plan pages")]
    let knowledge = use_insight()
        .knowledge()
        .cloned()
        .expect("knowledge comes with plan pages");
    knowledge
}

/// What follows from the open plan; `None` where no plan is open. The
/// component renders again when it was computed anew.
#[hook]
pub fn use_assessed() -> Option<Rc<Assessed>> {
    let insight = use_insight();
    let update = use_force_update();
    use_effect_with(insight.clone(), move |insight| {
        let subscriber: Rc<dyn Fn()> = Rc::new(move || update.force_update());
        insight.subscribe(&subscriber);
        move || drop(subscriber)
    });
    insight.latest()
}
