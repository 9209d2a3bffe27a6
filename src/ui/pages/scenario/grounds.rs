//! What the scenario rests on: what is assumed, what has to hold, and the
//! pages that say so.

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::query::checklist::key_of_item;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::ExternalLink;
use crate::ui::components::card::Card;
use crate::ui::components::icon::IconName;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;
use crate::ui::rehearsal::played::Played;

/// Properties of [`Grounds`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct GroundsProps {
    pub(super) played: ByPtr<Played>,
}

/// What the scenario rests on.
#[component]
pub(super) fn Grounds(props: &GroundsProps) -> Html {
    let assessed = &props.played.assessed;
    let scenario = &props.played.report.scenario;
    let sources = scenario.sources.iter();
    let sources: Vec<_> = sources
        .filter_map(|id| assessed.knowledge.sources.get(id))
        .collect();
    html! {
        <div class="grid grid-auto">
            if !scenario.preconditions.is_empty() {
                <Card title="What has to hold" sub="For the recovery to go so">
                    <ul class="plain-list stack-tight">
                        for id in scenario.preconditions.iter() { { precondition(assessed, id) } }
                    </ul>
                </Card>
            }
            if !scenario.assumptions.is_empty() {
                <Card title="What is assumed" sub="Where no page tells">
                    <ul>for (place, text) in scenario.assumptions.iter().enumerate() { <li key={place}>{ text }</li> }</ul>
                </Card>
            }
            if !sources.is_empty() {
                <Card title="Where it comes from">
                    <ul class="print-links">
                        for source in sources {
                            <li key={source.id.clone()}>
                                <ExternalLink href={source.url.clone()} label={source.title.clone()} />
                                <span class="sub">{ format!(" {}, {}", source.publisher, source.date) }</span>
                            </li>
                        }
                    </ul>
                </Card>
            }
        </div>
    }
}

/// An item of the checklist, with how it stands.
fn precondition(assessed: &Assessed, id: &str) -> Html {
    let assessment = &assessed.assessment;
    let Some(place) = assessment.items.iter().position(|item| item.id() == id) else {
        return Html::default();
    };
    let title = assessment.items.get(place).map_or("", |item| item.title());
    let tally = assessment.score.items.get(place);
    let (left, objects) = tally.map_or((0, 0), |tally| {
        let findings = tally.by_state().filter(|(state, _)| state.is_finding());
        let left: u64 = findings.map(|(_, count)| count).sum();
        (left, tally.objects)
    });
    let (label, tone, icon) = match (left, objects) {
        (0, 0) => ("Does not apply".to_owned(), Tone::Neutral, IconName::Minus),
        (0, _) => ("Holds".to_owned(), Tone::Good, IconName::Check),
        (left, _) => (format!("{left} to do"), Tone::High, IconName::Warning),
    };
    let page = Page::Readiness(Some(key_of_item(id)));
    let href = Route::Plan(assessed.plan.id(), page).print();
    html! {
        <li key={id.to_owned()} class="precondition">
            <a {href}>{ title }</a>
            <Tag {label} {tone} icon={Some(icon)} />
        </li>
    }
}
