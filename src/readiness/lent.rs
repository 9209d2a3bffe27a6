//! Owners that workloads borrow: where a check of workloads shows a duty of
//! something else, whoever has that duty sees to it for all of them.

use std::collections::BTreeMap;

use super::item::Item;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::ownership::matrix::Matrix;

/// By item of workloads: who has the duty that it shows, where that is not a
/// duty of workloads, so that all of them borrow the owner of another object.
pub(super) type Lent = BTreeMap<usize, Option<Key>>;

/// The owners that workloads borrow.
pub(super) fn lent_owners(items: &[Item], matrix: &Matrix) -> Lent {
    let lent = items.iter().enumerate().filter(|(_, item)| {
        item.kind() == Kind::Workload && !matrix.shows_duty_of(item.id(), Kind::Workload)
    });
    let owner = |item: &Item| matrix.checked_by(item.id(), Kind::Workload, Key::default());
    lent.map(|(place, item)| (place, owner(item).and_then(|holding| holding.owner())))
        .collect()
}
