//! A link to the duties that a filter lets through.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::model::id::Key;
use crate::query::duties::filter::{Filter, VIEW};
use crate::ui::store::use_dispatch;

/// Properties of [`DutiesLink`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DutiesLinkProps {
    /// The plan.
    pub(super) plan: Key,
    /// Which duties to show there.
    pub(super) filter: Filter,
    /// The words to press.
    pub(super) label: AttrValue,
}

/// A link to the duties that a filter lets through.
#[component]
pub(super) fn DutiesLink(props: &DutiesLinkProps) -> Html {
    let dispatch = use_dispatch();
    let filter = props.filter.print();
    // The address says where, the view says how: it is set before the browser follows.
    let onclick =
        dispatch.reform(move |_: MouseEvent| Action::View(VIEW.into(), filter.as_str().into()));
    let href = Route::Plan(props.plan, Page::Responsibilities(None)).print();
    html! { <a {href} {onclick}>{ &props.label }</a> }
}
