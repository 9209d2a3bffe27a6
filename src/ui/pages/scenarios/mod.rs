//! Every scenario, with what it means for the workloads.

use yew::prelude::*;

use crate::ui::shell::page::PageHead;

/// Every scenario.
#[component]
pub fn ScenariosPage() -> Html {
    html! {
        <div class="page">
            <PageHead title="Scenarios" sub="What fails, what that means, and who then does what" />
        </div>
    }
}
