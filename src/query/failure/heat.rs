//! Scenarios by workloads: what stands in the columns of the heat map.

use std::collections::BTreeMap;

use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::workload::Workload;
use crate::scenario::judge::Judged;
use crate::scenario::report::Counts;

/// How many columns a reader can compare.
const MOST: usize = 40;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// One workload.
    Workload,
    /// The workloads of an application.
    Application,
    /// The workloads of a protection group.
    Group,
    /// The workloads of a tier.
    Tier,
}

impl By {
    /// All of them, the finest first.
    pub const ALL: &[Self] = &[Self::Workload, Self::Application, Self::Group, Self::Tier];

    /// How views name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Workload => "workload",
            Self::Application => "application",
            Self::Group => "group",
            Self::Tier => "tier",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Workload => "Workload",
            Self::Application => "Application",
            Self::Group => "Group",
            Self::Tier => "Tier",
        }
    }

    /// Those with so few columns that a reader can compare them, the finest
    /// first. By tier there are always few.
    pub fn offered(plan: &Plan, links: &Links) -> Vec<Self> {
        let few = |by: Self| {
            let mut seen = std::collections::BTreeSet::new();
            let mut rows = plan.workloads.iter();
            rows.all(|row| {
                seen.insert(by.of(links, row).0);
                seen.len() <= MOST
            })
        };
        Self::ALL.iter().copied().filter(|&by| few(by)).collect()
    }

    /// The columns, with the places of their workloads in the order of the
    /// plan; what belongs to none comes last.
    pub fn columns(self, plan: &Plan, links: &Links) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let mut known: BTreeMap<Heading, usize> = BTreeMap::new();
        for (place, row) in plan.workloads.iter().enumerate() {
            let (heading, name) = self.of(links, row);
            let at = *known.entry(heading).or_insert_with(|| {
                columns.push(Column {
                    name: name.to_owned(),
                    is_rest: heading == Heading::Rest,
                    places: Vec::new(),
                });
                columns.len() - 1
            });
            if let Some(column) = columns.get_mut(at) {
                column.places.push(place);
            }
        }
        if self == Self::Tier {
            columns.sort_by(|one, two| one.name.cmp(&two.name));
        }
        columns.sort_by_key(|column| column.is_rest);
        columns
    }

    fn of<'a>(self, links: &Links<'a>, row: &'a Workload) -> (Heading, &'a str) {
        let rest = |name: &'static str| (Heading::Rest, name);
        match self {
            Self::Workload => (Heading::Of(row.meta.id), &*row.name),
            Self::Application => links
                .application_of(row)
                .map_or(rest("No application"), |found| {
                    (Heading::Of(found.meta.id), &*found.name)
                }),
            Self::Group => links.group_of(row).map_or(rest("No group"), |found| {
                (Heading::Of(found.meta.id), &*found.name)
            }),
            Self::Tier => links.tier_of(row).map_or(rest("No tier"), |tier| {
                use crate::model::choice::Choices;
                (Heading::Tier(tier), tier.label())
            }),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Heading {
    Of(Key),
    Tier(crate::model::application::Tier),
    Rest,
}

/// A column of the heat map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Whether it holds what belongs to none.
    pub is_rest: bool,
    /// The places of its workloads in the order of the plan.
    pub places: Vec<usize>,
}

impl Column {
    /// How its workloads fare.
    pub fn counts(&self, workloads: &[Judged]) -> Counts {
        let judged = self.places.iter().filter_map(|&place| workloads.get(place));
        Counts::of(judged.map(Judged::verdict))
    }
}

/// Places of what was counted, that with most misses first, then that with
/// most that is unknown.
pub fn worst_first(counts: impl Iterator<Item = Counts>) -> Vec<usize> {
    let mut order: Vec<(Counts, usize)> = counts
        .enumerate()
        .map(|(place, counts)| (counts, place))
        .collect();
    order.sort_by_key(|(counts, place)| {
        use std::cmp::Reverse;
        (Reverse(counts.misses), Reverse(counts.unknown), *place)
    });
    order.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{DAY, Shape, example};

    #[test]
    fn every_workload_stands_in_one_column_whatever_they_are_gathered_by() {
        let plan = example(Shape::Production, Some(200), 7, DAY);
        let links = Links::new(&plan);
        for &by in By::ALL {
            let columns = by.columns(&plan, &links);
            let mut places: Vec<usize> = columns
                .iter()
                .flat_map(|column| column.places.iter().copied())
                .collect();
            places.sort_unstable();
            assert_eq!(
                places,
                (0..plan.workloads.len()).collect::<Vec<_>>(),
                "{by:?}"
            );
        }
    }

    #[test]
    fn only_what_can_be_compared_is_offered() {
        let small = example(Shape::Small, None, 7, DAY);
        let large = example(Shape::Production, Some(200), 7, DAY);
        assert_eq!(By::offered(&small, &Links::new(&small)), By::ALL);
        let offered = By::offered(&large, &Links::new(&large));
        assert!(!offered.contains(&By::Workload), "{offered:?}");
        assert!(offered.contains(&By::Tier), "{offered:?}");
    }
}
