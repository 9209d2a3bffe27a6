//! Values as compact bytes, on their way from one thread of the page to
//! another: both run the same release, so there are no versions and no names
//! of fields. What cannot be read is no value; nobody else writes these bytes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Json;
use super::id::Key;
use super::plan::Kind;
use super::text::Text;

/// Takes values down.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// Words of the program that were written, by the order of their first use.
    words: BTreeMap<&'static str, usize>,
}

impl Writer {
    /// Takes a value down.
    pub fn put(&mut self, value: &impl Compact) {
        value.put(self);
    }

    /// All that was taken down.
    pub fn done(self) -> Vec<u8> {
        self.bytes
    }

    fn number(&mut self, mut number: u64) {
        // Seven bits a byte; the eighth says that more follow.
        while let Some(more) = Some(number >> 7).filter(|more| *more > 0) {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number = more;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    fn size(&mut self, size: usize) {
        self.number(u64::try_from(size).unwrap_or(u64::MAX));
    }

    fn text(&mut self, text: &str) {
        self.size(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// Gives values back in the order in which they were taken down.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    words: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    /// Reads those bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            words: Vec::new(),
        }
    }

    /// The next value.
    pub fn get<T: Compact>(&mut self) -> Option<T> {
        T::get(self)
    }

    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// How many things follow, each of at least one byte.
    fn size(&mut self) -> Option<usize> {
        let size = usize::try_from(self.number()?).ok()?;
        (size <= self.rest.len()).then_some(size)
    }

    fn text(&mut self) -> Option<&'a str> {
        let size = self.size()?;
        let (text, rest) = self.rest.split_at_checked(size)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }
}

/// A value that can travel as compact bytes.
pub trait Compact: Sized {
    /// Takes the value down.
    fn put(&self, to: &mut Writer);
    /// The value that was taken down; `None` where there is none.
    fn get(from: &mut Reader<'_>) -> Option<Self>;
}

/// Makes a struct compact, field by field.
macro_rules! compact {
    ($($type:ty { $($field:ident)+ })+) => {$(
        impl $crate::model::compact::Compact for $type {
            fn put(&self, to: &mut $crate::model::compact::Writer) {
                $(to.put(&self.$field);)+
            }
            fn get(from: &mut $crate::model::compact::Reader<'_>) -> Option<Self> {
                Some(Self { $($field: from.get()?,)+ })
            }
        }
    )+};
}
pub(crate) use compact;

impl Compact for usize {
    fn put(&self, to: &mut Writer) {
        to.size(*self);
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Self::try_from(from.number()?).ok()
    }
}

impl Compact for u32 {
    fn put(&self, to: &mut Writer) {
        to.number(u64::from(*self));
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Self::try_from(from.number()?).ok()
    }
}

impl Compact for bool {
    fn put(&self, to: &mut Writer) {
        to.bytes.push(u8::from(*self));
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Some(from.byte()? == 1)
    }
}

impl Compact for Key {
    fn put(&self, to: &mut Writer) {
        to.bytes.extend_from_slice(&self.0.to_le_bytes());
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        let (bytes, rest) = from.rest.split_first_chunk()?;
        from.rest = rest;
        Some(Self(u128::from_le_bytes(*bytes)))
    }
}

impl Compact for Kind {
    fn put(&self, to: &mut Writer) {
        to.text(self.key());
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Self::from_key(from.text()?)
    }
}

impl Compact for String {
    fn put(&self, to: &mut Writer) {
        to.text(self);
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(str::to_owned)
    }
}

impl Compact for Text {
    fn put(&self, to: &mut Writer) {
        to.text(self);
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(Self::from)
    }
}

/// A word of the program: written out once, then by its number.
impl Compact for &'static str {
    fn put(&self, to: &mut Writer) {
        let next = to.words.len();
        let number = to.words.get(self).copied();
        to.size(number.map_or(0, |number| number + 1));
        if number.is_none() {
            to.words.insert(self, next);
            to.text(self);
        }
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        let number = usize::try_from(from.number()?).ok()?;
        if let Some(place) = number.checked_sub(1) {
            return from.words.get(place).copied();
        }
        let word = word(from.text()?);
        from.words.push(word);
        Some(word)
    }
}

thread_local! {
    static WORDS: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

/// A text as a word that stays. Only words that stand in the program are ever
/// written, so these are few, and each is kept once.
fn word(text: &str) -> &'static str {
    WORDS.with_borrow_mut(|words| {
        if let Some(word) = words.get(text) {
            return *word;
        }
        let word: &'static str = Box::leak(text.into());
        words.insert(word);
        word
    })
}

impl<T: Compact> Compact for Option<T> {
    fn put(&self, to: &mut Writer) {
        self.is_some().put(to);
        if let Some(value) = self {
            value.put(to);
        }
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Some(if bool::get(from)? {
            Some(T::get(from)?)
        } else {
            None
        })
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn put(&self, to: &mut Writer) {
        to.size(self.len());
        for value in self {
            value.put(to);
        }
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        (0..from.size()?).map(|_| T::get(from)).collect()
    }
}

impl<T: Compact, U: Compact> Compact for (T, U) {
    fn put(&self, to: &mut Writer) {
        self.0.put(to);
        self.1.put(to);
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Some((T::get(from)?, U::get(from)?))
    }
}

impl<V: Compact> Compact for BTreeMap<&'static str, V> {
    fn put(&self, to: &mut Writer) {
        to.size(self.len());
        for (word, value) in self {
            word.put(to);
            value.put(to);
        }
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        (0..from.size()?).map(|_| from.get()).collect()
    }
}

impl Compact for Json {
    fn put(&self, to: &mut Writer) {
        match self {
            Self::Null => to.bytes.push(b'0'),
            Self::Bool(flag) => to.bytes.push(if *flag { b't' } else { b'f' }),
            Self::Number(number) => {
                // As text, which keeps every digit.
                to.bytes.push(b'n');
                to.text(&number.to_string());
            }
            Self::String(text) => {
                to.bytes.push(b's');
                to.text(text);
            }
            Self::Array(items) => {
                to.bytes.push(b'a');
                items.put(to);
            }
            Self::Object(map) => {
                to.bytes.push(b'o');
                to.size(map.len());
                for (name, value) in map {
                    to.text(name);
                    value.put(to);
                }
            }
        }
    }
    fn get(from: &mut Reader<'_>) -> Option<Self> {
        Some(match from.byte()? {
            b'0' => Self::Null,
            b't' => Self::Bool(true),
            b'f' => Self::Bool(false),
            b'n' => Self::Number(from.text()?.parse().ok()?),
            b's' => Self::String(from.get()?),
            b'a' => Self::Array(from.get()?),
            b'o' => {
                let pairs = (0..from.size()?).map(|_| from.get::<(String, Self)>());
                Self::Object(pairs.collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    type Value = (Vec<(Text, Option<u32>)>, BTreeMap<&'static str, Json>);

    fn value() -> Value {
        let json = json!([null, true, -7, 18_446_744_073_709_551_615_u64, 0.1, {"a": "b"}]);
        let map = BTreeMap::from([("name", json.clone()), ("zone", json)]);
        (vec![("Köln".into(), Some(300)), ("".into(), None)], map)
    }

    #[test]
    fn a_value_comes_back_as_it_was() {
        let mut writer = Writer::default();
        writer.put(&value());
        writer.put(&"zone");
        let bytes = writer.done();
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.get::<Value>(), Some(value()));
        assert_eq!(reader.get(), Some("zone"));
        assert_eq!(reader.get::<bool>(), None);
    }

    #[test]
    fn a_word_is_kept_once() {
        let other = String::from("zone");
        assert!(std::ptr::eq(word("zone"), word(&other)));
    }

    #[test]
    fn what_was_cut_is_no_value() {
        let mut writer = Writer::default();
        writer.put(&value());
        let bytes = writer.done();
        for end in 0..bytes.len() {
            let mut reader = Reader::new(&bytes[..end]);
            assert_eq!(reader.get::<Value>(), None, "{end}");
        }
        assert_eq!(Reader::new(&[0xff; 12]).get::<usize>(), None);
    }
}
