//! The checklist items that an added service brings with it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::catalogue::statement::Statement;
use crate::model::plan::Kind;
use crate::readiness::rule::Severity;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::components::mark::SeverityMark;
use crate::ui::components::table::DataTable;
use crate::ui::components::table::model::{Column, MinWidth, Row, RowContext, RowId};

use crate::ui::marks::severity as severity_mark;

use super::edit::{Editing, fits};

/// Properties of [`CheckList`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CheckListProps {
    /// The plan.
    pub(super) assessed: ByPtr<Assessed>,
    /// The id of the catalogue.
    pub(super) service: String,
    /// Words that have to stand in a check.
    pub(super) search: AttrValue,
    /// What is open.
    pub(super) editing: Option<Editing>,
    /// Opens a check.
    pub(super) onedit: UseStateSetter<Option<Editing>>,
}

/// The checks in their order.
#[component]
pub(super) fn CheckList(props: &CheckListProps) -> Html {
    let checks = use_memo(
        (
            props.assessed.clone(),
            props.service.clone(),
            props.search.clone(),
        ),
        |(assessed, service, search)| matching(assessed, service, search),
    );
    let rows: Rc<[Row]> = (0..checks.len())
        .map(|at| Row::Item(RowId(at as u128)))
        .collect();
    let cells = use_callback(checks.clone(), |context: RowContext, checks| {
        let found = checks.get(context.index);
        found.map_or_else(Html::default, |(item, area)| row_cells(item, area))
    });
    let onopen = use_callback(
        (checks.clone(), props.onedit.clone()),
        |id: RowId, (checks, onedit)| {
            let at = usize::try_from(id.0).unwrap_or(usize::MAX);
            if let Some((item, _)) = checks.get(at) {
                onedit.set(Some(Editing::Check(item.id.clone())));
            }
        },
    );
    let open = props.editing.as_ref().and_then(|editing| {
        let mut rows = checks.iter();
        let at = rows.position(|(item, _)| *editing == Editing::Check(item.id.clone()))?;
        Some(RowId(at as u128))
    });
    let columns: Rc<[Column]> = Rc::from([
        Column::new("check", "Check and area"),
        Column::new("severity", "Severity").px(122),
        Column::new("object", "Concerns").px(160),
    ]);
    let empty = html! {
        <EmptyState icon={IconName::Readiness} title="No check here"
            text="A check of your own stands on the readiness checklist of this plan" />
    };
    html! {
        <DataTable label="Checks of the service" {columns} {rows} {cells} {open} onopen={Some(onopen)}
            two_lines={true} min_width={MinWidth::Narrow} {empty} />
    }
}

/// The checks in which all words stand, each with its area.
fn matching(assessed: &Assessed, service: &str, search: &str) -> Vec<(Rc<Statement>, String)> {
    let mut catalogues = assessed.knowledge.catalogues.iter();
    let Some(catalogue) = catalogues.find(|one| one.id == service) else {
        return Vec::new();
    };
    let checks = catalogue.checks.iter().map(|item| {
        let area = catalogue.area_title(&item.area).to_owned();
        (Rc::clone(item), area)
    });
    checks
        .filter(|(item, area)| fits(search, &[&item.title, &item.text, area]))
        .collect()
}

fn row_cells(item: &Statement, area: &str) -> Html {
    let severity = Severity::from_key(&item.severity).unwrap_or(Severity::Medium);
    let concerns = match item.applies_to {
        Kind::PlanFacts => "The whole deployment",
        kind => kind.label(),
    };
    html! { <>
        <td>
            <div class="cell-main">{ item.title.clone() }</div>
            <div class="cell-sub">{ area.to_owned() }</div>
        </td>
        <td><SeverityMark severity={severity_mark(severity)} /></td>
        <td>{ concerns }</td>
    </> }
}
