//! The checks that show how a duty stands.

use yew::prelude::*;

use crate::app::route::{Page, Route};
use crate::ownership::holding::Holding;
use crate::query::checklist::key_of;
use crate::query::duties::checks::entries;
use crate::readiness::assess::Placed;
use crate::ui::components::mark::StandingMark;
use crate::ui::marks::standing;

use super::Seen;

/// How many checks are listed.
const SHOWN: usize = 12;

/// The checks that show how a duty stands, each with a link to it.
pub(super) fn checks(seen: &Seen, holding: &Holding) -> Html {
    let assessed = &seen.assessed;
    let found = entries(&assessed.plan, &assessed.assessment, holding, SHOWN + 1);
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack-tight">
            <h3>{ "Checks" }</h3>
            <ul class="steps">
                for placed in found.iter().take(SHOWN) { { line(seen, placed) } }
            </ul>
            if found.len() > SHOWN { <p class="sub">{ "and more on the readiness page" }</p> }
        </section>
    }
}

fn line(seen: &Seen, placed: &Placed) -> Html {
    let plan = &seen.assessed.plan;
    let address = key_of(placed.item.id(), placed.object);
    let href = Route::Plan(plan.id(), Page::Readiness(Some(address))).print();
    let object = plan.object_name(placed.kind, placed.object);
    html! {
        <li key={placed.id()}>
            <StandingMark standing={standing(placed.entry.state)} compact={true} />
            <div>
                <a {href}>{ placed.item.title().to_owned() }</a>
                if !placed.kind.is_single() { <div class="sub">{ object }</div> }
            </div>
        </li>
    }
}
