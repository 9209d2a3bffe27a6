//! Where a reader begins: an example, an empty plan, a file, a link, or a
//! plan that is here already.

mod arrive;
mod begin;
mod recent;
mod wipe;

use yew::prelude::*;

use crate::browser::files;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_store;

use arrive::{Arrival, take};
use begin::{Begin, Examples};
use recent::Recent;
use wipe::WipeAll;

/// Where a reader begins.
#[component]
pub fn StartPage() -> Html {
    let store = use_store();
    let arrival = use_state(Arrival::default);
    let dragging = use_state_eq(|| false);
    let onfile = {
        let (arrival, store) = (arrival.clone(), store.clone());
        Callback::from(move |file| take(file, store.clone(), arrival.clone()))
    };
    let ondragover = {
        let dragging = dragging.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            dragging.set(true);
        })
    };
    let ondragleave = {
        let dragging = dragging.clone();
        Callback::from(move |_: DragEvent| dragging.set(false))
    };
    let ondrop = {
        let (dragging, onfile) = (dragging.clone(), onfile.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            dragging.set(false);
            if let Some(file) = files::dropped(&event) {
                onfile.emit(file);
            }
        })
    };
    html! {
        <div class={classes!("page", dragging.then_some("dropping"))} {ondragover} {ondragleave} {ondrop}>
            <PageHead title="Know who does what, and whether you would recover" />
            <p class="measure">
                { "Describe a cloud backup deployment, and Muster shows who owns every task, provider or you, and what is missing before a disaster. You leave with the checklist." }
            </p>
            { arrived(&arrival) }
            <div class="grid grid-2">
                <Examples />
                <Begin {onfile} />
            </div>
            <Recent />
            <section class="stack-tight small muted" aria-label="Privacy">
                <p>{ "Everything stays in this browser: no account, no server, nothing is sent anywhere. Export what you want to keep elsewhere." }</p>
                <p>{ "Not affiliated with IBM. What is said of the service comes from its public pages, each with its date; verify at the source." }</p>
                <WipeAll />
            </section>
        </div>
    }
}

fn arrived(arrival: &UseStateHandle<Arrival>) -> Html {
    let discard = {
        let arrival = arrival.clone();
        Callback::from(move |()| arrival.set(Arrival::Nothing))
    };
    match &**arrival {
        Arrival::Nothing => Html::default(),
        Arrival::Reading(name) => html! { <p role="status">{ format!("Reading {name}…") }</p> },
        Arrival::Problem { file, why } => html! {
            <Notice kind={NoticeKind::Error} live={true} title={format!("{file} was not opened")}
                ondismiss={Some(discard.reform(|_: MouseEvent| ()))}>
                <p>{ why }</p>
            </Notice>
        },
        Arrival::Odd { arrived, preview } => preview(arrived.clone(), discard),
    }
}
