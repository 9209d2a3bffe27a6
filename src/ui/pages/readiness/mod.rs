//! The checklist: what holds, what does not, and what people state of it.

use yew::prelude::*;

use crate::model::id::Key;
use crate::ui::shell::page::PageHead;

/// Properties of [`ReadinessPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReadinessPageProps {
    /// The entry or item that is open.
    pub open: Option<Key>,
}

/// The checklist page.
#[component]
pub fn ReadinessPage(_props: &ReadinessPageProps) -> Html {
    html! { <div class="page"><PageHead title="Readiness" /></div> }
}
