//! Who does what, in order: lanes beside each other where there is room, a
//! list where there is not.

use yew::prelude::*;

use crate::query::failure::lanes::{Lane, Swimlanes};
use crate::scenario::runbook::Runbook;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::Button;
use crate::ui::components::card::Card;
use crate::ui::components::mark::PartyMark;
use crate::ui::components::tag::Who;
use crate::ui::components::tone::Party;
use crate::ui::rehearsal::played::Played;

use super::step::step;

/// How many steps are drawn until more are asked for.
const MOST: usize = 60;

/// Properties of [`LanesCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct LanesCardProps {
    pub(super) played: ByPtr<Played>,
}

/// Who does what, in order.
#[component]
pub(super) fn LanesCard(props: &LanesCardProps) -> Html {
    let played = props.played.clone();
    let whole = use_state_eq(|| false);
    let drawn = use_memo((played.clone(), *whole), |(played, whole)| {
        let steps = played.report.runbook.steps.iter();
        let most = if *whole { usize::MAX } else { MOST };
        let runbook = Runbook {
            steps: steps.take(most).cloned().collect(),
        };
        (Swimlanes::new(&runbook), runbook.steps.len())
    });
    let (lanes, count) = &*drawn;
    let steps = &played.report.runbook.steps;
    let left = steps.len().saturating_sub(*count);
    let unowned = played.report.runbook.unowned();
    let sub = match unowned {
        0 => format!("{} steps, each with somebody to do it", steps.len()),
        1 => format!("{} steps; 1 is nobody’s", steps.len()),
        _ => format!("{} steps; {unowned} are nobody’s", steps.len()),
    };
    let onall = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(true))
    };
    html! {
        <Card title="Who does what, in order" {sub}>
            <div class="table-wide lanes-frame" role="region" aria-label="Lanes" tabindex="0">
                <table class="lanes">
                    <caption class="sr">{ "Steps by whoever does them and the time after the failure" }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ "Who" }</th>
                            for (place, time) in lanes.times.iter().enumerate() { <th key={place} scope="col">{ time }</th> }
                        </tr>
                    </thead>
                    <tbody>
                        for (place, lane) in lanes.lanes.iter().enumerate() { { row(place, lane, &played) } }
                    </tbody>
                </table>
            </div>
            <ol class="lane-list">
                for place in 0..*count {
                    if let Some(one) = steps.get(place) {
                        <li key={place}>{ step(&played, place, Some(&one.doer)) }</li>
                    }
                }
            </ol>
            if left > 0 {
                <div><Button label={format!("Show {left} more steps")} onclick={onall} /></div>
            }
        </Card>
    }
}

fn row(place: usize, lane: &Lane, played: &Played) -> Html {
    let nobody = lane.doer.is_nobody();
    html! {
        <tr key={place} class={nobody.then_some("nobody")}>
            <th scope="row">
                if lane.is_provider() {
                    <PartyMark party={Party::Provider} /><span class="lane-name">{ &lane.doer.name }</span>
                } else {
                    <Who name={(!nobody).then(|| AttrValue::from(lane.doer.name.clone()))} />
                }
            </th>
            for (column, cell) in lane.cells.iter().enumerate() {
                <td key={column}>
                    if !cell.is_empty() {
                        <ol class="cards">
                            for &place in cell { <li key={place} value={(place + 1).to_string()}>{ step(played, place, None) }</li> }
                        </ol>
                    }
                </td>
            }
        </tr>
    }
}
