//! Who has which duty: a table of duties by area and task, or the tasks with
//! both halves beside each other; details and changes in the drawer.

mod bulk;
mod cells;
mod checks;
mod drawer;
mod filters;
mod override_party;
mod owner_field;
mod support;
mod table;
mod tasks;
mod use_assignment;
mod why;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::route::{Page, Route};
use crate::model::id::Key;
use crate::query::duties::Board;
use crate::query::duties::filter::{Filter, VIEW};
use crate::ui::components::button::{Button, LinkButton};
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::hooks::board::{Seen, use_board};
use crate::ui::hooks::view::use_view;
use crate::ui::shell::page::PageHead;
use crate::ui::store::{Store, use_store};

use drawer::DutyDrawer;
use filters::Filters;
use table::DutyTable;
use tasks::Tasks;

/// Properties of [`ResponsibilitiesPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ResponsibilitiesPageProps {
    /// The duty that is open.
    pub duty: Option<Key>,
}

/// Who has which duty.
#[component]
pub fn ResponsibilitiesPage(props: &ResponsibilitiesPageProps) -> Html {
    let seen = use_board();
    let (filter, onfilter) = use_view(VIEW);
    let (view, onview) = use_view("duties/view");
    let (raci, onraci) = use_view("duties/raci");
    let Some(seen) = seen else {
        return html! { <div class="page"><PageHead title="Responsibilities" /></div> };
    };
    let filter = Filter::parse(&filter);
    let places: Rc<[usize]> = seen.board.matching(&filter).into();
    let by_task = &*view == "tasks";
    let views: Rc<[Choice]> = Rc::from([
        Choice::new("duties", "By duty"),
        Choice::new("tasks", "By task"),
    ]);
    let turn = onraci.reform({
        let on = raci.is_empty();
        move |_: MouseEvent| AttrValue::Static(if on { "1" } else { "" })
    });
    let onchange = onfilter.reform(|filter: Filter| AttrValue::from(filter.print()));
    html! {
        <div class="page">
            <PageHead title="Responsibilities" sub={sub(&seen.board, places.len())}>
                <Segmented label="View" choices={views} value={if by_task { "tasks" } else { "duties" }} onchange={onview} />
                if !by_task {
                    <Button label="RACI" pressed={Some(!raci.is_empty())} onclick={turn}
                        title="Who is responsible, consulted and informed besides the owner" />
                }
                <LinkButton label="Add a service…" icon={IconName::Plus}
                    href={Route::Plan(seen.assessed.plan.id(), Page::Catalogues(None)).print()} />
            </PageHead>
            <Filters seen={seen.clone()} filter={filter.clone()} onchange={onchange.clone()} />
            <div class="with-drawer">
                if by_task && !places.is_empty() {
                    <Tasks seen={seen.clone()} {places} open={props.duty} />
                } else {
                    <DutyTable label="Duties" seen={seen.clone()} {places} open={props.duty} raci={!raci.is_empty()}
                        grouped={true} empty={nothing(&filter, &onchange)} />
                }
                if let Some(row) = props.duty.and_then(|id| seen.board.find(id)) {
                    <DutyDrawer key="drawer" seen={seen.clone()} id={row.id} />
                }
            </div>
        </div>
    }
}

fn sub(board: &Board, shown: usize) -> AttrValue {
    let (all, tasks) = (board.rows.len(), board.tasks.len());
    let duties = if shown == all {
        format!("{all} duties")
    } else {
        format!("{shown} of {all} duties")
    };
    let services = match board.services().len() {
        0 | 1 => String::new(),
        several => format!(" · {several} services"),
    };
    format!("{duties} · {tasks} tasks{services}").into()
}

fn nothing(filter: &Filter, onchange: &Callback<Filter>) -> Html {
    if filter.is_empty() {
        return html! {
            <EmptyState icon={IconName::Responsibilities} title="No duties yet"
                text="Duties appear with the objects of the deployment." />
        };
    }
    let clear = onchange.reform(|_: MouseEvent| Filter::default());
    html! {
        <EmptyState icon={IconName::Filter} title="No duty fits these filters">
            <Button label="Clear filters" onclick={clear} />
        </EmptyState>
    }
}

/// Opens the details of a duty, or closes them.
fn show(store: &Store, duty: Option<Key>) {
    if let Route::Plan(plan, _) = *store.get().route {
        store.dispatch(Action::Go {
            route: Route::Plan(plan, Page::Responsibilities(duty)),
            replace: true,
        });
    }
}

/// A callback that opens the details of a duty; it never changes.
#[hook]
fn use_show() -> Callback<Option<Key>> {
    let store = use_store();
    use_callback(store, |duty: Option<Key>, store| show(store, duty))
}
