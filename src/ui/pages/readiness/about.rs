//! What an entry rests on: facts, reason, advice, duty, sources, gain.

use yew::prelude::*;

use crate::readiness::item::Item;
use crate::readiness::score::gain;
use crate::readiness::standing::State;
use crate::readiness::verdict::Seen;
use crate::ui::components::button::ExternalLink;
use crate::ui::components::card::{KeyValue, KeyValues};
use crate::ui::components::tag::Who;

use super::prepared::Shared;

/// Properties of [`About`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AboutProps {
    pub(super) prepared: Shared,
    pub(super) at: usize,
}

/// What was looked at, why it matters, how to fix it, whose it is.
#[component]
pub(super) fn About(props: &AboutProps) -> Html {
    let prepared = &props.prepared;
    let Some((line, placed)) = prepared.placed(props.at) else {
        return Html::default();
    };
    let assessed = &prepared.assessed;
    let item = placed.item;
    let duty = assessed
        .matrix
        .checked_by(item.id(), placed.kind, placed.object);
    let seen = &placed.entry.looked.seen;
    html! {
        <>
            if !seen.is_empty() {
                <h3>{ "What was looked at" }</h3>
                <KeyValues>
                    for (place, seen) in seen.iter().enumerate() { { fact(prepared, place, seen) } }
                </KeyValues>
            } else if let Item::Statement(statement) = item {
                <h3>{ "What has to hold" }</h3>
                <p>{ &statement.text }</p>
            } else if !line.state.is_finding() {
                <p class="sub">{ "The deployment is as it should be here." }</p>
            }
            <h3>{ "Why it matters" }</h3>
            <p>{ item.rationale() }</p>
            <h3>{ if line.state.is_finding() { "How to fix it" } else { "What keeps it so" } }</h3>
            <p>{ item.advice() }</p>
            <KeyValues>
                <KeyValue term="Owner"><Who name={prepared.owner(line)} /></KeyValue>
                if let Some(duty) = duty {
                    <KeyValue term="Duty">{ &duty.duty.title }</KeyValue>
                }
                <KeyValue term="Effort">{ item.effort().label() }</KeyValue>
                <KeyValue term="Area">{ area(prepared, item) }</KeyValue>
                if !placed.entry.required && line.state != State::NotApplicable {
                    <KeyValue term="Counts">{ "In the score only: the workload is of tier 3 or 4" }</KeyValue>
                }
                if let Item::Statement(statement) = item {
                    <KeyValue term="Proof">{ &statement.evidence }</KeyValue>
                }
            </KeyValues>
        </>
    }
}

fn fact(prepared: &Shared, place: usize, seen: &Seen) -> Html {
    let (label, text) = seen.label_and_text(&prepared.assessed.plan);
    let href = match seen {
        Seen::Field(kind, key, _) => prepared.href(*kind, *key),
        _ => None,
    };
    html! {
        <KeyValue key={place} term={label}>
            if let Some(href) = href { <a {href}>{ text }</a> } else { { text } }
        </KeyValue>
    }
}

fn area(prepared: &Shared, item: &Item) -> String {
    let knowledge = &prepared.assessed.knowledge;
    knowledge.area_title(item.id(), item.area()).to_owned()
}

/// Properties of [`Sources`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SourcesProps {
    pub(super) prepared: Shared,
    /// The item's place.
    pub(super) item: usize,
}

/// The pages that an item rests on, with their dates.
#[component]
pub(super) fn Sources(props: &SourcesProps) -> Html {
    let assessed = &props.prepared.assessed;
    let Some(item) = assessed.assessment.items.get(props.item) else {
        return Html::default();
    };
    let sources = item.sources().into_iter();
    let sources = sources.filter_map(|id| assessed.knowledge.sources.get(id));
    html! {
        <ul>
            for source in sources {
                <li key={source.id.clone()}>
                    <ExternalLink href={source.url.clone()} label={source.title.clone()} />
                    <span class="sub">{ format!(" {}, {}", source.publisher, source.date) }</span>
                </li>
            }
        </ul>
    }
}

/// What there is to gain, in words.
pub(super) fn gain_words(prepared: &Shared, item: usize) -> String {
    let assessment = &prepared.assessed.assessment;
    let tenths = gain(&assessment.items, &assessment.score, item);
    let id = assessment.items.get(item).map_or("", |item| item.id());
    if tenths == 0 {
        return format!("Nothing to gain in the score · {id}");
    }
    format!(
        "+{}.{} in the score when verified on all its objects · {id}",
        tenths / 10,
        tenths % 10
    )
}
