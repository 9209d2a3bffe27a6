//! The parts of an archive from outside, a piece at a time: no size that it
//! names is believed, and no more of it is held than is needed.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Cursor, Error, ErrorKind, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// Parts of an archive; workbooks have some dozens.
const PARTS: usize = 10_000;
/// Bytes of a part that names other parts, unpacked.
pub(super) const SMALL: u64 = 16 * 1024 * 1024;
/// Bytes of any other part, unpacked.
pub(super) const LARGE: u64 = 512 * 1024 * 1024;
/// Bytes between one tag and the next; a cell holds 32,767 characters.
const PIECE: u64 = 4 * 1024 * 1024;
/// Tags within tags; those of a sheet are seven deep at most.
const DEEPEST: u32 = 64;

/// An archive from outside.
pub(super) struct Archive<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        // Each part begins its entry in the list of parts so, and room is made for the list at once.
        let mark = b"PK\x01\x02";
        let parts = bytes.windows(mark.len()).filter(|four| four == mark);
        if parts.take(PARTS + 1).count() > PARTS {
            return Err(format!(
                "This is no workbook: it has more than {PARTS} parts"
            ));
        }
        ZipArchive::new(Cursor::new(bytes))
            .map(Self)
            .map_err(|_| "This is no workbook, or only a part of one".to_owned())
    }

    /// Calls back with every tag and text of a part of at most so many bytes;
    /// false where there is no such part.
    pub(super) fn walk(
        &mut self,
        path: &str,
        most: u64,
        on: impl FnMut(&Event) -> Result<(), String>,
    ) -> Result<bool, String> {
        let Ok(file) = self.0.by_name(path) else {
            return Ok(false);
        };
        let piece = Rc::new(Cell::new(PIECE));
        let bounded = Bounded {
            inner: file,
            left: most,
            piece: Rc::clone(&piece),
        };
        walk(BufReader::new(bounded), &piece, on).map_err(|trouble| match trouble {
            Trouble::TooLarge => format!("{path} is larger than can be read"),
            Trouble::Unreadable => format!("{path} cannot be unpacked"),
            Trouble::Broken => "The workbook is broken".to_owned(),
            Trouble::Refused(why) => why,
        })?;
        Ok(true)
    }
}

/// Fails once more is read than may be.
struct Bounded<R> {
    inner: R,
    left: u64,
    /// What is left until the next tag.
    piece: Rc<Cell<u64>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        let count = self.inner.read(buffer)?;
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        let left = self.left.checked_sub(read);
        let piece = self.piece.get().checked_sub(read);
        let (Some(left), Some(piece)) = (left, piece) else {
            return Err(ErrorKind::FileTooLarge.into());
        };
        self.left = left;
        self.piece.set(piece);
        Ok(count)
    }
}

enum Trouble {
    TooLarge,
    Unreadable,
    Broken,
    Refused(String),
}

impl From<quick_xml::Error> for Trouble {
    fn from(error: quick_xml::Error) -> Self {
        match error {
            quick_xml::Error::Io(error) if error.kind() == ErrorKind::FileTooLarge => {
                Self::TooLarge
            }
            quick_xml::Error::Io(_) => Self::Unreadable,
            _ => Self::Broken,
        }
    }
}

fn walk(
    source: impl BufRead,
    piece: &Cell<u64>,
    mut on: impl FnMut(&Event) -> Result<(), String>,
) -> Result<(), Trouble> {
    let mut reader = Reader::from_reader(source);
    let mut buffer = Vec::new();
    let mut depth: u32 = 0;
    loop {
        buffer.clear();
        piece.set(PIECE);
        let event = reader.read_event_into(&mut buffer)?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(_) if depth == DEEPEST => return Err(Trouble::Broken),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        on(&event).map_err(Trouble::Refused)?;
    }
}

/// What an attribute says, by its name without prefix.
pub(super) fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let mut known = all.with_checks(false).flatten();
    let found = known.find(|one| one.key.local_name().as_ref() == name)?;
    unescape(&found.value)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
pub(super) fn walk_text(text: &str, on: impl FnMut(&Event) -> Result<(), String>) {
    let walked = walk(text.as_bytes(), &Cell::new(PIECE), on);
    assert!(walked.is_ok());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walked(text: &str) -> Result<u32, Trouble> {
        let mut texts = 0;
        let piece = Rc::new(Cell::new(PIECE));
        let bounded = Bounded {
            inner: text.as_bytes(),
            left: SMALL,
            piece: Rc::clone(&piece),
        };
        walk(BufReader::new(bounded), &piece, |event| {
            texts += u32::from(matches!(event, Event::Text(_)));
            Ok(())
        })?;
        Ok(texts)
    }

    #[test]
    fn a_piece_is_as_long_as_it_may_be_and_no_longer() {
        let long = |bytes: u64| "x".repeat(usize::try_from(bytes).unwrap());
        // What is read ahead counts for the piece before: some thousand bytes.
        let piece = PIECE - 20_000;
        let fits = format!("<a><b>{}</b><b>{}</b></a>", long(piece), long(piece));
        assert!(matches!(walked(&fits), Ok(2)));
        let too_long = format!("<a>{}</a>", long(PIECE + 20_000));
        assert!(matches!(walked(&too_long), Err(Trouble::TooLarge)));
    }

    #[test]
    fn tags_are_as_deep_as_they_may_be_and_no_deeper() {
        let nested = |depth: usize| "<a>".repeat(depth) + "x" + &"</a>".repeat(depth);
        assert!(matches!(walked(&nested(64)), Ok(1)));
        assert!(matches!(walked(&nested(65)), Err(Trouble::Broken)));
    }
}
