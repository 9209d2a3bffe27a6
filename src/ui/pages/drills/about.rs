//! What a drill rehearses, how its steps went, and what became of its
//! findings.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::model::Json;
use crate::model::drill::{Drill, DrillStep};
use crate::model::id::{Id, Key};
use crate::model::plan::Kind;
use crate::model::units::{Minutes, Moment, show_minutes};
use crate::query::checklist::key_of;
use crate::query::drills::scenario_choices;
use crate::ui::components::card::{KeyValue, KeyValues};
use crate::ui::components::field::select::SelectField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::segmented::Choice;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::hooks::object::{Place, use_field};
use crate::ui::store::{use_selector, use_store};

/// The item that asks what became of a drill's findings.
const SETTLED: &str = "attest.drill-findings-settled";

/// Properties of [`Rehearses`] and [`Course`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DrillProps {
    /// The drill.
    pub(super) id: Key,
}

/// Which failure the drill rehearses, and where.
#[component]
pub(super) fn Rehearses(props: &DrillProps) -> Html {
    let place = |field| Place {
        kind: Kind::Drill,
        id: props.id,
        field,
    };
    let (scenario, onscenario) = use_field(place("scenario"));
    let (target, ontarget) = use_field(place("target"));
    let store = use_store();
    let own = use_selector((), |state, ()| {
        state
            .plan()
            .map(|plan| Rc::as_ptr(plan.scenarios.rows()) as usize)
    });
    let known = use_memo(own, |_| {
        store
            .get()
            .plan()
            .map_or_else(Vec::new, |plan| scenario_choices(plan))
    });
    let stated = scenario.as_str().unwrap_or_default();
    let mut choices: Vec<Choice> = known
        .iter()
        .map(|(id, title)| Choice::new(id.clone(), title.clone()))
        .collect();
    // What a file says stays to be seen, even where nobody knows it.
    if !stated.is_empty() && known.iter().all(|(id, _)| id != stated) {
        choices.push(Choice::new(stated.to_owned(), stated.to_owned()));
    }
    let text = |callback: Callback<Json>| {
        callback.reform(|value: AttrValue| match &*value {
            "" => Json::Null,
            text => Json::from(text),
        })
    };
    html! {
        <div class="form-grid">
            <SelectField label="Scenario" value={stated.to_owned()} choices={Rc::from(choices)}
                onchange={text(onscenario)} empty="None" help="The failure that is rehearsed" />
            <TextField label="What failed" value={target.as_str().unwrap_or_default().to_owned()}
                oninput={text(ontarget)} help="The zone, connector, key or person, where the scenario leaves a choice" />
        </div>
    }
}

/// Planned and achieved times, of the whole and of each step; and what became
/// of the findings.
#[component]
pub(super) fn Course(props: &DrillProps) -> Html {
    let drill = use_selector(props.id, |state, id| {
        state.plan()?.drills.get(Id::new(*id)).cloned()
    });
    let assessed = use_assessed();
    let Some(drill) = drill else {
        return Html::default();
    };
    let settled = assessed.as_ref().and_then(|seen| {
        let mut entries = seen.assessment.entries();
        let found = entries.find(|on| on.object == props.id && on.item.id() == SETTLED);
        let state = found?.entry.state.label();
        let page = Page::Readiness(Some(key_of(SETTLED, props.id)));
        Some((state, Route::Plan(seen.plan.id(), page).print()))
    });
    let compared = compared(&drill);
    html! {
        <>
            if !compared.is_empty() || settled.is_some() {
                <KeyValues>
                    for (term, words) in compared { <KeyValue key={term} {term}>{ words }</KeyValue> }
                    if let Some((state, href)) = settled {
                        <KeyValue term="Findings"><a {href}>{ format!("{state}: what the drill found was put right") }</a></KeyValue>
                    }
                </KeyValues>
            }
            if !drill.steps.is_empty() { { steps(&drill) } }
        </>
    }
}

/// The drill's own times side by side.
fn compared(drill: &Drill) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let (Some(Minutes(planned)), Some(Minutes(took))) = (
        drill.planned_minutes.value(),
        drill.achieved_time_minutes.value(),
    ) {
        let words = match took.cmp(&planned) {
            std::cmp::Ordering::Greater => {
                format!("{} longer than planned", show_minutes(took - planned))
            }
            std::cmp::Ordering::Less => {
                format!("{} less than planned", show_minutes(planned - took))
            }
            std::cmp::Ordering::Equal => "as planned".to_owned(),
        };
        lines.push(("Recovery took", format!("{}, {words}", show_minutes(took))));
    }
    if let Some(Minutes(lost)) = drill.achieved_point_minutes.value() {
        lines.push(("Work lost", show_minutes(lost)));
    }
    lines
}

fn steps(drill: &Drill) -> Html {
    html! {
        <div class="table-scroll">
            <table class="table">
                <caption class="sr">{ "Steps as planned and as they went" }</caption>
                <thead><tr>
                    <th scope="col">{ "Step" }</th>
                    <th scope="col">{ "Who" }</th>
                    <th scope="col" class="num">{ "Planned by" }</th>
                    <th scope="col" class="num">{ "Done after" }</th>
                </tr></thead>
                <tbody>
                    for (place, step) in drill.steps.iter().enumerate() {
                        <tr key={place}>
                            <td>{ step.text.to_string() }</td>
                            <td>{ step.lane.to_string() }</td>
                            <td class="num">{ planned_end(step).map_or_else(|| "-".to_owned(), show_minutes) }</td>
                            <td class="num">{ done_after(drill, step) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

/// Minutes from the start by which the step was to be done.
fn planned_end(step: &DrillStep) -> Option<u32> {
    let Minutes(start) = step.planned_start_minutes.value()?;
    let Minutes(takes) = step.planned_minutes.value().unwrap_or(Minutes(0));
    start.checked_add(takes)
}

fn done_after(drill: &Drill, step: &DrillStep) -> String {
    let (Some(Moment(start)), Some(Moment(done))) =
        (drill.started_at.value(), step.done_at.value())
    else {
        return step
            .done_at
            .value()
            .map_or_else(|| "-".to_owned(), |moment| moment.to_string());
    };
    let minutes = u32::try_from((done - start).div_euclid(60)).unwrap_or_default();
    let late = planned_end(step).and_then(|planned| minutes.checked_sub(planned));
    match late.filter(|late| *late > 0) {
        Some(late) => format!("{}, {} late", show_minutes(minutes), show_minutes(late)),
        None => show_minutes(minutes),
    }
}
