//! Who is responsible, accountable, consulted and informed: duties or tasks
//! by people and teams.

mod cells;
mod filters;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::model::text::Text;
use crate::ownership::raci::{Grain, Letter, Raci};
use crate::query::duties::filter::{Filter as Duties, VIEW};
use crate::query::people::raci::{Line, Shown};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, MinWidth, Row, RowContext, RowId};
use crate::ui::store::{Store, use_store};

use super::Shared;
use cells::RaciCells;
use filters::{Filters, use_filter};

/// The matrix with what of it is shown.
#[derive(Debug)]
struct Matrix {
    raci: Raci,
    shown: Shown,
}

/// Properties of [`RaciMatrix`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RaciMatrixProps {
    pub(super) everybody: Shared,
}

/// The matrix.
#[component]
pub(super) fn RaciMatrix(props: &RaciMatrixProps) -> Html {
    let everybody = props.everybody.clone();
    let wanted = use_filter();
    let store = use_store();
    let raci = use_memo((everybody, wanted.by_task), |(everybody, by_task)| {
        let grain = if *by_task { Grain::Task } else { Grain::Duty };
        let seen = &everybody.seen.assessed;
        Raci::new(&seen.plan, &seen.matrix, &seen.knowledge, grain)
    });
    let matrix = use_memo((ByPtr(raci), wanted.filter.clone()), |(raci, filter)| {
        ByPtr::from(Matrix {
            shown: Shown::new(raci, filter),
            raci: Raci::clone(raci),
        })
    });
    let matrix = (*matrix).clone();
    let rows = use_memo(matrix.clone(), |matrix| rows(matrix));
    let columns = use_memo(matrix.clone(), |matrix| columns(matrix));
    let cells = use_callback(matrix.clone(), |row: RowContext, matrix| {
        match matrix.shown.lines.get(row.index) {
            Some(Line::Row(place)) => {
                html! { <RaciCells matrix={matrix.clone()} place={*place} /> }
            }
            _ => Html::default(),
        }
    });
    let group = use_callback(matrix.clone(), |id: RowId, matrix| heading(matrix, id));
    let by_task = wanted.by_task;
    let onopen = use_callback(
        (store, matrix.clone(), by_task),
        |id: RowId, (store, matrix, by_task)| {
            let mut rows = matrix.raci.rows.iter();
            if let Some(row) = rows.find(|row| RowId::of(&row.id) == id) {
                open(store, &row.id, *by_task);
            }
        },
    );
    let count = format!(
        "{} of {} rows shown",
        matrix.shown.rows,
        matrix.raci.rows.len()
    );
    let plan = props.everybody.seen.assessed.plan.id();
    html! {
        <div class="stack">
            <Filters matrix={matrix.clone()} wanted={wanted.clone()} />
            { legend() }
            <DataTable label="RACI matrix" columns={(*columns).clone()} rows={(*rows).clone()} {cells} group={Some(group)}
                onopen={Some(onopen)} min_width={MinWidth::Medium} two_lines={true}
                empty={nothing(matrix.raci.rows.is_empty(), &wanted.clear)}
                foot={Some(html! {
                    <>
                        <span role="status">{ count }</span>
                        <LinkButton label="Export the matrix" icon={IconName::Export} small={true}
                            href={Route::Plan(plan, Page::Export).print()} />
                    </>
                })} />
        </div>
    }
}

fn rows(matrix: &Matrix) -> Rc<[Row]> {
    let lines = matrix.shown.lines.iter().filter_map(|line| match line {
        Line::Area(place) => Some(Row::Group(RowId(*place as u128))),
        Line::Row(place) => {
            let row = matrix.raci.rows.get(*place)?;
            Some(Row::Item(RowId::of(&row.id)))
        }
    });
    lines.collect()
}

fn columns(matrix: &Matrix) -> Rc<[Column]> {
    let mut columns = vec![
        Column::new("title", "Duty or task").px(340),
        Column::new("party", "Party").px(122),
    ];
    let shown = matrix.shown.columns.iter();
    columns.extend(shown.filter_map(|place| {
        let column = matrix.raci.columns.get(*place)?;
        let kind = if column.is_team { "Team" } else { "Person" };
        let head = Column::new(column.key.to_string(), column.name.clone()).px(96);
        Some(head.with_title(format!("{kind}: {}", column.name)))
    }));
    columns.push(Column::new("hints", "To look at").px(240));
    columns.into()
}

fn heading(matrix: &Matrix, id: RowId) -> Html {
    let place = usize::try_from(id.0).unwrap_or(usize::MAX);
    let Some(row) = matrix.raci.rows.get(place) else {
        return Html::default();
    };
    html! { <><strong>{ &row.area_title }</strong>{ " " }<span class="muted">{ &row.service }</span></> }
}

fn legend() -> Html {
    html! {
        <ul class="legend raci-legend" aria-label="What the letters mean">
            for letter in Letter::ALL { <li key={letter.sign()}><span class={cells::class(letter)} aria-hidden="true">{ letter.sign() }</span>{ letter.meaning() }</li> }
        </ul>
    }
}

fn nothing(no_duty: bool, clear: &Callback<MouseEvent>) -> Html {
    use crate::ui::components::button::Button;
    if no_duty {
        return html! {
            <EmptyState icon={IconName::Responsibilities} title="No duties yet"
                text="Duties appear with the objects of the deployment." />
        };
    }
    html! {
        <EmptyState icon={IconName::Filter} title="No row passes these filters">
            <Button label="Clear the filters" onclick={clear.clone()} />
        </EmptyState>
    }
}

/// Shows the duty, or those of the task, with all their objects.
fn open(store: &Store, id: &str, by_task: bool) {
    let Route::Plan(plan, _) = *store.get().route else {
        return;
    };
    let filter = if by_task {
        Duties {
            task: id.to_owned(),
            ..Duties::default()
        }
    } else {
        Duties {
            duty: id.to_owned(),
            ..Duties::default()
        }
    };
    store.dispatch(Action::View(Text::from(VIEW), Text::from(filter.print())));
    store.dispatch(Action::Go {
        route: Route::Plan(plan, Page::Responsibilities(None)),
        replace: false,
    });
}
