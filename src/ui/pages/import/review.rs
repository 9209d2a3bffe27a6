//! What the files would change in the plan, worked out anew whenever one of
//! the two is another.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::task;
use crate::import::inventory::Inventory;
use crate::import::preview::{Choice, Preview, Row, State};
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::text::Text;
use crate::model::units::Date;
use crate::ui::by_ptr::ByPtr;
use crate::ui::components::table::model::RowId;
use crate::ui::pace::{Pace, Stop};
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
        at_once(Self::in_slices(inventory, plan, today, &mut Restless))
    }

    /// As [`Review::new`], a little at a time. `None` where it is no longer
    /// wanted.
    async fn in_slices(
        inventory: Inventory,
        plan: Rc<Plan>,
        today: Date,
        rest: &mut impl Rest,
    ) -> Option<Self> {
        let preview = Preview::in_slices(inventory, &plan, Some(today), rest).await?;
        let (mut places, mut names) = (BTreeMap::new(), BTreeMap::new());
        for (place, row) in preview.rows.iter().enumerate() {
            places.insert(id_of(row, place), place);
            names.extend(row.key.map(|key| (key, row.name.clone())));
            rest.rest().await?;
        }
        Some(Self {
            preview,
            plan,
            places,
            names,
        })
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

    /// How many things are as they were, and were seen on another day.
    pub fn seen_again(&self) -> usize {
        let rows = self.preview.rows.iter();
        rows.filter(|row| row.is_seen_again(&self.plan)).count()
    }

    /// Where the rows come from, for people.
    pub fn sources(&self) -> String {
        let rows = self.preview.rows.iter();
        let sources: BTreeSet<&str> = rows.map(|row| &*row.source).collect();
        let sources: Vec<&str> = sources.into_iter().filter(|one| !one.is_empty()).collect();
        sources.join(", ")
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

async fn review(
    inventory: Option<ByPtr<Inventory>>,
    plan: Option<ByPtr<Plan>>,
    today: Date,
    pace: &mut Pace,
) -> Option<Option<Review>> {
    pace.pause().await?;
    let Some((inventory, plan)) = inventory.zip(plan) else {
        return Some(None);
    };
    let inventory = Inventory::clone(&inventory);
    let review = Review::in_slices(inventory, plan.0, today, pace).await?;
    Some(Some(review))
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
            let stop = Stop::default();
            let (inventory, plan, today) = (inventory.clone(), plan.clone(), *today);
            let mut pace = Pace::new(&stop);
            task::spawn(async move {
                if let Some(next) = review(inventory, plan, today, &mut pace).await {
                    shown.set(next.map(ByPtr::from));
                }
            });
            move || stop.now()
        });
    }
    (*shown).clone()
}
