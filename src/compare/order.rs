//! The order of objects that two people added to the same list.

use std::collections::BTreeSet;

use crate::model::id::Key;

/// Where each object goes that only `theirs` has: after what it stands after
/// there. Where both added something at the same place, the one with the
/// smaller id comes first, so that both sides come to the same order.
///
/// `mine` holds what stays of this side, `base` what both began with;
/// `wanted` says which of the others are taken.
pub(super) fn places(
    base: &BTreeSet<Key>,
    mine: &[Key],
    theirs: &[Key],
    wanted: &BTreeSet<Key>,
) -> Vec<(Key, usize)> {
    let mut order: Vec<Key> = mine.to_vec();
    let own: BTreeSet<Key> = mine
        .iter()
        .filter(|key| !base.contains(key))
        .copied()
        .collect();
    let mut places = Vec::new();
    let mut after: Option<usize> = None;
    for key in theirs {
        if !wanted.contains(key) {
            after = order.iter().position(|known| known == key).or(after);
            continue;
        }
        let mut place = after.map_or(0, |after| after + 1);
        let begins_here =
            after.is_none_or(|after| order.get(after).is_some_and(|key| !wanted.contains(key)));
        let run = order.iter().skip(place).take_while(|key| own.contains(key));
        let run: Vec<&Key> = run.collect();
        if begins_here && run.first().is_some_and(|first| *first < key) {
            place += run.len();
        }
        order.insert(place, *key);
        places.push((*key, place));
        after = Some(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &[u128], mine: &[u128], theirs: &[u128], expected: &[u128]) {
        let keys = |numbers: &[u128]| {
            numbers
                .iter()
                .map(|&number| Key(number))
                .collect::<Vec<_>>()
        };
        let set = |numbers: &[u128]| keys(numbers).into_iter().collect::<BTreeSet<_>>();
        for (one, two) in [(mine, theirs), (theirs, mine)] {
            let known = set(base);
            let gone =
                |key: &Key| known.contains(key) && !(one.contains(&key.0) && two.contains(&key.0));
            let stays: Vec<Key> = keys(one).into_iter().filter(|key| !gone(key)).collect();
            let wanted: BTreeSet<Key> = keys(two)
                .into_iter()
                .filter(|key| !known.contains(key) && !one.contains(&key.0))
                .collect();
            let mut order = stays.clone();
            for (key, place) in places(&known, &stays, &keys(two), &wanted) {
                order.insert(place, key);
            }
            assert_eq!(order, keys(expected), "{one:?} and {two:?}");
        }
    }

    #[test]
    fn both_sides_come_to_the_same_order() {
        check(&[1, 2], &[1, 2, 5], &[1, 2, 7], &[1, 2, 5, 7]);
        check(&[1, 2], &[1, 9, 2], &[1, 7, 8, 2], &[1, 7, 8, 9, 2]);
        check(&[1, 2], &[1, 5, 9, 2], &[1, 7, 8, 2], &[1, 5, 9, 7, 8, 2]);
        check(&[], &[5, 3], &[4], &[4, 5, 3]);
    }

    #[test]
    fn what_the_other_took_out_is_no_place_to_stand_after() {
        check(&[1, 2], &[1, 2, 5], &[1, 7], &[1, 5, 7]);
        check(&[1, 2], &[2, 5], &[1, 7, 2], &[7, 2, 5]);
    }
}
