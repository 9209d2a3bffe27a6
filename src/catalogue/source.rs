//! What is cited: pages with title, address and date.

use serde::{Deserialize, Serialize};

use crate::model::units::Date;

/// A page that a duty, a rule or a fact rests on.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Source {
    /// How duties and rules cite it.
    pub id: String,
    /// The page's title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its address.
    pub url: String,
    /// The day of its last change, as the page says.
    pub date: Date,
}

/// All sources, by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Reads the list.
    ///
    /// # Errors
    /// The text is not a list of sources.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        let mut sources: Vec<Source> = serde_json::from_str(text)?;
        sources.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self(sources))
    }

    /// Adds sources; one whose id is taken is left out.
    pub fn add(&mut self, sources: &[Source]) {
        for source in sources {
            let place = self.0.binary_search_by(|known| known.id.cmp(&source.id));
            if let Err(place) = place {
                self.0.insert(place, source.clone());
            }
        }
    }

    /// The source that is cited so.
    pub fn get(&self, id: &str) -> Option<&Source> {
        let index = self
            .0
            .binary_search_by(|source| (*source.id).cmp(id))
            .ok()?;
        self.0.get(index)
    }

    /// All of them, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }
}
