//! One change that a newer catalogue brings, word by word.

use yew::prelude::*;

use crate::catalogue::difference::{Change, ChangeKind, Word};
use crate::ui::components::icon::IconName;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

/// Properties of [`ChangeLine`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChangeLineProps {
    /// What changed.
    pub(super) change: Change,
}

/// One change: in which way, in one line, and the words that came and went.
#[component]
pub(super) fn ChangeLine(props: &ChangeLineProps) -> Html {
    let change = &props.change;
    let (label, tone) = look(change.kind());
    html! {
        <>
            <Tag {label} {tone} />
            <div class="stack-tight">
                <strong>{ change.text() }</strong>
                <p class="as-written">{ words(change) }</p>
            </div>
            if change.to_customer {
                <Tag label="To you" tone={Tone::High} icon={IconName::Warning} title="The provider no longer does what is now left to you" />
            }
        </>
    }
}

/// The word and the tone for a kind of change.
pub(super) const fn look(kind: ChangeKind) -> (&'static str, Tone) {
    match kind {
        ChangeKind::Added => ("Added", Tone::Good),
        ChangeKind::Changed => ("Changed", Tone::Accent),
        ChangeKind::Moved => ("Moved", Tone::Medium),
        ChangeKind::Removed => ("Removed", Tone::Critical),
    }
}

/// Words that stand together are marked together.
fn words(change: &Change) -> Html {
    let words = change.words();
    let runs =
        words.chunk_by(|one, next| std::mem::discriminant(one) == std::mem::discriminant(next));
    html! { <>
        for (at, run) in runs.enumerate() {
            <span key={at}>{ marked(run) }{ " " }</span>
        }
    </> }
}

fn marked(run: &[Word]) -> Html {
    let text = run
        .iter()
        .map(|word| match word {
            Word::Kept(text) | Word::Gone(text) | Word::New(text) => text.as_str(),
        })
        .collect::<Vec<_>>()
        .join(" ");
    match run.first() {
        Some(Word::Gone(_)) => html! { <del>{ text }</del> },
        Some(Word::New(_)) => html! { <ins>{ text }</ins> },
        _ => html! { { text } },
    }
}
