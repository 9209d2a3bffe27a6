//! The cells of a workbook that comes from outside. Nothing in it is trusted:
//! no size that it names is believed, what is too large is refused while it is
//! unpacked, and formulas, links, macros and entities are not looked at.

mod cells;
mod parts;
mod words;

use std::rc::Rc;

use quick_xml::events::Event;

use cells::Cells;
use parts::{Archive, LARGE, SMALL, attribute};
use words::Shared;

/// Bytes of a workbook that are read at most.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A sheet as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its rows that hold something.
    pub rows: Vec<Line>,
    /// Whether its days are counted from 1904 and not from 1900.
    pub from_1904: bool,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// What its cells hold, from the first column on.
    pub cells: Vec<Value>,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(Rc<str>),
    /// A number as it is written in the file; a day is one, too.
    Number(Rc<str>),
}

/// Whether the bytes are those of an archive, as workbooks are.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The sheets of these names.
///
/// # Errors
/// It is no workbook, is broken or too large, in words.
pub fn unpack(bytes: &[u8], names: &[&str]) -> Result<Vec<Table>, String> {
    if bytes.len() > MAX_BYTES {
        return Err("The workbook is larger than 64 MB".to_owned());
    }
    let mut archive = Archive::open(bytes)?;
    let (sheets, from_1904) = sheets(&mut archive, names)?;
    let targets = targets(&mut archive)?;
    let mut shared = Shared::default();
    archive.walk("xl/sharedStrings.xml", LARGE, |event| shared.hear(event))?;
    let mut tables = Vec::new();
    for (name, relation) in sheets {
        let Some((_, target)) = targets.iter().find(|(id, _)| *id == relation) else {
            continue;
        };
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{target}"),
        };
        let mut cells = Cells::new(&shared.texts);
        if !archive.walk(&path, LARGE, |event| cells.hear(event))? {
            return Err("A sheet of the workbook is missing".to_owned());
        }
        tables.push(Table {
            rows: cells.finish(),
            name,
            from_1904,
        });
    }
    Ok(tables)
}

/// Those of the names that sheets have, each once, with the relations that
/// lead to them; and whether days are counted from 1904.
fn sheets(archive: &mut Archive, names: &[&str]) -> Result<(Vec<(String, String)>, bool), String> {
    let mut sheets: Vec<(String, String)> = Vec::new();
    let mut from_1904 = false;
    let found = archive.walk("xl/workbook.xml", SMALL, |event| {
        if let Event::Start(start) | Event::Empty(start) = event {
            match start.local_name().as_ref() {
                "workbookPr" => {
                    let said = attribute(start, "date1904");
                    from_1904 = said.is_some_and(|said| said == "1" || said == "true");
                }
                "sheet" => {
                    let sheet = attribute(start, "name").zip(attribute(start, "id"));
                    let is_new = |name: &str| sheets.iter().all(|(known, _)| known != name);
                    let wanted = |name: &str| names.contains(&name) && is_new(name);
                    let sheet = sheet.filter(|(name, _)| wanted(name));
                    sheets.extend(sheet);
                }
                _ => {}
            }
        }
        Ok(())
    })?;
    if !found {
        return Err("This is no Excel workbook".to_owned());
    }
    Ok((sheets, from_1904))
}

/// Relations with the files that they lead to.
fn targets(archive: &mut Archive) -> Result<Vec<(String, String)>, String> {
    let mut targets = Vec::new();
    archive.walk("xl/_rels/workbook.xml.rels", SMALL, |event| {
        if let Event::Start(start) | Event::Empty(start) = event {
            targets.extend(attribute(start, "Id").zip(attribute(start, "Target")));
        }
        Ok(())
    })?;
    Ok(targets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_workbook_is_refused_in_words() {
        for bytes in [&b""[..], b"PK\x03\x04", b"- [ ] a list"] {
            assert!(
                unpack(bytes, &["Checklist"])
                    .unwrap_err()
                    .contains("no workbook")
            );
        }
    }
}
