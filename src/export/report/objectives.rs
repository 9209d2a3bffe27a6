//! RPO and RTO of the workloads against their targets: by tier, and each with
//! the sum behind it; of many workloads those that miss by most.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Scope;
use super::value::{Cell, Section, Table};
use crate::export::objectives::{Row, rows_in_slices};
use crate::model::application::Tier;
use crate::model::choice::Choices;
use crate::model::links::Links;
use crate::model::plan::Kind;
use crate::model::slices::Rest;
use crate::model::units::show_minutes;
use crate::objectives::verdict::Verdict;

/// Workloads that are listed where there are many.
const WORST: usize = 25;

const BY_TIER: [&str; 8] = [
    "Tier",
    "Workloads",
    "RPO met",
    "missed",
    "unknown",
    "RTO met",
    "missed",
    "unknown",
];
const HEAD: [&str; 5] = [
    "Workload",
    "RPO",
    "How it comes about",
    "RTO",
    "How it comes about",
];

/// The objectives.
pub(super) async fn objectives(scope: Scope<'_>, rest: &mut impl Rest) -> Option<Section> {
    let mut section = Section::new("objectives", "Objectives");
    let links = Links::new(scope.input.plan);
    let mut rows = rows_in_slices(scope.input, rest).await?;
    section.table(by_tier(&links, &rows), "The plan has no workloads.");
    if scope.together {
        rows.sort_by_key(|row| Reverse(over(row.rpo.verdict).max(over(row.rto.verdict))));
        rows.truncate(WORST);
        section.heading(format!("The {} that miss by most", rows.len()));
    }
    if !rows.is_empty() {
        let mut table = Table::new("Objectives by workload", &HEAD).with_room_for(4);
        for row in &rows {
            table.put(cells(scope, row));
        }
        section.table(table, "");
    }
    Some(section)
}

/// By how much it is missed; what is unknown comes after what is missed.
const fn over(verdict: Verdict) -> (u8, u32) {
    match verdict {
        Verdict::Misses { by, .. } => (2, by),
        Verdict::Unknown => (1, 0),
        Verdict::Meets => (0, 0),
    }
}

/// How many workloads of each tier meet, miss, or cannot be told.
fn by_tier(links: &Links, rows: &[Row]) -> Table {
    let mut tiers: BTreeMap<(bool, Option<Tier>), [usize; 7]> = BTreeMap::new();
    for row in rows {
        let tier = links.tier_of(row.workload);
        let counts = tiers.entry((tier.is_none(), tier)).or_default();
        let of = |verdict: Verdict, from: usize| match verdict {
            Verdict::Meets => from,
            Verdict::Misses { .. } => from + 1,
            Verdict::Unknown => from + 2,
        };
        for at in [0, of(row.rpo.verdict, 1), of(row.rto.verdict, 4)] {
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
    }
    let rows = tiers.into_iter().map(|((_, tier), counts)| {
        let tier = tier.map_or("No tier", Choices::label).to_owned();
        let counts = counts.into_iter().map(|count| count.to_string());
        [tier].into_iter().chain(counts)
    });
    Table::of_texts("Objectives by tier", &BY_TIER, rows)
}

fn cells(scope: Scope, row: &Row) -> Vec<Cell> {
    let against = |target: Option<u32>, verdict: Verdict| {
        let target = target.map(show_minutes);
        let target = target.unwrap_or_else(|| "none".to_owned());
        Cell::Lines(verdict.text(), vec![format!("Target: {target}")])
    };
    vec![
        Cell::Head(
            scope
                .input
                .called(Kind::Workload, row.workload.meta.id)
                .to_owned(),
        ),
        against(row.rpo.target, row.rpo.verdict),
        row.rpo.formula().into(),
        against(row.rto.target, row.rto.verdict),
        row.rto.formula().into(),
    ]
}
