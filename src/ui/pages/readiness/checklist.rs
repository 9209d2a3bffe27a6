//! The checklist as a table: filtered, grouped, sorted, with a drawer beside.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::id::Key;
use crate::query::arrange::{Arranged, By, Grouping, Order, Shown, arrange};
use crate::query::filter::{Filter, Sieve};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{
    Column, MinWidth, Row, RowContext, RowId, Selection, Sort,
};
use crate::ui::hooks::view::use_view;

use super::bulk::Bulk;
use super::cells::{cells, columns};
use super::drawer::EntryDrawer;
use super::filters::Filters;
use super::prepared::Shared;

/// Properties of [`Checklist`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChecklistProps {
    pub(super) prepared: Shared,
    /// The line that is open.
    pub(super) open: Option<usize>,
    pub(super) opened: Callback<Option<Key>>,
}

/// The checklist as a table.
#[component]
pub(super) fn Checklist(props: &ChecklistProps) -> Html {
    let prepared = props.prepared.clone();
    let list = use_list(&prepared);
    let beside = props.open.is_some();
    let selected = use_state_eq(Selection::default);
    let onselect = {
        let selected = selected.clone();
        use_callback((), move |now: Selection, ()| selected.set(now))
    };
    let onclear = onselect.reform(|()| Selection::default());
    let cells = use_callback(
        (prepared.clone(), list.arranged.clone(), beside),
        |row: RowContext, (prepared, arranged, beside)| match arranged.shown.get(row.index) {
            Some(Shown::Line(at)) => cells(prepared, *at, *beside),
            _ => Html::default(),
        },
    );
    let group = use_callback(list.arranged.clone(), |id: RowId, arranged| {
        heading(arranged, id)
    });
    let onopen = use_callback(props.opened.clone(), |id: RowId, opened| {
        opened.emit(Some(Key(id.0)));
    });
    let columns = use_memo(beside, |beside| Rc::<[Column]>::from(columns(*beside)));
    let open = props.open.and_then(|at| prepared.placed(at));
    let open_row = open.as_ref().map(|(line, _)| RowId(line.id.0));
    html! {
        <div class="stack">
            <Filters prepared={prepared.clone()} />
            if !selected.is_empty() {
                <Bulk prepared={prepared.clone()} selected={(*selected).clone()} {onclear} />
            }
            <div class="with-drawer">
                <DataTable label="Checklist" columns={(*columns).clone()} rows={list.rows.clone()} {cells}
                    group={Some(group)} sort={list.sort.clone()} onsort={list.onsort.clone()}
                    selected={Some((*selected).clone())} {onselect} open={open_row} onopen={Some(onopen)}
                    two_lines={true} min_width={if beside { MinWidth::Medium } else { MinWidth::Wide }}
                    empty={nothing(&list)} foot={Some(foot(&prepared, &list))} />
                if let (Some(at), Some((line, _))) = (props.open, open) {
                    <EntryDrawer key={line.id.to_string()} prepared={prepared.clone()} {at}
                        onclose={props.opened.reform(|()| None)} />
                }
            </div>
        </div>
    }
}

/// What the table shows.
struct List {
    arranged: ByPtr<Arranged>,
    rows: Rc<[Row]>,
    sort: Option<Sort>,
    onsort: Callback<AttrValue>,
    narrowed: bool,
    widen: Callback<MouseEvent>,
}

#[hook]
fn use_list(prepared: &Shared) -> List {
    let (filter, set_filter) = use_view("readiness/filter");
    let (grouping, _) = use_view("readiness/group");
    let (sort, set_sort) = use_view("readiness/sort");
    let sort = read_sort(&sort);
    let order = Order {
        grouping: Grouping::from_key(&grouping),
        by: sort.as_ref().and_then(|sort| By::from_key(&sort.column)),
        descending: sort.as_ref().is_some_and(|sort| sort.descending),
    };
    let wanted = Filter::parse(&filter);
    let narrowed = wanted.narrows();
    let arranged = use_memo((prepared.clone(), order, filter), |(prepared, order, _)| {
        let assessed = &prepared.assessed;
        let (listing, assessment) = (&prepared.listing, &assessed.assessment);
        let sieve = Sieve::new(&wanted, listing, assessment, &prepared.mine);
        arrange(listing, assessment, &assessed.knowledge, *order, &sieve)
    });
    let arranged = ByPtr(arranged);
    let rows = use_memo(
        (prepared.clone(), arranged.clone()),
        |(prepared, arranged)| rows(prepared, arranged),
    );
    let onsort = use_callback(
        (sort.clone(), set_sort),
        |column: AttrValue, (sort, set)| {
            set.emit(write_sort(&Sort::pressed(sort.as_ref(), &column)));
        },
    );
    List {
        arranged,
        rows: (*rows).clone(),
        sort,
        onsort,
        narrowed,
        widen: set_filter.reform(|_: MouseEvent| AttrValue::Static("")),
    }
}

fn rows(prepared: &Shared, arranged: &Arranged) -> Rc<[Row]> {
    let line = |at: &usize| prepared.listing.lines.get(*at);
    let row = |shown: &Shown| match shown {
        Shown::Group(at) => Some(Row::Group(RowId(*at as u128))),
        Shown::Line(at) => line(at).map(|line| Row::Item(RowId(line.id.0))),
    };
    arranged.shown.iter().filter_map(row).collect()
}

fn heading(arranged: &Arranged, id: RowId) -> Html {
    let at = usize::try_from(id.0).unwrap_or(usize::MAX);
    let Some(group) = arranged.groups.get(at) else {
        return Html::default();
    };
    html! { <>{ &group.title }{ " " }<span class="muted">{ group.count }</span></> }
}

fn nothing(list: &List) -> Html {
    if list.narrowed {
        return html! {
            <EmptyState icon={IconName::Filter} title="Nothing passes these filters"
                text="Findings elsewhere are only hidden.">
                <Button label="Clear the filters" onclick={list.widen.clone()} />
            </EmptyState>
        };
    }
    html! {
        <EmptyState icon={IconName::Check} title="Nothing is left to do"
            text="Every item that applies holds, is accepted, or does not apply. Show the rest with the switches above." />
    }
}

fn foot(prepared: &Shared, list: &List) -> Html {
    let (shown, all) = (list.arranged.lines, prepared.listing.lines.len());
    html! { <span role="status">{ format!("{shown} of {all} entries shown") }</span> }
}

fn read_sort(text: &str) -> Option<Sort> {
    let (column, descending) = match text.strip_suffix('-') {
        Some(column) => (column, true),
        None => (text, false),
    };
    By::from_key(column)?;
    Some(Sort {
        column: column.to_owned().into(),
        descending,
    })
}

fn write_sort(sort: &Sort) -> AttrValue {
    let sign = if sort.descending { "-" } else { "" };
    AttrValue::from(format!("{}{sign}", sort.column))
}
