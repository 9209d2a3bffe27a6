//! This device's own version beside a published one.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::other_copy::OtherCopy;
use crate::app::route::{Page, Route};
use crate::compare::author::by_author;
use crate::compare::change::changes;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::card::{Card, Disclosure};
use crate::ui::store::use_store;
use crate::ui::together::authors::{Authors, count};
use crate::ui::together::counted;

use super::PublishedProps;

/// What differs between this device's version and the published one, and ways
/// to make them one.
#[component]
pub(super) fn Yours(props: &PublishedProps) -> Html {
    let store = use_store();
    let published = &props.published;
    let authors = use_memo(published.clone(), |published| {
        let mine = published.mine.as_ref();
        let differ = mine.map(|mine| changes(mine, &published.plan));
        ByPtr::from(by_author(&published.plan, differ.unwrap_or_default()))
    });
    let Some(mine) = &published.mine else {
        return Html::default();
    };
    let onclick = {
        let published = published.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Action::Beside(Some(Rc::new(OtherCopy {
                plan: Rc::clone(&published.plan),
                from: published.path.as_str().into(),
                base: published.taken.clone(),
                published_at: Some(published.address.as_str().into()),
            }))));
        })
    };
    let open = Route::Plan(mine.id(), Page::HOME).print();
    let sub = format!("revision {}; it stays as it is", mine.revision());
    if authors.is_empty() {
        return html! {
            <Card title="Your version on this device" {sub}>
                <p>{ "It says the same as the published one." }</p>
                <div class="actions"><LinkButton href={open} label="Open yours" /></div>
            </Card>
        };
    }
    html! {
        <Card title="Your version on this device" {sub}>
            <div class="stack">
                <Disclosure summary="What the published one says differently" note={counted(count(&authors), "difference")}>
                    <Authors authors={ByPtr::clone(&authors)} />
                </Disclosure>
                if let Some(base) = &published.taken {
                    <p class="sub">{ format!("Both began with {}.", base.told) }</p>
                }
                <div class="actions">
                    <Button label="Compare and merge…" kind={ButtonKind::Primary} {onclick} />
                    <LinkButton href={open} label="Open yours" />
                </div>
            </div>
        </Card>
    }
}
