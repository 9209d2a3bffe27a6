//! The part of somebody else's JSON that an import may see.
//!
//! Only names on the list in [`super::names`] are ever read; everything else
//! is skipped by the parser without being copied. So a secret does not have
//! to be recognised in order to stay out, and the memory that a large file
//! needs is little more than the file itself: text is borrowed from it.
//!
//! Files of the same service spell the same fact in two ways, `policy_id` in
//! Terraform and `policyId` in the service's own JSON, and Terraform wraps a
//! part into a list of one. Both are levelled here, so that one reader serves.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::names::wanted;

/// A value of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Tree<'a> {
    /// Nothing, or nothing that may be read.
    #[default]
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number. Larger ones, and fractions, are texts: ids of this
    /// service are larger than what a binary fraction holds.
    Number(i64),
    /// Text, borrowed where the file does not escape it.
    Text(Cow<'a, str>),
    /// Several values.
    List(Vec<Tree<'a>>),
    /// Named values, by the spelling of the list of names.
    Object(Vec<(&'static str, Tree<'a>)>),
}

const NOTHING: &Tree<'static> = &Tree::Null;

impl<'a> Tree<'a> {
    /// The value of that name; of the first of a list, as Terraform writes a part.
    pub(super) fn get(&self, name: &str) -> &Tree<'a> {
        match self {
            Self::Object(fields) => fields
                .iter()
                .find(|(own, _)| *own == name)
                .map_or(NOTHING, |(_, value)| value),
            Self::List(items) => items.first().map_or(NOTHING, |first| first.get(name)),
            _ => NOTHING,
        }
    }

    /// The value at the end of that way.
    pub(super) fn at(&self, way: &[&str]) -> &Tree<'a> {
        way.iter().fold(self, |here, name| here.get(name))
    }

    /// Whether there is no value, or an empty one.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Object(fields) => fields.is_empty(),
            Self::Flag(_) | Self::Number(_) => false,
        }
    }

    /// The text without blanks around it, where it is one and says something.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// An id: text, or a number as its digits.
    pub(super) fn id(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Number(number) => Some(Cow::Owned(number.to_string())),
            other => other.text().map(Cow::Borrowed),
        }
    }

    /// Whether it holds, where it says so.
    pub(super) fn flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            Self::Text(text) if text == "true" => Some(true),
            Self::Text(text) if text == "false" => Some(false),
            _ => None,
        }
    }

    /// A whole number.
    pub(super) fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            other => other.text()?.parse().ok(),
        }
    }

    /// A whole number that is not negative and not out of bounds.
    pub(super) fn count(&self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// The values of a list; a value that is none is one.
    pub(super) fn items(&self) -> &[Tree<'a>] {
        match self {
            Self::Null => &[],
            Self::List(items) => items,
            one => std::slice::from_ref(one),
        }
    }

    /// The values of a list, as [`Tree::items`].
    pub(super) fn into_items(self) -> Vec<Self> {
        match self {
            Self::Null => Vec::new(),
            Self::List(items) => items,
            one => vec![one],
        }
    }

    /// The texts of a list.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.items().iter().filter_map(Tree::text)
    }

    /// Takes out what `marks` says is sensitive: `true` beside a value.
    pub(super) fn hide(&mut self, marks: &Tree<'_>) {
        match (self, marks) {
            (hidden, Tree::Flag(true)) => *hidden = Tree::Null,
            (Tree::Object(fields), Tree::Object(_)) => {
                for (name, value) in fields {
                    value.hide(marks.get(name));
                }
            }
            (Tree::List(items), Tree::List(marks)) => {
                for (item, mark) in items.iter_mut().zip(marks) {
                    item.hide(mark);
                }
            }
            _ => {}
        }
    }

    /// Takes out the value at the end of a way of names; lists on the way are
    /// walked through as a whole.
    pub(super) fn hide_at(&mut self, way: &[&str]) {
        let Some((first, rest)) = way.split_first() else {
            *self = Tree::Null;
            return;
        };
        match self {
            Self::Object(fields) => {
                let wanted = wanted(first);
                for (name, value) in fields {
                    if Some(*name) == wanted {
                        value.hide_at(rest);
                    }
                }
            }
            Self::List(items) => items.iter_mut().for_each(|item| item.hide_at(way)),
            _ => {}
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Tree<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Read(PhantomData))
    }
}

struct Read<'a>(PhantomData<Tree<'a>>);

impl<'de: 'a, 'a> Visitor<'de> for Read<'a> {
    type Value = Tree<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Tree<'a>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree<'a>, E> {
        Ok(Tree::Flag(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree<'a>, E> {
        Ok(Tree::Number(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree<'a>, E> {
        Ok(
            i64::try_from(value)
                .map_or_else(|_| Tree::Text(value.to_string().into()), Tree::Number),
        )
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree<'a>, E> {
        Ok(Tree::Text(value.to_string().into()))
    }

    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Tree<'a>, E> {
        Ok(Tree::Text(Cow::Borrowed(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree<'a>, E> {
        Ok(Tree::Text(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree<'a>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree<'a>, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = map.next_key_seed(Name)? {
            match name {
                Some(name) => fields.push((name, map.next_value()?)),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Tree::Object(fields))
    }
}

/// A name, where it is on the list.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(wanted(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(json: &str) -> Tree<'_> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn both_spellings_and_lists_of_one_read_alike() {
        for json in [
            r#"{"backup_policy": [{"regular": [{"retention": [{"duration": 7}]}]}]}"#,
            r#"{"backupPolicy": {"regular": {"retention": {"duration": 7}}}}"#,
        ] {
            let way = ["backup_policy", "regular", "retention", "duration"];
            assert_eq!(tree(json).at(&way).count(), Some(7), "{json}");
        }
    }

    #[test]
    fn names_that_nobody_listed_are_not_there() {
        let read =
            tree(r#"{"registration_token": "eyJ", "unheard_of": {"name": "x"}, "name": "a"}"#);
        assert_eq!(read, Tree::Object(vec![("name", Tree::Text("a".into()))]));
    }

    #[test]
    fn large_whole_numbers_stay_exact() {
        let read = tree(r#"{"connection_id": 9007199254740993, "id": 18446744073709551615}"#);
        assert_eq!(
            read.get("connection_id").id().as_deref(),
            Some("9007199254740993")
        );
        assert_eq!(read.get("id").id().as_deref(), Some("18446744073709551615"));
    }

    #[test]
    fn what_is_marked_sensitive_is_taken_out() {
        let mut read = tree(r#"{"name": "a", "objects": [{"id": 1}, {"id": 2}]}"#);
        read.hide(&tree(r#"{"name": true, "objects": [{}, {"id": true}]}"#));
        assert_eq!(read.get("name").text(), None);
        assert_eq!(read.get("objects").items()[0].get("id").number(), Some(1));
        assert_eq!(read.get("objects").items()[1].get("id").number(), None);
        read.hide_at(&["objects", "id"]);
        assert_eq!(read.get("objects").items()[0].get("id").number(), None);
    }
}
