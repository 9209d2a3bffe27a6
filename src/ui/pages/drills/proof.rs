//! What a drill proves: the deployment as it was when the drill was recorded.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::file::changes::changes;
use crate::file::fingerprint::Fingerprints;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::query::drills::tie_drill;
use crate::ui::components::button::Button;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::hooks::object::{Place, use_field};
use crate::ui::store::{Store, use_store};

/// Properties of [`Proof`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ProofProps {
    /// The drill.
    pub(super) id: Key,
}

/// Whether the drill still speaks of the deployment as it is.
#[component]
pub(super) fn Proof(props: &ProofProps) -> Html {
    let id = props.id;
    let store = use_store();
    let (then, _) = use_field(Place {
        kind: Kind::Drill,
        id,
        field: "fingerprint",
    });
    let assessed = use_assessed();
    let version = assessed
        .as_ref()
        .map_or(0, |assessed| Rc::as_ptr(&assessed.plan) as usize);
    let changes = use_memo((version, then.clone(), id), |(_, then, id)| {
        let assessed = assessed?;
        let prints = Fingerprints::new(&assessed.plan);
        changes(&prints, then.as_str()?, Kind::Drill, *id)
    });
    let (kind, title, label) = match (then.as_str(), &*changes) {
        (None, _) => (
            NoticeKind::Info,
            "Not tied to the deployment yet",
            "It was held with the deployment as it is now",
        ),
        (Some(_), None) => {
            return html! { <Notice kind={NoticeKind::Good} title="It speaks of the deployment as it is now" /> };
        }
        (Some(_), Some(_)) => (
            NoticeKind::Warning,
            "The deployment has changed since this drill",
            "It still holds for the deployment as it is now",
        ),
    };
    let actions = html! { <Button {label} small={true} onclick={tie(&store, id)} /> };
    html! {
        <Notice {kind} {title} {actions}>
            if let Some(changes) = (*changes).as_ref().filter(|changes| !changes.is_empty()) {
                <ul>for (at, change) in changes.iter().enumerate() { <li key={at}>{ change }</li> }</ul>
            }
        </Notice>
    }
}

/// Ties the drill to the deployment as it is at the moment of the press.
fn tie(store: &Store, id: Key) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        let state = store.get();
        if let Some(plan) = state.plan() {
            store.dispatch(Action::Edit(tie_drill(plan, id)));
        }
    })
}
