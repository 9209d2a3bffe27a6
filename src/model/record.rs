//! Records whose fields can be read and written by name as well as by type.

use std::rc::Rc;

use super::Json;
use super::field::Field;
use super::id::Key;
use super::imported::Origin;
use super::plan::Kind;
use super::text::Text;
use super::units::Moment;

/// A JSON object with sorted keys.
pub type Map = serde_json::Map<String, Json>;

/// The value given to a field had another shape than the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongShape;

/// Something with declared fields.
pub trait Record {
    /// Its fields, in the order in which people fill them in.
    fn fields(&self) -> &'static [Field];
    /// What the field at that place states; `None` where nothing is stated.
    fn get(&self, index: usize) -> Option<Json>;
    /// States the field at that place; `Json::Null` takes the statement back.
    ///
    /// # Errors
    /// The value has another shape than the field; nothing was changed.
    fn set(&mut self, index: usize, value: &Json) -> Result<(), WrongShape>;
    /// Whether a field points to one of those objects.
    fn points_to(&self, those: &dyn Fn(Key) -> bool) -> bool;
    /// Takes out every pointer to one of those objects.
    fn forget(&mut self, those: &dyn Fn(Key) -> bool);

    /// Whether a field points to the object with that key.
    fn refers_to(&self, key: Key) -> bool {
        self.points_to(&|own| own == key)
    }

    /// What the field with that key states.
    fn field(&self, key: &str) -> Option<Json> {
        let index = self.fields().iter().position(|field| field.key == key)?;
        self.get(index)
    }
}

/// A record whose fields are known without an example of it.
pub trait Part: Record + Clone + PartialEq + Default + 'static {
    /// Its fields.
    const FIELDS: &'static [Field];
}

/// What every object has besides its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Its identity.
    pub id: Key,
    /// How many times it was changed.
    pub revision: u32,
    /// Who changed it last, as that person called themself (unverified).
    pub changed_by: Text,
    /// When it was changed last.
    pub changed_at: Option<Moment>,
    /// The inventory it was seen in, if any; changing this is no edit.
    pub imported: Origin,
    /// Keys of the file that this version does not know; kept as they are.
    pub unknown: Option<Rc<Map>>,
}

impl Meta {
    /// A new object's.
    pub fn new(id: Key) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

/// A record with an identity.
pub trait Object: Record + 'static {
    /// Its kind.
    const KIND: Kind;
    /// Its identity and history.
    fn meta(&self) -> &Meta;
    /// Its identity and history, to be changed by an edit.
    fn meta_mut(&mut self) -> &mut Meta;
}

/// The stated fields of a record.
pub fn to_map(record: &dyn Record) -> Map {
    let mut map = Map::new();
    for (index, field) in record.fields().iter().enumerate() {
        if let Some(value) = record.get(index) {
            map.insert(field.key.to_owned(), value);
        }
    }
    map
}

/// Declares an object: a struct with a [`Meta`] and fields that can be read
/// and written by name. A field's documentation is its help text on screen.
macro_rules! object {
    ($(#[doc = $doc:literal])+ pub struct $name:ident {
        $($(#[doc = $help:literal])+ $field:ident $label:literal: $type:ty,)+
    }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            /// Identity and history.
            pub meta: $crate::model::record::Meta,
            $($(#[doc = $help])+ pub $field: $type,)+
        }

        impl $name {
            /// An object of which nothing is stated yet.
            pub fn new(id: $crate::model::id::Id<Self>) -> Self {
                Self { meta: $crate::model::record::Meta::new(id.key()), ..Self::default() }
            }

            /// Its identity.
            pub fn id(&self) -> $crate::model::id::Id<Self> {
                $crate::model::id::Id::new(self.meta.id)
            }
        }

        impl $crate::model::record::Object for $name {
            const KIND: $crate::model::plan::Kind = $crate::model::plan::Kind::$name;
            fn meta(&self) -> &$crate::model::record::Meta {
                &self.meta
            }
            fn meta_mut(&mut self) -> &mut $crate::model::record::Meta {
                &mut self.meta
            }
        }

        $crate::model::record::fields!($name { $($(#[doc = $help])+ $field $label: $type,)+ });
    };
}
pub(crate) use object;

/// Declares a small record without identity, as part of an object.
macro_rules! part {
    ($(#[doc = $doc:literal])+ pub struct $name:ident {
        $($(#[doc = $help:literal])+ $field:ident $label:literal: $type:ty,)+
    }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[doc = $help])+ pub $field: $type,)+
        }

        $crate::model::record::fields!($name { $($(#[doc = $help])+ $field $label: $type,)+ });
    };
}
pub(crate) use part;

/// Gives a struct its field table, its [`Record`] and its [`Part`].
macro_rules! fields {
    ($name:ident { $($(#[doc = $help:literal])+ $field:ident $label:literal: $type:ty,)+ }) => {
        impl $crate::model::record::Part for $name {
            const FIELDS: &'static [$crate::model::field::Field] = &[
                $($crate::model::field::Field {
                    key: stringify!($field),
                    label: $label,
                    help: concat!($($help),+),
                    shape: <$type as $crate::model::field::FieldValue>::SHAPE,
                },)+
            ];
        }

        impl $crate::model::record::Record for $name {
            fn fields(&self) -> &'static [$crate::model::field::Field] {
                <Self as $crate::model::record::Part>::FIELDS
            }

            fn get(&self, index: usize) -> Option<$crate::model::Json> {
                let mut at = 0..;
                $(if at.next() == Some(index) {
                    return $crate::model::field::FieldValue::to_json(&self.$field);
                })+
                None
            }

            fn set(
                &mut self,
                index: usize,
                value: &$crate::model::Json,
            ) -> Result<(), $crate::model::record::WrongShape> {
                let mut at = 0..;
                $(if at.next() == Some(index) {
                    self.$field = $crate::model::record::read(value)?;
                    return Ok(());
                })+
                Err($crate::model::record::WrongShape)
            }

            fn points_to(&self, those: &dyn Fn($crate::model::id::Key) -> bool) -> bool {
                $($crate::model::field::FieldValue::points_to(&self.$field, those))||+
            }

            fn forget(&mut self, those: &dyn Fn($crate::model::id::Key) -> bool) {
                $($crate::model::field::FieldValue::forget(&mut self.$field, those);)+
            }
        }
    };
}
pub(crate) use fields;

/// The value of a field; `null` states nothing.
pub(crate) fn read<T: super::field::FieldValue>(value: &Json) -> Result<T, WrongShape> {
    if value.is_null() {
        return Ok(T::default());
    }
    T::from_json(value).ok_or(WrongShape)
}
