//! What somebody does when a failure comes: the steps of its runbook that
//! stand in their lane.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::{Showing, Word};
use crate::export::scenario::when;
use crate::model::id::Key;
use crate::query::drills::scenario_choices;
use crate::ui::components::card::Card;
use crate::ui::components::field::select::SelectField;
use crate::ui::components::segmented::Choice;
use crate::ui::hooks::view::use_view;
use crate::ui::rehearsal::played::{Played, Playing, use_played};

use super::super::Shared;

/// The scenario that most people ask for first.
const FIRST: &str = "zone-lost";

/// Properties of [`StepsCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct StepsCardProps {
    pub(super) everybody: Shared,
    pub(super) whom: Key,
}

/// The steps of one scenario in somebody's lane.
#[component]
pub(super) fn StepsCard(props: &StepsCardProps) -> Html {
    let (chosen, onchange) = use_view("people/scenario");
    let chosen = if chosen.is_empty() {
        AttrValue::Static(FIRST)
    } else {
        chosen
    };
    let choices = use_memo(props.everybody.clone(), |everybody| -> Rc<[Choice]> {
        let all = scenario_choices(&everybody.seen.assessed.plan);
        all.into_iter()
            .map(|(id, title)| Choice::new(id, title))
            .collect()
    });
    let showing = Showing::worst(Word::of(&chosen));
    let playing = use_played(showing);
    let plan = props.everybody.seen.assessed.plan.id();
    let runbook = Route::Plan(plan, Page::Scenario(showing)).print();
    html! {
        <Card title="Steps on the day" sub="from the runbook of a failure, at its worst">
            <SelectField label="Failure" value={chosen} choices={(*choices).clone()} {onchange} />
            { match &playing {
                Playing::There(played) => steps(played, props.whom),
                Playing::UnderWay => html! { <p class="sub" role="status">{ "Playing the failure…" }</p> },
                Playing::NoScenario | Playing::NoTarget => html! { <p class="muted">{ "The plan has nothing that this failure could hit" }</p> },
            } }
            <p><a href={runbook}>{ "The whole runbook" }</a></p>
        </Card>
    }
}

fn steps(played: &Played, whom: Key) -> Html {
    let all = &played.report.runbook.steps;
    let own: Vec<usize> = (0..all.len())
        .filter(|&place| {
            all.get(place)
                .is_some_and(|step| step.doer.owner == Some(whom))
        })
        .collect();
    if own.is_empty() {
        return html! { <p class="muted">{ format!("None of its {} steps is theirs", all.len()) }</p> };
    }
    html! {
        <>
            <p class="sub">{ format!("{} of {} steps", own.len(), all.len()) }</p>
            <ol class="steps">
                for place in own {
                    if let Some(step) = all.get(place) {
                        <li key={place} value={(place + 1).to_string()}>
                            <span class="muted num">{ place + 1 }</span>
                            <div>
                                { &step.text }
                                if !step.missing.is_empty() {
                                    <div class="sub">{ format!("Missing: {}", step.missing.join("; ")) }</div>
                                }
                            </div>
                            <span class="sub">{ when(step) }</span>
                        </li>
                    }
                }
            </ol>
        </>
    }
}
