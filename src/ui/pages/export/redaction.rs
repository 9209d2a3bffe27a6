//! What is left out of everything that leaves from this page.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::export::redact::{LeftOut, Redact, left_out, redact};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::{Card, Disclosure};
use crate::ui::components::field::chips::ChipsField;
use crate::ui::components::segmented::Choice;
use crate::ui::hooks::view::use_view;

/// The choice of what to leave out, and the plan without it.
#[hook]
pub(super) fn use_reduced(assessed: Option<&ByPtr<Assessed>>) -> (Html, Option<ByPtr<Assessed>>) {
    let (text, choose) = use_view("export/redact");
    let reduced = use_memo((assessed.cloned(), text.clone()), |(assessed, text)| {
        assessed.as_ref().map(|assessed| reduce(assessed, text))
    });
    let listed = use_memo((assessed.cloned(), text.clone()), |(assessed, text)| {
        let redactions: Vec<Redact> = chosen(text).collect();
        assessed
            .as_ref()
            .map(|assessed| left_out(&assessed.plan, &redactions))
            .unwrap_or_default()
    });
    let selected: Rc<[AttrValue]> = chosen(&text)
        .map(|redact| AttrValue::Static(redact.key()))
        .collect();
    let choices: Rc<[Choice]> = Redact::ALL
        .iter()
        .map(|redact| Choice::new(redact.key(), label(*redact)))
        .collect();
    let onchange = choose.reform(|keys: Rc<[AttrValue]>| {
        let keys: Vec<&str> = keys.iter().map(AttrValue::as_str).collect();
        AttrValue::from(keys.join(","))
    });
    let card = html! {
        <Card title="Leave out" sub="Of everything that leaves from this page; the plan itself stays as it is">
            <ChipsField label="Not to be handed out" {choices} {selected} {onchange}
                help="What was stated is replaced by `withheld` or a number, so that level and score stay the same. Names of the plan, its policies and instances stay, except where only the status is left." />
            { list(&listed) }
        </Card>
    };
    (card, (*reduced).clone())
}

/// What will be left out, field by field.
fn list(fields: &[LeftOut]) -> Html {
    if fields.is_empty() {
        return Html::default();
    }
    let count: usize = fields.iter().map(|field| field.count).sum();
    let entry = |field: &LeftOut| {
        let words = format!(
            "{}, {}: {}",
            field.kind,
            field.field.to_lowercase(),
            field.count
        );
        html! { <li key={words.clone()}>{ words }</li> }
    };
    html! {
        <Disclosure summary={format!("{count} entries of {} fields will be left out", fields.len())}>
            <ul>{ for fields.iter().map(entry) }</ul>
        </Disclosure>
    }
}

fn chosen(text: &str) -> impl Iterator<Item = Redact> + '_ {
    text.split(',').filter_map(Redact::from_key)
}

const fn label(redact: Redact) -> &'static str {
    match redact {
        Redact::People => "Names of people and teams",
        Redact::Hosts => "Names of workloads and addresses",
        Redact::Notes => "Notes",
        Redact::Status => "Everything but the status",
    }
}

fn reduce(assessed: &ByPtr<Assessed>, text: &str) -> ByPtr<Assessed> {
    let redactions: Vec<Redact> = chosen(text).collect();
    if redactions.is_empty() {
        return assessed.clone();
    }
    let plan = redact(&assessed.plan, &redactions);
    ByPtr::from(Assessed::new(
        Rc::new(plan),
        Rc::clone(&assessed.knowledge),
        assessed.assessment.as_of,
    ))
}
