//! What an export says, also where it is packed.

use std::io::{Cursor, Read};

use muster::export::input::Input;
use muster::export::{Exporter, What};
use zip::ZipArchive;

/// What an exporter writes, as text; of a workbook, what is in it.
pub(crate) fn written(exporter: &Exporter, input: &Input, what: What) -> String {
    text(exporter.content(input, what, |book| format!("{book:?}\n").into_bytes()))
}

/// The text; of a zip, that of all its files.
pub(crate) fn text(bytes: Vec<u8>) -> String {
    if bytes.starts_with(b"PK") {
        return files(bytes).into_iter().map(|(_, text)| text).collect();
    }
    String::from_utf8(bytes).unwrap()
}

/// The files of a zip with their texts.
pub(crate) fn files(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let one = |at| {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..count).map(one).collect()
}
