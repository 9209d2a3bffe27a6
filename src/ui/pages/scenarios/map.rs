//! The heat map with what narrows, orders and explains it.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::links::Links;
use crate::query::failure::heat::{By, worst_first};
use crate::scenario::against::Ruling;
use crate::scenario::definition::{Scenario, Scope};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::components::tag::FilterChip;
use crate::ui::hooks::view::use_view;
use crate::ui::rehearsal::marks::tone_of;
use crate::ui::rehearsal::summaries::Summaries;

use super::heat::{Columns, Heat};

/// Properties of [`HeatMap`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeatMapProps {
    pub(super) summaries: ByPtr<Summaries>,
}

/// The heat map with its filters and legend.
#[component]
pub(super) fn HeatMap(props: &HeatMapProps) -> Html {
    let summaries = &props.summaries;
    let (by, onby) = use_view("scenarios/by");
    let (order, onorder) = use_view("scenarios/order");
    let (scope, onscope) = use_view("scenarios/scope");
    let plan = ByPtr(Rc::clone(&summaries.assessed.plan));
    let columns = use_memo((plan, by), |(plan, by)| {
        let links = Links::new(plan);
        let offered = By::offered(plan, &links);
        let chosen = offered.iter().find(|one| one.key() == &**by);
        let by = chosen.or(offered.first()).copied().unwrap_or(By::Tier);
        ByPtr::from(Columns {
            all: by.columns(plan, &links),
            by,
            offered,
        })
    });
    let columns = (*columns).clone();
    let is_by_list = order == "list";
    let rows = rows(summaries, is_by_list, &scope);
    html! {
        <section class="stack" aria-label="Scenarios by workload">
            <p role="status">{ said(summaries) }</p>
            <div class="bar">
                <div class="chips" role="group" aria-label="How far the failure reaches">
                    { scopes(summaries, &scope, &onscope) }
                </div>
                <div class="actions">
                    <Segmented label="Order" value={if is_by_list { "list" } else { "worst" }} onchange={onorder}
                        choices={Rc::<[Choice]>::from([Choice::new("worst", "Worst first"), Choice::new("list", "By reach")])} />
                    if columns.offered.len() > 1 {
                        <Segmented label="Columns" value={columns.by.key()} onchange={onby} choices={choices(&columns.offered)} />
                    }
                </div>
            </div>
            <Heat summaries={summaries.clone()} {columns} {rows} />
            { legend() }
        </section>
    }
}

fn choices(offered: &[By]) -> Rc<[Choice]> {
    let choices = offered.iter();
    choices
        .map(|by| Choice::new(by.key(), by.label()))
        .collect()
}

/// Places of the scenarios that are shown, in their order: those that are
/// still being worked out come last, and each then takes its place among the
/// others.
fn rows(summaries: &Summaries, is_by_list: bool, scope: &str) -> Rc<[usize]> {
    let (ready, all) = (summaries.ready.len(), summaries.scenarios.len());
    let mut order = if is_by_list {
        (0..ready).collect()
    } else {
        worst_first(summaries.ready.iter().map(|summary| summary.counts()))
    };
    order.extend(ready..all);
    let shown = |place: &usize| {
        let scenario = summaries.scenarios.get(*place);
        scope.is_empty() || scenario.is_some_and(|one| reach(one) == scope)
    };
    order.into_iter().filter(shown).collect()
}

fn reach(scenario: &Scenario) -> &'static str {
    match scenario.own() {
        Some(_) => "Own",
        None => scenario.scope.label(),
    }
}

/// A chip for everything that a failure can reach.
fn scopes(summaries: &Summaries, chosen: &AttrValue, choose: &Callback<AttrValue>) -> Html {
    const ALL: [&str; 8] = [
        Scope::Component.label(),
        Scope::Zone.label(),
        Scope::Region.label(),
        Scope::Platform.label(),
        Scope::Data.label(),
        Scope::People.label(),
        Scope::Combined.label(),
        "Own",
    ];
    let chips = ALL.into_iter().filter_map(|label| {
        let scenarios = summaries.scenarios.iter();
        let count = scenarios.filter(|one| reach(one) == label).count();
        let pressed = chosen == label;
        let onclick =
            choose.reform(move |_: MouseEvent| AttrValue::Static(if pressed { "" } else { label }));
        (count > 0)
            .then(|| html! { <FilterChip key={label} {label} {pressed} {count} {onclick} /> })
    });
    html! { for chip in chips { { chip } } }
}

fn said(summaries: &Summaries) -> String {
    let (ready, all) = (summaries.ready.len(), summaries.scenarios.len());
    if ready < all {
        return format!("Playing the scenarios: {ready} of {all}");
    }
    let missing = summaries.ready.iter();
    let missing = missing
        .filter(|summary| summary.counts().misses > 0)
        .count();
    let without_dates = summaries.ready.iter();
    let unknown = without_dates
        .filter(|summary| summary.counts().misses == 0 && summary.counts().unknown > 0)
        .count();
    format!(
        "In {missing} of {all} scenarios a workload misses an objective; in {unknown} more it cannot be told"
    )
}

fn legend() -> Html {
    let entry = |ruling: Ruling, words: &'static str| {
        html! {
            <li>
                <span class={classes!("heat-cell", tone_of(ruling).class())} aria-hidden="true"></span>
                { words }
            </li>
        }
    };
    html! {
        <ul class="legend" aria-label="Legend">
            { entry(Ruling::Misses, "Misses an objective; a number says how many do") }
            { entry(Ruling::Unknown, "Cannot be told: something is not known") }
            { entry(Ruling::Meets, "Meets both objectives") }
        </ul>
    }
}
