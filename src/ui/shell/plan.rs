//! Which component shows which page of the open plan.

use std::mem::discriminant;

use yew::prelude::*;

use crate::app::route::Page;
use crate::ui::hooks::turn::use_turn;
use crate::ui::pages::changes::ChangesPage;
use crate::ui::pages::deployment::DeploymentPage;
use crate::ui::pages::drills::DrillsPage;
use crate::ui::pages::export::ExportPage;
use crate::ui::pages::history::HistoryPage;
use crate::ui::pages::import::ImportPage;
use crate::ui::pages::merge::MergePage;
use crate::ui::pages::overview::OverviewPage;
use crate::ui::pages::people::PeoplePage;
use crate::ui::pages::print::PrintPage;
use crate::ui::pages::readiness::ReadinessPage;
use crate::ui::pages::responsibilities::ResponsibilitiesPage;
use crate::ui::pages::run::RunPage;
use crate::ui::pages::scenario::ScenarioPage;
use crate::ui::pages::scenarios::ScenariosPage;
use crate::ui::pages::services::ServicesPage;

/// What a page of the open plan needs to know.
#[derive(Clone, PartialEq, Properties)]
pub struct PlanPageProps {
    /// Which page.
    pub page: Page,
}

/// A page of the open plan. The page before is gone before the next is made:
/// side by side, both would have to be laid out.
#[component]
pub fn PlanPage(props: &PlanPageProps) -> Html {
    if !use_turn(discriminant(&props.page)) {
        return Html::default();
    }
    match props.page {
        Page::Overview => html! { <OverviewPage /> },
        Page::Responsibilities(duty) => html! { <ResponsibilitiesPage {duty} /> },
        Page::Catalogues(open) => html! { <ServicesPage {open} /> },
        Page::Deployment(section, object) => html! { <DeploymentPage {section} {object} /> },
        Page::Readiness(open) => html! { <ReadinessPage {open} /> },
        Page::Scenarios(own) => html! { <ScenariosPage {own} /> },
        Page::Scenario(showing) => html! { <ScenarioPage {showing} /> },
        Page::Run(showing) => html! { <RunPage {showing} /> },
        Page::Drills(object) => html! { <DrillsPage {object} /> },
        Page::People(view) => html! { <PeoplePage {view} /> },
        Page::History(open) => html! { <HistoryPage {open} /> },
        Page::Changes(between) => html! { <ChangesPage {between} /> },
        Page::Export => html! { <ExportPage /> },
        Page::Print => html! { <PrintPage /> },
        Page::Import => html! { <ImportPage /> },
        Page::Merge => html! { <MergePage /> },
    }
}
