//! Where an object came from, if not from a person: the inventory it was
//! seen in, under which names, when last, and what of it that inventory says.

use std::rc::Rc;

use super::Json;
use super::field::FieldValue;
use super::known::Known;
use super::list::{List, Records};
use super::record::{Map, Meta, WrongShape, part, to_map};
use super::scalar::Opaque;
use super::table::AnyTable;
use super::text::Text;
use super::units::Date;

part! {
    /// A field that the inventory states otherwise than a person.
    pub struct Difference {
        /// The key of the field
        field "Field": Text,
        /// What the inventory says; nothing where it says that there is none
        found "Found": Opaque,
    }
}

part! {
    /// What is known of an object from an import.
    pub struct Imported {
        /// The file in which it was seen last
        source "File": Text,
        /// The kind of that file
        format "Format": Text,
        /// Where in the file
        address "Address": Text,
        /// Names by which it is recognised in other files: CRN, ids, addresses
        ids "Known as": List<Text>,
        /// The day on which it was seen last
        seen_on "Seen on": Known<Date>,
        /// Whether it is planned and not deployed yet
        planned "Planned, not deployed": Known<bool>,
        /// The fields that hold what the inventory says; one that a person changes is no longer among them
        fields "Imported fields": List<Text>,
        /// Fields in which a person's statement was kept against the inventory's
        differences "Differs in": Records<Difference>,
    }
}

impl Imported {
    /// From the plan file; `None` where it has another shape.
    pub fn read(json: &Json) -> Option<Self> {
        let one = Records::<Self>::from_json(&Json::Array(vec![json.clone()]))?;
        one.first().cloned()
    }

    /// As the plan file writes it.
    pub fn to_map(&self) -> Map {
        to_map(self)
    }

    /// The same, where a person has stated those fields anew.
    #[must_use]
    pub fn without(&self, changed: &[&str]) -> Self {
        let keeps = |field: &Text| !changed.contains(&&**field);
        let fields: Vec<Text> = self
            .fields
            .iter()
            .filter(|field| keeps(field))
            .cloned()
            .collect();
        let differences = self.differences.iter().filter(|one| keeps(&one.field));
        Self {
            fields: fields.into(),
            differences: differences.cloned().collect::<Vec<_>>().into(),
            ..self.clone()
        }
    }

    /// Whether the other says the same, on whatever day.
    pub fn is_but_for_the_day(&self, other: &Self) -> bool {
        let day = |imported: &Self| Self {
            seen_on: Known::Unknown,
            ..imported.clone()
        };
        self == other || day(self) == day(other)
    }

    /// Whether that field holds what the inventory says.
    pub fn owns(&self, field: &str) -> bool {
        self.fields.iter().any(|own| **own == *field)
    }
}

/// An imported record, shared between versions of a plan.
pub type Origin = Option<Rc<Imported>>;

/// Writes an object as a whole, as [`AnyTable::write`] does, and what is known
/// of its import beside.
pub(super) fn write_object(
    table: &mut dyn AnyTable,
    index: usize,
    object: &Map,
) -> (bool, Vec<usize>) {
    let owned = imported_values(table, index);
    let (differs, wrong) = table.write(index, object);
    let noted = wrong.is_empty() && place_imported(table, index, object, &owned);
    (differs || noted, wrong)
}

/// Writes a field as a person states it, as [`AnyTable::set`] does; it is no
/// longer an imported one then.
pub(super) fn write_field(
    table: &mut dyn AnyTable,
    index: usize,
    field: usize,
    value: &Json,
) -> Result<bool, WrongShape> {
    let changed = table.set(index, field, value)?;
    let key = table.row(index).and_then(|row| row.fields().get(field));
    if let (true, Some(key)) = (changed, key.map(|field| field.key)) {
        disown(table, index, &[key]);
    }
    Ok(changed)
}

/// The imported fields of an object with their values.
fn imported_values(table: &dyn AnyTable, index: usize) -> Vec<(Text, Option<Json>)> {
    let Some(row) = table.row(index) else {
        return Vec::new();
    };
    let imported = row.meta().imported.iter();
    let fields = imported.flat_map(|imported| imported.fields.iter());
    fields
        .map(|field| (field.clone(), row.field(field)))
        .collect()
}

/// What is known of an object's import after it was written as a whole: what
/// the object itself says, or what was known less the fields that changed.
/// Whether the object says more than another day.
fn place_imported(
    table: &mut dyn AnyTable,
    index: usize,
    object: &Map,
    owned: &[(Text, Option<Json>)],
) -> bool {
    let Some(row) = table.row(index) else {
        return false;
    };
    if let Some(imported) = object.get("imported").and_then(Imported::read) {
        let before = row.meta().imported.as_deref();
        let says_more = before.is_none_or(|before| !before.is_but_for_the_day(&imported));
        if before != Some(&imported) {
            let imported = Some(Rc::new(imported));
            let meta = Meta {
                imported,
                ..row.meta().clone()
            };
            table.set_meta(index, meta);
        }
        return says_more;
    }
    let changed = owned
        .iter()
        .filter(|(field, before)| row.field(field) != *before);
    let changed: Vec<&str> = changed.map(|(field, _)| &**field).collect();
    disown(table, index, &changed);
    false
}

/// Notes that a person has stated those fields.
fn disown(table: &mut dyn AnyTable, index: usize, changed: &[&str]) {
    let Some(row) = table.row(index) else { return };
    let meta = row.meta();
    if let Some(imported) = meta.imported.as_ref().filter(|_| !changed.is_empty()) {
        let imported = Some(Rc::new(imported.without(changed)));
        let meta = Meta {
            imported,
            ..meta.clone()
        };
        table.set_meta(index, meta);
    }
}
