//! One scenario of the heat map.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::{Showing, Word};
use crate::model::id::Key;
use crate::query::failure::heat::Column;
use crate::scenario::against::Ruling;
use crate::scenario::report::Summary;
use crate::ui::by_ptr::ByPtr;
use crate::ui::rehearsal::marks::{tone_of, words, worst};

use super::heat::Columns;

/// Properties of [`HeatRow`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeatRowProps {
    pub(super) summary: ByPtr<Summary>,
    pub(super) columns: ByPtr<Columns>,
    pub(super) plan: Key,
}

/// A scenario: its name, its counts, and a cell for each column.
#[component]
pub(super) fn HeatRow(props: &HeatRowProps) -> Html {
    let summary = &props.summary;
    let scenario = &summary.scenario;
    let showing = Showing::worst(Word::of(&scenario.id));
    let href = Route::Plan(props.plan, Page::Scenario(showing)).print();
    let counts = summary.counts();
    let title = if scenario.title.is_empty() {
        "Scenario without a name"
    } else {
        &scenario.title
    };
    html! {
        <tr>
            <th scope="row">
                <a {href}>{ title }</a>
                if let Some(target) = &summary.target { <span class="sub">{ &target.name }</span> }
            </th>
            <td class={classes!("num", (counts.misses > 0).then_some("none"))}>{ counts.misses }</td>
            <td class="num">{ counts.unknown }</td>
            <td class="num">{ counts.meets }</td>
            for (place, column) in props.columns.all.iter().enumerate() { { cell(place, column, summary) } }
        </tr>
    }
}

/// One element and no more, of which there are hundreds: its sign, and the
/// word that a screen reader says for it, come from the style sheet.
fn cell(place: usize, column: &Column, summary: &Summary) -> Html {
    let counts = column.counts(&summary.workloads);
    let ruling = worst(counts);
    let is_one = column.places.len() == 1;
    let (said, number) = match ruling {
        _ if is_one => (ruling.label().to_owned(), None),
        Ruling::Misses => (words(counts), Some(counts.misses)),
        Ruling::Unknown => (words(counts), Some(counts.unknown)),
        Ruling::Meets => (words(counts), None),
    };
    let title = format!("{}: {said}", column.name);
    html! {
        <td key={place} class={classes!("heat-cell", tone_of(ruling).class())} {title}>{ number }</td>
    }
}

/// Properties of [`WaitingRow`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WaitingRowProps {
    pub(super) title: AttrValue,
    /// How many columns there are.
    pub(super) span: usize,
}

/// A scenario that is not worked out yet.
#[component]
pub(super) fn WaitingRow(props: &WaitingRowProps) -> Html {
    html! {
        <tr>
            <th scope="row">{ &props.title }</th>
            <td class="sub" colspan={(props.span + 3).to_string()}>{ "Being worked out…" }</td>
        </tr>
    }
}
