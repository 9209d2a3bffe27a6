//! Keeping the plan as it is, under a name.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::notice::Notice;
use crate::browser::task;
use crate::model::milestone::Occasion;
use crate::model::text::Text;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::insight::use_insight;
use crate::ui::milestones::{Taking, prepare};
use crate::ui::store::{use_selector, use_store};

/// Properties of [`KeepCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct KeepCardProps {
    /// Called when it was kept, or is not to be.
    pub(super) onclose: Callback<()>,
}

/// Asks for a name, and keeps the plan as it is.
#[component]
pub(super) fn KeepCard(props: &KeepCardProps) -> Html {
    let (store, insight) = (use_store(), use_insight());
    let today = use_selector((), |state, ()| state.today);
    let name = use_state_eq(|| AttrValue::from(format!("As of {today}")));
    let note = use_state_eq(|| AttrValue::Static(""));
    let busy = use_state_eq(|| false);
    let type_in = |field: &UseStateHandle<AttrValue>| {
        let field = field.clone();
        Callback::from(move |text: AttrValue| field.set(text))
    };
    let onclick = {
        let (name, note, busy) = (name.clone(), note.clone(), busy.clone());
        let onclose = props.onclose.clone();
        Callback::from(move |_: MouseEvent| {
            let taking = Taking {
                occasion: Occasion::ByHand,
                name: Text::from(name.trim()),
                note: Text::from(note.trim()),
            };
            let (store, insight) = (store.clone(), insight.clone());
            let (busy, onclose) = (busy.clone(), onclose.clone());
            busy.set(true);
            task::spawn(async move {
                let told = format!("Kept as milestone “{}”", taking.name);
                let prepared = prepare(&store, &insight, taking).await;
                if let Some(edit) = prepared.and_then(|prepared| prepared.edit) {
                    store.dispatch(Action::Mark(edit));
                    store.dispatch(Action::Tell(Notice::done(told)));
                }
                busy.set(false);
                onclose.emit(());
            });
        })
    };
    let disabled = name
        .trim()
        .is_empty()
        .then_some(AttrValue::Static("it needs a name"));
    html! {
        <Card title="Keep as milestone" sub="The whole plan as it is now, in the plan's own file">
            <div class="stack">
                <div class="form-grid">
                    <TextField label="Name" value={(*name).clone()} oninput={type_in(&name)}
                        help="Such as the review or the release that it stands for" />
                    <TextField label="Note" value={(*note).clone()} oninput={type_in(&note)} multiline={true} />
                </div>
                <div class="actions">
                    <Button label="Keep" kind={ButtonKind::Primary} busy={*busy} {onclick} {disabled} />
                    <Button label="Cancel" onclick={props.onclose.reform(|_: MouseEvent| ())} />
                </div>
            </div>
        </Card>
    }
}
