//! The log of rehearsals.

use yew::prelude::*;

use crate::model::id::Key;
use crate::ui::shell::page::PageHead;

/// Properties of [`DrillsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DrillsPageProps {
    /// The drill that is open.
    pub object: Option<Key>,
}

/// The log of rehearsals.
#[component]
pub fn DrillsPage(_props: &DrillsPageProps) -> Html {
    html! { <div class="page"><PageHead title="Drills" /></div> }
}
