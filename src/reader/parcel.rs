//! What a provider's page or a catalogue's file says, as bytes: it is read
//! beside the page, and what was read goes to the page, which unpacks it a
//! little at a time.

use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::report::Report;
use crate::catalogue::duty::Catalogue;
use crate::catalogue::kept;
use crate::model::slices::Rest;
use crate::model::units::Date;

/// What a page or a file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// What could not be understood; none for a catalogue's file.
    pub report: Option<Report>,
}

impl Parcel {
    /// What a text holds: a catalogue's file, another program's checklist, or a
    /// page of responsibilities.
    ///
    /// # Errors
    /// There is nothing in it, or it is a file of another kind.
    pub fn read(text: &str, today: Date) -> Result<Self, String> {
        let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        if start.is_empty() {
            return Err("there is no text in it".to_owned());
        }
        if start.starts_with('{') {
            if let Some((catalogue, report)) = super::checklist::read(start, today) {
                return Ok(Self {
                    catalogue,
                    report: Some(report),
                });
            }
            return Ok(Self {
                catalogue: kept::parse(start)?,
                report: None,
            });
        }
        let page = super::read(text);
        Ok(Self {
            catalogue: page.catalogue(today),
            report: Some(Report::of(&page)),
        })
    }
}

/// Reads a page or a catalogue's file and packs what it says, or why it cannot
/// be used: a line for everything, the catalogue without its tasks and duties
/// first, then each of those.
pub fn pack(today: Date, bytes: Vec<u8>) -> Vec<u8> {
    let read = Parcel::read(&String::from_utf8_lossy(&bytes), today);
    // What is packed finds room where the page was.
    drop(bytes);
    let mut lines = Vec::new();
    match read {
        Err(why) => line(&mut lines, &Err::<(), _>(why)),
        Ok(Parcel {
            mut catalogue,
            report,
        }) => {
            let tasks = std::mem::take(&mut catalogue.tasks);
            let duties = std::mem::take(&mut catalogue.duties);
            line(&mut lines, &Ok::<_, String>(tasks.len()));
            line(&mut lines, &report);
            line(&mut lines, &catalogue);
            for task in &tasks {
                line(&mut lines, task);
            }
            for duty in &duties {
                line(&mut lines, duty);
            }
        }
    }
    lines
}

/// What was packed. `None` where it is no longer wanted.
pub async fn unpack(bytes: &[u8], rest: &mut impl Rest) -> Option<Result<Parcel, String>> {
    let lost = || {
        Some(Err(
            "What was read of it got lost. Choose it again".to_owned()
        ))
    };
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let tasks = match next::<Result<usize, String>>(&mut lines) {
        Some(Ok(tasks)) => tasks,
        Some(Err(why)) => return Some(Err(why)),
        None => return lost(),
    };
    let (Some(report), Some(catalogue)) = (next(&mut lines), next::<Catalogue>(&mut lines)) else {
        return lost();
    };
    let mut parcel = Parcel { catalogue, report };
    for place in 0_usize.. {
        let into = &mut parcel.catalogue;
        if place < tasks {
            let Some(task) = next(&mut lines) else {
                return lost();
            };
            into.tasks.push(task);
        } else if let Some(duty) = next(&mut lines) {
            into.duties.push(Rc::new(duty));
        } else {
            break;
        }
        rest.rest().await?;
    }
    Some(Ok(parcel))
}

/// A value on a line of its own: JSON breaks no lines.
fn line(lines: &mut Vec<u8>, value: &impl Serialize) {
    // Neither does writing to memory fail, nor do these values.
    let _ = serde_json::to_writer(&mut *lines, value);
    lines.push(b'\n');
}

fn next<'a, T: DeserializeOwned>(lines: &mut impl Iterator<Item = &'a [u8]>) -> Option<T> {
    let text = std::str::from_utf8(lines.next()?).ok()?;
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::library::SERVICES;
    use crate::model::slices::{Restless, at_once};

    const PAGE: &str = "# Your responsibilities with Vault\n\n|Task|Provider|You|\n|-|-|-|\n\
        |Watch|Watches|N/A|\n|Broken|a|b|c|d|\n\nYou are responsible for the \"paper\".\n";

    fn day() -> Date {
        Date::of(2026, 11, 22).unwrap()
    }

    fn through(text: &str) -> Result<Parcel, String> {
        let packed = pack(day(), text.as_bytes().to_vec());
        at_once(unpack(&packed, &mut Restless))
    }

    #[test]
    fn a_page_or_a_catalogue_file_arrives_as_it_was_read() {
        let read = Parcel::read(PAGE, day());
        let page = read.clone().unwrap();
        assert_eq!(page.catalogue.duties.len(), 1);
        let report = page.report.unwrap();
        assert_eq!((report.read, report.unread.count), (1, 1));
        assert_eq!(through(PAGE), read);
        let built_in = SERVICES[0].open().unwrap();
        let text = kept::write(&built_in).to_string();
        let file = through(&text).unwrap();
        assert_eq!((file.catalogue, file.report), (built_in, None));
    }

    #[test]
    fn what_is_neither_is_refused_with_the_reason() {
        for text in ["{\"format\": \"muster.plan\"}", " \n", "{"] {
            let why = Parcel::read(text, day()).unwrap_err();
            assert_eq!(through(text), Err(why));
        }
    }

    #[test]
    fn what_was_cut_is_no_catalogue() {
        let packed = pack(day(), PAGE.as_bytes().to_vec());
        let end = packed.iter().position(|byte| *byte == b'\n').unwrap();
        for cut in [0, end, end + 2] {
            let got = at_once(unpack(&packed[..cut], &mut Restless));
            assert!(got.unwrap_err().contains("lost"), "{cut}");
        }
    }
}
