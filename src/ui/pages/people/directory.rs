//! Everybody in a table: how they are reached, who stands in, whether they
//! are away, and what they have on their hands.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::people::People;
use crate::app::route::{Page, Route};
use crate::app::section::Section;
use crate::model::id::Key;
use crate::query::people::{Show, SortBy};
use crate::ui::components::button::{Button, LinkButton};
use crate::ui::components::card::EmptyState;
use crate::ui::components::field::search::SearchField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, MinWidth, Row, RowContext, RowId, Sort};
use crate::ui::hooks::view::use_view;
use crate::ui::store::use_store;

use super::cells::EntryCells;
use super::{Shared, go};

/// Properties of [`DirectoryTable`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DirectoryTableProps {
    pub(super) everybody: Shared,
}

/// Everybody in a table.
#[component]
pub(super) fn DirectoryTable(props: &DirectoryTableProps) -> Html {
    let everybody = props.everybody.clone();
    let (text, ontext) = use_view("people/search");
    let (show, onshow) = use_view("people/show");
    let (order, onorder) = use_view("people/order");
    let store = use_store();
    let places = use_memo(
        (everybody.clone(), text.clone(), show.clone(), order.clone()),
        |(everybody, text, show, order)| {
            let directory = &everybody.directory;
            let mut places = directory.matching(text, Show::from_key(show));
            if let Some((by, descending)) = order_of(order) {
                directory.sort(&mut places, by, descending);
            }
            places
        },
    );
    let rows = use_memo(
        (everybody.clone(), places.clone()),
        |(everybody, places)| {
            let entries = places
                .iter()
                .filter_map(|place| everybody.directory.entries.get(*place));
            entries
                .map(|entry| Row::Item(RowId(entry.key.0)))
                .collect::<Rc<[Row]>>()
        },
    );
    let cells = use_callback(
        (everybody.clone(), places),
        |row: RowContext, (everybody, places)| {
            let place = places.get(row.index).copied().unwrap_or(usize::MAX);
            html! { <EntryCells everybody={everybody.clone()} {place} /> }
        },
    );
    let onopen = use_callback(store, |id: RowId, store| go(store, People::Of(Key(id.0))));
    let sort = order_of(&order).map(|(by, descending)| Sort {
        column: by.key().into(),
        descending,
    });
    let onsort = onorder.reform({
        let sort = sort.clone();
        move |column: AttrValue| printed(&Sort::pressed(sort.as_ref(), &column))
    });
    let plan = everybody.seen.assessed.plan.id();
    let edit = Route::Plan(plan, Page::Deployment(Section::People, None)).print();
    let clear = {
        let (ontext, onshow) = (ontext.clone(), onshow.clone());
        Callback::from(move |_: MouseEvent| {
            ontext.emit(AttrValue::default());
            onshow.emit(AttrValue::default());
        })
    };
    let nobody = everybody.directory.entries.is_empty();
    let shown = format!(
        "{} of {} shown",
        rows.len(),
        everybody.directory.entries.len()
    );
    html! {
        <div class="stack">
            <div class="filters">
                <SearchField label="Search name, role, contact, team" value={text} oninput={ontext} />
                <Segmented label="Who is shown" choices={shows()} value={show} onchange={onshow} />
                <LinkButton label="Add and edit people" icon={IconName::Edit} small={true} href={edit.clone()} />
            </div>
            <DataTable label="People and teams" columns={columns()} rows={(*rows).clone()} {cells} {sort} {onsort}
                onopen={Some(onopen)} two_lines={true} min_width={MinWidth::Widest}
                foot={Some(html! { <span role="status">{ shown }</span> })}
                empty={empty(nobody, &edit, &clear)} />
        </div>
    }
}

fn empty(nobody: bool, edit: &str, clear: &Callback<MouseEvent>) -> Html {
    if nobody {
        return html! {
            <EmptyState icon={IconName::Person} title="Nobody is in this plan yet"
                text="Add the people and teams who run, restore and decide; then hand out duties.">
                <LinkButton label="Add people" href={edit.to_owned()} />
            </EmptyState>
        };
    }
    html! {
        <EmptyState icon={IconName::Filter} title="Nobody passes these filters">
            <Button label="Clear the filters" onclick={clear.clone()} />
        </EmptyState>
    }
}

fn shows() -> Rc<[Choice]> {
    let all = Show::ALL.iter();
    all.map(|show| Choice::new(show.key(), show.label()))
        .collect()
}

fn columns() -> Rc<[Column]> {
    Rc::from([
        Column::new("name", "Name and role").px(230).sortable(),
        Column::new("contact", "Contact").px(190),
        Column::new("team", "Team").px(120).sortable(),
        Column::new("deputy", "Deputy or lead").px(160).sortable(),
        Column::new("presence", "Absence").px(190),
        Column::new("duties", "Duties").px(150).sortable(),
        Column::new("overdue", "Overdue")
            .px(96)
            .numeric()
            .sortable(),
        Column::new("soon", "Due soon")
            .px(96)
            .numeric()
            .with_title("Due in the next 30 days"),
    ])
}

fn order_of(text: &str) -> Option<(SortBy, bool)> {
    let (key, descending) = match text.strip_suffix('-') {
        Some(key) => (key, true),
        None => (text, false),
    };
    SortBy::from_key(key).map(|by| (by, descending))
}

fn printed(sort: &Sort) -> AttrValue {
    let sign = if sort.descending { "-" } else { "" };
    format!("{}{sign}", sort.column).into()
}
