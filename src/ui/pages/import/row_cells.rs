//! The cells of one row of the preview.

use std::rc::Rc;

use yew::prelude::*;

use crate::import::preview::{Choice, Row, State};
use crate::ui::components::field::select::SelectField;
use crate::ui::components::segmented::Choice as Offer;
use crate::ui::components::table::model::{RowContext, RowId};
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

use super::review::{Choices, Review};
use super::words;

/// How many changes are named in a row; the drawer has all.
const NAMED: usize = 3;

/// The cells of a row; `brief` beside an open drawer.
pub(super) fn cells(
    review: &Review,
    context: RowContext,
    brief: bool,
    choices: &Choices,
    choose: &Callback<(RowId, Choice)>,
) -> Html {
    let Some(row) = review.row(context.id) else {
        return Html::default();
    };
    html! {
        <>
            <td>
                <div class="cell-main">
                    { name(row) }
                    if row.planned { { " " }<Tag label="Planned, not deployed" tone={Tone::Medium} /> }
                </div>
                <div class="cell-sub">{ row.kind.map_or("Not understood", |kind| kind.label()) }</div>
            </td>
            if !brief {
                <td>
                    <div class="cell-main" title={all(review, row)}>{ main(review, row) }</div>
                    <div class="cell-sub" title={row.reason.clone()}>{ sub(review, row) }</div>
                </td>
                <td>
                    <div class="cell-main">{ &*row.source }</div>
                    <div class="cell-sub" title={row.address.to_string()}><code>{ &*row.address }</code></div>
                </td>
            }
            <td>{ control(review, row, context.id, choices, choose) }</td>
        </>
    }
}

/// What the row is called.
pub(super) fn name(row: &Row) -> String {
    let mut changes = row.changes.iter();
    let stated = changes.find(|change| change.field.key == "name");
    let stated = stated.and_then(|change| change.after.as_str());
    match (&*row.name, stated) {
        ("", Some(stated)) => stated.to_owned(),
        ("", None) => "Unnamed".to_owned(),
        (name, _) => name.to_owned(),
    }
}

fn main(review: &Review, row: &Row) -> String {
    if row.changes.is_empty() {
        return row.reason.clone();
    }
    let lines: Vec<String> = row
        .changes
        .iter()
        .take(NAMED)
        .map(|change| words::line(review, change))
        .collect();
    let more = row.changes.len().saturating_sub(NAMED);
    let lines = lines.join("; ");
    if more > 0 {
        format!("{lines}; {more} more")
    } else {
        lines
    }
}

fn sub(review: &Review, row: &Row) -> String {
    let mut own = row.changes.iter().filter(|change| change.overwrites);
    match own.next() {
        Some(change) => format!("You entered {}", words::before(review, change)),
        None if row.changes.is_empty() => String::new(),
        None => row.reason.clone(),
    }
}

fn all(review: &Review, row: &Row) -> String {
    let lines = row.changes.iter().map(|change| words::line(review, change));
    lines.collect::<Vec<_>>().join("\n")
}

/// What to do with the row, where there is a choice.
pub(super) fn control(
    review: &Review,
    row: &Row,
    id: RowId,
    choices: &Choices,
    choose: &Callback<(RowId, Choice)>,
) -> Html {
    let offers: Rc<[Offer]> = row
        .choices()
        .iter()
        .map(|&choice| Offer::new(words::key(choice), words::choice(row, choice)))
        .collect();
    if offers.is_empty() {
        let text = if row.state == State::Unchanged {
            "As it is"
        } else {
            "Left out"
        };
        return html! { <span class="sub">{ text }</span> };
    }
    let value = words::key(review.choice(row, id, choices));
    let onchange = choose.reform(move |word: AttrValue| (id, words::of_key(&word)));
    let label = format!("What to do with {}", name(row));
    html! { <SelectField {label} {value} choices={offers} {onchange} in_cell={true} /> }
}
