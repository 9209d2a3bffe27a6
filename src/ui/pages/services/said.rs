//! What a catalogue says, task by task, before the plan takes it.

use yew::prelude::*;

use crate::catalogue::duty::{Catalogue, Task};
use crate::ownership::matrix::task_party;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::Card;
use crate::ui::components::mark::PartyMark;
use crate::ui::components::tone::Party;
use crate::ui::hooks::turn::use_growth;
use crate::ui::marks;

use super::candidate::Glance;
use super::{PART, counted};

/// Properties of [`Said`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SaidProps {
    /// How many tasks there are.
    pub(super) tasks: usize,
    /// The first of them.
    pub(super) glance: ByPtr<Glance>,
}

/// The tasks with both halves.
#[component]
pub(super) fn Said(props: &SaidProps) -> Html {
    let catalogue = &props.glance.beginning;
    let more = props.tasks.saturating_sub(catalogue.tasks.len());
    let drawn = use_growth(catalogue.tasks.len(), PART);
    html! {
        <Card title="What was read" sub={counted(props.tasks, "task", "tasks")} flush={true}>
            <div class="table-scroll" tabindex="0" role="group" aria-label="Tasks that were read">
                <table class="table table-fixed">
                    <colgroup><col width="22%" /><col width="122" /><col /><col /></colgroup>
                    <thead><tr>
                        <th scope="col">{ "Task" }</th>
                        <th scope="col">{ "Party" }</th>
                        <th scope="col">{ "Provider" }</th>
                        <th scope="col">{ "Customer" }</th>
                    </tr></thead>
                    <tbody>
                        for (at, task) in catalogue.tasks.iter().take(drawn).enumerate() {
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
