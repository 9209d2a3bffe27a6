//! The order of the checklist, and the headings over it.

use std::collections::BTreeSet;

use super::checklist::{Line, Listing, Named};
use super::filter::Sieve;
use crate::catalogue::Knowledge;
use crate::model::units::Date;
use crate::readiness::assess::Assessment;
use crate::readiness::rule::Family;

/// What headings gather lines by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// How bad it is.
    #[default]
    Severity,
    /// Area of the catalogue.
    Area,
    /// Family of checks.
    Family,
    /// Who owns it.
    Owner,
    /// The object.
    Object,
    /// No headings.
    None,
}

impl Grouping {
    /// All of them, as choices list them: key and label.
    pub const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Severity, "severity", "Severity"),
        (Self::Area, "area", "Area"),
        (Self::Family, "family", "Family"),
        (Self::Owner, "owner", "Owner"),
        (Self::Object, "object", "Object"),
        (Self::None, "none", "Nothing"),
    ];

    /// How views write it.
    pub fn key(self) -> &'static str {
        let known = Self::ALL.iter().find(|(one, ..)| *one == self);
        known.map_or("", |(_, key, _)| key)
    }

    /// The one that is written so; by severity where there is none.
    pub fn from_key(key: &str) -> Self {
        let known = Self::ALL.iter().find(|(_, known, _)| *known == key);
        known.map(|(one, ..)| *one).unwrap_or_default()
    }
}

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// How bad it is.
    Severity,
    /// The item's title.
    Title,
    /// The object's name.
    Object,
    /// How it stands.
    State,
    /// The owner's name; what nobody has comes first.
    Owner,
    /// The due date; what has none comes last.
    Due,
}

impl By {
    /// All of them with the key of their column.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Severity, "severity"),
        (Self::Title, "title"),
        (Self::Object, "object"),
        (Self::State, "state"),
        (Self::Owner, "owner"),
        (Self::Due, "due"),
    ];

    /// The column with that key.
    pub fn from_key(key: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known)| *known == key);
        known.map(|(one, _)| *one)
    }
}

/// In which order lines stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The headings.
    pub grouping: Grouping,
    /// The column; the worst first where none is chosen.
    pub by: Option<By>,
    /// From the end to the start.
    pub descending: bool,
}

/// A line of the list as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A heading: the place in [`Arranged::groups`].
    Group(usize),
    /// A line: the place in [`Listing::lines`].
    Line(usize),
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What the lines under it share.
    pub title: String,
    /// How many they are.
    pub count: usize,
}

/// The list as it is shown.
#[derive(Clone, Debug, Default)]
pub struct Arranged {
    /// The headings.
    pub groups: Vec<Heading>,
    /// Headings and lines in their order.
    pub shown: Vec<Shown>,
    /// How many lines are shown.
    pub lines: usize,
}

/// The lines that pass, in that order, with a heading before each group.
/// Only what passes is sorted: that is little of a long list.
pub fn arrange(
    listing: &Listing,
    assessment: &Assessment,
    knowledge: &Knowledge,
    order: Order,
    sieve: &Sieve,
) -> Arranged {
    let groups = groups_of_items(order.grouping, assessment, knowledge);
    let lines = listing.lines.iter().enumerate();
    let mut passing: Vec<([u32; 4], usize)> = lines
        .filter(|(_, line)| sieve.passes(line))
        .map(|(at, line)| (key(listing, &groups, order, line), at))
        .collect();
    passing.sort_unstable();
    let mut arranged = Arranged {
        lines: passing.len(),
        ..Arranged::default()
    };
    let mut open = None;
    for ([group, ..], at) in passing {
        if order.grouping != Grouping::None && open != Some(group) {
            open = Some(group);
            let line = listing.lines.get(at);
            let title = line.map(|line| heading(listing, knowledge, order.grouping, group, line));
            arranged.shown.push(Shown::Group(arranged.groups.len()));
            arranged.groups.push(Heading {
                title: title.unwrap_or_default(),
                count: 0,
            });
        }
        if let Some(heading) = arranged.groups.last_mut() {
            heading.count += 1;
        }
        arranged.shown.push(Shown::Line(at));
    }
    arranged
}

/// Group, column, severity with state, item: compared in this order.
fn key(listing: &Listing, groups: &[u32], order: Order, line: &Line) -> [u32; 4] {
    let group = match order.grouping {
        Grouping::Severity => line.severity as u32,
        Grouping::Area | Grouping::Family => groups.get(line.item).copied().unwrap_or(u32::MAX),
        Grouping::Owner => owner(listing, line),
        Grouping::Object => number(line.object),
        Grouping::None => 0,
    };
    let value = match order.by {
        None => 0,
        Some(By::Severity) => line.severity as u32,
        Some(By::State) => line.state as u32,
        Some(By::Title) => rank(listing.items.get(line.item)),
        Some(By::Object) => rank(listing.objects.get(line.object)),
        Some(By::Owner) => owner(listing, line),
        Some(By::Due) => line.due.map_or(u32::MAX, day),
    };
    let turned = order.descending && value != u32::MAX;
    let value = if turned { u32::MAX - 1 - value } else { value };
    let worst = line.severity as u32 * 16 + line.state as u32;
    [group, value, worst, number(line.item)]
}

fn heading(
    listing: &Listing,
    knowledge: &Knowledge,
    grouping: Grouping,
    group: u32,
    line: &Line,
) -> String {
    let at = usize::try_from(group).unwrap_or_default();
    match grouping {
        Grouping::Severity => line.severity.label().to_owned(),
        Grouping::Area => area_title(knowledge, at),
        Grouping::Family => Family::ALL
            .get(at)
            .map_or("", |family| family.label())
            .to_owned(),
        Grouping::Owner => match line.owner.and_then(|owner| listing.owners.get(owner)) {
            Some(owner) => owner.name.clone(),
            None => "Nobody".to_owned(),
        },
        Grouping::Object => listing
            .objects
            .get(line.object)
            .map_or_else(String::new, |object| match object.kind {
                Some(kind) if !kind.is_single() => format!("{} · {}", object.name, kind.label()),
                _ => object.name.clone(),
            }),
        Grouping::None => String::new(),
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn rank(named: Option<&Named>) -> u32 {
    named.map_or(u32::MAX, |named| number(named.rank))
}

fn owner(listing: &Listing, line: &Line) -> u32 {
    line.owner
        .and_then(|owner| listing.owners.get(owner))
        .map_or(0, |owner| number(owner.rank) + 1)
}

/// Later days have higher numbers, also those before 1970.
fn day(date: Date) -> u32 {
    let days = date.days_since(Date::default());
    days.wrapping_sub(i32::MIN).cast_unsigned()
}

/// The group of each item, where it follows from the item alone.
fn groups_of_items(grouping: Grouping, assessment: &Assessment, knowledge: &Knowledge) -> Vec<u32> {
    let areas: Vec<&str> = areas(knowledge).map(|(id, _)| id).collect();
    let groups = assessment.items.iter().map(|item| {
        if grouping == Grouping::Family {
            return item.family() as u32;
        }
        let place = areas.iter().position(|area| *area == item.area());
        place.map_or(u32::MAX, number)
    });
    groups.collect()
}

/// The areas of all catalogues, each id once: id and title.
pub fn areas(knowledge: &Knowledge) -> impl Iterator<Item = (&str, &str)> {
    let all = knowledge.catalogues.iter().flat_map(|one| &one.areas);
    let mut seen = BTreeSet::new();
    all.map(|area| (area.id.as_str(), area.title.as_str()))
        .filter(move |(id, _)| seen.insert(*id))
}

fn area_title(knowledge: &Knowledge, at: usize) -> String {
    let title = areas(knowledge).nth(at).map(|(_, title)| title);
    title.unwrap_or("Other").to_owned()
}
