//! The deployment, section by section.

use yew::prelude::*;

use crate::app::section::Section;
use crate::model::id::Key;
use crate::ui::shell::page::PageHead;

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
    html! { <div class="page"><PageHead title={props.section.label()} /></div> }
}
