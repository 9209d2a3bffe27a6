//! How verdicts and states look: by word, sign and colour.

use yew::prelude::*;

use crate::scenario::against::Ruling;
use crate::scenario::graph::State;
use crate::scenario::report::Counts;
use crate::ui::components::icon::IconName;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

/// The colour of a verdict.
pub const fn tone_of(ruling: Ruling) -> Tone {
    match ruling {
        Ruling::Meets => Tone::Good,
        Ruling::Unknown => Tone::Unknown,
        Ruling::Misses => Tone::Critical,
    }
}

/// The sign of a verdict.
pub const fn sign_of(ruling: Ruling) -> IconName {
    match ruling {
        Ruling::Meets => IconName::Check,
        Ruling::Unknown => IconName::Question,
        Ruling::Misses => IconName::Close,
    }
}

/// The colour of a state.
pub const fn tone_of_state(state: State) -> Tone {
    match state {
        State::Ok => Tone::Good,
        State::Degraded => Tone::High,
        State::Down | State::Lost => Tone::Critical,
    }
}

/// The verdict on all that were counted: the worst of them.
pub const fn worst(counts: Counts) -> Ruling {
    match counts {
        Counts { misses: 1.., .. } => Ruling::Misses,
        Counts { unknown: 1.., .. } => Ruling::Unknown,
        _ => Ruling::Meets,
    }
}

/// Those counts in words: "2 miss, 1 unknown, 20 meet".
pub fn words(counts: Counts) -> String {
    let parts = [
        (counts.misses, "miss"),
        (counts.unknown, "unknown"),
        (counts.meets, "meet"),
    ];
    let some = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = some
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    parts.join(", ")
}

/// A tag for each verdict that was counted.
pub fn tags(counts: Counts) -> Html {
    let tag = |count: u32, word: &str, ruling: Ruling| {
        (count > 0).then(|| {
            html! { <Tag label={format!("{count} {word}")} tone={tone_of(ruling)} icon={Some(sign_of(ruling))} /> }
        })
    };
    html! {
        <>
            { tag(counts.misses, "miss", Ruling::Misses) }
            { tag(counts.unknown, "unknown", Ruling::Unknown) }
            { tag(counts.meets, "meet", Ruling::Meets) }
        </>
    }
}
