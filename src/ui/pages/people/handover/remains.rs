//! What a hand-over leaves: what follows from it, what cannot be handed over,
//! and what only a person can see to.

use yew::prelude::*;

use crate::export::handover::Wording;
use crate::ownership::handover::{HandOver, Leaving};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::Card;

use super::super::Shared;

/// How many lines of a list are shown.
const MOST: usize = 30;

/// Properties of [`Remains`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RemainsProps {
    pub(super) everybody: Shared,
    pub(super) hand_over: ByPtr<HandOver>,
    pub(super) leaving: Leaving,
}

/// What a hand-over leaves.
#[component]
pub(super) fn Remains(props: &RemainsProps) -> Html {
    let seen = &props.everybody.seen.assessed;
    let hand_over = &props.hand_over;
    let wording = Wording::new(&seen.plan, &seen.knowledge);
    let parts = hand_over.parts.iter().map(|part| part.place);
    let own: Vec<_> = parts.collect();
    let follows = hand_over
        .changes
        .iter()
        .filter(|change| !own.contains(&change.place));
    let follows: Vec<String> = follows
        .map(|change| {
            format!(
                "{}: nobody, because the successor would stand in for themself",
                wording.line(change.place)
            )
        })
        .collect();
    let staying: Vec<String> = hand_over
        .staying()
        .map(|(part, why)| format!("{}: {}", wording.line(part.place), why.text()))
        .collect();
    let staying_title = match props.leaving {
        Leaving::Removed => "Loses the name, because it is not handed over",
        Leaving::Stays | Leaving::Left(_) => "Not handed over",
    };
    let about: Vec<String> = match props.leaving {
        Leaving::Removed => hand_over
            .about
            .iter()
            .map(|(kind, _)| kind.label().to_owned())
            .collect(),
        Leaving::Stays | Leaving::Left(_) => Vec::new(),
    };
    let mentions = hand_over.mentions.iter();
    let mentions: Vec<String> = mentions.map(|place| wording.line(*place)).collect();
    if follows.is_empty() && staying.is_empty() && about.is_empty() && mentions.is_empty() {
        return Html::default();
    }
    html! {
        <Card title="What to know before">
            { list("Changes as well", &follows) }
            { list(staying_title, &staying) }
            { list("Removed with them, because it is about them", &about) }
            { list("Texts that are their name; change them by hand where they should not stay", &mentions) }
        </Card>
    }
}

fn list(title: &str, lines: &[String]) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let more = lines.len().saturating_sub(MOST);
    html! {
        <div class="stack">
            <h3>{ format!("{title} ({})", lines.len()) }</h3>
            <ul>
                for (place, line) in lines.iter().take(MOST).enumerate() { <li key={place}>{ line }</li> }
                if more > 0 { <li key="more" class="muted">{ format!("and {more} more; the checklist has all of them") }</li> }
            </ul>
        </div>
    }
}
