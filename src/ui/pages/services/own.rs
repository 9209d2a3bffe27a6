//! What the team had changed in a service that gets a newer version: kept, and
//! chosen where the provider changed it, too.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::catalogue::duty::Duty;
use crate::catalogue::revise::Own;
use crate::ui::components::card::Card;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

use super::counted;

/// How many duties are shown.
const SHOWN: usize = 100;

/// The duties that the team had changed. Reports an older id, and whether the
/// provider's version of it is to be taken.
pub(super) fn own_changes(
    own: &[Own],
    given_up: &BTreeSet<String>,
    onchoose: &Callback<(String, bool)>,
) -> Html {
    if own.is_empty() {
        return Html::default();
    }
    let both = own.iter().filter(|own| own.both).count();
    let sub = match both {
        0 => "kept; the provider left these duties as they were".to_owned(),
        some => format!(
            "kept, unless you choose otherwise; {} also changed by the provider",
            counted(some, "duty", "duties")
        ),
    };
    let more = own.len().saturating_sub(SHOWN);
    // Those that ask for a choice come first.
    let (ask, kept): (Vec<&Own>, Vec<&Own>) = own.iter().partition(|own| own.both);
    html! {
        <Card title="What your team changed" {sub}>
            <ul class="steps">
                for own in ask.into_iter().chain(kept).take(SHOWN) {
                    <li key={own.duty.clone()}>{ line(own, given_up.contains(&own.duty), onchoose) }</li>
                }
            </ul>
            if more > 0 { <p class="sub small">{ format!("and {more} more") }</p> }
        </Card>
    }
}

fn line(own: &Own, given_up: bool, onchoose: &Callback<(String, bool)>) -> Html {
    let title = own.team.as_ref().or(own.provider.as_ref());
    let title = title.map_or_else(String::new, |duty| duty.title.clone());
    let (label, tone) = match (own.both, given_up) {
        (false, _) => ("Kept", Tone::Good),
        (true, false) => ("Yours", Tone::Accent),
        (true, true) => ("Provider's", Tone::Medium),
    };
    html! { <>
        <Tag {label} {tone} />
        <div class="stack-tight">
            <strong>{ title.clone() }</strong>
            <p class="as-written"><span class="sub">{ "Yours: " }</span>{ text(own.team.as_ref(), "retired") }</p>
            if own.both {
                <p class="as-written"><span class="sub">{ "Provider's: " }</span>{ text(own.provider.as_ref(), "gone") }</p>
                <Segmented label={format!("What is taken of {title}")} choices={choices()}
                    value={if given_up { "provider" } else { "team" }} onchange={choose(own, onchoose)} />
            }
        </div>
    </> }
}

fn text(duty: Option<&Rc<Duty>>, none: &str) -> String {
    duty.map_or_else(
        || none.to_owned(),
        |duty| {
            if duty.text.is_empty() {
                duty.title.clone()
            } else {
                duty.text.clone()
            }
        },
    )
}

fn choices() -> Rc<[Choice]> {
    Rc::from([
        Choice::new("team", "Yours"),
        Choice::new("provider", "Provider's"),
    ])
}

fn choose(own: &Own, onchoose: &Callback<(String, bool)>) -> Callback<AttrValue> {
    let duty = own.duty.clone();
    onchoose.reform(move |chosen: AttrValue| (duty.clone(), chosen == "provider"))
}
