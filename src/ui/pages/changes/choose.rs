//! Which two states are compared.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::between::{Between, Version};
use crate::app::route::{Page, Route};
use crate::milestone::newest_first;
use crate::ui::components::button::Button;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::segmented::Choice;
use crate::ui::store::{Store, use_selector, use_store};
use crate::ui::trend::{made_at, title};

/// Properties of [`Choose`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChooseProps {
    /// What is compared.
    pub(super) between: Between,
}

/// Two lists of the states that can be compared, and a button that turns them.
#[component]
pub(super) fn Choose(props: &ChooseProps) -> Html {
    let between = props.between;
    let store = use_store();
    let table = use_selector((), |state, ()| {
        state.plan().map(|plan| plan.milestones.clone())
    });
    let choices = use_memo(table, |_| choices(&store));
    let go = |to: fn(Between, Version) -> Between| {
        let store = store.clone();
        Callback::from(move |word: AttrValue| {
            if let Some(version) = Version::parse(&word) {
                show(&store, to(between, version));
            }
        })
    };
    let onturn = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            let turned = Between {
                from: between.to,
                to: between.from,
            };
            show(&store, turned);
        })
    };
    html! {
        <div class="bar">
            <SelectField label="From" value={between.from.print()} choices={(*choices).clone()}
                onchange={go(|between, from| Between { from, ..between })} />
            <SelectField label="To" value={between.to.print()} choices={(*choices).clone()}
                onchange={go(|between, to| Between { to, ..between })} />
            <Button label="Turn around" small={true} onclick={onturn} />
        </div>
    }
}

/// Now, and every milestone that holds its plan.
fn choices(store: &Store) -> Rc<[Choice]> {
    let state = store.get();
    let Some(plan) = state.plan() else {
        return Rc::from([]);
    };
    let milestones = newest_first(plan).into_iter();
    let milestones = milestones.filter(|one| one.packed().is_some());
    let milestones = milestones.map(|one| {
        let word = Version::At(one.meta.id).print();
        Choice::new(word, format!("{}, {}", title(one), made_at(one)))
    });
    std::iter::once(Choice::new(Version::Now.print(), "Now"))
        .chain(milestones)
        .collect()
}

fn show(store: &Store, between: Between) {
    if let Some(plan) = store.get().route.plan() {
        let route = Route::Plan(plan, Page::Changes(between));
        store.dispatch(Action::Go {
            route,
            replace: false,
        });
    }
}
