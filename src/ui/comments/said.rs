//! What was said, with what can be done about it.

use yew::prelude::*;

use crate::app::action::Action;
use crate::model::comment::Comment;
use crate::model::text::Text;
use crate::model::units::Moment;
use crate::query::comments::{Thread, answer, remove, reword, settle};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, IconButton};
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::IconName;
use crate::ui::components::tag::{Tag, Who};
use crate::ui::components::tone::Tone;
use crate::ui::effects::{fresh, now};
use crate::ui::store::{Store, use_selector, use_store};

/// Properties of [`ThreadItem`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ThreadItemProps {
    pub(super) thread: Thread,
}

/// A comment with its answers.
#[component]
pub(super) fn ThreadItem(props: &ThreadItemProps) -> Html {
    let thread = &props.thread;
    let answering = use_state_eq(|| false);
    let store = use_store();
    let settled = thread.is_settled();
    let key = thread.first.meta.id;
    let onsettle = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Edit(settle(key, !settled))))
    };
    let turn = |on: bool| {
        let answering = answering.clone();
        Callback::from(move |_: MouseEvent| answering.set(on))
    };
    let onanswer = {
        let (first, answering) = (thread.first.clone(), answering.clone());
        Callback::from(move |text: AttrValue| {
            let stamp = store.get().stamp(now());
            store.dispatch(Action::Edit(answer(&first, &text, &stamp, fresh())));
            answering.set(false);
        })
    };
    html! {
        <li class={classes!("thread", settled.then_some("settled"))}>
            <Said comment={ByPtr(thread.first.clone())} {settled} />
            if !thread.answers.is_empty() {
                <ul class="answers" aria-label="Answers">
                    for row in thread.answers.iter() {
                        <li key={row.meta.id.to_string()}><Said comment={ByPtr(row.clone())} settled={false} /></li>
                    }
                </ul>
            }
            if *answering {
                <Writing label="Answer" begin="" done="Answer" ondone={onanswer} oncancel={turn(false)} />
            } else {
                <div class="bar no-print">
                    <Button label="Answer…" small={true} kind={ButtonKind::Quiet} onclick={turn(true)} />
                    <Button label={if settled { "Open again" } else { "Settled" }} small={true} kind={ButtonKind::Quiet} onclick={onsettle} />
                </div>
            }
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SaidProps {
    comment: ByPtr<Comment>,
    settled: bool,
}

/// One comment.
#[component]
fn Said(props: &SaidProps) -> Html {
    let comment = &props.comment;
    let editing = use_state_eq(|| false);
    let store = use_store();
    let asked = use_selector(comment.addressed_to.0, |state, key| {
        let name = state.plan()?.owner_name((*key)?)?;
        Some(AttrValue::from(name))
    });
    let key = comment.meta.id;
    let turn = |on: bool| {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(on))
    };
    let onremove = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| take_out(&store, key))
    };
    let onreword = {
        let editing = editing.clone();
        Callback::from(move |text: AttrValue| {
            store.dispatch(Action::Edit(reword(key, &text)));
            editing.set(false);
        })
    };
    let by = match comment.said_by.trim() {
        "" => AttrValue::Static("Somebody without a name"),
        name => AttrValue::from(name.to_owned()),
    };
    let at = comment.said_at.value();
    html! {
        <article class="said" aria-label={format!("Comment of {by}")}>
            <div class="said-head">
                <Who name={Some(by)} />
                if let Some(day) = at.and_then(Moment::day) {
                    <time class="sub" datetime={at.map(|at| at.to_string())}>{ day.to_string() }</time>
                }
                if props.settled { <Tag label="Settled" tone={Tone::Good} icon={Some(IconName::Check)} /> }
                <span class="actions no-print">
                    <IconButton icon={IconName::Edit} label="Edit the comment" small={true} onclick={turn(true)} />
                    <IconButton icon={IconName::Trash} label="Remove the comment" small={true} onclick={onremove} />
                </span>
            </div>
            if let Some(name) = asked { <p class="sub">{ format!("Asks {name}") }</p> }
            if *editing {
                <Writing label="Comment" begin={comment.text.to_string()} done="Save" ondone={onreword} oncancel={turn(false)} />
            } else {
                <p class="as-written">{ comment.text.to_string() }</p>
            }
        </article>
    }
}

fn take_out(store: &Store, comment: crate::model::id::Key) {
    let state = store.get();
    if let Some(plan) = state.plan() {
        let edit = remove(plan, comment);
        store.dispatch(Action::EditAndTell(edit, Text::from("Comment removed")));
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WritingProps {
    label: AttrValue,
    /// What is there at first.
    begin: AttrValue,
    /// The words on the button.
    done: AttrValue,
    /// What was written; never nothing.
    ondone: Callback<AttrValue>,
    oncancel: Callback<MouseEvent>,
}

/// A text being written.
#[component]
fn Writing(props: &WritingProps) -> Html {
    let text = use_state_eq(|| props.begin.clone());
    let oninput = Callback::from({
        let text = text.clone();
        move |now: AttrValue| text.set(now)
    });
    let nothing = text.trim().is_empty();
    let onclick = props.ondone.reform({
        let text = text.clone();
        move |_: MouseEvent| (*text).clone()
    });
    html! {
        <div class="stack no-print">
            <TextField label={props.label.clone()} value={(*text).clone()} {oninput} multiline={true} wide={true} />
            <div class="bar">
                <Button label={props.done.clone()} kind={ButtonKind::Primary} small={true} {onclick}
                    disabled={nothing.then_some(AttrValue::Static("Nothing was written yet"))} />
                <Button label="Cancel" small={true} kind={ButtonKind::Quiet} onclick={&props.oncancel} />
            </div>
        </div>
    }
}
