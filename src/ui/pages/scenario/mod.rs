//! One scenario: what it does, and who then does what.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::Showing;
use crate::ui::components::button::LinkButton;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;

/// Properties of [`ScenarioPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ScenarioPageProps {
    /// Which scenario.
    pub showing: Showing,
}

/// One scenario.
#[component]
pub fn ScenarioPage(props: &ScenarioPageProps) -> Html {
    let plan = use_selector((), |state, ()| state.route.plan());
    let href = plan.map(|plan| Route::Plan(plan, Page::Run(props.showing)).print());
    html! {
        <div class="page">
            <PageHead title="Scenario">
                if let Some(href) = href { <LinkButton {href} label="Start runbook" /> }
            </PageHead>
        </div>
    }
}
