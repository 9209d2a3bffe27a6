//! Which programs take a link of some length: what is published, or was seen,
//! with source and date. A program of which nothing is known is not listed.

use serde::Deserialize;

/// What is known.
const DATA: &str = include_str!("data/limits.json");

/// How long a link some program takes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Its id.
    pub id: String,
    /// The program.
    pub program: String,
    /// The length of an address that it still takes, in characters.
    pub characters: usize,
    /// What it does with a longer one, as the end of a sentence that it begins.
    pub then: String,
    /// Where that is from.
    pub source: Source,
}

/// Where something is from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The title of the page.
    pub title: String,
    /// Its address.
    pub url: String,
    /// When it was published, or else read (ISO 8601).
    pub date: String,
}

impl Limit {
    /// Whether it takes an address of so many characters.
    pub const fn takes(&self, characters: usize) -> bool {
        characters <= self.characters
    }
}

/// All limits that are known, shortest first.
pub fn limits() -> Vec<Limit> {
    // A test reads them, so that there is nothing to be said here.
    let mut limits: Vec<Limit> = serde_json::from_str(DATA).unwrap_or_default();
    limits.sort_by_key(|limit| limit.characters);
    limits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::units::Date;

    #[test]
    fn every_limit_has_a_source_with_a_day() {
        let limits: Vec<Limit> = serde_json::from_str(DATA).unwrap();
        assert!(limits.len() >= 8);
        for limit in &limits {
            assert!(limit.source.url.starts_with("https://"), "{}", limit.id);
            assert!(Date::parse(&limit.source.date).is_some(), "{}", limit.id);
            assert!(!limit.then.is_empty() && !limit.source.title.is_empty());
        }
        let mut ids: Vec<_> = limits.iter().map(|limit| &limit.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), limits.len());
    }

    #[test]
    fn the_limit_itself_is_still_taken() {
        let limits = limits();
        assert!(limits.is_sorted_by_key(|limit| limit.characters));
        for limit in limits {
            assert!(limit.takes(limit.characters));
            assert!(!limit.takes(limit.characters + 1));
        }
    }
}
