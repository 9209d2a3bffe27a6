//! The table of duties.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::id::Key;
use crate::query::duties::Board;
use crate::query::duties::lines::{Line, SortBy};
use crate::ui::components::mark::PartyMark;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{
    Column, MinWidth, Row, RowContext, RowId, Selection, Sort,
};
use crate::ui::hooks::view::use_view;
use crate::ui::marks;

use super::bulk::Bulk;
use super::cells::{DutyCells, More};
use super::{Seen, use_show};

/// Ids of headings: beyond these numbers there is no address of a duty.
const AREAS: u128 = 1 << 20;

/// Beyond these, the ids of the headings of services.
const SERVICES: u128 = 1 << 21;

/// Properties of [`DutyTable`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DutyTableProps {
    /// What it is called.
    pub(super) label: AttrValue,
    /// The plan.
    pub(super) seen: Seen,
    /// The rows of the board that are shown.
    pub(super) places: Rc<[usize]>,
    /// The duty that is open.
    pub(super) open: Option<Key>,
    /// Whether the columns of RACI are shown.
    #[prop_or_default]
    pub(super) raci: bool,
    /// Whether rows stand under the headings of their areas and tasks.
    #[prop_or_default]
    pub(super) grouped: bool,
    /// What is shown when there is nothing.
    #[prop_or_default]
    pub(super) empty: Html,
}

/// The table of duties.
#[component]
pub(super) fn DutyTable(props: &DutyTableProps) -> Html {
    let (order, onorder) = use_view("duties/order");
    let selected = use_state_eq(Selection::default);
    let lines = use_memo(
        (
            props.seen.clone(),
            props.places.clone(),
            props.grouped,
            order.clone(),
        ),
        |(seen, places, grouped, order)| lines(&seen.board, places, *grouped, order),
    );
    let rows = use_memo((props.seen.clone(), lines.clone()), |(seen, lines)| {
        let rows: Rc<[Row]> = lines.iter().map(|line| row(&seen.board, *line)).collect();
        rows
    });
    let show = use_show();
    let more = match (props.raci, props.open) {
        (true, _) => More::Raci,
        (false, None) => More::Deputy,
        // The drawer says who stands in, and takes the room.
        (false, Some(_)) => More::Nobody,
    };
    let cells = use_callback(
        (props.seen.clone(), lines, more),
        |context: RowContext, (seen, lines, more)| match lines.get(context.index) {
            Some(Line::Duty(place)) => {
                html! { <DutyCells seen={seen.clone()} place={*place} more={*more} /> }
            }
            _ => Html::default(),
        },
    );
    let group = use_callback(props.seen.clone(), |id: RowId, seen| heading(seen, id));
    let onopen = use_callback(show, |id: RowId, show| show.emit(Some(Key(id.0))));
    let onselect = use_callback(selected.setter(), |choice: Selection, selected| {
        selected.set(choice);
    });
    let sort = sort_of(&order);
    let onsort = onorder.reform({
        let sort = sort.clone();
        move |column: AttrValue| {
            let next = Sort::pressed(sort.as_ref(), &column);
            let again = sort
                .as_ref()
                .is_some_and(|sort| sort.column == column && sort.descending);
            match again {
                // The third time leads back to areas and tasks.
                true => AttrValue::Static(""),
                false if next.descending => format!("{column} down").into(),
                false => column,
            }
        }
    });
    let foot = html! {
        <Bulk seen={props.seen.clone()} selected={(*selected).clone()} shown={props.places.len()}
            onselect={onselect.clone()} />
    };
    html! {
        <DataTable label={props.label.clone()} columns={columns(more)} rows={(*rows).clone()} {cells}
            group={Some(group)} {sort} {onsort} selected={Some((*selected).clone())} {onselect}
            open={props.open.map(|id| RowId(id.0))} onopen={Some(onopen)} two_lines={true}
            min_width={breadth(more)}
            empty={props.empty.clone()} foot={Some(foot)} />
    }
}

fn columns(more: More) -> Rc<[Column]> {
    let accountable = Column::new("owner", "Owner").px(150).sortable();
    let mut columns = vec![
        Column::new("duty", "Duty and object").sortable(),
        Column::new("party", "Party").px(122).sortable(),
    ];
    match more {
        More::Raci => columns.extend([
            accountable.with_title("Accountable: answers for it"),
            Column::new("responsible", "Responsible")
                .px(130)
                .with_title("Does it"),
            Column::new("consulted", "Consulted")
                .px(130)
                .with_title("Is asked"),
            Column::new("informed", "Informed")
                .px(130)
                .with_title("Is told"),
        ]),
        More::Deputy => {
            columns.extend([
                accountable,
                Column::new("deputy", "Deputy").px(140).sortable(),
            ]);
        }
        More::Nobody => columns.push(accountable),
    }
    columns.push(Column::new("checks", "Checks").px(140).sortable());
    columns.into()
}

const fn breadth(more: More) -> MinWidth {
    match more {
        More::Raci => MinWidth::Wide,
        More::Deputy => MinWidth::Medium,
        More::Nobody => MinWidth::Narrow,
    }
}

fn lines(board: &Board, places: &[usize], grouped: bool, order: &str) -> Vec<Line> {
    let (key, descending) = match order.strip_suffix(" down") {
        Some(key) => (key, true),
        None => (order, false),
    };
    match SortBy::from_key(key) {
        Some(by) => board.sorted(places.to_vec(), by, descending),
        None if grouped => board.grouped(places),
        None => places.iter().copied().map(Line::Duty).collect(),
    }
}

fn sort_of(order: &AttrValue) -> Option<Sort> {
    let (key, descending) = match order.strip_suffix(" down") {
        Some(key) => (key, true),
        None => (&**order, false),
    };
    SortBy::from_key(key).map(|by| Sort {
        column: AttrValue::Static(by.key()),
        descending,
    })
}

fn row(board: &Board, line: Line) -> Row {
    match line {
        Line::Service(task) => Row::Group(RowId(SERVICES + task as u128)),
        Line::Area(task) => Row::Group(RowId(AREAS + task as u128)),
        Line::Task(task) => Row::Group(RowId(task as u128)),
        Line::Duty(place) => Row::Item(RowId(board.rows.get(place).map_or(0, |row| row.id.0))),
    }
}

fn heading(seen: &Seen, id: RowId) -> Html {
    let board = &seen.board;
    let is_area = id.0 >= AREAS;
    let is_service = id.0 >= SERVICES;
    let place = usize::try_from(id.0 % AREAS).unwrap_or_default();
    if is_service {
        let service = board.catalogue(place).map(|one| one.service.clone());
        return html! { <span class="service-head">{ service.unwrap_or_default() }</span> };
    }
    if is_area {
        return html! { <strong>{ board.area_title(place).to_owned() }</strong> };
    }
    let Some(task) = board.task(place) else {
        return Html::default();
    };
    html! {
        <span class="task-head">
            <span>{ task.title.clone() }</span>
            if let Some(row) = board.tasks.get(place) { <PartyMark party={marks::task_party(row.party)} /> }
        </span>
    }
}
