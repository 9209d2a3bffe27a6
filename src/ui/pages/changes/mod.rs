//! What lies between two states of the plan, and the way back to the first.

mod choose;
pub mod comparison;
mod go_back;
mod rows;

use yew::prelude::*;

use crate::app::between::{Between, Version};
use crate::app::route::{Page, Route};
use crate::app::state::AppState;
use crate::model::id::Id;
use crate::model::milestone::Milestone;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::{Card, KeyValue, KeyValues};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;
use crate::ui::trend::{level, made_at, title};

use choose::Choose;
use comparison::{Comparison, Progress, use_comparison};
use go_back::GoBack;
use rows::Rows;

/// Properties of [`ChangesPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChangesPageProps {
    /// Which two states.
    pub between: Between,
}

/// What lies between two states.
#[component]
pub fn ChangesPage(props: &ChangesPageProps) -> Html {
    let between = props.between;
    let progress = use_comparison(between);
    let milestones = use_selector(between, |state, between| {
        (found(state, between.from), found(state, between.to))
    });
    let plan = use_selector((), |state, ()| state.plan().map(|plan| plan.id()));
    let Some(plan) = plan else {
        return Html::default();
    };
    let history = Route::Plan(plan, Page::History(None)).print();
    html! {
        <div class="page">
            <PageHead title="What changed" sub={format!("From {} to {}", named(milestones.0.as_deref()), named(milestones.1.as_deref()))}>
                <LinkButton href={history} label="All milestones" />
            </PageHead>
            <Choose {between} />
            { match &progress {
                Progress::Working => html! { <p class="sub" role="status">{ "Unpacking and comparing…" }</p> },
                Progress::Refused(why) => html! { <Notice kind={NoticeKind::Error} title="These cannot be compared"><p>{ why }</p></Notice> },
                Progress::There(comparison) => html! { <>
                    { outcome(comparison, &milestones, between) }
                    <Rows comparison={comparison.clone()} />
                </> },
            } }
        </div>
    }
}

fn found(state: &AppState, version: Version) -> Option<std::rc::Rc<Milestone>> {
    let Version::At(key) = version else {
        return None;
    };
    state.plan()?.milestones.get(Id::new(key)).cloned()
}

fn named(milestone: Option<&Milestone>) -> String {
    milestone.map_or_else(
        || "now".to_owned(),
        |one| format!("“{}”, {}", title(one), made_at(one)),
    )
}

type Both = (
    Option<std::rc::Rc<Milestone>>,
    Option<std::rc::Rc<Milestone>>,
);

/// What follows in a sentence, beside what was noted then, and the way back.
fn outcome(comparison: &ByPtr<Comparison>, milestones: &Both, between: Between) -> Html {
    let noted = [milestones.0.as_deref(), milestones.1.as_deref()];
    let looked = [&comparison.before, &comparison.after];
    let terms = noted.into_iter().zip(looked).map(|(milestone, state)| {
        let assessment = &state.assessment;
        let now = format!(
            "{}, {} as of {} by today's rules",
            assessment.score.readiness,
            assessment.level.label(),
            assessment.as_of
        );
        let then = milestone.and_then(|one| Some((one.score.value()?, level(one))));
        let words = match then {
            Some((score, level)) => format!("{now}; noted then: {}, {level}", score.0),
            None => now,
        };
        (named(milestone), words)
    });
    let terms: Vec<(String, String)> = terms.collect();
    let changed = match comparison.changes {
        0 => "Nothing was changed".to_owned(),
        1 => "One thing was changed".to_owned(),
        more => format!("{more} things were changed"),
    };
    let back = match (between.from, between.to) {
        (Version::At(key), Version::Now) if comparison.changes > 0 => Some(key),
        _ => None,
    };
    html! {
        <Card title={changed} sub={comparison.summary.clone()}>
            <div class="stack">
                <KeyValues>
                    for (at, (term, words)) in terms.into_iter().enumerate() { <KeyValue key={at} {term}>{ words }</KeyValue> }
                </KeyValues>
                <p class="sub small" role="status">
                    { if comparison.is_complete { "All scenarios were played for both" } else { "Playing the scenarios for both…" } }
                </p>
                if let Some(milestone) = back { <GoBack {milestone} comparison={comparison.clone()} /> }
            </div>
        </Card>
    }
}
