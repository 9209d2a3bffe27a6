//! The duties of an added service, to be edited one at a time.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::app::route::{Page, Route};
use crate::catalogue::duty::{Catalogue, Duty};
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::query::services::services;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, LinkButton};
use crate::ui::components::card::EmptyState;
use crate::ui::components::field::search::SearchField;
use crate::ui::components::icon::IconName;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, MinWidth, Row, RowContext, RowId};
use crate::ui::shell::page::PageHead;
use crate::ui::store::use_store;

use super::counted;
use super::form::{DutyForm, Editing};
use super::list::{hand_out, remove};

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
    let add = editing.setter();
    let add = Callback::from(move |_: MouseEvent| add.set(Some(Editing::New)));
    html! {
        <div class="page">
            <PageHead title={catalogue.service.clone()} sub={sub(catalogue)}>
                { back(seen) }
                <Button label="Export" icon={IconName::Download} onclick={hand_out(&store, catalogue)} />
                <Button label="Remove" icon={IconName::Trash} kind={ButtonKind::Danger}
                    onclick={remove(&store, props.id, &catalogue.service)} />
            </PageHead>
            <div class="filters">
                <SearchField label="Search duties" value={(*search).clone()} {oninput} />
                <Button label="Add a duty…" icon={IconName::Plus} onclick={add} />
            </div>
            <div class="with-drawer">
                <DutyList assessed={seen.clone()} service={catalogue.id.clone()} search={(*search).clone()}
                    editing={(*editing).clone()} onedit={editing.setter()} />
                if let Some(editing) = &*editing {
                    <DutyForm key={editing.key()} pin={props.id} catalogue={ByPtr(Rc::new(catalogue.clone()))}
                        editing={editing.clone()} {onclose} />
                }
            </div>
        </div>
    }
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
    let search = search.to_lowercase();
    catalogue
        .duties
        .iter()
        .filter_map(|duty| {
            let task = catalogue.task(&duty.task)?;
            let place = format!("{}, {}", task.title, catalogue.area_title(&task.area));
            let text = format!("{}\n{}\n{place}", duty.title, duty.text).to_lowercase();
            let fits = search.split_whitespace().all(|word| text.contains(word));
            fits.then(|| (Rc::clone(duty), place))
        })
        .collect()
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
