//! What a check says of one object, and the facts that it looked at.

use std::rc::Rc;

use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Object;
use crate::model::units::Date;

/// What a check says of one object.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// There is nothing to look at, or another rule speaks of it.
    NotApplicable,
    /// All is well, as stated.
    Holds,
    /// All is well, and a record shows it until that day.
    Proven(Date),
    /// It held once; what showed it is not as it was.
    Again(Looked),
    /// It fires.
    Open(Looked),
    /// A fact that it needs is missing.
    Unknown(Looked),
}

impl Verdict {
    /// It fires, because of these facts.
    pub fn open(facts: impl Into<Vec<Seen>>) -> Self {
        Self::Open(Looked::at(facts))
    }

    /// It held once; these facts show that it has to be looked at again.
    pub fn again(facts: impl Into<Vec<Seen>>) -> Self {
        Self::Again(Looked::at(facts))
    }

    /// It needs these facts, and at least one is missing.
    pub fn unknown(facts: impl Into<Vec<Seen>>) -> Self {
        Self::Unknown(Looked::at(facts))
    }

    /// From a fact that should be true: it fires where that is false.
    pub fn wants(fact: Option<bool>, seen: Seen) -> Self {
        match fact {
            Some(true) => Self::Holds,
            Some(false) => Self::open([seen]),
            None => Self::unknown([seen]),
        }
    }

    /// The same, told in words that fit this object.
    #[must_use]
    pub fn because(self, text: String) -> Self {
        match self {
            Self::Again(looked) => Self::Again(looked.because(text)),
            Self::Open(looked) => Self::Open(looked.because(text)),
            Self::Unknown(looked) => Self::Unknown(looked.because(text)),
            other => other,
        }
    }
}

/// The facts that a check looked at, and what it says of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looked {
    /// The facts.
    pub seen: Rc<[Seen]>,
    /// In words, where the rule's title does not say enough.
    pub text: Option<Rc<str>>,
    /// Which of the facts nobody has stated, one bit each from the lowest.
    missing: u32,
}

impl Looked {
    /// At these facts.
    pub fn at(facts: impl Into<Vec<Seen>>) -> Self {
        Self {
            seen: Rc::from(facts.into()),
            ..Self::default()
        }
    }

    /// With which of the facts are missing; in words, where nothing else is
    /// said in words.
    #[must_use]
    pub fn or_missing(mut self, plan: &Plan) -> Self {
        let mut names = Vec::new();
        for (place, seen) in (0..u32::BITS).zip(self.seen.iter()) {
            if let Some(name) = seen.missing(plan) {
                self.missing |= 1 << place;
                names.push(name);
            }
        }
        if self.text.is_some() || names.is_empty() {
            return self;
        }
        let text = format!("Nobody has said: {}", names.join(", "));
        self.because(text)
    }

    /// The fields that nobody has stated.
    pub fn missing(&self) -> impl Iterator<Item = (Kind, Key, &'static str)> {
        let seen = (0..u32::BITS).zip(self.seen.iter());
        seen.filter_map(|(place, seen)| match seen {
            Seen::Field(kind, key, field) if self.missing & (1 << place) != 0 => {
                Some((*kind, *key, *field))
            }
            _ => None,
        })
    }

    pub(super) fn because(self, text: String) -> Self {
        Self {
            text: Some(Rc::from(text)),
            ..self
        }
    }
}

/// One fact that a check looked at. It is read when somebody wants to see it.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// A field of an object.
    Field(Kind, Key, &'static str),
    /// How many objects of a kind belong to the object.
    Number(&'static str, u32),
    /// Something computed, by name.
    Computed(&'static str, Rc<str>),
}

impl Seen {
    /// The field of that object.
    pub fn field<T: Object>(object: &T, field: &'static str) -> Self {
        Self::Field(T::KIND, object.meta().id, field)
    }

    /// Where it is in the plan, and its value.
    pub fn path_and_value(&self, plan: &Plan) -> (String, Json) {
        match self {
            Self::Field(kind, key, field) => {
                let value = plan
                    .object(*kind, *key)
                    .and_then(|object| object.field(field));
                let path = kind.place_in_file(*key, Some(field));
                (path, value.unwrap_or(Json::Null))
            }
            Self::Number(name, count) => ((*name).to_owned(), Json::from(*count)),
            Self::Computed(name, value) => ((*name).to_owned(), Json::from(&**value)),
        }
    }

    /// Its name in running text, where it is a field that states nothing.
    fn missing(&self, plan: &Plan) -> Option<String> {
        let Self::Field(kind, key, name) = self else {
            return None;
        };
        let object = plan.object(*kind, *key)?;
        let field = kind.fields().iter().find(|field| field.key == *name)?;
        let stated = object.field(name).is_some();
        (!stated).then(|| field.in_sentence())
    }

    /// Its name and value in words.
    pub fn label_and_text(&self, plan: &Plan) -> (String, String) {
        match self {
            Self::Field(kind, key, name) => {
                let field = kind.fields().iter().find(|field| field.key == *name);
                let value = plan
                    .object(*kind, *key)
                    .and_then(|object| object.field(name));
                let shown = field.map(|field| {
                    field
                        .shape
                        .show(value.as_ref().unwrap_or(&Json::Null), plan)
                });
                let object = plan.object_name(*kind, *key);
                let label = field.map_or(*name, |field| field.label);
                let of = if object.is_empty() || kind.is_single() {
                    String::new()
                } else {
                    format!(" of {object}")
                };
                (format!("{label}{of}"), shown.unwrap_or_default())
            }
            Self::Number(name, count) => ((*name).to_owned(), count.to_string()),
            Self::Computed(name, value) => ((*name).to_owned(), value.to_string()),
        }
    }
}
