//! Text that clones by reference count, and the names that are text.

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// Shared immutable text. Empty text means that nothing was entered.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(Rc<str>);

impl Default for Text {
    fn default() -> Self {
        Self(Rc::from(""))
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Rc::from(text))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Rc::from(text))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

macro_rules! names {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub Text);

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(Text::from(text))
            }
        }
    )+};
}

names! {
    /// A region by its code, such as `eu-de`.
    RegionCode;
    /// A zone by its code, such as `eu-de-1`.
    ZoneCode;
    /// An address on the web, as entered: it is text until somebody follows it.
    Link;
    /// A time of day on a 24-hour clock, `HH:MM`.
    ClockTime;
}

impl ClockTime {
    /// Minutes since midnight, where it is written as `HH:MM`.
    pub fn minutes(&self) -> Option<u32> {
        let (hours, minutes) = self.split_once(':')?;
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    }
}
