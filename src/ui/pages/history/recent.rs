//! What was changed lately, by what each object says of its last change.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::browser::clock;
use crate::model::units::Moment;
use crate::query::history::recent::{Recent, recent};
use crate::query::history::titles::Titles;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::{Card, EmptyState};
use crate::ui::components::icon::IconName;
use crate::ui::hooks::assessed::use_knowledge;
use crate::ui::store::use_selector;

/// How many changes are listed.
const LISTED: usize = 40;

/// The objects that were changed last, with when and by whom.
#[component]
pub(super) fn RecentCard() -> Html {
    let plan = use_selector((), |state, ()| state.plan().cloned().map(ByPtr));
    let knowledge = use_knowledge();
    let rows = use_memo((plan, ByPtr(knowledge)), |(plan, knowledge)| {
        let Some(plan) = plan else {
            return Vec::new();
        };
        let titles = Titles::new(knowledge);
        let found = recent(plan, LISTED).into_iter();
        let row = |one: Recent| {
            let page = Page::of_object(one.kind, one.key);
            let href = page.map(|page| Route::Plan(plan.id(), page).print());
            (titles.call(plan, one.kind, one.key), href, one)
        };
        found.map(row).collect()
    });
    html! {
        <Card title="Changed last" sub="Each object once, by its latest change" flush={!rows.is_empty()}>
            if rows.is_empty() {
                <EmptyState icon={IconName::History} title="Nothing was changed yet" />
            } else {
                <table class="table stacked">
                    <thead><tr>
                        <th scope="col">{ "What" }</th><th scope="col">{ "Kind" }</th><th scope="col">{ "When" }</th><th scope="col">{ "By" }</th>
                    </tr></thead>
                    <tbody>
                        for (name, href, one) in rows.iter() {
                            <tr key={format!("{}/{}", one.kind.key(), one.key)}>
                                <th scope="row">{ linked(name, href.as_deref()) }</th>
                                <td data-label="Kind">{ one.kind.label() }</td>
                                <td data-label="When">{ local(one.at) }</td>
                                <td data-label="By">{ if one.by.is_empty() { "not said" } else { &*one.by } }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            }
        </Card>
    }
}

fn linked(name: &str, href: Option<&str>) -> Html {
    match href {
        Some(href) => html! { <a href={href.to_owned()}>{ name }</a> },
        None => html! { { name } },
    }
}

fn local(at: Moment) -> String {
    let seconds = u64::try_from(at.0).unwrap_or_default();
    clock::local(seconds.saturating_mul(1_000))
}
