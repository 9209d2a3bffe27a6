//! One scenario: what it does, what that means for every workload, and who
//! then does what.

mod does;
mod files;
mod grounds;
mod head;
mod lanes;
mod step;
mod targets;
mod workload;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::Showing;
use crate::model::id::Key;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::objects::running::RunningRuns;
use crate::ui::rehearsal::played::{Played, Playing, use_played};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;

use does::Does;
use grounds::Grounds;
use head::Head;
use lanes::LanesCard;
use targets::Targets;
use workload::WorkloadDrawer;

/// Properties of [`ScenarioPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ScenarioPageProps {
    /// Which scenario.
    pub showing: Showing,
}

/// One scenario.
#[component]
pub fn ScenarioPage(props: &ScenarioPageProps) -> Html {
    let playing = use_played(props.showing);
    let plan = use_selector((), |state, ()| state.route.plan());
    let elsewhere = |title: &'static str, page: Page, label: &'static str| {
        let href = plan.map(|plan| Route::Plan(plan, page).print());
        html! { <>
            <PageHead title="Scenario" />
            <EmptyState icon={IconName::Scenarios} {title} text="It may have been removed from the plan since.">
                if let Some(href) = href { <LinkButton {href} {label} /> }
            </EmptyState>
        </> }
    };
    let worst = Page::Scenario(Showing::worst(props.showing.scenario));
    html! {
        <div class="page">
            { match playing {
                Playing::UnderWay => html! { <>
                    <PageHead title="Scenario" />
                    <p class="sub" role="status">{ "Playing the scenario…" }</p>
                </> },
                Playing::NoScenario =>
                    elsewhere("There is no such scenario", Page::Scenarios(None), "All scenarios"),
                Playing::NoTarget =>
                    elsewhere("Nothing of that name can be hit", worst, "Play it where it is worst"),
                Playing::There(played) => html! { <Shown {played} /> },
            } }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ShownProps {
    played: ByPtr<Played>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let played = &props.played;
    let open = use_state_eq(|| None::<Key>);
    let onopen = {
        let open = open.clone();
        Callback::from(move |key: Key| open.set(Some(key)))
    };
    let onclose = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let row = open.and_then(|key| played.report.rows.iter().position(|row| row.key == key));
    html! {
        <>
            <Head played={played.clone()} />
            <RunningRuns scenario={AttrValue::from(played.report.scenario.id.clone())} />
            <div class="with-drawer">
                <div class="stack scenario">
                    <div class="scenario-top">
                        <Does played={played.clone()} />
                        <Targets played={played.clone()} open={*open} {onopen} />
                    </div>
                    <LanesCard played={played.clone()} />
                    <Grounds played={played.clone()} />
                </div>
                if let Some(row) = row { <WorkloadDrawer played={played.clone()} {row} {onclose} /> }
            </div>
        </>
    }
}
