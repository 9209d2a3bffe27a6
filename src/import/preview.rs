//! What an import would change in a plan, row by row, before it changes
//! anything; and the one edit that the chosen rows make.

use std::collections::{BTreeMap, BTreeSet};

use super::inventory::{Inventory, Source, Warning};
use super::join::{Counts, join};
use super::rows::{gone, keys, left_out, row};
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::field::Field;
use crate::model::id::Key;
use crate::model::imported::{Difference, Imported};
use crate::model::plan::{Kind, Plan};
use crate::model::scalar::Opaque;
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::table::object_to_map;
use crate::model::text::Text;
use crate::model::units::Date;

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The rows: objects in the order of the plan file, then what is left out.
    pub rows: Vec<Row>,
    /// How many of each the files hold.
    pub counts: Counts,
    /// Servers by zone.
    pub zones: BTreeMap<Text, usize>,
    /// What a person should know of how the files were read.
    pub warnings: Vec<Warning>,
    /// The files.
    pub sources: Vec<Source>,
}

/// An object of the files, or of the plan where the files have it no more.
#[derive(Clone, Debug)]
pub struct Row {
    /// What would happen.
    pub state: State,
    /// What it is; `None` where that was not understood.
    pub kind: Option<Kind>,
    /// The object of the plan, as it is or would be.
    pub key: Option<Key>,
    /// What people call it.
    pub name: Text,
    /// The file.
    pub source: Text,
    /// Where in the file, such as `module.x.ibm_is_instance.y[3]`.
    pub address: Text,
    /// Whether it is planned and not deployed yet.
    pub planned: bool,
    /// Why it stands here, in words.
    pub reason: String,
    /// What would be stated.
    pub changes: Vec<Change>,
    /// What is noted of the import; `None` where nothing is.
    pub(super) imported: Option<Imported>,
    /// Whether the noted differs from what the plan notes.
    pub(super) notes: bool,
}

/// What would happen to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is new.
    Added,
    /// Fields of it change.
    Changed,
    /// The plan says what the files say.
    Unchanged,
    /// The plan has it from an earlier import, and the files do not any more.
    Gone,
    /// It was left out.
    NotUnderstood,
}

/// A field that the files state otherwise than the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The field.
    pub field: &'static Field,
    /// What the plan says.
    pub before: Option<Json>,
    /// What the files say; `Null` takes the statement back.
    pub after: Json,
    /// Whether a person said what the plan says.
    pub overwrites: bool,
}

/// What a person decided about a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nothing of it.
    Skip,
    /// What does not overwrite what a person entered. Removes nothing.
    #[default]
    Keep,
    /// All of it: overwrites, and removes what is gone.
    Take,
}

impl Preview {
    /// What importing that into the plan on that day would do.
    pub fn new(inventory: Inventory, plan: &Plan, as_of: Option<Date>) -> Self {
        at_once(Self::in_slices(inventory, plan, as_of, &mut Restless))
    }

    /// As [`Preview::new`], a little at a time. `None` where it is no longer
    /// wanted.
    pub async fn in_slices(
        inventory: Inventory,
        plan: &Plan,
        as_of: Option<Date>,
        rest: &mut impl Rest,
    ) -> Option<Self> {
        let joined = join(inventory, plan, as_of, rest).await?;
        let keys = keys(&joined.drafts, plan, rest).await?;
        let mut rows: Vec<Row> = Vec::new();
        for (draft, key) in joined.drafts.iter().zip(&keys) {
            let row = row(draft, *key, &keys, &joined, plan, as_of);
            // What only the plan speaks of is no row, unless files change it.
            if !draft.seen.only_in_plan || !row.changes.is_empty() {
                rows.push(row);
            }
            rest.rest().await?;
        }
        rows.sort_by_key(|row| row.kind);
        rest.rest().await?;
        rows.extend(gone(&rows, plan));
        rows.extend(left_out(&joined));
        Some(Self {
            rows,
            counts: joined.counts,
            zones: joined.zones,
            warnings: joined.warnings,
            sources: joined.sources,
        })
    }

    /// How many rows are in that state.
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// The edit that the rows make, all in one step; `choice` is asked with
    /// the place of each row.
    pub fn edit(&self, plan: &Plan, choice: impl Fn(usize) -> Choice) -> Edit {
        Edit::Batch {
            edits: self.edits(plan, choice).collect(),
        }
    }

    /// The edits of the rows, each made when it is asked for.
    pub fn edits(
        &self,
        plan: &Plan,
        choice: impl Fn(usize) -> Choice,
    ) -> impl Iterator<Item = Edit> {
        let choices: Vec<Choice> = (0..self.rows.len()).map(choice).collect();
        // What is skipped cannot be pointed at, unless the plan has it.
        let absent: BTreeSet<String> = self
            .rows
            .iter()
            .zip(&choices)
            .filter(|(row, choice)| row.state == State::Added && **choice == Choice::Skip)
            .filter_map(|(row, _)| Some(row.key?.to_string()))
            .collect();
        let rows = self.rows.iter().zip(choices);
        rows.filter_map(move |(row, choice)| row.edit(plan, choice, &absent))
    }
}

impl Row {
    fn edit(&self, plan: &Plan, choice: Choice, absent: &BTreeSet<String>) -> Option<Edit> {
        let (kind, key) = (self.kind?, self.key?);
        if choice == Choice::Skip {
            return None;
        }
        if self.state == State::Gone {
            let edit = Edit::Remove { kind, id: key };
            return (choice == Choice::Take).then_some(edit);
        }
        let mut object = plan
            .object(kind, key)
            .map(object_to_map)
            .unwrap_or_default();
        let mut imported = self.imported.clone()?;
        let mut fields: Vec<Text> = imported.fields.to_vec();
        let mut differences: Vec<Difference> = Vec::new();
        for change in &self.changes {
            let field = Text::from(change.field.key);
            if change.overwrites && choice != Choice::Take {
                fields.retain(|own| *own != field);
                differences.push(Difference {
                    field,
                    found: Opaque(Some(std::rc::Rc::new(change.after.clone()))),
                });
            } else if let Some(after) = reachable(&change.after, absent) {
                fields.push(field);
                object.insert(change.field.key.to_owned(), after);
            }
        }
        fields.sort();
        fields.dedup();
        imported.fields = fields.into();
        imported.differences = differences.into();
        let before = plan
            .object(kind, key)
            .and_then(|row| row.meta().imported.as_deref());
        let nothing = self.changes.is_empty() && before == Some(&imported);
        object.insert("id".to_owned(), key.to_string().into());
        object.insert("imported".to_owned(), imported.to_map().into());
        (!nothing).then_some(Edit::Put {
            kind,
            object,
            at: None,
        })
    }

    /// What can be chosen for it, the usual first; nothing where there is
    /// nothing to choose.
    pub fn choices(&self) -> &'static [Choice] {
        let overwrites = self.changes.iter().any(|change| change.overwrites);
        match self.state {
            State::Changed if overwrites => &[Choice::Keep, Choice::Take, Choice::Skip],
            State::Added | State::Changed => &[Choice::Keep, Choice::Skip],
            State::Gone => &[Choice::Keep, Choice::Take],
            State::Unchanged | State::NotUnderstood => &[],
        }
    }

    /// Whether that choice changes more of the plan than the day on which
    /// the object was seen.
    pub fn counts(&self, plan: &Plan, choice: Choice) -> bool {
        let (Some(kind), Some(key)) = (self.kind, self.key) else {
            return false;
        };
        match (self.state, choice) {
            (_, Choice::Skip) | (State::Gone, Choice::Keep) => false,
            (State::Unchanged, _) => self.notes,
            (State::Changed, Choice::Keep) => {
                let noted = plan
                    .object(kind, key)
                    .and_then(|row| row.meta().imported.as_deref());
                let noted = noted.map_or(&[][..], |imported| &imported.differences);
                let is_noted = |change: &Change| {
                    noted.iter().any(|one| {
                        *one.field == *change.field.key
                            && one.found.0.as_deref().unwrap_or(&Json::Null) == &change.after
                    })
                };
                let mut changes = self.changes.iter();
                self.notes || changes.any(|change| !change.overwrites || !is_noted(change))
            }
            _ => true,
        }
    }

    /// Whether nothing but the day on which it was seen would change.
    pub fn is_silent(&self) -> bool {
        self.state == State::Unchanged && !self.notes
    }

    /// Whether nothing but that day would change, and it would.
    pub fn is_seen_again(&self, plan: &Plan) -> bool {
        let object = self.kind.zip(self.key);
        let object = object.and_then(|(kind, key)| plan.object(kind, key));
        let noted = object.and_then(|row| row.meta().imported.as_deref());
        self.is_silent() && noted != self.imported.as_ref()
    }
}

/// The value without pointers to what will not be there.
fn reachable(value: &Json, absent: &BTreeSet<String>) -> Option<Json> {
    match value {
        Json::String(text) if absent.contains(text) => None,
        other => Some(other.clone()),
    }
}
