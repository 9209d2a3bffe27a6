//! The cells of a workbook that comes from outside. Nothing in it is trusted:
//! no size that it names is believed, what is too large is refused before it
//! is unpacked as a whole, and formulas, links and macros are not looked at.

use std::io::{Cursor, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Bytes of a workbook that are read at most.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Bytes of one of its parts, unpacked.
const PART: u64 = 256 * 1024 * 1024;
/// Columns of a sheet that are read.
const COLUMNS: usize = 256;

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
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| "This is no workbook, or only a part of one".to_owned())?;
    let workbook = part(&mut archive, "xl/workbook.xml")?.ok_or("This is no Excel workbook")?;
    let relations = part(&mut archive, "xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let strings = part(&mut archive, "xl/sharedStrings.xml")?.unwrap_or_default();
    let strings = shared(&strings)?;
    let (sheets, from_1904) = sheets(&workbook)?;
    let targets = targets(&relations)?;
    let mut tables = Vec::new();
    for (name, relation) in sheets {
        let target = targets.iter().find(|(id, _)| *id == relation);
        if let Some((_, target)) = target.filter(|_| names.contains(&&*name)) {
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("xl/{target}"),
            };
            let text = part(&mut archive, &path)?.ok_or("A sheet of the workbook is missing")?;
            tables.push(Table {
                rows: lines(&text, &strings)?,
                name,
                from_1904,
            });
        }
    }
    Ok(tables)
}

/// A file of the archive; `None` where there is none of that name.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, path: &str) -> Result<Option<String>, String> {
    let Ok(file) = archive.by_name(path) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let mut file = file.take(PART + 1);
    file.read_to_end(&mut bytes)
        .map_err(|_| format!("{path} cannot be unpacked"))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > PART {
        return Err(format!("{path} is larger than can be read"));
    }
    let text = String::from_utf8(bytes).map_err(|_| format!("{path} is no text"))?;
    Ok(Some(text))
}

/// Calls back with every event of a text.
fn walk<'a>(
    text: &'a str,
    mut on: impl FnMut(Event<'a>) -> Result<(), String>,
) -> Result<(), String> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(()),
            Ok(event) => on(event)?,
            Err(_) => return Err("The workbook is broken".to_owned()),
        }
    }
}

/// What an attribute says, by its name without prefix.
fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let mut known = all.with_checks(false).flatten();
    let found = known.find(|one| one.key.local_name().as_ref() == name)?;
    unescape(&found.value)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// Names of sheets with the relations that lead to them, and whether days are
/// counted from 1904.
fn sheets(text: &str) -> Result<(Vec<(String, String)>, bool), String> {
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    walk(text, |event| {
        if let Event::Start(start) | Event::Empty(start) = event {
            match start.local_name().as_ref() {
                "workbookPr" => {
                    let said = attribute(&start, "date1904");
                    from_1904 = said.is_some_and(|said| said == "1" || said == "true");
                }
                "sheet" => sheets.extend(attribute(&start, "name").zip(attribute(&start, "id"))),
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok((sheets, from_1904))
}

/// Relations with the files that they lead to.
fn targets(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut targets = Vec::new();
    walk(text, |event| {
        if let Event::Start(start) | Event::Empty(start) = event {
            targets.extend(attribute(&start, "Id").zip(attribute(&start, "Target")));
        }
        Ok(())
    })?;
    Ok(targets)
}

/// Text as it grows from pieces; what is said beside it for its reading aloud
/// is no part of it.
#[derive(Default)]
struct Words {
    text: String,
    in_text: bool,
    aside: bool,
}

impl Words {
    fn hear(&mut self, event: &Event, element: &str) {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "rPh" => self.aside = true,
                name if name == element => self.in_text = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "rPh" => self.aside = false,
                name if name == element => self.in_text = false,
                _ => {}
            },
            _ if !self.in_text || self.aside => {}
            Event::Text(text) => self.text.push_str(&text.xml10_content()),
            Event::CData(text) => self.text.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    self.text.push(c);
                } else {
                    let name = name.xml10_content();
                    let known = resolve_predefined_entity(&name);
                    self.text.push_str(known.unwrap_or_default());
                }
            }
            _ => {}
        }
    }
}

/// The texts that cells share.
fn shared(text: &str) -> Result<Vec<Rc<str>>, String> {
    let mut strings = Vec::new();
    let mut words = Words::default();
    walk(text, |event| {
        words.hear(&event, "t");
        match &event {
            Event::End(end) if end.local_name().as_ref() == "si" => {
                strings.push(Rc::from(std::mem::take(&mut words.text)));
            }
            Event::Empty(start) if start.local_name().as_ref() == "si" => {
                strings.push(Rc::from(""));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

/// A cell on the way.
#[derive(Default)]
struct Pending {
    column: usize,
    kind: String,
    value: Words,
    inline: Words,
}

impl Pending {
    fn value(self, strings: &[Rc<str>]) -> Value {
        match &*self.kind {
            "s" => {
                let place: Option<usize> = self.value.text.trim().parse().ok();
                let text = place.and_then(|place| strings.get(place));
                text.map_or(Value::Empty, |text| Value::Text(Rc::clone(text)))
            }
            "inlineStr" => Value::Text(Rc::from(self.inline.text)),
            "" | "n" if !self.value.text.trim().is_empty() => {
                Value::Number(Rc::from(self.value.text.trim()))
            }
            _ if self.value.text.is_empty() => Value::Empty,
            _ => Value::Text(Rc::from(self.value.text)),
        }
    }
}

/// The rows of a sheet that hold something.
fn lines(text: &str, strings: &[Rc<str>]) -> Result<Vec<Line>, String> {
    let mut lines: Vec<Line> = Vec::new();
    let mut number = 0;
    let mut cell: Option<Pending> = None;
    walk(text, |event| {
        if let Some(cell) = &mut cell {
            cell.value.hear(&event, "v");
            cell.inline.hear(&event, "t");
        }
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                "row" => {
                    let named = attribute(start, "r").and_then(|number| number.parse().ok());
                    number = named.unwrap_or(number + 1);
                    lines.push(Line {
                        number,
                        cells: Vec::new(),
                    });
                }
                "c" => {
                    let next = lines.last().map_or(0, |line| line.cells.len());
                    cell = Some(Pending {
                        column: attribute(start, "r")
                            .map_or(Some(next), |at| column(&at))
                            .unwrap_or(COLUMNS),
                        kind: attribute(start, "t").unwrap_or_default(),
                        ..Pending::default()
                    });
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "c" => {
                if let Some((cell, line)) = cell.take().zip(lines.last_mut()) {
                    put(line, cell.column, cell.value(strings));
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    lines.retain(|line| !line.cells.is_empty());
    Ok(lines)
}

fn put(line: &mut Line, column: usize, value: Value) {
    if column >= COLUMNS || value == Value::Empty {
        return;
    }
    if line.cells.len() <= column {
        line.cells.resize(column + 1, Value::Empty);
    }
    if let Some(cell) = line.cells.get_mut(column) {
        *cell = value;
    }
}

/// The column of a cell, from 0: that of `AB12` is 27.
fn column(at: &str) -> Option<usize> {
    let letters = at.bytes().take_while(u8::is_ascii_alphabetic);
    let count = letters.take(4).fold(0_usize, |count, letter| {
        count * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    count.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_by_letters() {
        assert_eq!(column("A1"), Some(0));
        assert_eq!(column("ab12"), Some(27));
        assert_eq!(column("XFD1"), Some(16_383));
        assert_eq!(column("12"), None);
    }

    #[test]
    fn cells_are_read_whatever_kind_they_are_of() {
        let strings =
            shared("<sst><si><t>a &amp; b&#10;c</t><rPh><t>x</t></rPh></si><si/><si><r><t>d</t></r><r><t>e</t></r></si></sst>").unwrap();
        assert_eq!(
            strings,
            [Rc::from("a & b\nc"), Rc::from(""), Rc::from("de")]
        );
        let text = "<sheetData><row r='3'><c r='B3' t='s'><v>0</v></c><c t='inlineStr'><is><t>in</t></is></c>\
            <c><f>1+1</f><v>2</v></c><c r='ZZZZ3'><v>9</v></c></row><row><c t='str'><v>=x</v></c><c t='s'><v>7</v></c></row></sheetData>";
        let text_of = |text: &str| Value::Text(Rc::from(text));
        let lines = lines(text, &strings).unwrap();
        assert_eq!(lines[0].number, 3);
        assert_eq!(
            lines[0].cells,
            [
                Value::Empty,
                text_of("a & b\nc"),
                text_of("in"),
                Value::Number(Rc::from("2"))
            ]
        );
        assert_eq!(
            (lines[1].number, &*lines[1].cells),
            (4, &[text_of("=x")][..])
        );
    }

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
