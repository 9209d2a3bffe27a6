//! Scenarios by workloads, as a table.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::failure::heat::{By, Column};
use crate::ui::by_ptr::ByPtr;
use crate::ui::hooks::turn::use_growth;
use crate::ui::rehearsal::summaries::Summaries;

use super::row::{HeatRow, WaitingRow};

/// What stands in the columns.
#[derive(Debug)]
pub(super) struct Columns {
    /// The columns.
    pub(super) all: Vec<Column>,
    /// What they were made by.
    pub(super) by: By,
    /// What else they can be made by.
    pub(super) offered: Vec<By>,
}

/// So many rows are put on screen in one go.
const ROWS: usize = 4;

/// Properties of [`Heat`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeatProps {
    pub(super) summaries: ByPtr<Summaries>,
    pub(super) columns: ByPtr<Columns>,
    /// Places of the scenarios that are shown, in their order.
    pub(super) rows: Rc<[usize]>,
}

/// Scenarios by workloads.
#[component]
pub(super) fn Heat(props: &HeatProps) -> Html {
    let (summaries, columns) = (&props.summaries, &props.columns);
    let shown = use_growth(props.rows.len(), ROWS);
    let caption = format!(
        "Scenarios, and whether each {} meets its objectives",
        columns.by.label().to_lowercase()
    );
    html! {
        <div class="table-frame heat-frame">
            <div class="table-wide" role="region" aria-label="Heat map" tabindex="0">
                <table class="heat">
                    <caption class="sr">{ caption }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ "Scenario" }</th>
                            <th scope="col" class="num">{ "Miss" }</th>
                            <th scope="col" class="num">{ "Unknown" }</th>
                            <th scope="col" class="num">{ "Meet" }</th>
                            for (place, column) in columns.all.iter().enumerate() { { heading(place, column) } }
                        </tr>
                    </thead>
                    <tbody>
                        { for props.rows.iter().take(shown).filter_map(|&place| row(summaries, columns, place)) }
                    </tbody>
                </table>
            </div>
        </div>
    }
}

/// The row of the scenario at that place: with a key of its own, so that rows
/// move, and are not made anew, when their order changes.
fn row(summaries: &Summaries, columns: &ByPtr<Columns>, place: usize) -> Option<Html> {
    let scenario = summaries.scenarios.get(place)?;
    let key = scenario.id.clone();
    let plan = summaries.assessed.plan.id();
    Some(match summaries.ready.get(place) {
        Some(summary) => {
            html! { <HeatRow {key} summary={summary.clone()} columns={columns.clone()} {plan} /> }
        }
        None => {
            html! { <WaitingRow {key} title={scenario.title.clone()} span={columns.all.len()} /> }
        }
    })
}

fn heading(place: usize, column: &Column) -> Html {
    let name = if column.name.is_empty() {
        "Without a name"
    } else {
        &column.name
    };
    let title = match column.places.len() {
        1 => name.to_owned(),
        count => format!("{name}, {count} workloads"),
    };
    html! {
        <th key={place} scope="col" class="heat-head" {title}><span>{ name }</span></th>
    }
}
