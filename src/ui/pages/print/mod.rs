//! Everything on paper: one page that scrolls, every row in it.

use yew::prelude::*;

use crate::ui::shell::page::PageHead;

/// The plan as it is printed.
#[component]
pub fn PrintPage() -> Html {
    html! { <div class="page"><PageHead title="Print" /></div> }
}
