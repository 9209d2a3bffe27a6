//! Going back to a milestone: a new step, which keeps the plan as it is first.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::browser::task;
use crate::milestone::back_to;
use crate::model::id::{Id, Key};
use crate::model::milestone::Occasion;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::insight::use_insight;
use crate::ui::milestones::{Taking, prepare};
use crate::ui::store::use_store;
use crate::ui::trend::title;

use super::comparison::Comparison;

/// Properties of [`GoBack`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct GoBackProps {
    /// The milestone to go back to.
    pub(super) milestone: Key,
    /// What lies between it and now.
    pub(super) comparison: ByPtr<Comparison>,
}

/// The button that takes back what was changed since.
#[component]
pub(super) fn GoBack(props: &GoBackProps) -> Html {
    let (store, insight) = (use_store(), use_insight());
    let busy = use_state_eq(|| false);
    let count = match props.comparison.changes {
        1 => "one change".to_owned(),
        more => format!("{more} changes"),
    };
    let onclick = {
        let (busy, count) = (busy.clone(), count.clone());
        let (id, comparison) = (props.milestone, props.comparison.clone());
        Callback::from(move |_: MouseEvent| {
            let (store, insight) = (store.clone(), insight.clone());
            let (comparison, busy, count) = (comparison.clone(), busy.clone(), count.clone());
            busy.set(true);
            task::spawn(async move {
                let state = store.get();
                let milestone = state
                    .plan()
                    .and_then(|plan| plan.milestones.get(Id::new(id)));
                let name = milestone.map_or_else(String::new, |one| title(one));
                let taking = Taking::automatic(Occasion::BeforeRestore, format!("Of “{name}”"));
                let prepared = prepare(&store, &insight, taking).await;
                let (editor, now) = (crate::ui::chunk::editor(), store.get());
                // Another edit may have come in between: then there is another comparison.
                let as_compared = now
                    .plan()
                    .filter(|plan| Rc::ptr_eq(plan, &comparison.after.plan));
                if let (Some(plan), Some(prepared), Some(editor)) = (as_compared, prepared, editor)
                {
                    let kept = prepared.edit.map(|edit| (editor.mark)(plan, &edit));
                    let kept = kept.and_then(Result::ok);
                    let marked = kept.as_ref().unwrap_or(plan);
                    let target = back_to(&comparison.before.plan, marked);
                    let told = format!("Restored “{name}”: {count} taken back");
                    let route = Route::Plan(target.id(), Page::History(None));
                    store.dispatch(Action::GoOnAs(Rc::new(target), told.into()));
                    store.dispatch(Action::Go {
                        route,
                        replace: false,
                    });
                }
                busy.set(false);
            });
        })
    };
    html! {
        <div class="bar">
            <Button label={format!("Restore, and take back {count}")} kind={ButtonKind::Primary} busy={*busy} {onclick} />
            <span class="sub small">{ "A new step that can be undone; the plan as it is now is kept as a milestone first" }</span>
        </div>
    }
}
