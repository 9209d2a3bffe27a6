//! The duties and checks of an added service, to be edited one at a time.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::catalogue::duty::{Catalogue, Duty};
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::query::services::services;
use crate::readiness::item::{Item, items};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::card::EmptyState;
use crate::ui::components::field::search::SearchField;
use crate::ui::components::icon::IconName;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, MinWidth, Row, RowContext, RowId};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_store;

use super::check_form::CheckForm;
use super::checks::CheckList;
use super::counted;
use super::form::DutyForm;
use super::list::{hand_out, remove};

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
    let store = use_store();
    let oninput = use_callback(search.setter(), |text: AttrValue, search| search.set(text));
    let onclose = use_callback(editing.setter(), |(), editing| editing.set(None));
    let rows = services(&seen.plan, &seen.knowledge, &seen.matrix);
    let found = rows.iter().find(|row| row.pin == Some(props.id));
    let Some(catalogue) = found.map(|row| row.catalogue) else {
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
                    <CheckList assessed={seen.clone()} service={catalogue.id.clone()} search={(*search).clone()}
                        editing={(*editing).clone()} onedit={editing.setter()} />
                } else {
                    <DutyList assessed={seen.clone()} service={catalogue.id.clone()} search={(*search).clone()}
                        editing={(*editing).clone()} onedit={editing.setter()} />
                }
                { form(props.id, &catalogue, editing.as_ref(), &items, &onclose) }
            </div>
        </div>
    }
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

/// Every item of the checklist.
fn choices(seen: &Assessed) -> Rc<[Choice]> {
    let items = items(&seen.knowledge);
    let choice = |item: &Item| Choice::new(item.id().to_owned(), item.title().to_owned());
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

#[derive(Clone, PartialEq, Properties)]
struct DutyListProps {
    assessed: ByPtr<Assessed>,
    service: String,
    search: AttrValue,
    editing: Option<Editing>,
    onedit: UseStateSetter<Option<Editing>>,
}

/// The duties in their order.
#[component]
fn DutyList(props: &DutyListProps) -> Html {
    let duties = use_memo(
        (
            props.assessed.clone(),
            props.service.clone(),
            props.search.clone(),
        ),
        |(assessed, service, search)| matching(assessed, service, search),
    );
    let rows: Rc<[Row]> = (0..duties.len())
        .map(|at| Row::Item(RowId(at as u128)))
        .collect();
    let cells = use_callback(duties.clone(), |context: RowContext, duties| {
        let found = duties.get(context.index);
        found.map_or_else(Html::default, |(duty, place)| row_cells(duty, place))
    });
    let onopen = use_callback(
        (duties.clone(), props.onedit.clone()),
        |id: RowId, (duties, onedit)| {
            let at = usize::try_from(id.0).unwrap_or(usize::MAX);
            if let Some((duty, _)) = duties.get(at) {
                onedit.set(Some(Editing::Duty(duty.id.clone())));
            }
        },
    );
    let open = props.editing.as_ref().and_then(|editing| {
        let mut rows = duties.iter();
        let at = rows.position(|(duty, _)| *editing == Editing::Duty(duty.id.clone()))?;
        Some(RowId(at as u128))
    });
    let columns: Rc<[Column]> = Rc::from([
        Column::new("duty", "Duty and task"),
        Column::new("party", "Party").px(122),
        Column::new("object", "Concerns").px(160),
    ]);
    let empty = html! { <EmptyState icon={IconName::Filter} title="No duty fits" /> };
    html! {
        <DataTable label="Duties of the service" {columns} {rows} {cells} {open} onopen={Some(onopen)}
            two_lines={true} min_width={MinWidth::Narrow} {empty} />
    }
}

/// The duties in which all words stand, each with its task.
fn matching(assessed: &Assessed, service: &str, search: &str) -> Vec<(Rc<Duty>, String)> {
    let mut catalogues = assessed.knowledge.catalogues.iter();
    let Some(catalogue) = catalogues.find(|one| one.id == service) else {
        return Vec::new();
    };
    catalogue
        .duties
        .iter()
        .filter_map(|duty| {
            let task = catalogue.task(&duty.task)?;
            let place = format!("{}, {}", task.title, catalogue.area_title(&task.area));
            let fits = fits(search, &[&duty.title, &duty.text, &place]);
            fits.then(|| (Rc::clone(duty), place))
        })
        .collect()
}

/// Whether all words stand in the texts.
pub(super) fn fits(search: &str, texts: &[&str]) -> bool {
    let text = texts.join("\n").to_lowercase();
    let search = search.to_lowercase();
    search.split_whitespace().all(|word| text.contains(word))
}

fn row_cells(duty: &Duty, place: &str) -> Html {
    use crate::ui::components::mark::PartyMark;
    let concerns = match duty.attaches {
        Kind::PlanFacts => "The whole deployment",
        kind => kind.label(),
    };
    html! { <>
        <td>
            <div class="cell-main">{ duty.title.clone() }</div>
            <div class="cell-sub">{ place.to_owned() }</div>
        </td>
        <td><PartyMark party={mark(duty.party.key())} /></td>
        <td>{ concerns }</td>
    </> }
}

/// The mark of a party, by its key.
fn mark(key: &str) -> crate::ui::components::tone::Party {
    use crate::ui::components::tone::Party;
    match key {
        "provider" => Party::Provider,
        "customer" => Party::Customer,
        "third_party" => Party::ThirdParty,
        _ => Party::Unknown,
    }
}
