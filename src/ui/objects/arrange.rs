//! The rows of a table of objects in their order: filtered and sorted, in
//! slices where there are many, so that a key pressed in the search field is
//! not held up by thousands of rows.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::AppState;
use crate::browser::task;
use crate::model::Json;
use crate::model::field::{Field, Shape};
use crate::model::plan::{Kind, Plan};
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::table::AnyObject;
use crate::ui::components::table::model::{Row, RowId, Sort};
use crate::ui::objects::columns::column_fields;
use crate::ui::pace::{Pace, Stop};
use crate::ui::store::{use_selector, use_store};

/// So many rows are arranged before a frame is over.
const AT_ONCE: usize = 1_000;

/// After so many rows the clock is looked at.
const SLICE: usize = 64;

/// What rows are wanted.
#[derive(Clone, PartialEq)]
struct Wanted {
    kind: Kind,
    structure: u128,
    filter: AttrValue,
    order: AttrValue,
}

/// The rows in their order. While somebody types in the table the order is
/// kept, so that a row does not run away from under the keyboard: it is made
/// anew when rows come or go, or another order or filter is chosen. Where
/// that takes long, the rows before stay until the new ones are there.
#[hook]
pub(super) fn use_rows(kind: Kind, filter: &AttrValue, order: &AttrValue) -> Rc<[Row]> {
    let store = use_store();
    let structure = use_selector(kind, |state, kind| structure(state, *kind));
    let wanted = Wanted {
        kind,
        structure,
        filter: filter.clone(),
        order: order.clone(),
    };
    let plan = move || store.get().plan().cloned();
    let now = use_memo(wanted.clone(), |wanted| match plan() {
        Some(plan) if wanted.is_light(&plan) => {
            Some(at_once(arranged(&plan, wanted, &mut Restless)))
        }
        Some(_) => None,
        None => Some(Rc::from([])),
    });
    let later = use_state(|| None::<(Wanted, Rc<[Row]>)>);
    {
        let (later, is_there) = (later.clone(), now.is_some());
        use_effect_with(wanted.clone(), move |wanted| {
            let stop = Stop::default();
            if let Some(plan) = plan().filter(|_| !is_there) {
                let (mut pace, wanted) = (Pace::new(&stop), wanted.clone());
                task::spawn(async move {
                    if let Some(rows) = arranged_beside(&plan, &wanted, &mut pace).await {
                        later.set(Some((wanted, rows)));
                    }
                });
            }
            move || stop.now()
        });
    }
    let shown = use_mut_ref(|| Rc::<[Row]>::from([]));
    let found = later.as_ref().filter(|(which, _)| *which == wanted);
    let found = found.map(|(_, rows)| Rc::clone(rows));
    match (*now).clone().or(found) {
        Some(rows) => {
            shown.replace(Rc::clone(&rows));
            rows
        }
        None => Rc::clone(&shown.borrow()),
    }
}

impl Wanted {
    /// Whether the rows are few, or can be taken as they lie.
    fn is_light(&self, plan: &Plan) -> bool {
        let as_they_lie = self.filter.trim().is_empty() && self.order.is_empty();
        as_they_lie || plan.table(self.kind).count() <= AT_ONCE
    }
}

/// The order that is noted as a column's key, with `-` before it for the
/// other way round.
pub(super) fn sort_of(order: &str) -> Option<Sort> {
    let column = order.trim_start_matches('-');
    (!column.is_empty()).then(|| Sort {
        column: AttrValue::from(column.to_owned()),
        descending: order.starts_with('-'),
    })
}

/// Changes when rows come, go or change places. It is made after every
/// keystroke, so it takes a few steps per row only; ids are random, and need
/// no better mixing.
fn structure(state: &AppState, kind: Kind) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let Some(plan) = state.plan() else { return 0 };
    let table = plan.table(kind);
    let rows = (0..table.count()).filter_map(|index| table.row(index));
    rows.fold(1, |mixed, row| {
        (mixed ^ row.meta().id.0).wrapping_mul(PRIME)
    })
}

/// The rows, with a task of their own for what is done with them.
async fn arranged_beside(plan: &Plan, wanted: &Wanted, pace: &mut Pace) -> Option<Rc<[Row]>> {
    pace.pause().await?;
    let rows = arranged(plan, wanted, pace).await?;
    pace.pause().await?;
    Some(rows)
}

/// The rows; `None` where they are no longer wanted.
async fn arranged(plan: &Plan, wanted: &Wanted, rest: &mut impl Rest) -> Option<Rc<[Row]>> {
    let table = plan.table(wanted.kind);
    let text = wanted.filter.trim().to_lowercase();
    let sort = sort_of(&wanted.order);
    let by = sort.as_ref().and_then(|sort| {
        column_fields(wanted.kind, false).find(|field| field.key == &*sort.column)
    });
    let mut found = Vec::new();
    for index in 0..table.count() {
        if index % SLICE == 0 {
            rest.rest().await?;
        }
        if let Some(object) = table.row(index)
            && (text.is_empty() || matches(object, wanted.kind, &text, plan))
        {
            let rank = by.map(|field| rank(object, field, plan));
            found.push((rank, RowId(object.meta().id.0)));
        }
    }
    if by.is_some() {
        rest.rest().await?;
        found.sort_by(|(one, _), (two, _)| one.cmp(two));
        if sort.is_some_and(|sort| sort.descending) {
            found.reverse();
        }
    }
    Some(found.into_iter().map(|(_, id)| Row::Item(id)).collect())
}

fn matches(object: &dyn AnyObject, kind: Kind, wanted: &str, plan: &Plan) -> bool {
    column_fields(kind, false).any(|field| {
        object.field(field.key).is_some_and(|value| {
            let shown = match (field.shape, value) {
                (Shape::Text, Json::String(text)) => text,
                (shape, value) => shape.show(&value, plan),
            };
            shown.to_lowercase().contains(wanted)
        })
    })
}

/// What a row is ordered by: what says nothing comes last.
fn rank(object: &dyn AnyObject, field: &Field, plan: &Plan) -> (bool, u64, String) {
    match object.field(field.key) {
        None => (true, 0, String::new()),
        Some(value) => match value.as_u64() {
            Some(number) => (false, number, String::new()),
            None => (false, 0, field.shape.show(&value, plan).to_lowercase()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{DAY, Shape as Sample, example};

    fn names(filter: &'static str, order: &'static str) -> Vec<String> {
        let plan = example(Sample::Production, Some(200), 7, DAY);
        let wanted = Wanted {
            kind: Kind::Workload,
            structure: 0,
            filter: AttrValue::Static(filter),
            order: AttrValue::Static(order),
        };
        let rows = at_once(arranged(&plan, &wanted, &mut Restless));
        let ids = rows.iter().filter_map(|row| row.item());
        ids.map(|id| plan.object_name(Kind::Workload, crate::model::id::Key(id.0)))
            .collect()
    }

    #[test]
    fn rows_lie_as_in_the_plan_until_somebody_asks_otherwise() {
        let plan = example(Sample::Production, Some(200), 7, DAY);
        let lie: Vec<_> = plan
            .workloads
            .iter()
            .map(|row| row.name.to_string())
            .collect();
        assert_eq!(names("", ""), lie);
    }

    #[test]
    fn the_filter_looks_at_every_column_whatever_the_case() {
        let all = names("", "").len();
        let found = names(" ERP ", "").len();
        assert!(found > 0 && found < all, "{found} of {all}");
        assert!(names("no such thing", "").is_empty());
    }

    #[test]
    fn the_order_goes_both_ways() {
        let (up, mut down) = (names("", "name"), names("", "-name"));
        assert!(up.is_sorted_by_key(|name| name.to_lowercase()), "{up:?}");
        down.reverse();
        assert_eq!(up, down);
    }
}
