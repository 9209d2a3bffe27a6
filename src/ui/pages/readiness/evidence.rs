//! What proves a statement: one row for each proof.

use yew::prelude::*;

use crate::model::Json;
use crate::model::evidence::Evidence;
use crate::model::field::FieldValue;
use crate::model::list::Records;
use crate::query::statement::Subject;
use crate::ui::components::button::{Button, ButtonKind, ExternalLink};
use crate::ui::components::field::date::DateField;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::store::{Store, use_store};

use super::statement::day;
use super::use_statement::{text, use_statement};

/// Properties of [`EvidenceRows`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EvidenceRowsProps {
    pub(super) subject: Subject,
    /// The entry holds by itself, so that proof needs no other statement.
    pub(super) holds: bool,
    /// States that it is done.
    pub(super) onhold: Callback<()>,
}

/// What proves a statement.
#[component]
pub(super) fn EvidenceRows(props: &EvidenceRowsProps) -> Html {
    let store = use_store();
    let (row, state) = use_statement(&props.subject);
    let row = row.as_deref().cloned().unwrap_or_default();
    let change = {
        let (store, subject) = (store.clone(), props.subject.clone());
        Callback::from(move |change: Change| {
            let list = changed(&store, &subject, &change);
            state.emit(vec![("evidence", list)]);
        })
    };
    let onadd = {
        let (change, onhold) = (change.clone(), props.onhold.clone());
        let today = store.get().today.to_string();
        let hold = props.holds && row.status.is_unknown();
        Callback::from(move |_: MouseEvent| {
            if hold {
                onhold.emit(());
            }
            change.emit(Change::Add(today.clone()));
        })
    };
    let counts = row.status.is(&crate::model::attestation::Status::Done);
    html! {
        <>
            for (at, proof) in row.evidence.iter().enumerate() { { proof_row(at, proof, &change) } }
            if !row.evidence.is_empty() && !counts {
                <p class="sub">{ "Evidence counts once the status is Done" }</p>
            }
            <div class="actions">
                <Button label="Add evidence" icon={IconName::Plus} small={true} onclick={onadd} />
            </div>
        </>
    }
}

/// A change of the list of proofs.
enum Change {
    /// One more, collected on that day.
    Add(String),
    /// The one at that place goes.
    Remove(usize),
    /// A field of the one at that place.
    Set(usize, &'static str, AttrValue),
}

fn proof_row(at: usize, proof: &Evidence, change: &Callback<Change>) -> Html {
    let set =
        |name: &'static str| change.reform(move |value: AttrValue| Change::Set(at, name, value));
    let link = proof
        .link
        .get()
        .map(|link| link.to_string())
        .unwrap_or_default();
    let is_address = link.starts_with("https://") || link.starts_with("http://");
    let number = at + 1;
    html! {
        <fieldset key={at} class="stack-tight">
            <legend class="field-label">{ format!("Evidence {number}") }</legend>
            <TextField label="What it is" value={proof.label.to_string()} oninput={set("label")}
                placeholder="Restore test report" />
            <TextField label="Where it is" value={link.clone()} oninput={set("link")} placeholder="https://" />
            if is_address { <span class="small"><ExternalLink href={link} label="Open it" /></span> }
            <div class="bar">
                <DateField label="Collected on" value={day(proof.collected_on.value())} onchange={set("collected_on")} />
                <DateField label="Expires on" value={day(proof.expires_on.value())} onchange={set("expires_on")} />
            </div>
            <div class="actions">
                <Button label={format!("Remove evidence {number}")} icon={IconName::Trash} small={true}
                    kind={ButtonKind::Quiet} onclick={change.reform(move |_: MouseEvent| Change::Remove(at))} />
            </div>
        </fieldset>
    }
}

/// The list after the change, as it is at that moment.
fn changed(store: &Store, subject: &Subject, change: &Change) -> Json {
    let state = store.get();
    let now = state
        .plan()
        .and_then(|plan| subject.statement(plan))
        .map(|row| row.evidence.clone())
        .unwrap_or_default();
    let mut list = match Records::to_json(&now) {
        Some(Json::Array(list)) => list,
        _ => Vec::new(),
    };
    match change {
        Change::Add(today) => list.push(serde_json::json!({ "collected_on": today })),
        Change::Remove(at) if *at < list.len() => {
            list.remove(*at);
        }
        Change::Set(at, name, value) => {
            if let Some(Json::Object(proof)) = list.get_mut(*at) {
                proof.insert((*name).to_owned(), text(value));
            }
        }
        Change::Remove(_) => {}
    }
    if list.is_empty() {
        Json::Null
    } else {
        Json::Array(list)
    }
}
