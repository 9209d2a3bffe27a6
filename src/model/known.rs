//! "I don't know" as a value: kept apart from "no" and never counted as fine.

/// A fact that somebody stated, or that nobody has stated yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known<T> {
    /// Nobody has said.
    #[default]
    Unknown,
    /// Stated.
    Is(T),
}

impl<T> Known<T> {
    /// The stated value, if there is one.
    pub const fn get(&self) -> Option<&T> {
        match self {
            Self::Unknown => None,
            Self::Is(value) => Some(value),
        }
    }

    /// Whether nobody has said.
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }
}

impl<T: Copy> Known<T> {
    /// A copy of the stated value, if there is one.
    pub const fn value(&self) -> Option<T> {
        match self {
            Self::Unknown => None,
            Self::Is(value) => Some(*value),
        }
    }
}

impl<T: PartialEq> Known<T> {
    /// Whether it is stated to be just this.
    pub fn is(&self, value: &T) -> bool {
        self.get() == Some(value)
    }
}

impl<T> From<Option<T>> for Known<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Self::Is)
    }
}

impl<T> From<T> for Known<T> {
    fn from(value: T) -> Self {
        Self::Is(value)
    }
}
