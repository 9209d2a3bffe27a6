//! The checklist: what holds, what does not, and what people state of it.

mod about;
mod bulk;
mod cells;
mod checklist;
mod drawer;
mod evidence;
mod filters;
mod item;
mod items;
mod prepared;
mod sign_off;
mod statement;
mod summary;
mod use_statement;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::model::id::Key;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::tabs::{Tab, Tabs};
use crate::ui::hooks::view::use_view;
use crate::ui::shell::page::PageHead;
use crate::ui::store::{use_dispatch, use_selector};

use checklist::Checklist;
use items::Items;
use prepared::{Shared, use_prepared};
use sign_off::SignOffCard;
use summary::Summary;

/// Properties of [`ReadinessPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReadinessPageProps {
    /// The entry or item that is open.
    pub open: Option<Key>,
}

/// The checklist page.
#[component]
pub fn ReadinessPage(props: &ReadinessPageProps) -> Html {
    let prepared = use_prepared();
    html! {
        <div class="page">
            { match prepared {
                None => html! { <>
                    <PageHead title="Readiness" />
                    <p class="sub" role="status">{ "Looking at the plan…" }</p>
                </> },
                Some(prepared) => html! { <Prepared {prepared} open={props.open} /> },
            } }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PreparedProps {
    prepared: Shared,
    open: Option<Key>,
}

#[component]
fn Prepared(props: &PreparedProps) -> Html {
    let prepared = &props.prepared;
    let (chosen, choose) = use_view("readiness/tab");
    let listing = &prepared.listing;
    let item = props.open.and_then(|open| listing.item(open));
    let line = props
        .open
        .and_then(|open| listing.lines.iter().position(|line| line.id == open));
    let opened = use_opener();
    let onselect = {
        let opened = opened.clone();
        choose.reform(move |tab: AttrValue| {
            opened.emit(None);
            tab
        })
    };
    let selected = match (item, line) {
        (Some(_), _) => AttrValue::Static("items"),
        (None, Some(_)) => AttrValue::Static("list"),
        _ if chosen.is_empty() => AttrValue::Static("list"),
        _ => chosen,
    };
    let gone = props.open.is_some() && item.is_none() && line.is_none();
    let panel = match &*selected {
        "items" => {
            html! { <Items prepared={prepared.clone()} open={item} opened={opened.clone()} /> }
        }
        "sign-off" => html! { <SignOffCard /> },
        _ => {
            html! { <Checklist prepared={prepared.clone()} open={line} opened={opened.clone()} /> }
        }
    };
    html! {
        <>
            <PageHead title="Readiness" sub={prepared.as_of_line()} />
            <Summary prepared={prepared.clone()} />
            if gone {
                <Notice kind={NoticeKind::Info} title="That entry is not on the checklist any more"
                    ondismiss={Some(opened.reform(|_: MouseEvent| None))}>
                    <p>{ "Its object was removed, or the check no longer applies to it." }</p>
                </Notice>
            }
            <Tabs label="Views of the checklist" tabs={tabs(prepared)} {selected} {onselect}>{ panel }</Tabs>
        </>
    }
}

fn tabs(prepared: &Shared) -> Rc<[Tab]> {
    let tab = |id: &'static str, label: &'static str, count| Tab {
        id: id.into(),
        label: label.into(),
        count,
    };
    let items = prepared.assessed.assessment.score.items.iter();
    let used = items.filter(|tally| tally.objects + tally.excused > 0);
    Rc::from([
        tab("list", "Checklist", Some(prepared.counts.findings())),
        tab("items", "By item", Some(used.count())),
        tab("sign-off", "Sign-off", None),
    ])
}

/// Opens an entry or item by its address, or closes what is open.
#[hook]
fn use_opener() -> Callback<Option<Key>> {
    let dispatch = use_dispatch();
    let plan = use_selector((), |state, ()| state.route.plan());
    let open = use_selector((), |state, ()| {
        matches!(state.route.page(), Some(Page::Readiness(Some(_))))
    });
    use_callback(
        (dispatch, plan, open),
        |key: Option<Key>, (dispatch, plan, open)| {
            if let Some(plan) = plan {
                dispatch.emit(Action::Go {
                    route: Route::Plan(*plan, Page::Readiness(key)),
                    replace: *open,
                });
            }
        },
    )
}
