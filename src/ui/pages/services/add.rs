//! Ways to one more service: what is built in, or a provider's own page.

use yew::prelude::*;

use crate::browser::files::HandedIn;
use crate::catalogue::library::{SERVICES, Shelved};
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::components::files::FileButton;
use crate::ui::components::notice::{Notice, NoticeKind};

use super::Arrival;
use super::candidate::Candidate;

/// Properties of [`AddService`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AddServiceProps {
    /// What is being read, or could not be.
    pub(super) arrival: Arrival,
    /// Called with what was chosen or pasted.
    pub(super) onfile: Callback<Option<HandedIn>>,
    /// Called when reading is no longer wanted.
    pub(super) oncancel: Callback<()>,
    /// Reports what was read.
    pub(super) onarrival: Callback<Arrival>,
}

/// Ways to one more service.
#[component]
pub(super) fn AddService(props: &AddServiceProps) -> Html {
    html! { <>
        { remark(props) }
        <div class="grid grid-2">
            <ReadPage onfile={props.onfile.clone()} />
            <Shelf onarrival={props.onarrival.clone()} />
        </div>
    </> }
}

fn remark(props: &AddServiceProps) -> Html {
    let dismiss = props.onarrival.reform(|_: MouseEvent| Arrival::Nothing);
    match &props.arrival {
        Arrival::Reading(name) => html! {
            <div class="bar">
                <p role="status">{ format!("Reading {name}…") }</p>
                <Button label="Cancel" small={true} onclick={props.oncancel.reform(|_: MouseEvent| ())} />
            </div>
        },
        Arrival::Problem(name, why) => html! {
            <Notice kind={NoticeKind::Error} live={true} title={format!("{name} was not read")} ondismiss={Some(dismiss)}>
                <p>{ why }</p>
            </Notice>
        },
        Arrival::Nothing | Arrival::There(_) => Html::default(),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ReadPageProps {
    onfile: Callback<Option<HandedIn>>,
}

/// A provider's own page, pasted or as a file.
#[component]
fn ReadPage(props: &ReadPageProps) -> Html {
    let text = use_state_eq(AttrValue::default);
    let oninput = use_callback(text.setter(), |typed: AttrValue, text| text.set(typed));
    let onfiles = props
        .onfile
        .reform(|files: Vec<HandedIn>| files.into_iter().next());
    let read = {
        let text = text.clone();
        props
            .onfile
            .reform(move |_: MouseEvent| HandedIn::of_text("The pasted page".to_owned(), &text))
    };
    html! {
        <Card title="Read a provider's page">
            <div class="stack">
                <p class="sub">{ "Its page of responsibilities as Markdown, HTML or CSV, a catalogue that somebody exported here, or a checklist of Azure or lens of AWS as JSON. You see what was understood before anything is added." }</p>
                <div class="bar">
                    <FileButton label="Choose a file…" {onfiles}
                        accept=".md,.markdown,.html,.htm,.csv,.tsv,.txt,.json" />
                    <span class="sub small">{ "or drop it anywhere on this page" }</span>
                </div>
                <TextField label="Or paste the page" value={(*text).clone()} {oninput} multiline={true} wide={true} />
                <div class="actions">
                    <Button label="Read the pasted page" onclick={read}
                        disabled={text.trim().is_empty().then_some(AttrValue::Static("There is no text yet"))} />
                </div>
            </div>
        </Card>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ShelfProps {
    onarrival: Callback<Arrival>,
}

/// The catalogues that are built in.
#[component]
fn Shelf(props: &ShelfProps) -> Html {
    html! {
        <Card title="Built in" sub="in Muster's own words, each with its source" flush={true}>
            <table class="table">
                <thead><tr>
                    <th scope="col">{ "Service" }</th>
                    <th scope="col">{ "Page of" }</th>
                    <th scope="col"><span class="sr">{ "Open" }</span></th>
                </tr></thead>
                <tbody>for shelved in SERVICES.iter() { { entry(shelved, &props.onarrival) } }</tbody>
            </table>
        </Card>
    }
}

fn entry(shelved: &'static Shelved, onarrival: &Callback<Arrival>) -> Html {
    let onclick = onarrival.reform(move |_: MouseEvent| match Candidate::built_in(shelved) {
        Ok(candidate) => Arrival::There(candidate),
        Err(why) => Arrival::Problem(shelved.service.into(), why.into()),
    });
    html! {
        <tr key={shelved.id}>
            <th scope="row">{ shelved.service }</th>
            <td class="nowrap">{ shelved.date }</td>
            <td><Button label="Look…" small={true} kind={ButtonKind::Quiet} {onclick}
                title={format!("Look at the duties of {}", shelved.service)} /></td>
        </tr>
    }
}
