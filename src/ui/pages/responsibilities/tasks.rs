//! The tasks with the provider's half and the customer's half beside each
//! other, each to be opened to its duties.

use std::rc::Rc;

use yew::prelude::*;

use crate::catalogue::duty::Task;
use crate::model::id::Key;
use crate::ui::components::button::truth;
use crate::ui::components::card::Card;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::mark::PartyMark;
use crate::ui::components::tone::Party;
use crate::ui::marks;

use super::Seen;
use super::table::DutyTable;

/// Properties of [`Tasks`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct TasksProps {
    /// The plan.
    pub(super) seen: Seen,
    /// The rows of the board that are shown.
    pub(super) places: Rc<[usize]>,
    /// The duty that is open.
    pub(super) open: Option<Key>,
}

/// The tasks by area.
#[component]
pub(super) fn Tasks(props: &TasksProps) -> Html {
    let board = &props.seen.board;
    let tasks = board.by_task(&props.places);
    let several = board.services().len() > 1;
    let service = |place| board.catalogue(place).map(|one| &*one.service);
    let areas = tasks.chunk_by(|one, next| {
        service(one.0) == service(next.0) && board.area_title(one.0) == board.area_title(next.0)
    });
    html! {
        <div class="stack">
            for area in areas {
                <Card key={area.first().map_or(0, |(place, _)| *place)}
                    sub={area.first().filter(|_| several).and_then(|(place, _)| service(*place)).map(|name| AttrValue::from(name.to_owned()))}
                    title={area.first().map(|(place, _)| board.area_title(*place).to_owned()).unwrap_or_default()}>
                    for (place, rows) in area.iter() {
                        <TaskEntry key={*place} seen={props.seen.clone()} place={*place}
                            places={Rc::<[usize]>::from(rows.as_slice())} open={props.open} />
                    }
                </Card>
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TaskEntryProps {
    seen: Seen,
    place: usize,
    places: Rc<[usize]>,
    open: Option<Key>,
}

/// One task: two halves, and its duties when it is opened.
#[component]
fn TaskEntry(props: &TaskEntryProps) -> Html {
    let expanded = use_state_eq(|| false);
    let board = &props.seen.board;
    let (Some(task), Some(row)) = (board.task(props.place), board.tasks.get(props.place)) else {
        return Html::default();
    };
    let turn = Callback::from({
        let expanded = expanded.clone();
        move |_: MouseEvent| expanded.set(!*expanded)
    });
    let nobody = props
        .places
        .iter()
        .filter_map(|place| board.rows.get(*place))
        .filter(|row| row.holding.needs_owner() && row.holding.owner().is_none())
        .count();
    html! {
        <section class="task">
            <div class="bar">
                <h3><button type="button" class="task-turn" aria-expanded={truth(*expanded)} onclick={turn}>
                    <Icon name={if *expanded { IconName::ChevronDown } else { IconName::ChevronRight }} />
                    { task.title.clone() }
                </button></h3>
                <PartyMark party={marks::task_party(row.party)} />
                <span class="sub">{ duties(props.places.len()) }</span>
                if nobody > 0 { <span class="none small">{ format!("{nobody} without owner") }</span> }
            </div>
            { halves(task) }
            if *expanded {
                <DutyTable label={format!("Duties of {}", task.title)} seen={props.seen.clone()}
                    places={props.places.clone()} open={props.open} />
            }
        </section>
    }
}

fn duties(count: usize) -> String {
    match count {
        1 => "1 duty".to_owned(),
        many => format!("{many} duties"),
    }
}

fn halves(task: &Task) -> Html {
    let half = |party: Party, text: &Option<String>| {
        html! {
            <div>
                <PartyMark {party} />
                <p>{ text.clone().unwrap_or_else(|| "Nothing is said of this half".to_owned()) }</p>
            </div>
        }
    };
    html! {
        <div class="halves">
            { half(Party::Provider, &task.provider) }
            { half(Party::Customer, &task.customer) }
        </div>
    }
}
