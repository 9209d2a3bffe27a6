//! The cells of one person or team.

use yew::prelude::*;

use crate::model::plan::Kind;
use crate::query::people::{Entry, Presence};
use crate::ui::charts::progress_bar::ProgressBar;
use crate::ui::components::tag::{Tag, Who};
use crate::ui::components::tone::Tone;

use super::Shared;

/// Properties of [`EntryCells`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntryCellsProps {
    pub(super) everybody: Shared,
    /// The place in the directory.
    pub(super) place: usize,
}

/// The cells of one person or team.
#[component]
pub(super) fn EntryCells(props: &EntryCellsProps) -> Html {
    let everybody = &props.everybody;
    let Some(entry) = everybody.directory.entries.get(props.place) else {
        return Html::default();
    };
    let load = &entry.load;
    let number = |count: u32| html! { if count > 0 { { count } } else { <span class="muted">{ "0" }</span> } };
    html! {
        <>
            <td>
                <div class="cell-main"><Who name={Some(AttrValue::from(entry.name.clone()))} /></div>
                <div class="cell-sub">{ &entry.role }</div>
            </td>
            <td title={entry.contact.clone()}>{ contact(entry) }</td>
            <td>{ entry.team.as_ref().map(|(_, name)| name.clone()) }</td>
            <td>{ deputy(entry) }</td>
            <td>{ presence(entry.presence) }</td>
            <td>{ duties(props, entry) }</td>
            <td class="num">{ number(load.overdue) }</td>
            <td class="num">{ number(load.due_soon) }</td>
        </>
    }
}

fn contact(entry: &Entry) -> Html {
    if entry.contact.trim().is_empty() {
        return html! { <span class="none">{ "No contact" }</span> };
    }
    html! { { &entry.contact } }
}

fn deputy(entry: &Entry) -> Html {
    match (&entry.deputy, entry.kind) {
        (Some((_, name)), _) => html! { <span class="clip">{ name }</span> },
        (None, Kind::Person) => html! { <span class="none">{ "Nobody stands in" }</span> },
        (None, _) => html! { <span class="muted">{ "No lead" }</span> },
    }
}

/// Whether somebody is there, as a tag.
pub(super) fn presence(presence: Presence) -> Html {
    let tone = match presence {
        Presence::There => return html! { <span class="muted">{ "There" }</span> },
        Presence::AwayFrom(_) => Tone::Neutral,
        Presence::Away(_) => Tone::High,
        Presence::Left(_) => Tone::Unknown,
    };
    html! { <Tag label={presence.text().unwrap_or_default()} {tone} /> }
}

fn duties(props: &EntryCellsProps, entry: &Entry) -> Html {
    let assigned = props.everybody.loads.held.assigned();
    let tone = if entry.holds_too_much {
        Tone::High
    } else {
        Tone::Accent
    };
    let text = if entry.holds_too_much {
        format!("{}, too much", entry.load.duties)
    } else {
        entry.load.duties.to_string()
    };
    html! {
        <>
            <span class="sub" aria-hidden="true">{ &text }</span>
            <ProgressBar label="Duties" value={entry.load.duties} max={assigned.max(1)} {text} {tone} bare={true} />
        </>
    }
}
