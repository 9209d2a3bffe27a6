//! The cells of one row of the matrix.

use yew::prelude::*;

use crate::ownership::raci::{Hint, Letter, Letters, Row};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::mark::PartyMark;
use crate::ui::marks;

use super::Matrix;

/// Properties of [`RaciCells`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RaciCellsProps {
    pub(super) matrix: ByPtr<Matrix>,
    /// The place of the row.
    pub(super) place: usize,
}

/// The cells of one row of the matrix.
#[component]
pub(super) fn RaciCells(props: &RaciCellsProps) -> Html {
    let matrix = &props.matrix;
    let Some(row) = matrix.raci.rows.get(props.place) else {
        return Html::default();
    };
    let columns = matrix.shown.columns.iter();
    let columns = columns.filter_map(|place| matrix.raci.columns.get(*place));
    html! {
        <>
            <td title={row.title.clone()}>
                <div class="cell-main">{ &row.title }</div>
                <div class="cell-sub">{ sub(row) }</div>
            </td>
            <td>
                if let Some(party) = row.party {
                    <PartyMark party={marks::party(party)} />
                } else {
                    <span class="muted">{ "Both sides" }</span>
                }
            </td>
            for column in columns {
                <td key={column.key.to_string()} class="raci">
                    if let Some(letters) = row.letters.get(&column.key) { { cell(letters, row) } }
                </td>
            }
            <td key="hints" title={hints(row)}>{ hints(row) }</td>
        </>
    }
}

fn sub(row: &Row) -> String {
    let objects = match row.objects {
        1 => "1 object".to_owned(),
        count => format!("{count} objects"),
    };
    if row.task == row.id {
        return objects;
    }
    format!("{} · {objects}", row.task_title)
}

/// The letters; where one does not hold for all objects, with their number.
fn cell(letters: &Letters, row: &Row) -> Html {
    html! {
        for (letter, count) in letters.signs() {
            <span key={letter.sign()} class={class(letter)} title={words(letter, count, row)}>
                { letter.sign() }
                if count < row.objects { <small>{ count }</small> }
                <span class="sr">{ if count < row.objects { format!(" of {} objects", row.objects) } else { String::new() } }</span>
            </span>
        }
    }
}

fn words(letter: Letter, count: u32, row: &Row) -> String {
    if count < row.objects {
        return format!(
            "{}, for {count} of {} objects",
            letter.meaning(),
            row.objects
        );
    }
    letter.meaning().to_owned()
}

/// The style sheet's class of a letter.
pub(super) const fn class(letter: Letter) -> &'static str {
    match letter {
        Letter::Accountable => "raci-letter tone-accent",
        Letter::Responsible => "raci-letter tone-customer",
        Letter::Consulted => "raci-letter tone-shared",
        Letter::Informed => "raci-letter tone-neutral",
    }
}

fn hints(row: &Row) -> String {
    let hints: Vec<String> = row.hints().into_iter().map(Hint::text).collect();
    hints.join("; ")
}
