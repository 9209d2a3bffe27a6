//! Identity: 128 random bits, handed in from outside so that copies of a
//! plan can be merged later without two objects sharing an id.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// The identity of any object, whatever its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key(pub u128);

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text was not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let hexadecimal = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !hexadecimal {
            return Err(NotAKey);
        }
        u128::from_str_radix(text, 16)
            .map(Self)
            .map_err(|_| NotAKey)
    }
}

/// The identity of an object of the kind `T`.
pub struct Id<T> {
    key: Key,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id of the object that has this key.
    pub const fn new(key: Key) -> Self {
        Self {
            key,
            kind: PhantomData,
        }
    }

    /// The key, without the kind.
    pub const fn key(self) -> Key {
        self.key
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.key, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_text() {
        let key = Key(0x0123_4567_89ab_cdef_0011_2233_4455_6677);
        assert_eq!(key.to_string().parse(), Ok(key));
    }

    #[test]
    fn other_text_is_no_key() {
        for text in ["", "1", "+123456789abcdef00112233445566770", "zz"] {
            assert_eq!(text.parse::<Key>(), Err(NotAKey), "{text}");
        }
    }
}
