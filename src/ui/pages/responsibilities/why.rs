//! Why a duty is there, and how it is done.

use yew::prelude::*;

use crate::catalogue::Knowledge;
use crate::catalogue::duty::HowTo;
use crate::ownership::holding::Holding;
use crate::ownership::why::{Reason, Why};
use crate::ui::components::button::ExternalLink;
use crate::ui::components::card::{KeyValue, KeyValues};

use super::Seen;

/// Why the duty is there.
pub(super) fn why(seen: &Seen, holding: &Holding) -> Html {
    let assessed = &seen.assessed;
    let reasons = holding.why(&assessed.plan, &assessed.knowledge);
    html! {
        <section class="stack-tight">
            <h3>{ "Why it is here" }</h3>
            <ul class="why">
                for (place, reason) in reasons.iter().enumerate() {
                    <li key={place}>{ line(reason, &assessed.knowledge) }</li>
                }
            </ul>
        </section>
    }
}

fn line(why: &Why, knowledge: &Knowledge) -> Html {
    let from = match why.from {
        Reason::Catalogue | Reason::Page => None,
        Reason::Deployment => Some("your deployment"),
        Reason::Override => Some("override"),
    };
    html! { <>
        { why.text.clone() }
        if let Some(id) = &why.source { { " " }{ source(id, knowledge) } }
        if let Some(from) = from { <span class="sub">{ format!(" ({from})") }</span> }
    </> }
}

/// A page with title, link and date.
fn source(id: &str, knowledge: &Knowledge) -> Html {
    let Some(source) = knowledge.sources.get(id) else {
        return Html::default();
    };
    html! {
        <span class="sub">
            <ExternalLink href={source.url.clone()} label={source.title.clone()} />
            { format!(", {}", source.date) }
        </span>
    }
}

/// The pages that the duty rests on.
pub(super) fn sources(holding: &Holding, knowledge: &Knowledge) -> Html {
    html! {
        <section class="stack-tight">
            <h3>{ "Sources" }</h3>
            <ul class="stack-tight plain-list small">
                for id in holding.duty.sources.iter() { <li key={id.as_str()}>{ source(id, knowledge) }</li> }
            </ul>
        </section>
    }
}

/// Where the duty is done.
pub(super) fn how(how: &HowTo) -> Html {
    if *how == HowTo::default() {
        return Html::default();
    }
    let code = |text: &String| html! { <code class="mono">{ text.clone() }</code> };
    html! {
        <section class="stack-tight">
            <h3>{ "How" }</h3>
            <KeyValues>
                if let Some(text) = &how.console { <KeyValue term="Console">{ text.clone() }</KeyValue> }
                if let Some(text) = &how.cli { <KeyValue term="Command">{ code(text) }</KeyValue> }
                if let Some(text) = &how.terraform { <KeyValue term="Terraform">{ code(text) }</KeyValue> }
            </KeyValues>
        </section>
    }
}
