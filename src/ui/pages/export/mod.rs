//! Ways to take the plan away: files, text, a link, paper.

use yew::prelude::*;

use crate::ui::shell::page::PageHead;

/// The page from which a plan leaves.
#[component]
pub fn ExportPage() -> Html {
    html! { <div class="page"><PageHead title="Export and share" /></div> }
}
