//! One step of the runbook.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::export::scenario::when;
use crate::model::assignment::Party;
use crate::query::checklist::key_of;
use crate::scenario::lane::Doer;
use crate::ui::components::tone::Tone;
use crate::ui::rehearsal::played::Played;

/// The step at that place; with whoever does it where no lane says so.
pub(super) fn step(played: &Played, place: usize, doer: Option<&Doer>) -> Html {
    let Some(step) = played.report.runbook.steps.get(place) else {
        return Html::default();
    };
    let tone = if step.doer.is_nobody() || step.doer.missing.is_some() {
        Tone::Critical
    } else if !step.missing.is_empty() {
        Tone::High
    } else if step.doer.party == Party::Provider {
        Tone::Provider
    } else {
        Tone::Customer
    };
    let duty = step.duty.as_ref().zip(step.duty_of).map(|(duty, object)| {
        let page = Page::Responsibilities(Some(key_of(duty, object)));
        Route::Plan(played.assessed.plan.id(), page).print()
    });
    html! {
        <div class={classes!("step", tone.class())}>
            <p class="step-text"><span class="step-number" aria-hidden="true">{ place + 1 }</span>{ &step.text }</p>
            if let Some(doer) = doer {
                <p class={if doer.is_nobody() { "none" } else { "step-who" }}>{ &doer.name }</p>
            }
            <p class="sub">{ when(step) }</p>
            if !step.missing.is_empty() {
                <p class="step-missing"><b>{ "Missing: " }</b>{ step.missing.join("; ") }</p>
            }
            if let Some(href) = duty {
                <a {href} aria-label={format!("Duty of step {}: {}", place + 1, step.text)}>{ "Duty" }</a>
            }
        </div>
    }
}
