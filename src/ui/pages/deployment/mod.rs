//! The deployment, section by section: forms for what there is once, tables
//! for what there is many times, details in a drawer.

pub mod objectives;
mod presets;
mod sections;

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::section::Section;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ui::components::button::LinkButton;
use crate::ui::components::card::Card;
use crate::ui::components::icon::IconName;
use crate::ui::objects::form::ObjectForm;
use crate::ui::objects::panel::ObjectPanel;
use crate::ui::objects::table::ObjectTable;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_selector;

use objectives::WorkloadObjectives;
use presets::PolicyPresets;
use sections::Sections;

/// Properties of [`DeploymentPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DeploymentPageProps {
    /// The section that is shown.
    pub section: Section,
    /// The object that is open.
    pub object: Option<Key>,
}

/// The deployment, section by section.
#[component]
pub fn DeploymentPage(props: &DeploymentPageProps) -> Html {
    let DeploymentPageProps { section, object } = *props;
    let open = use_selector((section, object), |state, (section, object)| {
        let (plan, object) = (state.plan()?, (*object)?);
        let kind = section
            .tables()
            .find(|&kind| plan.object(kind, object).is_some())?;
        Some((kind, object))
    });
    let plan = use_selector((), |state, ()| state.route.plan());
    html! {
        <div class="page">
            <PageHead title={section.label()} sub="Deployment">
                if let Some(plan) = plan {
                    <LinkButton href={Route::Plan(plan, Page::Import).print()} label="Import…" icon={IconName::Upload} />
                }
            </PageHead>
            <div class="split-view">
                <Sections current={section} />
                <div class="with-drawer">
                    <div class="stack">
                        for kind in section.kinds().iter().copied() { { part(section, kind, open) } }
                    </div>
                    if let Some((kind, id)) = open {
                        <ObjectPanel {kind} {id}>
                            if kind == Kind::Workload { <WorkloadObjectives {id} /> }
                        </ObjectPanel>
                    }
                </div>
            </div>
        </div>
    }
}

fn part(section: Section, kind: Kind, open: Option<(Kind, Key)>) -> Html {
    if kind.is_single() {
        return html! { <SingleForm key={kind.key()} {kind} /> };
    }
    let open = open.and_then(|(own, id)| (own == kind).then_some(id));
    let table = html! {
        <ObjectTable {kind} {open}>
            if kind == Kind::Policy { <PolicyPresets /> }
        </ObjectTable>
    };
    html! {
        <div key={kind.key()} class="stack">
            if section.kinds().len() > 1 { <h2>{ kind.plural() }</h2> }
            { table }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SingleFormProps {
    kind: Kind,
}

/// The form of what a plan has once.
#[component]
fn SingleForm(props: &SingleFormProps) -> Html {
    let kind = props.kind;
    let id = use_selector(kind, |state, kind| {
        let table = state.plan()?.table(*kind);
        table.row(0).map(|row| row.meta().id)
    });
    let title = if kind == Kind::PlanFacts {
        "This plan"
    } else {
        kind.label()
    };
    html! {
        <Card {title}>
            if let Some(id) = id { <ObjectForm {kind} {id} /> }
        </Card>
    }
}
