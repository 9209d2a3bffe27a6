//! All plans of this device side by side: how far each has come, what would
//! hit it hardest, what is overdue, and who has its duties.

mod filters;
mod looking;
pub mod row;
mod tags;
mod take;

use std::rc::Rc;

use yew::prelude::*;

use crate::portfolio::list::{Filter, VIEW, tags as all_tags};
use crate::portfolio::standing::Standing;
use crate::readiness::gate::Level;
use crate::ui::charts::progress_bar::ProgressBar;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::{Card, EmptyState, Figure};
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::Choice;
use crate::ui::hooks::view::use_view;
use crate::ui::shell::page::PageHead;

use filters::Filters;
use looking::{Item, use_portfolio};
use row::PlanRow;
use take::TakeAll;

/// All plans of this device side by side.
#[component]
pub fn PortfolioPage() -> Html {
    let items = use_portfolio();
    let (kept, keep) = use_view(VIEW);
    let filter = Filter::parse(&kept);
    let onfilter = keep.reform(|filter: Filter| AttrValue::from(filter.print()));
    let mut shown: Vec<&Item> = items.iter().collect();
    shown.retain(|item| filter.lets_through(item.line()));
    shown.sort_by(|one, two| filter.order.compare(one.line(), two.line()));
    let ids: Rc<[_]> = shown.iter().map(|item| item.id).collect();
    let is_ready = items.iter().all(|item| item.is_current);
    let actions = html! {
        if !items.is_empty() { <TakeAll plans={ids} {is_ready} is_part={shown.len() < items.len()} /> }
    };
    html! {
        <div class="page">
            <PageHead title="Portfolio" sub="Every plan of this device, side by side">{ actions }</PageHead>
            if items.is_empty() {
                <EmptyState icon={IconName::Portfolio} title="There are no plans on this device yet"
                    text="Start with an example, an empty plan or a file; every plan you keep here is compared on this page.">
                    <LinkButton href="#/" label="Go to the start page" />
                </EmptyState>
            } else {
                { progress(&items) }
                { figures(&shown) }
                <Filters standings={standings(&items)} filter={filter.clone()} onchange={onfilter} />
                { table(&items, &shown) }
            }
        </div>
    }
}

fn standings(items: &[Item]) -> Rc<[Standing]> {
    items.iter().filter_map(Item::standing).cloned().collect()
}

/// How many plans were looked at, as long as some were not.
fn progress(items: &[Item]) -> Html {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let current = items.iter().filter(|item| item.is_current).count();
    if current == items.len() {
        return html! { <p class="sr" role="status">{ "All plans were looked at" }</p> };
    }
    html! {
        <ProgressBar label="Looking at the plans…" value={count(current)} max={count(items.len())} />
    }
}

fn figures(shown: &[&Item]) -> Html {
    let known: Vec<&Standing> = shown.iter().filter_map(|item| item.standing()).collect();
    let low = |standing: &&&Standing| standing.level == Level::NotReady;
    let critical: u32 = known.iter().map(|standing| standing.critical_open).sum();
    let overdue: usize = known.iter().map(|standing| standing.overdue).sum();
    let workloads: usize = known.iter().map(|standing| standing.workloads).sum();
    html! {
        <div class="figures">
            <Figure value={shown.len().to_string()} label={if shown.len() == 1 { "plan" } else { "plans" }}
                note={format!("{workloads} workloads")} />
            <Figure value={known.iter().filter(low).count().to_string()} label="not ready" />
            <Figure value={critical.to_string()} label="critical gaps open" />
            <Figure value={overdue.to_string()} label="overdue" />
        </div>
    }
}

fn table(items: &[Item], shown: &[&Item]) -> Html {
    if shown.is_empty() {
        return html! { <EmptyState icon={IconName::Search} title="No plan fits these filters" /> };
    }
    let known = all_tags(items.iter().filter_map(Item::standing));
    let offered: Rc<[Choice]> = known
        .keys()
        .map(|tag| Choice::new((*tag).to_owned(), (*tag).to_owned()))
        .collect();
    html! {
        <Card title="Plans" flush={true}>
            <div class="table-wide"><table class="table stacked">
                <thead><tr>
                    <th scope="col">{ "Plan" }</th>
                    <th scope="col">{ "Level" }</th>
                    <th scope="col" class="num">{ "Score" }</th>
                    <th scope="col" class="num">{ "Critical open" }</th>
                    <th scope="col" class="num">{ "Overdue" }</th>
                    <th scope="col">{ "Worst scenario" }</th>
                    <th scope="col">{ "Owners" }</th>
                </tr></thead>
                <tbody>
                    for item in shown {
                        <PlanRow key={item.id.to_string()} item={Item::clone(item)} offered={Rc::clone(&offered)} />
                    }
                </tbody>
            </table></div>
        </Card>
    }
}
