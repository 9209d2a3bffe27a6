//! Tables of objects that share structure between versions of a plan: an
//! edit copies one row and the spine of pointers, nothing else.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::Json;
use super::field::{Field, Shape};
use super::id::{Id, Key};
use super::imported::Imported;
use super::record::{Map, Meta, Object, Part, Record, WrongShape, to_map};
use super::text::Text;
use super::units::Moment;

/// The objects of one kind, in the order in which people put them.
#[derive(Debug)]
pub struct Table<T> {
    rows: Rc<Vec<Rc<T>>>,
    /// Where each object is. Shared by all versions with the same objects at
    /// the same places, and made when somebody asks first.
    places: Rc<OnceCell<BTreeMap<Key, usize>>>,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self {
            rows: Rc::clone(&self.rows),
            places: Rc::clone(&self.places),
        }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Rc::new(Vec::new()),
            places: Rc::default(),
        }
    }
}

impl<T: Eq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows) || self.rows == other.rows
    }
}
impl<T: Eq> Eq for Table<T> {}

impl<T> std::ops::Deref for Table<T> {
    type Target = [Rc<T>];
    fn deref(&self) -> &[Rc<T>] {
        &self.rows
    }
}

impl<T: Object> Table<T> {
    /// The object with that id.
    pub fn get(&self, id: Id<T>) -> Option<&Rc<T>> {
        self.rows.get(self.place(id.key())?)
    }

    /// The object at that place.
    pub fn get_index(&self, index: usize) -> Option<&Rc<T>> {
        self.rows.get(index)
    }

    fn place(&self, key: Key) -> Option<usize> {
        let places = self.places.get_or_init(|| {
            let mut places = BTreeMap::new();
            for (index, row) in self.rows.iter().enumerate() {
                places.entry(row.meta().id).or_insert(index);
            }
            places
        });
        places.get(&key).copied()
    }

    /// The same objects, with the very rows of `other` where they are equal:
    /// what compares by address finds only what differs.
    pub(crate) fn sharing(&self, other: &Self) -> Self
    where
        T: Eq,
    {
        if self == other {
            return other.clone();
        }
        let shared = self.rows.iter().map(|row| {
            let known = other.get(Id::new(row.meta().id));
            Rc::clone(known.filter(|known| *known == row).unwrap_or(row))
        });
        Self {
            rows: Rc::new(shared.collect()),
            places: Rc::clone(&self.places),
        }
    }

    /// All rows, as one pointer: equal pointers mean equal tables.
    pub fn rows(&self) -> &Rc<Vec<Rc<T>>> {
        &self.rows
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(rows: Vec<T>) -> Self {
        Self {
            rows: Rc::new(rows.into_iter().map(Rc::new).collect()),
            places: Rc::default(),
        }
    }
}

/// An object, whatever its kind.
pub trait AnyObject: Record {
    /// Its identity and history.
    fn meta(&self) -> &Meta;
}

impl<T: Object> AnyObject for T {
    fn meta(&self) -> &Meta {
        Object::meta(self)
    }
}

/// What the name of an object is: its `name` field, or nothing.
pub fn name_of(object: &dyn AnyObject) -> String {
    match object.field("name") {
        Some(Json::String(name)) => name,
        _ => String::new(),
    }
}

/// A table, whatever the kind of its objects.
pub trait AnyTable {
    /// How many objects it holds.
    fn count(&self) -> usize;
    /// The object at that place.
    fn row(&self, index: usize) -> Option<&dyn AnyObject>;
    /// Where the object with that key is.
    fn position(&self, key: Key) -> Option<usize>;
    /// Whether both tables hold the very same pointers.
    fn same(&self, other: &dyn AnyTable) -> bool;
    /// Equal addresses mean equal objects.
    fn address(&self, index: usize) -> usize;
    /// For [`AnyTable::same`].
    fn spine(&self) -> usize;

    /// Changes one field; whether that changed anything.
    ///
    /// # Errors
    /// The value has another shape than the field.
    fn set(&mut self, index: usize, field: usize, value: &Json) -> Result<bool, WrongShape>;
    /// Writes all fields at once: what `map` does not mention is not stated.
    /// Tells whether that changed anything, and the places of the fields
    /// whose value has another shape (those are left unstated).
    fn write(&mut self, index: usize, map: &Map) -> (bool, Vec<usize>);
    /// Puts a blank object there; the last place where `at` is beyond it.
    fn insert(&mut self, at: usize, key: Key);
    /// Puts an object at the end. The places of the fields whose value has
    /// another shape; those are left unstated.
    fn push(&mut self, meta: Meta, map: &Map) -> Vec<usize>;
    /// Takes the object out.
    fn remove(&mut self, index: usize);
    /// Replaces what is said of the object's history.
    fn set_meta(&mut self, index: usize, meta: Meta);
    /// Takes out every pointer to one of those objects; the places of the changed rows.
    fn forget(&mut self, those: &dyn Fn(Key) -> bool) -> Vec<usize>;
    /// Turns pointers of that row from one object to another.
    fn point_anew(&mut self, index: usize, from: Key, to: Key);
}

impl<T: Object + Part> AnyTable for Table<T> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, index: usize) -> Option<&dyn AnyObject> {
        self.rows.get(index).map(|row| &**row as &dyn AnyObject)
    }

    fn position(&self, key: Key) -> Option<usize> {
        self.place(key)
    }

    fn same(&self, other: &dyn AnyTable) -> bool {
        self.spine() == other.spine()
    }

    fn address(&self, index: usize) -> usize {
        self.rows
            .get(index)
            .map_or(0, |row| Rc::as_ptr(row) as usize)
    }

    fn spine(&self) -> usize {
        Rc::as_ptr(&self.rows) as usize
    }

    fn set(&mut self, index: usize, field: usize, value: &Json) -> Result<bool, WrongShape> {
        let Some(row) = self.rows.get(index) else {
            return Ok(false);
        };
        let mut changed = T::clone(row);
        changed.set(field, value)?;
        if changed == **row {
            return Ok(false);
        }
        self.replace(index, changed);
        Ok(true)
    }

    fn write(&mut self, index: usize, map: &Map) -> (bool, Vec<usize>) {
        let Some(row) = self.rows.get(index) else {
            return (false, Vec::new());
        };
        let (changed, wrong) = built::<T>(row.meta().clone(), map);
        let differs = changed != **row;
        if differs {
            self.replace(index, changed);
        }
        (differs, wrong)
    }

    fn insert(&mut self, at: usize, key: Key) {
        let mut row = T::default();
        *row.meta_mut() = Meta::new(key);
        let last = self.rows.len();
        if at < last {
            self.rows_mut().insert(at, Rc::new(row));
            return;
        }
        // At the end, so that many of them do not look for all places each time.
        Rc::make_mut(&mut self.rows).push(Rc::new(row));
        if let Some(places) = Rc::make_mut(&mut self.places).get_mut() {
            places.entry(key).or_insert(last);
        }
    }

    fn push(&mut self, meta: Meta, map: &Map) -> Vec<usize> {
        let (row, wrong) = built::<T>(meta, map);
        self.rows_mut().push(Rc::new(row));
        wrong
    }

    fn remove(&mut self, index: usize) {
        let Some(key) = self.rows.get(index).map(|row| row.meta().id) else {
            return;
        };
        if index + 1 < self.rows.len() {
            self.rows_mut().remove(index);
            return;
        }
        // From the end, so that many of them do not look for all places each time.
        Rc::make_mut(&mut self.rows).pop();
        if let Some(places) = Rc::make_mut(&mut self.places).get_mut()
            && places.get(&key) == Some(&index)
        {
            places.remove(&key);
        }
    }

    fn set_meta(&mut self, index: usize, meta: Meta) {
        if let Some(row) = self.rows.get(index) {
            if row.meta().id != meta.id {
                self.places = Rc::default();
            }
            let mut changed = T::clone(row);
            *changed.meta_mut() = meta;
            self.replace(index, changed);
        }
    }

    fn forget(&mut self, those: &dyn Fn(Key) -> bool) -> Vec<usize> {
        let found = |(index, row): (usize, &Rc<T>)| row.points_to(those).then_some(index);
        let places: Vec<usize> = self.rows.iter().enumerate().filter_map(found).collect();
        for &index in &places {
            if let Some(row) = self.rows.get(index) {
                let mut changed = T::clone(row);
                Record::forget(&mut changed, those);
                self.replace(index, changed);
            }
        }
        places
    }

    fn point_anew(&mut self, index: usize, from: Key, to: Key) {
        let Some(row) = self.rows.get(index).filter(|row| row.refers_to(from)) else {
            return;
        };
        let mut changed = T::clone(row);
        for (place, field) in T::FIELDS.iter().enumerate() {
            let Some(Json::Object(mut value)) = row.get(place) else {
                continue;
            };
            if field.shape == Shape::AnyRef && value.get("id") == Some(&from.to_string().into()) {
                value.insert("id".to_owned(), to.to_string().into());
                // The shape is the one that was read.
                let _ = changed.set(place, &Json::Object(value));
            }
        }
        self.replace(index, changed);
    }
}

impl<T: Object + Part> Table<T> {
    /// The rows, to add or take out some: places have to be found again.
    fn rows_mut(&mut self) -> &mut Vec<Rc<T>> {
        self.places = Rc::default();
        Rc::make_mut(&mut self.rows)
    }

    /// Puts another version of the same object at that place.
    fn replace(&mut self, index: usize, row: T) {
        if let Some(place) = Rc::make_mut(&mut self.rows).get_mut(index) {
            *place = Rc::new(row);
        }
    }
}

/// An object with the fields that `map` states, and the places of those
/// whose value has another shape.
fn built<T: Object + Part>(meta: Meta, map: &Map) -> (T, Vec<usize>) {
    let mut row = T::default();
    *row.meta_mut() = meta;
    let mut wrong = Vec::new();
    for (place, field) in T::FIELDS.iter().enumerate() {
        if let Some(value) = map.get(field.key)
            && row.set(place, value).is_err()
        {
            wrong.push(place);
        }
    }
    (row, wrong)
}

/// An object as the plan file writes it.
pub fn object_to_map(object: &dyn AnyObject) -> Map {
    let meta = object.meta();
    let mut map = to_map(object);
    if let Some(unknown) = &meta.unknown {
        for (key, value) in unknown.iter() {
            map.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    map.insert("id".to_owned(), Json::String(meta.id.to_string()));
    map.insert("revision".to_owned(), Json::from(meta.revision));
    if !meta.changed_by.is_empty() {
        map.insert("changed_by".to_owned(), Json::from(&*meta.changed_by));
    }
    if let Some(at) = meta.changed_at {
        map.insert("changed_at".to_owned(), Json::String(at.to_string()));
    }
    if let Some(imported) = &meta.imported {
        map.insert("imported".to_owned(), Json::Object(imported.to_map()));
    }
    map
}

/// Identity and history from the plan file, with the keys that are neither
/// fields nor history, and the fields at the places `wrong`, whose value has
/// another shape and is kept as it is.
pub fn meta_from_map(map: &Map, id: Key, fields: &[Field], wrong: &[usize]) -> Meta {
    let is_field = |key: &str| {
        let place = fields.iter().position(|field| field.key == key);
        place.is_some_and(|place| !wrong.contains(&place))
    };
    let imported = map.get("imported").and_then(Imported::read).map(Rc::new);
    let is_meta = |key: &str| match key {
        "imported" => imported.is_some(),
        _ => META_KEYS.contains(&key),
    };
    let unknown: Map = map
        .iter()
        .filter(|(key, _)| !is_meta(key) && !is_field(key))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    Meta {
        id,
        revision: map
            .get("revision")
            .and_then(Json::as_u64)
            .and_then(|count| u32::try_from(count).ok())
            .unwrap_or_default(),
        changed_by: map
            .get("changed_by")
            .and_then(Json::as_str)
            .map(Text::from)
            .unwrap_or_default(),
        changed_at: map
            .get("changed_at")
            .and_then(Json::as_str)
            .and_then(Moment::parse),
        imported,
        unknown: (!unknown.is_empty()).then(|| Rc::new(unknown)),
    }
}

/// What the plan file says of an object besides its fields.
pub const META_KEYS: &[&str] = &["id", "revision", "changed_by", "changed_at", "imported"];
