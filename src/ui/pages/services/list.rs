//! The services that are in the plan.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::assessed::Assessed;
use crate::app::notice::Notice as Said;
use crate::app::route::{Page, Route};
use crate::browser::download::download;
use crate::catalogue::Knowledge;
use crate::catalogue::duty::Catalogue;
use crate::catalogue::kept;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::query::duties::filter::{Filter, Owner, VIEW};
use crate::query::services::{ServiceRow, services};
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::button::{Button, ButtonKind, ExternalLink, LinkButton};
use crate::ui::components::card::Card;
use crate::ui::components::icon::IconName;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::hooks::assessed::use_knowledge;
use crate::ui::store::{Store, use_store};

/// Properties of [`ServiceList`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ServiceListProps {
    /// The plan.
    pub(super) assessed: ByPtr<Assessed>,
}

/// The services that are in the plan.
#[component]
pub(super) fn ServiceList(props: &ServiceListProps) -> Html {
    let store = use_store();
    let built_in = use_knowledge();
    let seen = &props.assessed;
    let problems = use_memo(props.assessed.clone(), |seen| {
        Knowledge::with_plan(&built_in, &seen.plan).1
    });
    let rows = services(&seen.plan, &seen.knowledge, &seen.matrix);
    html! { <>
        for (at, problem) in problems.iter().enumerate() {
            <Notice key={at} kind={NoticeKind::Warning} title={problem.clone()} />
        }
        <Card title="In this plan" flush={true}>
            <table class="table stacked">
                <thead><tr>
                    <th scope="col">{ "Service" }</th>
                    <th scope="col">{ "Source" }</th>
                    <th scope="col" class="num">{ "Duties" }</th>
                    <th scope="col" class="num">{ "Without owner" }</th>
                    <th scope="col"><span class="sr">{ "Actions" }</span></th>
                </tr></thead>
                <tbody>for row in rows.iter() { { line(&store, seen.plan.id(), row) } }</tbody>
            </table>
        </Card>
    </> }
}

fn line(store: &Store, plan: Key, row: &ServiceRow) -> Html {
    let name = row.catalogue.service.clone();
    let filtered = |owner: Option<Owner>| {
        let filter = Filter {
            service: row.catalogue.id.clone(),
            owner,
            ..Filter::default()
        };
        show(store, plan, filter)
    };
    let unassigned = row.unassigned;
    html! {
        <tr key={row.catalogue.id.clone()}>
            <th scope="row">{ name.clone() }<div class="sub">{ origin(row) }</div></th>
            <td data-label="Source">{ source(row) }</td>
            <td data-label="Duties" class="num">
                <Button label={row.duties.to_string()} small={true} kind={ButtonKind::Quiet} onclick={filtered(None)}
                    title={format!("Show the duties of {name}")} />
            </td>
            <td data-label="Without owner" class="num">
                if unassigned == 0 { { "0" } } else {
                    <Button label={unassigned.to_string()} small={true} kind={ButtonKind::Quiet}
                        onclick={filtered(Some(Owner::Nobody))}
                        title={format!("Show the duties of {name} that nobody owns")} />
                }
            </td>
            <td><div class="actions">{ actions(store, plan, row) }</div></td>
        </tr>
    }
}

fn origin(row: &ServiceRow) -> String {
    let kept = if row.pin.is_some() {
        "kept in this plan"
    } else {
        "built in"
    };
    format!("{} · {kept}", row.catalogue.provider)
}

fn source(row: &ServiceRow) -> Html {
    let date = row.catalogue.date;
    let Some(source) = row.source else {
        return html! { <span class="sub nowrap">{ date.to_string() }</span> };
    };
    html! { <>
        if source.url.is_empty() { { source.title.clone() } }
        else { <ExternalLink href={source.url.clone()} label={source.title.clone()} /> }
        <div class="sub nowrap">{ date.to_string() }</div>
    </> }
}

fn actions(store: &Store, plan: Key, row: &ServiceRow) -> Html {
    let name = &row.catalogue.service;
    let export = hand_out(store, row.catalogue);
    html! { <>
        if let Some(pin) = row.pin {
            <LinkButton label="Edit" small={true} icon={IconName::Edit}
                href={Route::Plan(plan, Page::Catalogues(Some(pin))).print()} />
        }
        <Button label="Export" small={true} icon={IconName::Download} onclick={export}
            title={format!("Download the catalogue of {name}")} />
        if let Some(pin) = row.pin {
            <Button label="Remove" small={true} kind={ButtonKind::Danger} icon={IconName::Trash}
                onclick={remove(store, pin, name)} title={format!("Remove {name}")} />
        }
    </> }
}

/// Goes to the duties that the filter lets through.
fn show(store: &Store, plan: Key, filter: Filter) -> Callback<MouseEvent> {
    let store = store.clone();
    Callback::from(move |_: MouseEvent| {
        store.dispatch(Action::View(VIEW.into(), filter.print().into()));
        store.dispatch(Action::Go {
            route: Route::Plan(plan, Page::Responsibilities(None)),
            replace: false,
        });
    })
}

/// Takes a service out of the plan. Its assignments stay, so that adding it
/// again brings them back.
pub(super) fn remove(store: &Store, pin: Key, name: &str) -> Callback<MouseEvent> {
    let (store, text) = (store.clone(), format!("Removed {name}"));
    Callback::from(move |_: MouseEvent| {
        let edit = Edit::Remove {
            kind: Kind::CataloguePin,
            id: pin,
        };
        store.dispatch(Action::EditAndTell(edit, text.as_str().into()));
    })
}

/// Hands the catalogue out as a file.
pub(super) fn hand_out(store: &Store, catalogue: &Catalogue) -> Callback<MouseEvent> {
    let store = store.clone();
    let name = format!("{}.catalogue.json", catalogue.id.replace('.', "-"));
    let json = kept::write(catalogue);
    Callback::from(move |_: MouseEvent| {
        let text = serde_json::to_string_pretty(&json).unwrap_or_default();
        let said = if download(&name, "application/json", text.as_bytes()) {
            Said::done(format!("{name} was handed to the browser"))
        } else {
            Said::problem(format!("The browser did not take {name}"))
        };
        store.dispatch(Action::Tell(said));
    })
}
