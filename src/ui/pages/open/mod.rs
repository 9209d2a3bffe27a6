//! A plan that came as a link.

use yew::prelude::*;

use crate::ui::shell::page::PageHead;

/// Properties of [`OpenPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenPageProps {
    /// What stands behind `#/open/`.
    pub link: AttrValue,
}

/// A plan that came as a link.
#[component]
pub fn OpenPage(_props: &OpenPageProps) -> Html {
    html! { <div class="page"><PageHead title="Open a plan" /></div> }
}
