//! The steps that bring most for the least work.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::query::checklist::key_of_item;
use crate::query::overview::{Step, step_object, steps};
use crate::readiness::rule;
use crate::ui::components::card::Card;
use crate::ui::components::mark::SeverityMark;
use crate::ui::components::tone::Severity;

use super::AssessedProps;

/// How many steps are shown.
const SHOWN: usize = 5;

/// The steps that bring most for the least work.
#[component]
pub(super) fn StepsCard(props: &AssessedProps) -> Html {
    let steps = steps(&props.assessed.assessment, SHOWN);
    html! {
        <Card title="Next best steps" sub="most points for the least work">
            if steps.is_empty() {
                <p class="sub">{ "Nothing is left to do" }</p>
            } else {
                <ul class="steps">
                    for step in steps.iter() { { line(props, step) } }
                </ul>
            }
        </Card>
    }
}

fn line(props: &AssessedProps, step: &Step) -> Html {
    let (assessment, plan) = (&props.assessed.assessment, &props.assessed.plan);
    let Some(item) = assessment.items.get(step.item) else {
        return Html::default();
    };
    let href = Route::Plan(plan.id(), Page::Readiness(Some(key_of_item(item.id())))).print();
    let on = step_object(step, plan);
    html! {
        <li key={item.id().to_owned()}>
            <SeverityMark severity={tone(item.severity())} compact={true} />
            <div>
                <a {href}>{ item.title().to_owned() }</a>
                <div class="sub">{ format!("{on} · {}", item.effort().label()) }</div>
            </div>
            <span class="gain" title="Points of readiness when this is verified everywhere">{ gain(step.gain) }</span>
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

/// The mark of a severity.
pub(super) const fn tone(severity: rule::Severity) -> Severity {
    match severity {
        rule::Severity::Critical => Severity::Critical,
        rule::Severity::High => Severity::High,
        rule::Severity::Medium => Severity::Medium,
        rule::Severity::Low => Severity::Low,
    }
}
