//! Every scenario, with what it means for the workloads, and the plan's own.

mod heat;
pub mod levers;
mod map;
mod row;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::section::Section;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::record::Map;
use crate::ui::components::button::{Button, LinkButton};
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::effects::fresh;
use crate::ui::objects::edits;
use crate::ui::objects::panel::ObjectPanel;
use crate::ui::objects::table::{ObjectTable, show};
use crate::ui::rehearsal::summaries::use_summaries;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_store;

use levers::LeversCard;
use map::HeatMap;

/// Properties of [`ScenariosPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ScenariosPageProps {
    /// The plan's own scenario that is being edited.
    pub own: Option<Key>,
}

/// Every scenario.
#[component]
pub fn ScenariosPage(props: &ScenariosPageProps) -> Html {
    let summaries = use_summaries();
    let store = use_store();
    let onnew = Callback::from(move |_: MouseEvent| {
        let id = fresh();
        store.dispatch(edits::add(Kind::CustomScenario, id, &Map::new()));
        show(&store, Some(id));
    });
    html! {
        <div class="page">
            <PageHead title="Scenarios" sub="What fails, what that means, and who then does what">
                <Button label="New scenario…" icon={IconName::Plus} onclick={onnew} />
            </PageHead>
            <div class="with-drawer">
                <div class="stack-wide">
                    { match summaries {
                        None => html! { <p class="sub" role="status">{ "Playing the scenarios…" }</p> },
                        Some(summaries) if summaries.assessed.plan.workloads.is_empty() =>
                            nothing_to_lose(summaries.assessed.plan.id()),
                        Some(summaries) => html! { <>
                            <HeatMap summaries={summaries.clone()} />
                            if summaries.is_complete() { <LeversCard {summaries} /> }
                        </> },
                    } }
                    <section class="stack no-print">
                        <h2>{ "Own scenarios" }</h2>
                        <ObjectTable kind={Kind::CustomScenario} open={props.own} />
                    </section>
                </div>
                if let Some(id) = props.own { <ObjectPanel kind={Kind::CustomScenario} {id} /> }
            </div>
        </div>
    }
}

fn nothing_to_lose(plan: Key) -> Html {
    let page = Page::Deployment(Section::Workloads, None);
    html! {
        <EmptyState icon={IconName::Scenarios} title="There is nothing to lose yet"
            text="Describe what is protected, and every scenario is played on it.">
            <LinkButton href={Route::Plan(plan, page).print()} label="Describe workloads" />
        </EmptyState>
    }
}
