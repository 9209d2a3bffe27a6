//! The duties and checks of an added service, to be edited one at a time.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::catalogue::duty::Catalogue;
use crate::model::id::Key;
use crate::query::services::services;
use crate::readiness::item::{Item, items};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::card::EmptyState;
use crate::ui::components::field::search::SearchField;
use crate::ui::components::icon::IconName;
use crate::ui::components::mark::PartyMark;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::marks;
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_store;

use super::check_form::CheckForm;
use super::checks::{checks, no_check};
use super::counted;
use super::form::DutyForm;
use super::list::{hand_out, remove};
use super::listing::{Listed, Listing, fits};

/// The lists to choose between.
const DUTIES: &str = "duties";
const CHECKS: &str = "checks";

/// What is being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Editing {
    /// The duty with that id.
    Duty(String),
    /// A duty that is to be added.
    New,
    /// The check with that id.
    Check(String),
    /// A check that is to be added.
    NewCheck,
}

impl Editing {
    /// Tells one from the other.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Duty(id) | Self::Check(id) => id.clone(),
            Self::New => "new".to_owned(),
            Self::NewCheck => "new check".to_owned(),
        }
    }
}

/// Properties of [`EditService`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EditServiceProps {
    /// The plan.
    pub(super) assessed: ByPtr<Assessed>,
    /// Where the plan keeps the catalogue.
    pub(super) id: Key,
}

/// The duties of an added service.
#[component]
pub(super) fn EditService(props: &EditServiceProps) -> Html {
    let seen = &props.assessed;
    let search = use_state_eq(AttrValue::default);
    let editing = use_state_eq(|| None::<Editing>);
    let shows_checks = use_state_eq(|| false);
    let items = use_memo(props.assessed.clone(), |seen| choices(seen));
    let rows = use_memo(
        (seen.clone(), props.id, (*search).clone(), *shows_checks),
        |(seen, id, search, shows_checks)| listed(seen, *id, search, *shows_checks),
    );
    let store = use_store();
    let oninput = use_callback(search.setter(), |text: AttrValue, search| search.set(text));
    let onclose = use_callback(editing.setter(), |(), editing| editing.set(None));
    let Some(catalogue) = catalogue(seen, props.id) else {
        return html! {
            <div class="page">
                <PageHead title="Service">{ back(seen) }</PageHead>
                <EmptyState icon={IconName::Responsibilities} title="This service is not in the plan" />
            </div>
        };
    };
    let add = {
        let (editing, next) = (
            editing.setter(),
            if *shows_checks {
                Editing::NewCheck
            } else {
                Editing::New
            },
        );
        Callback::from(move |_: MouseEvent| editing.set(Some(next.clone())))
    };
    let onshow = {
        let (shows_checks, editing) = (shows_checks.setter(), editing.setter());
        Callback::from(move |shown: AttrValue| {
            shows_checks.set(shown == CHECKS);
            editing.set(None);
        })
    };
    let shown = if *shows_checks { CHECKS } else { DUTIES };
    let (find, label) = if *shows_checks {
        ("Search checks", "Add a check…")
    } else {
        ("Search duties", "Add a duty…")
    };
    let catalogue = ByPtr(Rc::new(catalogue.clone()));
    let rows = ByPtr(rows);
    html! {
        <div class="page">
            <PageHead title={catalogue.service.clone()} sub={sub(&catalogue)}>
                { back(seen) }
                <Button label="Export" icon={IconName::Download} onclick={hand_out(&store, &catalogue)} />
                <Button label="Remove" icon={IconName::Trash} kind={ButtonKind::Danger}
                    onclick={remove(&store, props.id, &catalogue.service)} />
            </PageHead>
            <div class="filters">
                <Segmented label="What is shown" value={shown} choices={shown_choices(&catalogue)} onchange={onshow} />
                <SearchField label={find} value={(*search).clone()} {oninput} />
                <Button {label} icon={IconName::Plus} onclick={add} />
            </div>
            <div class="with-drawer">
                if *shows_checks {
                    <Listing label="Checks of the service" heads={["Check and area", "Severity"]} {rows}
                        editing={(*editing).clone()} onedit={editing.setter()} empty={no_check()} />
                } else {
                    <Listing label="Duties of the service" heads={["Duty and task", "Party"]} {rows}
                        editing={(*editing).clone()} onedit={editing.setter()} empty={no_duty()} />
                }
                { form(props.id, &catalogue, editing.as_ref(), &items, &onclose) }
            </div>
        </div>
    }
}

/// The catalogue that the plan keeps there.
fn catalogue(seen: &Assessed, pin: Key) -> Option<&Catalogue> {
    let rows = services(&seen.plan, &seen.knowledge, &seen.matrix);
    let found = rows.iter().find(|row| row.pin == Some(pin));
    found.map(|row| row.catalogue)
}

fn listed(seen: &Assessed, pin: Key, search: &str, shows_checks: bool) -> Vec<Listed> {
    let list = if shows_checks { checks } else { duties };
    catalogue(seen, pin).map_or_else(Vec::new, |catalogue| list(catalogue, search))
}

/// The form of what is open.
fn form(
    pin: Key,
    catalogue: &ByPtr<Catalogue>,
    editing: Option<&Editing>,
    items: &Rc<[Choice]>,
    onclose: &Callback<()>,
) -> Html {
    let Some(editing) = editing else {
        return Html::default();
    };
    let (key, catalogue) = (editing.key(), catalogue.clone());
    let duty = |duty: Option<String>| {
        html! { <DutyForm key={key.clone()} {pin} catalogue={catalogue.clone()} {duty} items={Rc::clone(items)} onclose={onclose.clone()} /> }
    };
    let check = |check: Option<String>| {
        html! { <CheckForm key={key.clone()} {pin} catalogue={catalogue.clone()} {check} onclose={onclose.clone()} /> }
    };
    match editing {
        Editing::Duty(id) => duty(Some(id.clone())),
        Editing::New => duty(None),
        Editing::Check(id) => check(Some(id.clone())),
        Editing::NewCheck => check(None),
    }
}

/// Every item of the checklist, by title; its id tells it from one of the same title.
fn choices(seen: &Assessed) -> Rc<[Choice]> {
    let items = items(&seen.knowledge);
    let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &items {
        *titles.entry(item.title()).or_default() += 1;
    }
    let choice = |item: &Item| {
        let (id, title) = (item.id().to_owned(), item.title());
        let several = titles.get(title).is_some_and(|count| *count > 1);
        let label = if several {
            format!("{title} ({id})")
        } else {
            title.to_owned()
        };
        Choice::new(id, label)
    };
    items.iter().map(choice).collect()
}

fn shown_choices(catalogue: &Catalogue) -> Rc<[Choice]> {
    Rc::from([
        Choice::new(DUTIES, "Duties"),
        Choice::new(CHECKS, format!("Checks ({})", catalogue.checks.len())),
    ])
}

fn back(seen: &Assessed) -> Html {
    let href = Route::Plan(seen.plan.id(), Page::Catalogues(None)).print();
    html! { <LinkButton label="All services" {href} /> }
}

fn sub(catalogue: &Catalogue) -> String {
    let duties = counted(catalogue.duties.len(), "duty", "duties");
    format!("{duties} · {} · {}", catalogue.provider, catalogue.date)
}

/// The duties in which all words stand, in their order.
fn duties(catalogue: &Catalogue, search: &str) -> Vec<Listed> {
    let found = catalogue.duties.iter().filter_map(|duty| {
        let task = catalogue.task(&duty.task)?;
        let place = format!("{}, {}", task.title, catalogue.area_title(&task.area));
        let fits = fits(search, &[&duty.title, &duty.text, &place]);
        fits.then(|| Listed {
            opens: Editing::Duty(duty.id.clone()),
            title: duty.title.clone(),
            place,
            mark: html! { <PartyMark party={marks::party(duty.party)} /> },
            concerns: duty.attaches,
        })
    });
    found.collect()
}

fn no_duty() -> Html {
    html! { <EmptyState icon={IconName::Filter} title="No duty fits" /> }
}
