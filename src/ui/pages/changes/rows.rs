//! Line by line what is different, under headings, to be searched.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::app::showing::{Showing, Word};
use crate::query::history::between::{About, Heading, Line, counts, matches};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::{Card, EmptyState};
use crate::ui::components::field::search::SearchField;
use crate::ui::components::icon::IconName;
use crate::ui::components::mark::SeverityMark;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, MinWidth, Row, RowContext, RowId};
use crate::ui::components::tag::FilterChip;
use crate::ui::marks;
use crate::ui::store::use_store;

use super::comparison::Comparison;

/// Properties of [`Rows`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowsProps {
    /// What is shown.
    pub(super) comparison: ByPtr<Comparison>,
}

/// What is different; opening a line leads to what it is about.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    let store = use_store();
    let comparison = &props.comparison;
    let only = use_state_eq(|| None::<Heading>);
    let search = use_state_eq(|| AttrValue::Static(""));
    let rows = use_memo(
        (comparison.clone(), *only, (*search).clone()),
        |(comparison, only, search)| arranged(&comparison.lines, *only, search),
    );
    let cells = use_callback(comparison.clone(), |row: RowContext, comparison| {
        line_at(comparison, row.id).map_or_else(Html::default, cells)
    });
    let group = Callback::from({
        let comparison = comparison.clone();
        move |id: RowId| heading(&comparison, id)
    });
    let onopen = Callback::from({
        let comparison = comparison.clone();
        move |id: RowId| {
            let plan = store.get().route.plan();
            let page = line_at(&comparison, id).and_then(|line| page_of(&comparison, line));
            if let (Some(plan), Some(page)) = (plan, page) {
                store.dispatch(Action::Go {
                    route: Route::Plan(plan, page),
                    replace: false,
                });
            }
        }
    });
    let columns = use_memo((), |()| -> Rc<[Column]> {
        Rc::from([
            Column::new("what", "What is different"),
            Column::new("where", "Where").percent(30),
        ])
    });
    if comparison.lines.is_empty() {
        return html! {
            <Card title="Differences"><EmptyState icon={IconName::Check} title="Both are the same" /></Card>
        };
    }
    html! {
        <Card title="Differences" sub="What follows first, then what was changed">
            <div class="stack">
                { bar(comparison, &only, &search) }
                <DataTable label="Differences" columns={(*columns).clone()} rows={(*rows).clone()} {cells} group={Some(group)}
                    onopen={Some(onopen)} two_lines={true} min_width={MinWidth::Medium}
                    empty={html! { <EmptyState icon={IconName::Search} title="Nothing matches" /> }} />
            </div>
        </Card>
    }
}

/// The rows under their headings; a heading is known by its first line.
fn arranged(lines: &[Line], only: Option<Heading>, words: &str) -> Rc<[Row]> {
    let mut rows = Vec::with_capacity(lines.len());
    let mut under = None;
    for (id, line) in (0..).map(RowId).zip(lines) {
        let wanted = only.is_none_or(|only| only == line.heading);
        if !wanted || !matches(line, words) {
            continue;
        }
        if under != Some(line.heading) {
            under = Some(line.heading);
            rows.push(Row::Group(id));
        }
        rows.push(Row::Item(id));
    }
    Rc::from(rows)
}

fn line_at(comparison: &Comparison, id: RowId) -> Option<&Line> {
    comparison.lines.get(usize::try_from(id.0).ok()?)
}

fn heading(comparison: &Comparison, id: RowId) -> Html {
    let Some(line) = line_at(comparison, id) else {
        return Html::default();
    };
    let count = counts(&comparison.lines).remove(&line.heading);
    html! {
        <div class="group-line">
            <span>{ line.heading.label() }{ " " }<span class="count">{ count.unwrap_or_default() }</span></span>
        </div>
    }
}

fn cells(line: &Line) -> Html {
    let (About::Object(.., name) | About::Scenario(_, name)) = &line.about;
    let kind = match &line.about {
        About::Object(kind, ..) => kind.label(),
        About::Scenario(..) => "Scenario",
    };
    html! {
        <>
            <td title={line.text.clone()}>
                <div class="cell-main">
                    if let Some(severity) = line.severity { <SeverityMark severity={marks::severity(severity)} />{ " " } }
                    { &line.text }
                </div>
            </td>
            <td title={name.clone()}>
                <div class="cell-main">{ name }</div>
                <div class="cell-sub">{ kind }</div>
            </td>
        </>
    }
}

/// Where the reader is led: to the object as it is now, if it is there.
fn page_of(comparison: &Comparison, line: &Line) -> Option<Page> {
    match &line.about {
        About::Scenario(id, _) => Some(Page::Scenario(Showing::worst(Word::of(id)))),
        About::Object(kind, key, _) => {
            comparison.after.plan.object(*kind, *key)?;
            Page::of_object(*kind, *key)
        }
    }
}

fn bar(
    comparison: &Comparison,
    only: &UseStateHandle<Option<Heading>>,
    search: &UseStateHandle<AttrValue>,
) -> Html {
    let chip = |(heading, count): (Heading, usize)| {
        let pressed = **only == Some(heading);
        let only = only.clone();
        let onclick = Callback::from(move |_: MouseEvent| only.set((!pressed).then_some(heading)));
        html! { <FilterChip key={heading.key()} label={heading.label()} {pressed} {onclick} count={Some(count)} /> }
    };
    let oninput = {
        let search = search.clone();
        Callback::from(move |text: AttrValue| search.set(text))
    };
    html! {
        <div class="bar">
            <div class="chips" role="group" aria-label="Show only">
                for one in counts(&comparison.lines) { { chip(one) } }
            </div>
            <SearchField label="Search in the differences" value={(**search).clone()} {oninput} />
        </div>
    }
}
