//! What a catalogue says, task by task, before the plan takes it.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::catalogue::duty::{Catalogue, Task};
use crate::ownership::matrix::task_party;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::Card;
use crate::ui::components::mark::PartyMark;
use crate::ui::components::tone::Party;
use crate::ui::marks;

use super::counted;

/// How many tasks are shown.
const SHOWN: usize = 200;

/// Properties of [`Said`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SaidProps {
    /// The catalogue.
    pub(super) catalogue: ByPtr<Catalogue>,
}

/// The tasks with both halves.
#[component]
pub(super) fn Said(props: &SaidProps) -> Html {
    let tasks = props.catalogue.tasks.len();
    let catalogue = &beginning(&props.catalogue);
    let more = tasks.saturating_sub(SHOWN);
    html! {
        <Card title="What was read" sub={counted(tasks, "task", "tasks")} flush={true}>
            <div class="table-scroll" tabindex="0" role="group" aria-label="Tasks that were read">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{ "Task" }</th>
                        <th scope="col">{ "Party" }</th>
                        <th scope="col">{ "Provider" }</th>
                        <th scope="col">{ "Customer" }</th>
                    </tr></thead>
                    <tbody>
                        for (at, task) in catalogue.tasks.iter().enumerate() {
                            <tr key={at}>
                                <th scope="row">{ task.title.clone() }<div class="sub">{ place(catalogue, task) }</div></th>
                                <td><PartyMark party={party(catalogue, task)} /></td>
                                <td class="as-written">{ task.provider.clone() }</td>
                                <td class="as-written">{ task.customer.clone() }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            if more > 0 { <p class="sub small pad">{ format!("and {more} more") }</p> }
        </Card>
    }
}

/// The tasks that are shown, with their duties: one look through all of them,
/// however many there are.
fn beginning(catalogue: &Catalogue) -> Catalogue {
    let tasks: Vec<Task> = catalogue.tasks.iter().take(SHOWN).cloned().collect();
    let shown: BTreeSet<&str> = tasks.iter().map(|task| &*task.id).collect();
    let duties = catalogue.duties.iter();
    let duties = duties
        .filter(|duty| shown.contains(&*duty.task))
        .cloned()
        .collect();
    drop(shown);
    Catalogue {
        id: catalogue.id.clone(),
        service: catalogue.service.clone(),
        provider: catalogue.provider.clone(),
        release: catalogue.release.clone(),
        date: catalogue.date,
        areas: catalogue.areas.clone(),
        tasks,
        duties,
        sources: Vec::new(),
        checks: Vec::new(),
    }
}

fn place(catalogue: &Catalogue, task: &Task) -> String {
    let area = catalogue.area_title(&task.area);
    match task.page_line {
        Some(line) => format!("{area} · line {line}"),
        None => area.to_owned(),
    }
}

/// Whose the task is; a third party's where nobody else has a part in it.
fn party(catalogue: &Catalogue, task: &Task) -> Party {
    use crate::model::assignment::Party as Of;
    let mut duties = catalogue.duties.iter().filter(|duty| duty.task == task.id);
    let third = duties.clone().count() > 0 && duties.all(|duty| duty.party == Of::ThirdParty);
    if third {
        return Party::ThirdParty;
    }
    marks::task_party(task_party(catalogue, task))
}
