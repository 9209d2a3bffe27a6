//! The single actions that bring most for the least work.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::model::id::Key;
use crate::query::checklist::{key_of, key_of_item};
use crate::readiness::step::{Action, best};
use crate::ui::components::card::Card;
use crate::ui::components::mark::SeverityMark;
use crate::ui::marks::severity;

use super::AssessedProps;

/// How many steps are shown.
const SHOWN: usize = 5;

/// The single actions that bring most for the least work.
#[component]
pub(super) fn StepsCard(props: &AssessedProps) -> Html {
    let steps = best(&props.assessed.assessment, SHOWN);
    let score = &props.assessed.assessment.score;
    html! {
        <Card title="Next best steps" sub="most points for the least work">
            if steps.is_empty() {
                <p class="sub">{ "Nothing is left to do" }</p>
            } else {
                <ol class="steps">
                    for step in steps.iter() { { line(props, step) } }
                </ol>
                <p class="sub">{ format!("Now {}, possible {}. Each step is counted on its own, as if its answer were good.",
                    score.readiness, score.possible) }</p>
            }
        </Card>
    }
}

fn line(props: &AssessedProps, step: &Action) -> Html {
    let (assessment, plan) = (&props.assessed.assessment, &props.assessed.plan);
    let Some(item) = assessment.items.get(step.item) else {
        return Html::default();
    };
    let address: Key = match step.entries.as_slice() {
        [only] => key_of(item.id(), only.object),
        _ => key_of_item(item.id()),
    };
    let href = Route::Plan(plan.id(), Page::Readiness(Some(address))).print();
    let mut about = format!("{} · {}", step.target(plan), item.effort().label());
    if step.entries.len() > 1 {
        about.push_str(" · settles ");
        about.push_str(&step.entries.len().to_string());
        about.push_str(" entries");
    }
    html! {
        <li key={format!("{}@{}", item.id(), address)}>
            <SeverityMark severity={severity(item.severity())} compact={true} />
            <div>
                <a {href}>{ item.title().to_owned() }</a>
                <div class="sub">{ about }</div>
                for cap in step.opens(assessment) {
                    <div class="sub" key={cap.gate}>{ format!("Opens the gate: {}", cap.text) }</div>
                }
            </div>
            <span class="gain" title={format!("Points of readiness; the score is {} after it", step.score(assessment))}>
                { gain(step.tenths(assessment)) }
            </span>
        </li>
    }
}

/// Tenths of a point with their sign.
fn gain(tenths: u32) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("+{whole}"),
        (whole, rest) => format!("+{whole}.{rest}"),
    }
}
