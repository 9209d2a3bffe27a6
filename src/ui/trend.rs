//! Readiness over the milestones of the open plan, as a picture and as numbers.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::between::Between;
use crate::app::route::{Page, Route};
use crate::browser::clock;
use crate::milestone::newest_first;
use crate::model::choice::Choices;
use crate::model::milestone::Milestone;
use crate::model::plan::Plan;
use crate::query::history::standing;
use crate::readiness::gate::Level;
use crate::ui::by_ptr::ByPtr;
use crate::ui::charts::trend::{Mark, Trend, TrendPoint};
use crate::ui::components::card::Disclosure;

/// Properties of [`ReadinessTrend`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReadinessTrendProps {
    /// The plan as it is.
    pub assessed: ByPtr<Assessed>,
}

/// How many milestones of the plan noted a score.
pub fn scored(plan: &Plan) -> usize {
    let milestones = plan.milestones.iter();
    milestones.filter(|one| !one.score.is_unknown()).count()
}

/// What a milestone is called: by its name, or by what it was made for.
pub fn title(milestone: &Milestone) -> String {
    if !milestone.name.is_empty() {
        return milestone.name.to_string();
    }
    let occasion = milestone.occasion.value();
    occasion.map_or_else(
        || "Unnamed milestone".to_owned(),
        |occasion| occasion.label().to_owned(),
    )
}

/// When a milestone was made, at the reader's place; empty where nobody knows.
pub fn made_at(milestone: &Milestone) -> String {
    let seconds = milestone.at.value();
    let seconds = seconds.and_then(|at| u64::try_from(at.0).ok());
    seconds.map_or_else(String::new, |at| clock::local(at.saturating_mul(1_000)))
}

/// The level that a milestone noted, as the screen names it.
pub fn level(milestone: &Milestone) -> &'static str {
    Level::from_key(&milestone.level).map_or("", Level::label)
}

/// Readiness over the milestones, and as it is now; nothing where there are
/// fewer than two to compare.
#[component]
pub fn ReadinessTrend(props: &ReadinessTrendProps) -> Html {
    let assessed = &props.assessed;
    if scored(&assessed.plan) < 2 {
        return Html::default();
    }
    let mut milestones: Vec<Rc<Milestone>> = newest_first(&assessed.plan)
        .into_iter()
        .filter(|one| !one.score.is_unknown())
        .cloned()
        .collect();
    milestones.reverse();
    let points: Vec<TrendPoint> = milestones
        .iter()
        .map(|one| point(&assessed.plan, one))
        .chain([now(assessed)])
        .collect();
    let first = milestones
        .first()
        .map_or_else(String::new, |one| made_at(one));
    html! {
        <div class="stack">
            <Trend label="Readiness over time" points={Rc::from(points)} ends={(AttrValue::from(first), AttrValue::Static("now"))} />
            <Disclosure summary="The same as a table">{ table(&milestones, assessed) }</Disclosure>
        </div>
    }
}

fn point(plan: &Plan, milestone: &Milestone) -> TrendPoint {
    let score = milestone.score.value().map_or(0, |score| score.0);
    let href = Route::Plan(plan.id(), Page::Changes(Between::since(milestone.meta.id)));
    TrendPoint {
        at: milestone.at.value().map_or(0, |at| at.0),
        value: score,
        mark: if milestone.is_passing() {
            Mark::Passing
        } else {
            Mark::Named
        },
        words: format!(
            "{}, {}: {score}, {}",
            title(milestone),
            made_at(milestone),
            level(milestone)
        )
        .into(),
        href: href.print().into(),
    }
}

fn now(assessed: &Assessed) -> TrendPoint {
    let (score, level) = (
        assessed.assessment.score.readiness,
        assessed.assessment.level.label(),
    );
    TrendPoint {
        at: i64::try_from(clock::now() / 1_000).unwrap_or_default(),
        value: score,
        mark: Mark::Now,
        words: format!("Now: {score}, {level}").into(),
        href: Route::Plan(assessed.plan.id(), Page::Readiness(None))
            .print()
            .into(),
    }
}

fn table(milestones: &[Rc<Milestone>], assessed: &Assessed) -> Html {
    let now = standing(&assessed.matrix, &assessed.assessment);
    let number = |count: Option<u32>| count.map_or_else(String::new, |count| count.to_string());
    html! {
        <table class="table stacked">
            <thead><tr>
                <th scope="col">{ "Milestone" }</th><th scope="col">{ "When" }</th><th scope="col">{ "Level" }</th>
                <th scope="col" class="num">{ "Score" }</th><th scope="col" class="num">{ "Critical" }</th>
                <th scope="col" class="num">{ "Without owner" }</th>
            </tr></thead>
            <tbody>
                for one in milestones {
                    <tr key={one.meta.id.to_string()}>
                        <th scope="row">{ title(one) }</th>
                        <td data-label="When">{ made_at(one) }</td>
                        <td data-label="Level">{ level(one) }</td>
                        <td data-label="Score" class="num">{ number(one.score.value().map(|score| score.0)) }</td>
                        <td data-label="Critical" class="num">{ number(one.critical_open.value().map(|count| count.0)) }</td>
                        <td data-label="Without owner" class="num">{ number(one.duties_without_owner.value().map(|count| count.0)) }</td>
                    </tr>
                }
                <tr key="now">
                    <th scope="row">{ "Now" }</th><td data-label="When"></td>
                    <td data-label="Level">{ assessed.assessment.level.label() }</td>
                    <td data-label="Score" class="num">{ now.score }</td>
                    <td data-label="Critical" class="num">{ now.critical_open }</td>
                    <td data-label="Without owner" class="num">{ now.duties_without_owner }</td>
                </tr>
            </tbody>
        </table>
    }
}
