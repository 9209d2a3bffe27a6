//! Where a reader begins: an example, an empty plan, a file, a link, or a
//! plan that is here already.

mod arrive;
mod begin;
mod lasting;
mod published;
mod recent;
mod wipe;

use yew::prelude::*;

use crate::app::library::Shelf;
use crate::browser::files::HandedIn;
use crate::browser::one_file;
use crate::ui::components::files::DropPage;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::shell::page::PageHead;
use crate::ui::store::{use_selector, use_store};

use arrive::{Arrival, take, take_own};
use begin::{Begin, Examples};
use lasting::Lasting;
use published::Published;
use recent::Recent;
use wipe::WipeAll;

/// Where a reader begins.
#[component]
pub fn StartPage() -> Html {
    let store = use_store();
    let arrival = use_state(Arrival::default);
    let onfiles = {
        let (store, arrival) = (store.clone(), arrival.clone());
        Callback::from(move |files: Vec<HandedIn>| {
            if let Some(file) = files.into_iter().next() {
                take(file, store.clone(), arrival.clone());
            }
        })
    };
    let is_known = use_selector((), |state, ()| state.library.shelf != Shelf::Unread);
    {
        let arrival = arrival.clone();
        use_effect_with(is_known, move |is_known| {
            if let Some(text) = is_known.then(one_file::take_plan).flatten() {
                take_own(text, store, arrival);
            }
        });
    }
    html! {
        <DropPage onfiles={onfiles.clone()}>
            <PageHead title="Know who does what, and whether you would recover" />
            <p class="measure">
                { "Describe a cloud backup deployment, and Muster shows who owns every task, provider or you, and what is missing before a disaster. You leave with the checklist." }
            </p>
            { arrived(&arrival) }
            <Published />
            <div class="grid grid-2">
                <Examples />
                <Begin {onfiles} />
            </div>
            <Recent />
            <section class="stack-tight small muted" aria-label="Privacy">
                <p>{ "Everything stays in this browser: no account, no server, nothing is sent anywhere. Export what you want to keep elsewhere." }</p>
                <Lasting />
                <p>{ "Not affiliated with IBM. What is said of the service comes from its public pages, each with its date; verify at the source." }</p>
                <WipeAll />
            </section>
        </DropPage>
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
        Arrival::Sealed { text, unseal } => unseal(text.clone(), discard),
        Arrival::Odd { arrived, preview } => preview(arrived.clone(), discard),
    }
}
