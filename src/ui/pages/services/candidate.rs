//! A catalogue that somebody looks at before the plan takes it: one that is
//! built in, a provider's page, or a catalogue's file.

use std::rc::Rc;

use crate::catalogue::duty::Catalogue;
use crate::catalogue::library::Shelved;
use crate::reader::parcel::Parcel;
use crate::reader::report::Report;

/// A catalogue before the plan takes it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Where it comes from, in words.
    pub(super) from: String,
    /// The catalogue.
    pub(super) catalogue: Rc<Catalogue>,
    /// What of the page could not be understood that it was read from.
    pub(super) report: Option<Rc<Report>>,
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
            report: None,
        })
    }

    /// What was read of a page or a catalogue's file.
    pub(super) fn read(parcel: Parcel, from: String) -> Self {
        Self {
            from,
            catalogue: Rc::new(parcel.catalogue),
            report: parcel.report.map(Rc::new),
        }
    }
}
