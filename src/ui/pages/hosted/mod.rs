//! A plan that is published beside the page: shown, compared with what this
//! device has, and kept or merged only when wanted.

mod fetched;
mod since;
mod yours;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::library::Shelf;
use crate::browser::task;
use crate::model::plan::Plan;
use crate::model::units::Moment;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::card::{Card, KeyValue, KeyValues};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::effects::fresh;
use crate::ui::objects::preview::{contents, warnings};
use crate::ui::shell::page::PageHead;
use crate::ui::store::{use_selector, use_store};
use crate::ui::visits;

use fetched::{Published, fetch};
use since::Since;
use yours::Yours;

/// Properties of [`HostedPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct HostedPageProps {
    /// The path from the site's folder.
    pub path: AttrValue,
}

/// How far it has come.
#[derive(Clone, PartialEq)]
enum State {
    Coming,
    Failed(AttrValue),
    There(ByPtr<Published>),
}

/// A plan that is published beside the page.
#[component]
pub fn HostedPage(props: &HostedPageProps) -> Html {
    let store = use_store();
    let state = use_state_eq(|| State::Coming);
    let attempt = use_state_eq(|| 0_u32);
    let is_known = use_selector((), |state, ()| state.library.shelf != Shelf::Unread);
    {
        let (state, store) = (state.clone(), store.clone());
        use_effect_with(
            (props.path.clone(), *attempt, is_known),
            move |(path, _, is_known)| {
                let (path, is_known) = (path.clone(), *is_known);
                if is_known {
                    task::spawn(async move {
                        state.set(match fetch(&store, &path).await {
                            Ok(published) => State::There(ByPtr::from(published)),
                            Err(why) => State::Failed(why.into()),
                        });
                    });
                }
            },
        );
    }
    let again = {
        let (state, attempt) = (state.clone(), attempt.clone());
        Callback::from(move |_: MouseEvent| {
            state.set(State::Coming);
            attempt.set(*attempt + 1);
        })
    };
    let path = &props.path;
    match &*state {
        State::Coming => html! {
            <div class="page">
                <PageHead title="Published plan" />
                <p role="status">{ format!("Reading {path}…") }</p>
            </div>
        },
        State::Failed(why) => html! {
            <div class="page">
                <PageHead title="Published plan" />
                <Notice kind={NoticeKind::Error} live={true} title={format!("{path} was not opened")}
                    actions={html! { <>
                        <Button label="Try again" onclick={again} />
                        <LinkButton href="#/" label="Go to the start page" />
                    </> }}>
                    <p>{ why }</p>
                </Notice>
            </div>
        },
        State::There(published) => html! {
            <div class="page">
                <PageHead title="Published plan" sub="Nothing is kept on this device until you say so" />
                <PlanCard published={published.clone()} />
                <Since published={published.clone()} />
                <Yours published={published.clone()} />
            </div>
        },
    }
}

/// Properties of the cards.
#[derive(Clone, PartialEq, Properties)]
struct PublishedProps {
    /// What is published.
    published: ByPtr<Published>,
}

/// What it is, and what can be done with it.
#[component]
fn PlanCard(props: &PublishedProps) -> Html {
    let store = use_store();
    let published = &props.published;
    let plan = &published.plan;
    let look = {
        let (store, published) = (store.clone(), published.clone());
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::Look {
                plan: Rc::clone(&published.plan),
                id: fresh(),
                path: published.path.as_str().into(),
            });
        })
    };
    let keep = {
        let published = published.clone();
        Callback::from(move |_: MouseEvent| {
            if published.mine.is_none() {
                visits::note_taken(&published.address, &published.plan);
            }
            store.dispatch(Action::Keep(Rc::clone(&published.plan), fresh()));
        })
    };
    let keep_label = if published.mine.is_some() {
        "Keep as a copy beside yours"
    } else {
        "Keep on this device"
    };
    let name = match plan.name() {
        "" => "Unnamed plan",
        name => name,
    };
    html! {
        <Card title={name.to_owned()}>
            <div class="stack">
                <KeyValues>
                    <KeyValue term="Published as">{ &published.path }</KeyValue>
                    <KeyValue term="Revision">{ revision(plan) }</KeyValue>
                    <KeyValue term="Holds">{ contents(plan) }</KeyValue>
                </KeyValues>
                { warnings(&published.warnings) }
                <div class="actions">
                    <Button label="Look at it" kind={ButtonKind::Primary} onclick={look} />
                    <Button label={keep_label} onclick={keep} />
                </div>
            </div>
        </Card>
    }
}

/// The revision, and who made it.
fn revision(plan: &Plan) -> String {
    let mut parts = vec![plan.revision().to_string()];
    if let Some(facts) = plan.facts.first() {
        let day = facts.meta.changed_at.and_then(Moment::day);
        parts.extend(day.map(|day| format!("of {day}")));
        let by = &facts.meta.changed_by;
        parts.extend((!by.is_empty()).then(|| format!("by {by}")));
    }
    parts.join(", ")
}
