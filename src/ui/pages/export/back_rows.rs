//! What came back, line by line: what can be taken over, and what cannot.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::browser::dom;
use crate::export::tasks::{Change, Conflict};
use crate::model::plan::Plan;
use crate::ui::by_ptr::ByPtr;

/// Rows of a list that are shown; the others count all the same.
const SHOWN: usize = 200;

/// Properties of [`Changes`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChangesProps {
    pub(super) plan: ByPtr<Plan>,
    pub(super) changes: Vec<Change>,
    /// The places of those that are not to be taken over.
    pub(super) left_out: BTreeSet<usize>,
    /// Called with a place, and whether it is to be taken over.
    pub(super) onchange: Callback<(usize, bool)>,
}

/// What can be taken over, each to be chosen.
#[component]
pub(super) fn Changes(props: &ChangesProps) -> Html {
    let row = |(at, change): (usize, &Change)| {
        let object = props.plan.object_name(change.kind, change.object);
        let label = format!("Take over {} of {}, {object}", change.what, change.item);
        let onchange = props
            .onchange
            .reform(move |event: Event| (at, dom::checked_of(&event)));
        html! {
            <tr key={at}>
                <td><input type="checkbox" aria-label={label} checked={!props.left_out.contains(&at)} {onchange} /></td>
                <th scope="row"><div class="cell-main">{ &change.item }</div><div class="cell-sub">{ object.clone() }</div></th>
                <td data-label="What">{ change.what }</td>
                <td data-label="The plan says">{ said(&change.before) }</td>
                <td data-label="It says">{ said(&change.after) }</td>
                <td data-label="Line">{ change.line }</td>
            </tr>
        }
    };
    html! {
        <>
            <table class="table stacked">
                <thead>
                    <tr>
                        <th scope="col"><span class="sr">{ "Take over" }</span></th><th scope="col">{ "Item" }</th>
                        <th scope="col">{ "What" }</th><th scope="col">{ "The plan says" }</th>
                        <th scope="col">{ "It says" }</th><th scope="col">{ "Line" }</th>
                    </tr>
                </thead>
                <tbody>{ for props.changes.iter().enumerate().take(SHOWN).map(row) }</tbody>
            </table>
            { more(props.changes.len()) }
        </>
    }
}

/// Properties of [`Conflicts`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ConflictsProps {
    pub(super) conflicts: Vec<Conflict>,
}

/// What cannot be taken over, and why.
#[component]
pub(super) fn Conflicts(props: &ConflictsProps) -> Html {
    let row = |(at, conflict): (usize, &Conflict)| {
        let item = conflict.id.split('@').next().unwrap_or_default();
        html! {
            <tr key={at}>
                <th scope="row">{ item }</th>
                <td data-label="Why not">{ &conflict.text }</td>
                <td data-label="Line">{ conflict.line }</td>
            </tr>
        }
    };
    html! {
        <>
            <h3>{ "Not taken over" }</h3>
            <table class="table stacked">
                <thead><tr><th scope="col">{ "Item" }</th><th scope="col">{ "Why not" }</th><th scope="col">{ "Line" }</th></tr></thead>
                <tbody>{ for props.conflicts.iter().enumerate().take(SHOWN).map(row) }</tbody>
            </table>
            { more(props.conflicts.len()) }
        </>
    }
}

fn more(count: usize) -> Html {
    let more = count.saturating_sub(SHOWN);
    if more == 0 {
        return Html::default();
    }
    html! { <p class="sub">{ format!("{more} more are not shown") }</p> }
}

fn said(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}
