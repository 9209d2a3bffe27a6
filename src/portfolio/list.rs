//! Which plans a reader wants to see, and in which order: as values, and as
//! the short text that a view keeps of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::standing::Standing;

/// Under which name the view keeps what a reader wants to see.
pub const VIEW: &str = "portfolio/filter";

/// Which plans to show; what is not stated lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that all have to be in its name, its tags or the names of its
    /// owners.
    pub text: String,
    /// A tag that it has.
    pub tag: String,
    /// Somebody who has duties of it, by name.
    pub owner: String,
    /// In which order.
    pub order: Order,
}

/// The order of plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The lowest level and score first.
    #[default]
    Readiness,
    /// Most open critical entries first.
    Critical,
    /// Most that is overdue first.
    Overdue,
    /// Most misses in the worst scenario first.
    Worst,
    /// By name.
    Name,
}

/// A plan in the list: what it is called, and how it stands once that is
/// known.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// What it is called.
    pub name: &'a str,
    /// How it stands.
    pub standing: Option<&'a Standing>,
}

impl Order {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Readiness,
        Self::Critical,
        Self::Overdue,
        Self::Worst,
        Self::Name,
    ];

    /// How views name it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Readiness => "readiness",
            Self::Critical => "critical",
            Self::Overdue => "overdue",
            Self::Worst => "worst",
            Self::Name => "name",
        }
    }

    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Readiness => "Least ready first",
            Self::Critical => "Most critical gaps first",
            Self::Overdue => "Most overdue first",
            Self::Worst => "Most misses at the worst first",
            Self::Name => "By name",
        }
    }

    /// The order that is named so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|order| order.key() == key)
    }

    /// Which of two plans comes first. Those of which nothing is known yet
    /// come last, and equal ones go by name.
    pub fn compare(self, one: Line, two: Line) -> Ordering {
        let misses = |standing: &Standing| {
            let worst = standing.worst.as_ref();
            worst.map_or((0, 0), |worst| (worst.counts.misses, worst.counts.unknown))
        };
        let by_order = match (one.standing, two.standing) {
            _ if self == Self::Name => Ordering::Equal,
            (Some(one), Some(two)) => match self {
                Self::Readiness => (one.level, one.score).cmp(&(two.level, two.score)),
                Self::Critical => two.critical_open.cmp(&one.critical_open),
                Self::Overdue => two.overdue.cmp(&one.overdue),
                Self::Worst => misses(two).cmp(&misses(one)),
                Self::Name => Ordering::Equal,
            },
            (one, two) => two.is_some().cmp(&one.is_some()),
        };
        by_order.then_with(|| one.name.to_lowercase().cmp(&two.name.to_lowercase()))
    }
}

impl Filter {
    /// The filter that was kept as this text; what it does not know is left out.
    pub fn parse(text: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
            match key {
                "text" => value.clone_into(&mut filter.text),
                "tag" => value.clone_into(&mut filter.tag),
                "owner" => value.clone_into(&mut filter.owner),
                "order" => filter.order = Order::from_key(value).unwrap_or_default(),
                _ => {}
            }
        }
        filter
    }

    /// The text that says the same; empty for the usual list.
    pub fn print(&self) -> String {
        let order = if self.order == Order::default() {
            ""
        } else {
            self.order.key()
        };
        let words = [
            ("text", &*self.text),
            ("tag", &*self.tag),
            ("owner", &*self.owner),
            ("order", order),
        ];
        let stated = words.into_iter().filter(|(_, value)| !value.is_empty());
        let lines: Vec<String> = stated
            .map(|(key, value)| format!("{key}={}", value.replace('\n', " ")))
            .collect();
        lines.join("\n")
    }

    /// Whether it leaves a plan out, whatever order it asks for.
    pub fn is_narrow(&self) -> bool {
        !(self.text.trim().is_empty() && self.tag.is_empty() && self.owner.is_empty())
    }

    /// Whether it lets that plan through.
    pub fn lets_through(&self, line: Line) -> bool {
        let tags = line.standing.map_or(&[][..], |standing| &standing.tags);
        let owners = line.standing.map_or(&[][..], |standing| &standing.owners);
        let has_tag = self.tag.is_empty() || tags.contains(&self.tag);
        let has_owner = self.owner.is_empty() || owners.iter().any(|one| one.name == self.owner);
        has_tag && has_owner && {
            let mut all = line.name.to_lowercase();
            let more = tags.iter().chain(owners.iter().map(|owner| &owner.name));
            for word in more {
                all.push('\n');
                all.push_str(&word.to_lowercase());
            }
            let text = self.text.to_lowercase();
            text.split_whitespace().all(|word| all.contains(word))
        }
    }
}

/// Every tag of those plans with how many have it, by name.
pub fn tags<'a>(standings: impl Iterator<Item = &'a Standing>) -> BTreeMap<&'a str, usize> {
    counted(standings.flat_map(|standing| standing.tags.iter().map(String::as_str)))
}

/// Everybody who has duties of those plans, with in how many, by name.
pub fn owners<'a>(standings: impl Iterator<Item = &'a Standing>) -> BTreeMap<&'a str, usize> {
    counted(standings.flat_map(|standing| standing.owners.iter().map(|owner| &*owner.name)))
}

fn counted<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut counted = BTreeMap::new();
    for word in words {
        *counted.entry(word).or_default() += 1;
    }
    counted
}
