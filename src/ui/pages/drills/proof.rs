//! What a drill proves: the deployment as it was when the drill was recorded.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::file::fingerprint::fingerprint;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::Kind;
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
    let now = use_memo((version, id), |_| {
        assessed.map(|assessed| fingerprint(&assessed.plan, Kind::Drill, id))
    });
    let Some(now) = &*now else {
        return Html::default();
    };
    let (kind, title, label) = match then.as_str() {
        None => (
            NoticeKind::Info,
            "Not tied to the deployment yet",
            "It was held with the deployment as it is now",
        ),
        Some(then) if then == &**now => {
            return html! { <Notice kind={NoticeKind::Good} title="It speaks of the deployment as it is now" /> };
        }
        Some(_) => (
            NoticeKind::Warning,
            "The deployment has changed since this drill",
            "It still holds for the deployment as it is now",
        ),
    };
    let actions = html! { <Button {label} small={true} onclick={tie(&store, id)} /> };
    html! { <Notice {kind} {title} {actions} /> }
}

/// Ties the drill to the deployment as it is at the moment of the press.
fn tie(store: &Store, id: Key) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        let state = store.get();
        if let Some(plan) = state.plan() {
            let now = fingerprint(plan, Kind::Drill, id);
            let edit = Edit::set(Kind::Drill, id, "fingerprint", (&*now).into());
            store.dispatch(Action::Edit(edit));
        }
    })
}
