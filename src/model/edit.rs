//! Edits: the only way in which a plan changes. They are values that can be
//! written down, and applying one yields a new plan that shares the rest.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Json;
use super::field::Field;
use super::id::Key;
use super::imported::{write_field, write_object};
use super::plan::{Kind, Plan};
use super::record::{Map, Meta};
use super::table::meta_from_map;
use super::text::Text;
use super::units::Moment;

pub use super::difference::difference;

/// One change of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// States one field of an object; `null` takes the statement back.
    Set {
        /// The object's kind.
        kind: Kind,
        /// The object's key.
        id: Key,
        /// The field's key.
        field: Text,
        /// The new value, in the shape of the plan file.
        value: Json,
    },
    /// Adds an object, or replaces the one with the same key.
    Put {
        /// The object's kind.
        kind: Kind,
        /// The object as the plan file writes it.
        object: Map,
        /// Its place among its kind; the last where none is given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// Takes an object out, and every pointer to it.
    Remove {
        /// The object's kind.
        kind: Kind,
        /// The object's key.
        id: Key,
    },
    /// Several changes that belong together.
    Batch {
        /// In this order.
        edits: Vec<Edit>,
    },
}

/// Who makes an edit, and when. Both come from outside the core.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stamp {
    /// How that person calls themself (unverified); empty where unsaid.
    pub by: Text,
    /// When; `None` where edits shall not be dated.
    pub at: Option<Moment>,
}

/// Why an edit changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no such object (any more).
    NoSuchObject,
    /// Objects of that kind have no such field.
    NoSuchField(Text),
    /// The value has another shape than the field.
    WrongShape(&'static Field),
    /// An object needs an id of 32 hexadecimal digits.
    NoId,
    /// A plan has exactly one of that kind.
    Single(Kind),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuchObject => f.write_str("that object is no longer in the plan"),
            Self::NoSuchField(field) => write!(f, "there is no field `{field}`"),
            Self::WrongShape(field) => {
                write!(f, "{} needs {}", field.label, field.shape.expected())
            }
            Self::NoId => f.write_str("an object needs an `id` of 32 hexadecimal digits"),
            Self::Single(kind) => write!(f, "a plan has exactly one {}", kind.label()),
        }
    }
}

impl Edit {
    /// States a field.
    pub fn set(kind: Kind, id: Key, field: &str, value: Json) -> Self {
        Self::Set {
            kind,
            id,
            field: field.into(),
            value,
        }
    }

    /// Adds an object of which only these fields are stated.
    pub fn add(
        kind: Kind,
        id: Key,
        fields: impl IntoIterator<Item = (&'static str, Json)>,
    ) -> Self {
        let mut object: Map = fields
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        object.insert("id".to_owned(), Json::String(id.to_string()));
        Self::Put {
            kind,
            object,
            at: None,
        }
    }
}

impl Plan {
    /// The plan after the edit; what was said of an object goes with it. A
    /// plan that equals this one in every field comes back with the same
    /// tables, so that nobody has to look again.
    ///
    /// # Errors
    /// The edit does not fit the plan; nothing was changed.
    pub fn apply(&self, edit: &Edit, stamp: &Stamp) -> Result<Self, Refused> {
        let mut plan = self.clone();
        if plan.change(edit, Some(stamp))? {
            plan.forget_what_was_said(self, edit.removed())?;
            plan.stamp(Kind::PlanFacts, 0, Some(stamp));
        }
        Ok(plan)
    }

    /// The plan after edits that were made before and written down, with
    /// the history that they carry.
    ///
    /// # Errors
    /// An edit does not fit the plan; nothing was changed.
    pub fn replay(&self, edits: &[Edit]) -> Result<Self, Refused> {
        let mut plan = self.clone();
        let mut gone = Vec::new();
        for edit in edits {
            if let Edit::Remove { kind, id } = edit {
                gone.push((*kind, *id));
                continue;
            }
            plan.remove(&std::mem::take(&mut gone), None)?;
            plan.change(edit, None)?;
        }
        plan.remove(&gone, None)?;
        Ok(plan)
    }

    pub(super) fn change(&mut self, edit: &Edit, stamp: Option<&Stamp>) -> Result<bool, Refused> {
        match edit {
            Edit::Set {
                kind,
                id,
                field,
                value,
            } => self.set_field(*kind, *id, field, value, stamp),
            Edit::Put { kind, object, at } => self.put(*kind, object, *at, stamp),
            Edit::Remove { kind, id } => self.remove(&[(*kind, *id)], stamp).map(|()| true),
            Edit::Batch { edits } => {
                let mut changed = false;
                for edit in edits {
                    changed |= self.change(edit, stamp)?;
                }
                Ok(changed)
            }
        }
    }

    fn set_field(
        &mut self,
        kind: Kind,
        id: Key,
        field: &Text,
        value: &Json,
        stamp: Option<&Stamp>,
    ) -> Result<bool, Refused> {
        let place = kind
            .field_index(field)
            .ok_or_else(|| Refused::NoSuchField(field.clone()))?;
        let table = self.table_mut(kind);
        let index = table.position(id).ok_or(Refused::NoSuchObject)?;
        let changed = write_field(table, index, place, value)
            .map_err(|_| Refused::WrongShape(&kind.fields()[place]))?;
        if changed {
            self.stamp(kind, index, stamp);
        }
        Ok(changed)
    }

    fn put(
        &mut self,
        kind: Kind,
        object: &Map,
        at: Option<usize>,
        stamp: Option<&Stamp>,
    ) -> Result<bool, Refused> {
        let id = key_of(object).ok_or(Refused::NoId)?;
        let table = self.table_mut(kind);
        let before = table.position(id);
        if before.is_none() && kind.is_single() && table.count() > 0 {
            return Err(Refused::Single(kind));
        }
        let index = before.unwrap_or_else(|| {
            let last = at.unwrap_or(usize::MAX).min(table.count());
            table.insert(last, id);
            last
        });
        let (differs, wrong) = write_object(table, index, object);
        let changed = differs || before.is_none();
        match (stamp, wrong.first()) {
            // What was written down before may carry values that a file held
            // in another shape; they travel along as they are.
            (None, _) => table.set_meta(index, meta_from_map(object, id, kind.fields(), &wrong)),
            (Some(_), Some(&place)) => return Err(Refused::WrongShape(&kind.fields()[place])),
            (Some(_), None) if changed => self.stamp(kind, index, stamp),
            (Some(_), None) => {}
        }
        Ok(changed)
    }

    /// Takes those objects out, and what points to them. Of many at once, every row is looked at once.
    pub(super) fn remove(
        &mut self,
        gone: &[(Kind, Key)],
        stamp: Option<&Stamp>,
    ) -> Result<(), Refused> {
        if gone.is_empty() {
            return Ok(());
        }
        // From the end, where taking out is cheap; each once.
        let mut places = BTreeSet::new();
        for &(kind, id) in gone {
            if kind.is_single() {
                return Err(Refused::Single(kind));
            }
            let place = self.table(kind).position(id);
            if !places.insert((kind, place.ok_or(Refused::NoSuchObject)?)) {
                return Err(Refused::NoSuchObject);
            }
        }
        for (kind, place) in places.into_iter().rev() {
            self.table_mut(kind).remove(place);
        }
        let keys: BTreeSet<Key> = gone.iter().map(|(_, key)| *key).collect();
        for &kind in Kind::ALL {
            for place in self.table_mut(kind).forget(&|key| keys.contains(&key)) {
                self.stamp(kind, place, stamp);
            }
        }
        Ok(())
    }

    pub(super) fn stamp(&mut self, kind: Kind, index: usize, stamp: Option<&Stamp>) {
        let Some(stamp) = stamp else { return };
        let table = self.table_mut(kind);
        let Some(row) = table.row(index) else { return };
        let before = row.meta();
        let meta = Meta {
            revision: before.revision.saturating_add(1),
            changed_by: stamp.by.clone(),
            changed_at: stamp.at,
            ..before.clone()
        };
        table.set_meta(index, meta);
    }
}

/// The key under which the plan file lists an object.
pub fn key_of(object: &Map) -> Option<Key> {
    object.get("id")?.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::Id;

    fn check(edits: Vec<Edit>, expected: &str) {
        let before = Plan::new(Key(1), "Test");
        let after = before
            .apply(&Edit::Batch { edits }, &Stamp::default())
            .unwrap();
        let shown: Vec<String> = after
            .workloads
            .iter()
            .map(|workload| {
                format!(
                    "{} -> {:?} r{}",
                    workload.name, workload.group, workload.meta.revision
                )
            })
            .collect();
        assert_eq!(shown.join("\n"), expected);
        let replayed = before.replay(&difference(&before, &after)).unwrap();
        assert_eq!(replayed, after, "a difference leads to the same plan");
        let undone = after.replay(&difference(&after, &before)).unwrap();
        assert_eq!(undone, before, "and back");
    }

    fn workload() -> Edit {
        Edit::add(Kind::Workload, Key(2), [("name", "erp".into())])
    }

    #[test]
    fn an_added_object_has_its_fields() {
        check(vec![workload()], "erp -> None r1");
    }

    #[test]
    fn removing_an_object_takes_its_pointers_along() {
        let group = Edit::add(Kind::Group, Key(3), []);
        let join = Edit::set(Kind::Workload, Key(2), "group", Key(3).to_string().into());
        let remove = Edit::Remove {
            kind: Kind::Group,
            id: Key(3),
        };
        check(vec![workload(), group, join, remove], "erp -> None r3");
    }

    #[test]
    fn many_are_taken_out_in_any_order_and_each_once() {
        let add = |key: u128, needs: &[u128]| {
            let needs: Vec<String> = needs.iter().map(|&key| Key(key).to_string()).collect();
            Edit::add(Kind::Workload, Key(key), [("depends_on", needs.into())])
        };
        let edits = vec![add(2, &[3, 5]), add(3, &[]), add(4, &[5, 2]), add(5, &[])];
        let plan = Plan::new(Key(1), "Test");
        let plan = plan.replay(&edits).unwrap();
        let remove = |key: u128| Edit::Remove {
            kind: Kind::Workload,
            id: Key(key),
        };
        for gone in [[3, 5], [5, 3]] {
            let left = plan.replay(&gone.map(remove)).unwrap();
            let left = left.workloads.iter().map(|row| {
                let needs: Vec<u128> = row.depends_on.iter().map(|id| id.key().0).collect();
                (row.meta.id.0, needs)
            });
            let left: Vec<(u128, Vec<u128>)> = left.collect();
            assert_eq!(left, [(2, vec![]), (4, vec![2])]);
        }
        let twice = plan.replay(&[remove(3), remove(3)]);
        assert_eq!(twice.unwrap_err(), Refused::NoSuchObject);
    }

    #[test]
    fn an_edit_without_effect_leaves_the_plan_as_it_is() {
        let plan = Plan::new(Key(1), "Test");
        let plan = plan.apply(&workload(), &Stamp::default()).unwrap();
        let same = Edit::set(Kind::Workload, Key(2), "name", "erp".into());
        let after = plan.apply(&same, &Stamp::default()).unwrap();
        assert_eq!(after.revision(), plan.revision());
        assert!(
            after
                .workloads
                .rows()
                .iter()
                .eq(plan.workloads.rows().iter())
        );
        assert!(after.table(Kind::Workload).same(plan.table(Kind::Workload)));
    }

    #[test]
    fn a_value_of_another_shape_is_refused() {
        let plan = Plan::new(Key(1), "Test")
            .apply(&workload(), &Stamp::default())
            .unwrap();
        let wrong = Edit::set(Kind::Workload, Key(2), "size_gb", "much".into());
        let refused = plan.apply(&wrong, &Stamp::default()).unwrap_err();
        assert_eq!(refused.to_string(), "Size needs a whole number of GB");
        assert_eq!(
            plan.workloads
                .get(Id::new(Key(2)))
                .map(|row| row.meta.revision),
            Some(1)
        );
    }
}
