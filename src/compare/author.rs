//! Who made the changes between two versions of a plan, as far as their objects say.

use std::collections::BTreeMap;

use crate::model::plan::Plan;
use crate::model::table::AnyObject;
use crate::model::units::Moment;

use super::change::Change;

/// The changes of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Author {
    /// How that person calls themself (unverified); empty where nobody is named,
    /// as for what was taken out.
    pub by: String,
    /// When the last of them was made.
    pub latest: Option<Moment>,
    /// The changes, in their order.
    pub changes: Vec<Change>,
}

/// The changes by who made them: whose last change is the newest comes first,
/// and what nobody is named for last. `after` is the later version.
pub fn by_author(after: &Plan, changes: Vec<Change>) -> Vec<Author> {
    let mut authors: BTreeMap<String, Author> = BTreeMap::new();
    for change in changes {
        let row = after.object(change.kind, change.key);
        let meta = row.map(AnyObject::meta);
        let by = meta.map_or_else(String::new, |meta| meta.changed_by.to_string());
        let author = authors.entry(by.clone()).or_insert_with(|| Author {
            by,
            latest: None,
            changes: Vec::new(),
        });
        author.latest = author.latest.max(meta.and_then(|meta| meta.changed_at));
        author.changes.push(change);
    }
    let mut authors: Vec<Author> = authors.into_values().collect();
    authors.sort_by(|one, two| {
        let order = |author: &Author| (author.by.is_empty(), std::cmp::Reverse(author.latest));
        order(one).cmp(&order(two))
    });
    authors
}
