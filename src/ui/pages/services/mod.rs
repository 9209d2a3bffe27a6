//! The services whose duties the plan hands out: what is there, one more from
//! what is built in or from a provider's own page, a newer version of one that
//! is there, and the duties of one to be edited.

mod add;
mod candidate;
mod change;
mod check_form;
mod checks;
mod checks_read;
mod edit;
mod form;
mod list;
mod listing;
mod own;
mod preview;
mod reading;
mod revising;
mod said;
mod unread;
mod upgrade;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::browser::files::HandedIn;
use crate::model::id::Key;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::LinkButton;
use crate::ui::components::files::DropPage;
use crate::ui::components::icon::IconName;
use crate::ui::hooks::assessed::use_assessed;
use crate::ui::shell::page::PageHead;

use add::AddService;
use candidate::Candidate;
use edit::EditService;
use list::ServiceList;
use preview::Preview;
use reading::use_reading;

/// Properties of [`ServicesPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ServicesPageProps {
    /// The added catalogue that is open, by the key under which the plan keeps it.
    pub open: Option<Key>,
}

/// How far a page has come that somebody handed in.
#[derive(Clone, Debug, Default, PartialEq)]
enum Arrival {
    /// There is none.
    #[default]
    Nothing,
    /// It is being read.
    Reading(AttrValue),
    /// It cannot be read: its name, and why.
    Problem(AttrValue, AttrValue),
    /// It was read.
    There(Candidate),
}

/// How many rows of a long table are drawn at once.
const PART: usize = 25;

/// The services whose duties the plan hands out.
#[component]
pub fn ServicesPage(props: &ServicesPageProps) -> Html {
    let Some(assessed) = use_assessed().map(ByPtr) else {
        return html! { <div class="page"><PageHead title="Services" /></div> };
    };
    match props.open {
        Some(id) => html! { <EditService key={id.to_string()} {assessed} {id} /> },
        None => html! { <Services {assessed} /> },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ServicesProps {
    assessed: ByPtr<Assessed>,
}

/// What is there, and ways to more. A page can be dropped anywhere on it.
#[component]
fn Services(props: &ServicesProps) -> Html {
    let assessed = &props.assessed;
    let arrival = use_state_eq(Arrival::default);
    let onarrival = use_callback(arrival.setter(), |next: Arrival, arrival| arrival.set(next));
    let reading = use_reading(onarrival.clone());
    let onfiles = reading
        .take
        .reform(|files: Vec<HandedIn>| files.into_iter().next());
    let onclose = onarrival.reform(|()| Arrival::Nothing);
    use_effect_with((*arrival).clone(), |arrival| {
        let before = arrival.clone();
        move || {
            if let Arrival::There(candidate) = before {
                candidate.put_away();
            }
        }
    });
    let content = match &*arrival {
        Arrival::There(candidate) => html! {
            <Preview assessed={assessed.clone()} candidate={candidate.clone()} {onclose} />
        },
        other => html! { <>
            <ServiceList assessed={assessed.clone()} />
            <AddService arrival={other.clone()} onfile={reading.take} oncancel={reading.cancel} {onarrival} />
        </> },
    };
    let count = assessed.knowledge.catalogues.len();
    html! {
        <DropPage {onfiles}>
            <PageHead title="Services" sub={format!("{count} in this plan")}>
                <LinkButton label="Responsibilities" icon={IconName::Responsibilities}
                    href={Route::Plan(assessed.plan.id(), Page::Responsibilities(None)).print()} />
            </PageHead>
            { content }
        </DropPage>
    }
}

/// A number with the word for it.
fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}
