//! Work on large files that is done aside, in a thread of its own where the
//! browser has one to give. It is the same work wherever it is done.

use crate::export::xlsx;
use crate::import;
use crate::model::units::Date;
use crate::reader;
use crate::seal::order;

/// What is to be made of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// An inventory, [`import::parcel`], after so many files before it.
    Inventory(usize),
    /// A service's catalogue, [`reader::parcel`], read on that day.
    Page(Date),
    /// Bytes to be sealed with a passphrase, [`order::to_seal`].
    Seal,
    /// Sealed bytes to be opened, [`order::to_open`].
    Unseal,
    /// A workbook that comes back, [`xlsx::parcel`].
    Workbook,
}

impl Job {
    /// The job as a text, on its way to whoever does it.
    pub fn print(self) -> String {
        match self {
            Self::Inventory(before) => format!("inventory {before}"),
            Self::Page(today) => format!("page {today}"),
            Self::Seal => "seal".to_owned(),
            Self::Unseal => "unseal".to_owned(),
            Self::Workbook => "workbook".to_owned(),
        }
    }

    /// The job that a text stands for.
    pub fn parse(text: &str) -> Option<Self> {
        let (what, of) = text.split_once(' ').unwrap_or((text, ""));
        match what {
            "inventory" => of.parse().ok().map(Self::Inventory),
            "page" => Date::parse(of).map(Self::Page),
            "workbook" => Some(Self::Workbook),
            "seal" => Some(Self::Seal),
            "unseal" => Some(Self::Unseal),
            _ => None,
        }
    }
}

/// Does the job with a file of that name: gives a packed answer. Nothing for
/// a job that there is not.
pub fn answer(job: &str, name: &str, bytes: Vec<u8>) -> Vec<u8> {
    match Job::parse(job) {
        Some(Job::Workbook) => xlsx::parcel::pack(bytes),
        Some(job) => answer_in_page(job, name, bytes),
        None => Vec::new(),
    }
}

/// The same in the page itself: nothing for workbooks, because the page loads
/// what reads those only when one comes.
pub fn answer_in_page(job: Job, name: &str, bytes: Vec<u8>) -> Vec<u8> {
    match job {
        Job::Inventory(before) => import::parcel::pack(before, name, bytes),
        Job::Page(today) => reader::parcel::pack(today, bytes),
        Job::Seal => order::do_seal(&bytes),
        Job::Unseal => order::do_open(&bytes),
        Job::Workbook => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_the_same_on_the_other_side() {
        let day = Date::of(2026, 11, 22).unwrap();
        for job in [
            Job::Inventory(0),
            Job::Inventory(12),
            Job::Page(day),
            Job::Seal,
            Job::Unseal,
            Job::Workbook,
        ] {
            assert_eq!(Job::parse(&job.print()), Some(job));
        }
        for text in ["", "inventory", "inventory x", "page 22", "cake 1"] {
            assert_eq!(Job::parse(text), None);
            assert_eq!(answer(text, "x", Vec::new()), [0; 0]);
        }
    }
}
