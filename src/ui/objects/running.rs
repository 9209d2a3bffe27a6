//! Runs whose clock runs: the way back to them.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::showing::{Showing, Word};
use crate::app::state::AppState;
use crate::browser::clock;
use crate::query::run::running;
use crate::ui::components::button::{ButtonKind, LinkButton};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::store::use_selector;

/// Properties of [`RunningRuns`].
#[derive(Clone, PartialEq, Properties)]
pub struct RunningRunsProps {
    /// The id of a scenario, where only its runs are of interest.
    #[prop_or_default]
    pub scenario: Option<AttrValue>,
}

#[derive(Clone, PartialEq)]
struct Run {
    name: AttrValue,
    started: i64,
    href: AttrValue,
}

/// The runs that were begun and not ended, each with the way back to it;
/// nothing where there is none.
#[component]
pub fn RunningRuns(props: &RunningRunsProps) -> Html {
    let runs = use_selector(props.scenario.clone(), |state, scenario| {
        runs(state, scenario.as_ref())
    });
    html! {
        for run in runs {
            <Notice key={run.href.as_str()} kind={NoticeKind::Warning} title={title(&run)}
                actions={html! { <LinkButton href={&run.href} label="Go on with it" kind={ButtonKind::Primary} small={true} /> }}>
                <p class="sub">{ "Every tick and note so far is kept" }</p>
            </Notice>
        }
    }
}

fn title(run: &Run) -> String {
    let milliseconds = u64::try_from(run.started)
        .unwrap_or(0)
        .saturating_mul(1_000);
    format!(
        "Runbook running since {}: {}",
        clock::local(milliseconds),
        run.name
    )
}

fn runs(state: &AppState, scenario: Option<&AttrValue>) -> Vec<Run> {
    let Some(plan) = state.plan() else {
        return Vec::new();
    };
    let wanted = |id: &str| scenario.is_none_or(|scenario| **scenario == *id);
    let drills = running(plan).into_iter();
    let shown = drills.filter(|drill| wanted(&drill.scenario));
    let run = shown.map(|drill| {
        let showing = Showing {
            scenario: Word::of(&drill.scenario),
            target: (!drill.target.is_empty()).then(|| Word::of(&drill.target)),
        };
        Run {
            name: AttrValue::from(drill.name.to_string()),
            started: drill.started_at.value().map_or(0, |at| at.0),
            href: AttrValue::from(Route::Plan(plan.id(), Page::Run(showing)).print()),
        }
    });
    run.collect()
}
