//! The steps of a scenario, to be ticked off on the day: who does what, in
//! type that is read from across a room, against the clock. A run is a drill
//! of the plan from its first moment, so that closing the page loses nothing.

mod begin;
mod course;
mod details;
pub mod dial;
mod end;
mod now;
pub mod step;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::{Showing, Word};
use crate::app::state::AppState;
use crate::model::drill::Drill;
use crate::model::id::Key;
use crate::query::run::running;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::rehearsal::played::{Playing, use_played};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;

use begin::Begin;
use course::Course;
use details::use_details;

/// Properties of [`RunPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct RunPageProps {
    /// Which scenario.
    pub showing: Showing,
}

/// The steps of a scenario, on the day: the run that is under way, or the
/// beginning of one.
#[component]
pub fn RunPage(props: &RunPageProps) -> Html {
    let showing = props.showing;
    let running = use_selector(showing, run_of);
    let playing = use_played(showing);
    let played = match &playing {
        Playing::There(played) => Some(played.clone()),
        _ => None,
    };
    let details = use_details(running, played.clone());
    if let Some(drill) = running {
        return html! { <Course key={drill.to_string()} {showing} {drill} {details} /> };
    }
    match (playing, played) {
        (_, Some(played)) => html! { <Begin {showing} {played} /> },
        (Playing::NoScenario | Playing::NoTarget, _) => html! {
            <div class="page">
                <PageHead title="Runbook" />
                <EmptyState icon={IconName::Question} title="There is no such scenario in this plan"
                    text="It may have been deleted, or what it was aimed at is gone.">
                    <BackTo page={Page::Scenarios(None)} label="See all scenarios" />
                </EmptyState>
            </div>
        },
        (_, None) => html! {
            <div class="page">
                <PageHead title="Runbook" />
                <p class="sub" role="status">{ "Writing the runbook…" }</p>
            </div>
        },
    }
}

/// The run of that scenario whose clock runs.
fn run_of(state: &AppState, showing: &Showing) -> Option<Key> {
    let plays = |drill: &&Rc<Drill>| {
        let aimed = |word| drill.target.is_empty() || Word::of(&drill.target) == word;
        Word::of(&drill.scenario) == showing.scenario && showing.target.is_none_or(aimed)
    };
    let found = running(state.plan()?).into_iter().find(plays);
    found.map(|drill| drill.meta.id)
}

#[derive(Clone, PartialEq, Properties)]
struct BackToProps {
    page: Page,
    label: AttrValue,
}

/// A way to another page of the plan.
#[component]
fn BackTo(props: &BackToProps) -> Html {
    let plan = use_selector((), |state, ()| state.route.plan());
    let href = plan.map(|plan| Route::Plan(plan, props.page).print());
    html! { if let Some(href) = href { <LinkButton {href} label={&props.label} /> } }
}
