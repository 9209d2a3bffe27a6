//! Everything about one entry: what was looked at, why it matters, how to
//! fix it, and what the team states of it.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::checklist::wording;
use crate::query::comments::Topic;
use crate::query::statement::Subject;
use crate::ui::comments::Comments;
use crate::ui::components::button::LinkButton;
use crate::ui::components::drawer::Drawer;
use crate::ui::components::mark::{SeverityMark, StandingMark};
use crate::ui::marks;
use crate::ui::objects::origin::planned_tag;

use super::about::{About, Sources, gain_words};
use super::prepared::Shared;
use super::statement::StatementForm;

/// Properties of [`EntryDrawer`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntryDrawerProps {
    pub(super) prepared: Shared,
    /// The line's place in the list.
    pub(super) at: usize,
    pub(super) onclose: Callback<()>,
}

/// Everything about one entry.
#[component]
pub(super) fn EntryDrawer(props: &EntryDrawerProps) -> Html {
    let prepared = &props.prepared;
    let Some((line, placed)) = prepared.placed(props.at) else {
        return Html::default();
    };
    let subject = Subject {
        item: Rc::from(placed.item.id()),
        kind: placed.kind,
        object: placed.object,
    };
    let mark = html! {
        <>
            <SeverityMark severity={marks::severity(line.severity)} />
            <StandingMark standing={marks::standing(line.state)} />
            if prepared.assessed.plan.is_planned(placed.kind, placed.object) { { planned_tag() } }
        </>
    };
    let object = prepared.object(line);
    let kind = placed.kind.label();
    let sub = if *object == *kind {
        object
    } else {
        AttrValue::from(format!("{object} · {kind}"))
    };
    let footer = prepared.href(placed.kind, placed.object).map(|href| {
        html! { <LinkButton {href} label="Open the object" small={true} /> }
    });
    html! {
        <Drawer title={wording(&placed)} subject={line.id.to_string()} onclose={props.onclose.clone()}
            {mark} {sub} {footer}>
            <About prepared={prepared.clone()} at={props.at} />
            <h3>{ "What the team says" }</h3>
            <StatementForm prepared={prepared.clone()} at={props.at} {subject} />
            <Comments about={Topic::item(placed.item.id(), placed.kind, placed.object)} says_who={false} />
            <h3>{ "Where it comes from" }</h3>
            <Sources prepared={prepared.clone()} item={line.item} />
            <p class="sub">{ gain_words(prepared, line.item) }</p>
        </Drawer>
    }
}
