//! Closed sets of answers, each with its key in the file and its label on screen.

/// One answer that a field allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// How the plan file writes it.
    pub key: &'static str,
    /// How the screen shows it.
    pub label: &'static str,
}

/// A closed set of answers.
pub trait Choices: Copy + PartialEq + 'static {
    /// All answers in the order in which they are offered.
    const ALL: &'static [Choice];
    /// The answer at that place of [`Choices::ALL`].
    fn at(index: usize) -> Option<Self>;
    /// Its place in [`Choices::ALL`].
    fn index(self) -> usize;

    /// How the plan file writes it.
    fn key(self) -> &'static str {
        Self::ALL.get(self.index()).map_or("", |choice| choice.key)
    }

    /// How the screen shows it.
    fn label(self) -> &'static str {
        Self::ALL
            .get(self.index())
            .map_or("", |choice| choice.label)
    }

    /// The answer that the plan file writes so.
    fn from_key(key: &str) -> Option<Self> {
        let index = Self::ALL.iter().position(|choice| choice.key == key)?;
        Self::at(index)
    }
}

/// Declares a closed set of answers: variant, key in the file, label on screen.
macro_rules! choices {
    ($(#[doc = $doc:literal])+ pub enum $name:ident {
        $($(#[doc = $variant_doc:literal])* $variant:ident = $key:literal $label:literal,)+
    }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = $label] $(#[doc = $variant_doc])* $variant,)+
        }

        impl $crate::model::choice::Choices for $name {
            const ALL: &'static [$crate::model::choice::Choice] = &[
                $($crate::model::choice::Choice { key: $key, label: $label },)+
            ];
            fn at(index: usize) -> Option<Self> {
                [$(Self::$variant,)+].get(index).copied()
            }
            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
pub(crate) use choices;
