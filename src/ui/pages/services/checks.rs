//! The checklist items that an added service brings with it.

use yew::prelude::*;

use crate::catalogue::duty::Catalogue;
use crate::catalogue::statement::Statement;
use crate::readiness::rule::Severity;
use crate::ui::components::card::EmptyState;
use crate::ui::components::icon::IconName;
use crate::ui::components::mark::SeverityMark;
use crate::ui::marks;

use super::edit::Editing;
use super::listing::{Listed, fits};

/// The checks in which all words stand, in their order.
pub(super) fn checks(catalogue: &Catalogue, search: &str) -> Vec<Listed> {
    let found = catalogue.checks.iter().filter_map(|item| {
        let place = catalogue.area_title(&item.area);
        fits(search, &[&item.title, &item.text, place]).then(|| listed(item, place))
    });
    found.collect()
}

fn listed(item: &Statement, place: &str) -> Listed {
    let severity = Severity::from_key(&item.severity).unwrap_or(Severity::Medium);
    Listed {
        opens: Editing::Check(item.id.clone()),
        title: item.title.clone(),
        place: place.to_owned(),
        mark: html! { <SeverityMark severity={marks::severity(severity)} /> },
        concerns: item.applies_to,
    }
}

/// What is said where there is none.
pub(super) fn no_check() -> Html {
    html! {
        <EmptyState icon={IconName::Readiness} title="No check here"
            text="A check of your own stands on the readiness checklist of this plan" />
    }
}
