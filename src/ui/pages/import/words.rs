//! What states, choices and changes are called.

use crate::import::preview::{Change, Choice, Row, State};
use crate::model::Json;
use crate::ui::components::tone::Tone;

use super::review::Review;

/// How the page calls a state.
pub(super) const fn state(state: State) -> &'static str {
    match state {
        State::Added => "Added",
        State::Changed => "Changed",
        State::Unchanged => "Unchanged",
        State::Gone => "Gone",
        State::NotUnderstood => "Not understood",
    }
}

/// What it means.
pub(super) const fn meaning(state: State) -> &'static str {
    match state {
        State::Added => "not in the plan yet",
        State::Changed => "the files say something else than the plan",
        State::Unchanged => "the plan says what the files say",
        State::Gone => "imported earlier, and no longer in the files",
        State::NotUnderstood => "left out, with the reason",
    }
}

/// Its colour.
pub(super) const fn tone(state: State) -> Tone {
    match state {
        State::Added => Tone::Good,
        State::Changed => Tone::Accent,
        State::Unchanged => Tone::Neutral,
        State::Gone => Tone::High,
        State::NotUnderstood => Tone::Unknown,
    }
}

/// What a choice does with a row.
pub(super) fn choice(row: &Row, choice: Choice) -> &'static str {
    match (row.state, choice) {
        (_, Choice::Skip) => "Skip",
        (State::Gone, Choice::Keep) => "Keep in the plan",
        (State::Gone, Choice::Take) => "Remove",
        (State::Changed, Choice::Keep) if row.choices().contains(&Choice::Take) => "Keep mine",
        _ => "Take",
    }
}

/// What a choice does with all rows of a state.
pub(super) const fn all(state: State) -> &'static [(Choice, &'static str)] {
    match state {
        State::Added => &[(Choice::Keep, "Take all"), (Choice::Skip, "Skip all")],
        State::Changed => &[
            (Choice::Take, "Take all"),
            (Choice::Keep, "Keep mine"),
            (Choice::Skip, "Skip all"),
        ],
        State::Gone => &[(Choice::Keep, "Keep all"), (Choice::Take, "Remove all")],
        State::Unchanged | State::NotUnderstood => &[],
    }
}

/// The word by which a control knows a choice.
pub(super) const fn key(choice: Choice) -> &'static str {
    match choice {
        Choice::Take => "take",
        Choice::Keep => "keep",
        Choice::Skip => "skip",
    }
}

/// The choice of that word.
pub(super) fn of_key(word: &str) -> Choice {
    match word {
        "take" => Choice::Take,
        "skip" => Choice::Skip,
        _ => Choice::Keep,
    }
}

/// What the plan says of the field.
pub(super) fn before(review: &Review, change: &Change) -> String {
    let json = change.before.as_ref().unwrap_or(&Json::Null);
    value(review, change, json)
}

/// What the files say of the field.
pub(super) fn after(review: &Review, change: &Change) -> String {
    value(review, change, &change.after)
}

/// A change in one line.
pub(super) fn line(review: &Review, change: &Change) -> String {
    let after = after(review, change);
    if change.before.is_none() {
        return format!("{}: {after}", change.field.label);
    }
    format!(
        "{}: {} → {after}",
        change.field.label,
        before(review, change)
    )
}

/// A pointer may lead to an object that the plan does not have yet.
fn value(review: &Review, change: &Change, json: &Json) -> String {
    let named = json
        .as_str()
        .and_then(|text| text.parse().ok())
        .and_then(|key| review.name(key));
    named.map_or_else(
        || change.field.shape.show(json, &review.plan),
        ToString::to_string,
    )
}
