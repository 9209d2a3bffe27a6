//! Where keys lead in a table and what they choose. Pure.

use std::collections::BTreeSet;

use crate::ui::components::table::model::{Row, RowId};

/// The row a key leads to, by place; `None` if the key does not move the cursor.
///
/// Headings are skipped. `page` is how many rows the viewport shows.
pub fn step(key: &str, now: Option<usize>, rows: &[Row], page: usize) -> Option<usize> {
    let last = rows.len().checked_sub(1)?;
    let page = page.max(1);
    let (target, forward) = match (key, now) {
        ("ArrowDown", None) | ("Home", _) => (0, true),
        ("ArrowDown", Some(now)) => (now.saturating_add(1).min(last), true),
        ("PageDown", now) => (now.unwrap_or(0).saturating_add(page).min(last), true),
        ("ArrowUp" | "End", None) | ("End", _) => (last, false),
        ("ArrowUp", Some(now)) => (now.saturating_sub(1), false),
        ("PageUp", now) => (now.unwrap_or(0).saturating_sub(page), false),
        _ => return None,
    };
    landing(rows, target, forward)
}

/// The choice after everything from one row to another was added to it.
pub fn with_range(
    selected: &BTreeSet<RowId>,
    rows: &[Row],
    from: usize,
    to: usize,
) -> BTreeSet<RowId> {
    let (low, high) = if from <= to { (from, to) } else { (to, from) };
    let between = rows
        .iter()
        .skip(low)
        .take(high - low + 1)
        .filter_map(|row| row.item());
    selected.iter().copied().chain(between).collect()
}

/// The choice after one row was turned.
pub fn toggled(selected: &BTreeSet<RowId>, id: RowId) -> BTreeSet<RowId> {
    let mut next = selected.clone();
    if !next.remove(&id) {
        next.insert(id);
    }
    next
}

/// How much of the rows is chosen: all of them, some of them.
pub fn extent(selected: &BTreeSet<RowId>, rows: &[Row]) -> (bool, bool) {
    let mut items = rows.iter().filter_map(|row| row.item()).peekable();
    if selected.is_empty() || items.peek().is_none() {
        return (false, false);
    }
    let (mut all, mut some) = (true, false);
    for id in items {
        if selected.contains(&id) {
            some = true;
        } else {
            all = false;
        }
        if some && !all {
            break;
        }
    }
    (all, some && !all)
}

/// The choice after all rows were turned on, or off when all were on. What is chosen outside of
/// these rows (filtered away) stays chosen.
pub fn all_turned(selected: &BTreeSet<RowId>, rows: &[Row]) -> BTreeSet<RowId> {
    let (all, _) = extent(selected, rows);
    let mut next = selected.clone();
    for id in rows.iter().filter_map(|row| row.item()) {
        if all {
            next.remove(&id);
        } else {
            next.insert(id);
        }
    }
    next
}

/// The nearest row of data at or after the target in the direction of travel, else behind it.
fn landing(rows: &[Row], target: usize, forward: bool) -> Option<usize> {
    let is_item = |index: &usize| rows.get(*index).is_some_and(|row| row.item().is_some());
    let after = || (target..rows.len()).find(is_item);
    let before = || (0..=target).rev().find(is_item);
    if forward {
        after().or_else(before)
    } else {
        before().or_else(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(shape: &str) -> Vec<Row> {
        let row = |(index, c): (usize, char)| {
            let id = RowId(index as u128);
            if c == 'g' {
                Row::Group(id)
            } else {
                Row::Item(id)
            }
        };
        shape.chars().enumerate().map(row).collect()
    }

    fn check(shape: &str, key: &str, now: Option<usize>, expected: Option<usize>) {
        assert_eq!(
            step(key, now, &rows(shape), 3),
            expected,
            "{key} in {shape} at {now:?}"
        );
    }

    fn set(ids: &[u128]) -> BTreeSet<RowId> {
        ids.iter().map(|id| RowId(*id)).collect()
    }

    #[test]
    fn keys_move_by_row_and_page_and_skip_headings() {
        check("iiii", "ArrowDown", None, Some(0));
        check("giii", "ArrowDown", None, Some(1));
        check("iigi", "ArrowDown", Some(1), Some(3));
        check("iigi", "ArrowUp", Some(3), Some(1));
        check("gii", "ArrowUp", Some(1), Some(1));
        check("iiii", "ArrowDown", Some(3), Some(3));
        check("iiiiiig", "End", Some(0), Some(5));
        check("gii", "Home", Some(2), Some(1));
        check("iiiiiiii", "PageDown", Some(1), Some(4));
        check("iiiiiiii", "PageUp", Some(1), Some(0));
        check("iiii", "x", Some(1), None);
        check("", "ArrowDown", None, None);
        check("g", "ArrowDown", None, None);
    }

    #[test]
    fn ranges_add_items_in_either_direction() {
        assert_eq!(
            with_range(&set(&[9]), &rows("iigii"), 3, 1),
            set(&[1, 3, 9])
        );
        assert_eq!(toggled(&set(&[1, 2]), RowId(2)), set(&[1]));
    }

    #[test]
    fn all_turns_on_then_off_and_leaves_hidden_rows_alone() {
        let rows = rows("igi");
        assert_eq!(extent(&set(&[0]), &rows), (false, true));
        assert_eq!(extent(&set(&[0, 2]), &rows), (true, false));
        assert_eq!(extent(&set(&[9]), &rows), (false, false));
        assert_eq!(all_turned(&set(&[9]), &rows), set(&[0, 2, 9]));
        assert_eq!(all_turned(&set(&[0, 2, 9]), &rows), set(&[9]));
    }
}
