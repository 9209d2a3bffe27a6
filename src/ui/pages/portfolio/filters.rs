//! Which plans to show, and in which order.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::portfolio::list::{Filter, Order, owners, tags};
use crate::portfolio::standing::Standing;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::field::search::SearchField;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::segmented::Choice;

/// Properties of [`Filters`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FiltersProps {
    /// The plans that were looked at.
    pub(super) standings: Rc<[Standing]>,
    /// What is shown now.
    pub(super) filter: Filter,
    /// Reports what is to be shown.
    pub(super) onchange: Callback<Filter>,
}

/// Which plans to show, and in which order.
#[component]
pub(super) fn Filters(props: &FiltersProps) -> Html {
    let filter = &props.filter;
    let all = || props.standings.iter();
    let onsearch = change(props, |filter, text| text.clone_into(&mut filter.text));
    let ontag = change(props, |filter, tag| tag.clone_into(&mut filter.tag));
    let onowner = change(props, |filter, name| name.clone_into(&mut filter.owner));
    let onorder = change(props, |filter, key| {
        filter.order = Order::from_key(key).unwrap_or_default();
    });
    let orders: Rc<[Choice]> = Order::ALL
        .iter()
        .map(|order| Choice::new(order.key(), order.label()))
        .collect();
    let cleared = Filter {
        order: filter.order,
        ..Filter::default()
    };
    let onclear = props.onchange.reform(move |_: MouseEvent| cleared.clone());
    html! {
        <div class="stack">
            <div class="filters">
                <SearchField label="Search names, tags, owners" value={filter.text.clone()} oninput={onsearch} />
                if filter.is_narrow() {
                    <Button label="Clear filters" kind={ButtonKind::Quiet} small={true} onclick={onclear} />
                }
            </div>
            <div class="filters selects">
                <SelectField label="Tag" empty="Any tag" value={filter.tag.clone()} choices={choices(&tags(all()), &filter.tag)}
                    onchange={ontag} in_cell={true} />
                <SelectField label="Owner" empty="Any owner" value={filter.owner.clone()}
                    choices={choices(&owners(all()), &filter.owner)} onchange={onowner} in_cell={true} />
                <SelectField label="Order" value={filter.order.key()} choices={orders} onchange={onorder} in_cell={true} />
            </div>
        </div>
    }
}

/// A callback that changes one part of the filter.
fn change(props: &FiltersProps, set: fn(&mut Filter, &str)) -> Callback<AttrValue> {
    let filter = props.filter.clone();
    props.onchange.reform(move |value: AttrValue| {
        let mut filter = filter.clone();
        set(&mut filter, &value);
        filter
    })
}

/// What can be chosen, each with how many plans have it. What was chosen is
/// among it even where no plan has it any more.
fn choices(counted: &BTreeMap<&str, usize>, chosen: &str) -> Rc<[Choice]> {
    let mut counted = counted.clone();
    if !chosen.is_empty() {
        counted.entry(chosen).or_default();
    }
    let words = counted.into_iter();
    words
        .map(|(word, count)| Choice::new(word.to_owned(), format!("{word} ({count})")))
        .collect()
}
