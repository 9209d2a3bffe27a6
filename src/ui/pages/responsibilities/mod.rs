//! Who has which duty.

use yew::prelude::*;

use crate::model::id::Key;
use crate::ui::shell::page::PageHead;

/// Properties of [`ResponsibilitiesPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ResponsibilitiesPageProps {
    /// The duty that is open.
    pub duty: Option<Key>,
}

/// Who has which duty.
#[component]
pub fn ResponsibilitiesPage(_props: &ResponsibilitiesPageProps) -> Html {
    html! { <div class="page"><PageHead title="Responsibilities" /></div> }
}
