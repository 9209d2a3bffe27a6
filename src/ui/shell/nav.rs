//! The navigation between the pages of a plan.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::state::AppState;
use crate::browser::dom;
use crate::model::id::Key;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::store::use_selector;

/// The navigation.
#[component]
pub(super) fn Nav() -> Html {
    let route = use_selector((), |state, ()| Rc::clone(&state.route));
    let plan = use_selector((), |state, ()| {
        state.document.as_ref().map(|document| document.id)
    });
    html! {
        <nav class="nav" aria-label="Pages">
            <ul>
                { place(&Route::Start, IconName::File, "Plans", &route) }
                { place(&Route::Portfolio, IconName::Portfolio, Route::Portfolio.title(), &route) }
                if let Some(plan) = route.plan().or(plan) {
                    for page in Page::ALL.iter().filter(|page| page.is_in_navigation()) { <PageLink key={page.title()} {plan} page={*page} /> }
                }
            </ul>
        </nav>
    }
}

/// A place that is no page of a plan.
fn place(to: &Route, icon: IconName, label: &str, route: &Route) -> Html {
    let none = Html::default();
    entry(
        &to.print(),
        icon,
        label,
        route == to,
        &none,
        &NodeRef::default(),
    )
}

#[derive(Clone, PartialEq, Properties)]
struct PageLinkProps {
    plan: Key,
    page: Page,
}

#[component]
fn PageLink(props: &PageLinkProps) -> Html {
    let page = props.page;
    let count = use_selector(page, count);
    let here = use_selector(page, |state, page| {
        let shown = state.route.page();
        shown.is_some_and(|shown| shown.in_navigation().is_same_page(*page))
    });
    let count = html! { if let Some(count) = count { <span class="count">{ count }</span> } };
    let href = Route::Plan(props.plan, page).print();
    let link = use_node_ref();
    {
        let link = link.clone();
        // On a phone the bar scrolls sideways: the page on screen is brought into sight.
        use_effect_with(here, move |here| {
            if let Some(node) = link.get().filter(|_| *here) {
                dom::center_sideways(&node, ".nav");
            }
        });
    }
    entry(&href, icon(page), page.title(), here, &count, &link)
}

fn entry(
    href: &str,
    icon: IconName,
    label: &str,
    here: bool,
    count: &Html,
    link: &NodeRef,
) -> Html {
    html! {
        <li>
            <a ref={link} href={href.to_owned()} aria-current={here.then_some("page")}>
                <Icon name={icon} /><span class="label">{ label }</span>{ count.clone() }
            </a>
        </li>
    }
}

const fn icon(page: Page) -> IconName {
    match page {
        Page::Overview => IconName::Overview,
        Page::Deployment(..) => IconName::Deployment,
        Page::Responsibilities(_) | Page::Catalogues(_) => IconName::Responsibilities,
        Page::Readiness(_) => IconName::Readiness,
        Page::Scenarios(_) | Page::Scenario(_) | Page::Run(_) => IconName::Scenarios,
        Page::Drills(_) => IconName::Drills,
        Page::People(_) => IconName::Person,
        Page::History(_) | Page::Changes(_) => IconName::History,
        Page::Export => IconName::Export,
        Page::Print => IconName::Print,
        Page::Import => IconName::Upload,
        Page::Merge => IconName::Share,
    }
}

/// How many things a page shows, where that says something.
fn count(state: &AppState, page: &Page) -> Option<usize> {
    let plan = state.plan()?;
    match page {
        Page::Overview
        | Page::Deployment(..)
        | Page::Responsibilities(_)
        | Page::Catalogues(_)
        | Page::Readiness(_)
        | Page::Scenarios(_)
        | Page::Scenario(_)
        | Page::Run(_)
        | Page::People(_)
        | Page::History(_)
        | Page::Changes(_)
        | Page::Export
        | Page::Print
        | Page::Import
        | Page::Merge => None,
        Page::Drills(_) => Some(plan.drills.len()),
    }
}
