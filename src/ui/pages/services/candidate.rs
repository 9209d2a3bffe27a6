//! A catalogue that somebody looks at before the plan takes it: one that is
//! built in, a provider's page, or a catalogue's file.

use std::rc::Rc;

use crate::catalogue::duty::Catalogue;
use crate::catalogue::kept;
use crate::catalogue::library::Shelved;
use crate::model::units::Date;
use crate::reader;
use crate::reader::page::Page;

/// A catalogue before the plan takes it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Where it comes from, in words.
    pub(super) from: String,
    /// The catalogue.
    pub(super) catalogue: Rc<Catalogue>,
    /// The page that it was read from.
    pub(super) page: Option<Rc<Page>>,
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalogue, &other.catalogue)
    }
}

impl Candidate {
    /// One that is built in.
    ///
    /// # Errors
    /// Its data cannot be read.
    pub(super) fn built_in(shelved: &Shelved) -> Result<Self, String> {
        Ok(Self {
            from: "built in, in Muster's own words".to_owned(),
            catalogue: Rc::new(shelved.open()?),
            page: None,
        })
    }

    /// What a text holds: a catalogue's file, or a page of responsibilities.
    ///
    /// # Errors
    /// There is nothing in it, or it is a file of another kind.
    pub(super) fn read(text: &str, from: String, today: Date) -> Result<Self, String> {
        let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        if start.is_empty() {
            return Err("there is no text in it".to_owned());
        }
        if start.starts_with('{') {
            return Ok(Self {
                from,
                catalogue: Rc::new(kept::parse(start)?),
                page: None,
            });
        }
        let page = reader::read(text);
        Ok(Self {
            from,
            catalogue: Rc::new(page.catalogue(today)),
            page: Some(Rc::new(page)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::library::SERVICES;

    #[test]
    fn a_page_or_a_catalogue_file_becomes_a_candidate() {
        let today = Date::of(2026, 11, 22).unwrap();
        let read = |text: &str| Candidate::read(text, "x".to_owned(), today);
        let page = read(
            "# Your responsibilities with Vault\n\n|Task|Provider|You|\n|-|-|-|\n|Watch|Watches|N/A|\n",
        );
        let page = page.unwrap();
        assert_eq!(page.catalogue.duties.len(), 1);
        assert!(page.page.is_some());
        let built_in = Candidate::built_in(&SERVICES[0]).unwrap();
        let text = kept::write(&built_in.catalogue).to_string();
        assert_eq!(read(&text).unwrap().catalogue, built_in.catalogue);
        assert!(read("{\"format\": \"muster.plan\"}").is_err());
        assert!(read(" \n").is_err());
    }
}
