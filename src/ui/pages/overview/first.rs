//! What to do first in a plan that says nothing of its deployment yet.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::app::section::Section;
use crate::model::id::Key;
use crate::ui::components::button::{ButtonKind, LinkButton};
use crate::ui::components::card::{Card, EmptyState};
use crate::ui::components::icon::IconName;

/// Properties of [`FirstSteps`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FirstStepsProps {
    /// The plan.
    pub(super) plan: Key,
}

/// What to do first.
#[component]
pub(super) fn FirstSteps(props: &FirstStepsProps) -> Html {
    let to = |section| Route::Plan(props.plan, Page::Deployment(section, None)).print();
    html! {
        <Card title="Describe the deployment">
            <EmptyState icon={IconName::Deployment} title="This plan has no deployment yet"
                text="Begin with a service instance. Duties and findings appear with every object you add; leave open what you do not know.">
                <LinkButton kind={ButtonKind::Primary} icon={IconName::Plus}
                    href={to(Section::Instances)} label="Add a service instance" />
                <LinkButton href={to(Section::Workloads)} label="Add workloads" />
                <LinkButton href={to(Section::People)} label="Add people" />
            </EmptyState>
        </Card>
    }
}
