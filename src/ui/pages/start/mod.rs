//! Where a reader begins.

use yew::prelude::*;

use crate::ui::shell::page::PageHead;

/// Where a reader begins.
#[component]
pub fn StartPage() -> Html {
    html! { <div class="page"><PageHead title="Muster" /></div> }
}
