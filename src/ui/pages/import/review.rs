//! What the files would change in the plan, worked out anew whenever one of
//! the two is another.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{clock, task};
use crate::import::inventory::Inventory;
use crate::import::preview::{Choice, Preview, Row, State};
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::text::Text;
use crate::model::units::Date;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::table::model::RowId;
use crate::ui::store::use_selector;

/// The states in the order in which the page lists them.
pub const STATES: [State; 5] = [
    State::Added,
    State::Changed,
    State::Unchanged,
    State::Gone,
    State::NotUnderstood,
];

/// What the files would change.
#[derive(Debug)]
pub struct Review {
    /// The rows.
    pub preview: Preview,
    /// The plan that they were compared with.
    pub plan: Rc<Plan>,
    /// The place of each row.
    places: BTreeMap<RowId, usize>,
    /// What objects are called that the plan may not have yet.
    names: BTreeMap<Key, Text>,
}

/// What was decided about rows; the others are as usual.
pub type Choices = BTreeMap<RowId, Choice>;

impl Review {
    /// What importing that into the plan on that day would change.
    pub fn new(inventory: Inventory, plan: Rc<Plan>, today: Date) -> Self {
        let preview = Preview::new(inventory, &plan, Some(today));
        let rows = preview.rows.iter().enumerate();
        let places = rows.map(|(place, row)| (id_of(row, place), place));
        let named = preview
            .rows
            .iter()
            .filter_map(|row| Some((row.key?, row.name.clone())));
        Self {
            places: places.collect(),
            names: named.collect(),
            preview,
            plan,
        }
    }

    /// The id of the row at that place.
    pub fn id(&self, place: usize) -> RowId {
        let row = self.preview.rows.get(place);
        row.map_or(RowId(0), |row| id_of(row, place))
    }

    /// The row with that id.
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.preview.rows.get(*self.places.get(&id)?)
    }

    /// What was decided about a row.
    pub fn choice(&self, row: &Row, id: RowId, choices: &Choices) -> Choice {
        let chosen = choices.get(&id).copied().unwrap_or_default();
        if row.choices().contains(&chosen) {
            chosen
        } else {
            Choice::default()
        }
    }

    /// How many rows change the plan, as decided.
    pub fn count(&self, choices: &Choices) -> usize {
        let rows = self.preview.rows.iter().enumerate();
        rows.filter(|(place, row)| {
            let choice = self.choice(row, id_of(row, *place), choices);
            row.counts(&self.plan, choice)
        })
        .count()
    }

    /// What the files call the object.
    pub fn name(&self, key: Key) -> Option<&Text> {
        self.names.get(&key).filter(|name| !name.is_empty())
    }
}

fn id_of(row: &Row, place: usize) -> RowId {
    row.key.map_or_else(
        || RowId::of(&format!("{}/{}/{place}", row.source, row.address)),
        |key| RowId(key.0),
    )
}

/// What the files would change; after an edit what they would have changed
/// before, until it is worked out anew.
#[hook]
pub(super) fn use_review(
    inventory: Option<ByPtr<Inventory>>,
    plan: Option<ByPtr<Plan>>,
) -> Option<ByPtr<Review>> {
    let today = use_selector((), |state, ()| state.today);
    let shown = use_state(|| None::<ByPtr<Review>>);
    {
        let shown = shown.clone();
        use_effect_with((inventory, plan, today), move |(inventory, plan, today)| {
            let over = Rc::new(Cell::new(false));
            let (inventory, plan, today) = (inventory.clone(), plan.clone(), *today);
            let stop = Rc::clone(&over);
            task::spawn(async move {
                clock::breathe().await;
                if over.get() {
                    return;
                }
                shown.set(inventory.zip(plan).map(|(inventory, plan)| {
                    ByPtr::from(Review::new(Inventory::clone(&inventory), plan.0, today))
                }));
            });
            move || stop.set(true)
        });
    }
    (*shown).clone()
}
