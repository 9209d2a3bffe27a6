//! Ways to one more service: what is built in, or a provider's own page.

use yew::prelude::*;

use crate::browser::clock::breathe;
use crate::browser::files::{HandedIn, chosen};
use crate::browser::task;
use crate::catalogue::library::{SERVICES, Shelved};
use crate::model::units::Date;
use crate::ui::components::button::{Button, ButtonKind};
use crate::ui::components::card::Card;
use crate::ui::components::field::text::TextField;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::store::use_store;

use super::Arrival;
use super::candidate::Candidate;

/// Properties of [`AddService`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AddServiceProps {
    /// What is being read, or could not be.
    pub(super) arrival: Arrival,
    /// Called with a file that was chosen.
    pub(super) onfile: Callback<HandedIn>,
    /// Reports what was read.
    pub(super) onarrival: Callback<Arrival>,
}

/// Ways to one more service.
#[component]
pub(super) fn AddService(props: &AddServiceProps) -> Html {
    html! { <>
        { remark(&props.arrival, &props.onarrival) }
        <div class="grid grid-2">
            <ReadPage onfile={props.onfile.clone()} onarrival={props.onarrival.clone()} />
            <Shelf onarrival={props.onarrival.clone()} />
        </div>
    </> }
}

fn remark(arrival: &Arrival, onarrival: &Callback<Arrival>) -> Html {
    let dismiss = onarrival.reform(|_: MouseEvent| Arrival::Nothing);
    match arrival {
        Arrival::Reading(name) => html! { <p role="status">{ format!("Reading {name}…") }</p> },
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
    onfile: Callback<HandedIn>,
    onarrival: Callback<Arrival>,
}

/// A provider's own page, pasted or as a file.
#[component]
fn ReadPage(props: &ReadPageProps) -> Html {
    let store = use_store();
    let text = use_state_eq(AttrValue::default);
    let oninput = use_callback(text.setter(), |typed: AttrValue, text| text.set(typed));
    let onfile = props.onfile.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(file) = chosen(&event) {
            onfile.emit(file);
        }
    });
    let read = {
        let (text, onarrival) = (text.clone(), props.onarrival.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, today) = (text.to_string(), store.get().today);
            read_text(
                async move { Ok(text) },
                "The pasted page".into(),
                today,
                onarrival.clone(),
            );
        })
    };
    html! {
        <Card title="Read a provider's page">
            <div class="stack">
                <p class="sub">{ "Its page of responsibilities as Markdown, HTML or CSV, or a catalogue that somebody exported here. You see what was understood before anything is added." }</p>
                <div class="bar">
                    <label class="btn file-button">
                        <Icon name={IconName::Upload} /><span>{ "Choose a file…" }</span>
                        <input type="file" class="sr" accept=".md,.markdown,.html,.htm,.csv,.tsv,.txt,.json" {onchange} />
                    </label>
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
            <td>{ shelved.date }</td>
            <td><Button label="Look…" small={true} kind={ButtonKind::Quiet} {onclick}
                title={format!("Look at the duties of {}", shelved.service)} /></td>
        </tr>
    }
}

/// Reads a file that was handed in.
pub(super) fn read_file(file: HandedIn, today: Date, onarrival: Callback<Arrival>) {
    let name = AttrValue::from(file.name());
    read_text(async move { file.text().await }, name, today, onarrival);
}

/// Reads a text once it is there, after the page has said so.
fn read_text(
    text: impl Future<Output = Result<String, String>> + 'static,
    name: AttrValue,
    today: Date,
    onarrival: Callback<Arrival>,
) {
    onarrival.emit(Arrival::Reading(name.clone()));
    task::spawn(async move {
        let text = text.await;
        breathe().await;
        let read = text.and_then(|text| Candidate::read(&text, name.to_string(), today));
        onarrival.emit(match read {
            Ok(candidate) => Arrival::There(candidate),
            Err(why) => Arrival::Problem(name, why.into()),
        });
    });
}
