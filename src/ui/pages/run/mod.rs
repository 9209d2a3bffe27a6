//! The steps of a scenario, to be ticked off on the day.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::Showing;
use crate::ui::components::button::LinkButton;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;

/// Properties of [`RunPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct RunPageProps {
    /// Which scenario.
    pub showing: Showing,
}

/// The steps of a scenario, on the day.
#[component]
pub fn RunPage(props: &RunPageProps) -> Html {
    let plan = use_selector((), |state, ()| state.route.plan());
    let href = plan.map(|plan| Route::Plan(plan, Page::Scenario(props.showing)).print());
    html! {
        <div class="page">
            <PageHead title="Runbook">
                if let Some(href) = href { <LinkButton {href} label="Back to the scenario" /> }
            </PageHead>
        </div>
    }
}
