//! Workbooks that try to take all memory or time: each is refused in words, or
//! read as far as it is one, and soon.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use muster::export::xlsx::SHEETS;
use muster::export::xlsx::unpack::{Table, Value, unpack};
use zip::write::{SimpleFileOptions, ZipWriter};

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const STRINGS: &str = "xl/sharedStrings.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// An archive of these files.
fn archive<'a>(files: impl IntoIterator<Item = (String, &'a [u8])>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook with that as its only sheet, other parts as given.
fn workbook(sheet: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let usual = [
        (
            WORKBOOK,
            r#"<workbook><sheets><sheet name="Checklist" r:id="r1"/></sheets></workbook>"#,
        ),
        (
            RELATIONS,
            r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (SHEET, sheet),
    ];
    let is_other = |name: &str| others.iter().any(|(other, _)| *other == name);
    let kept = usual.into_iter().filter(|(name, _)| !is_other(name));
    let files = kept.chain(others.iter().copied());
    archive(files.map(|(name, text)| (name.to_owned(), text.as_bytes())))
}

fn read(bytes: &[u8]) -> Result<Vec<Table>, String> {
    unpack(bytes, &SHEETS)
}

#[track_caller]
fn refused(bytes: &[u8], why: &str) {
    let answer = read(bytes).unwrap_err();
    assert!(answer.contains(why), "{answer}");
}

fn row(cells: &str) -> String {
    format!("<worksheet><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>")
}

#[test]
fn a_usual_workbook_is_read() {
    let tables = read(&workbook(&row("<c t=\"str\"><v>Id</v></c>"), &[])).unwrap();
    assert_eq!(tables[0].rows[0].cells, [Value::Text("Id".into())]);
}

#[test]
fn more_parts_than_a_workbook_has_are_refused_before_they_are_listed() {
    let many = (0..10_001).map(|at| (format!("xl/{at}"), &b""[..]));
    refused(&archive(many), "more than 10000 parts");
}

#[test]
fn a_part_that_grows_without_a_tag_is_refused() {
    let spaces = " ".repeat(5_000_000);
    let file = workbook(&row(&spaces), &[]);
    assert!(file.len() < 20_000, "{} bytes", file.len());
    refused(&file, "xl/worksheets/sheet1.xml is larger than can be read");
    refused(
        &workbook("", &[(STRINGS, &format!("<sst><si><t>{spaces}"))]),
        "xl/sharedStrings.xml is larger than can be read",
    );
}

#[test]
fn what_names_other_parts_is_small() {
    let many = "<sheet name=\"Checklist\" r:id=\"r1\"/>".repeat(500_000);
    refused(
        &workbook("", &[(WORKBOOK, &many)]),
        "xl/workbook.xml is larger than can be read",
    );
}

#[test]
fn sizes_and_counts_that_a_file_names_are_not_believed() {
    let strings = "<sst count=\"99999999999\" uniqueCount=\"99999999999\"><si><t>Id</t></si></sst>";
    let sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>";
    let mut file = workbook(sheet, &[(STRINGS, strings)]);
    assert_eq!(read(&file).unwrap()[0].rows.len(), 1);
    // The size of every part in the list of parts becomes four thousand million bytes.
    let marks: Vec<usize> = file
        .windows(4)
        .enumerate()
        .filter(|(_, four)| four == b"PK\x01\x02")
        .map(|(at, _)| at)
        .collect();
    for at in marks {
        file[at + 24..at + 28].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    }
    if let Ok(tables) = read(&file) {
        assert!(tables.len() <= 1);
    }
}

#[test]
fn more_cells_than_can_be_held_are_refused() {
    let mut rows = String::from("<worksheet><sheetData>");
    for _ in 0..31_300 {
        rows.push_str("<row><c r=\"IV1\"><v>1</v></c></row>");
    }
    refused(&workbook(&rows, &[]), "more cells than can be read");
}

#[test]
fn a_text_longer_than_a_cell_holds_is_refused() {
    // Many short pieces: none of them is long by itself.
    let text = "x&amp;".repeat(600_000);
    let cell = format!("<c t=\"str\"><v>{text}</v></c>");
    refused(&workbook(&row(&cell), &[]), "longer than a cell can hold");
}

#[test]
fn tags_within_tags_end_somewhere() {
    let deep = "<a>".repeat(100_000);
    refused(&workbook(&row(&deep), &[]), "broken");
}

#[test]
fn what_a_file_declares_is_not_put_in() {
    let mut declared = String::from("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
    for at in 1..30 {
        let before = at - 1;
        let _ = write!(declared, "<!ENTITY e{at} \"&e{before};&e{before};\">");
    }
    let sheet = format!(
        "{declared}<!ENTITY file SYSTEM \"file:///etc/passwd\">]>{}",
        row("<c t=\"str\"><v>a&e29;&file;&lt;</v></c>")
    );
    let tables = read(&workbook(&sheet, &[])).unwrap();
    assert_eq!(tables[0].rows[0].cells, [Value::Text("a<".into())]);
}

#[test]
fn a_sheet_is_read_once_however_often_it_is_named() {
    let named = "<sheet name=\"Checklist\" r:id=\"r1\"/>".repeat(5_000);
    let book = format!("<workbook><sheets>{named}</sheets></workbook>");
    let file = workbook(&row("<c><v>1</v></c>"), &[(WORKBOOK, &book)]);
    assert_eq!(read(&file).unwrap().len(), 1);
}

#[test]
fn a_sheet_elsewhere_is_missing() {
    let relations = r#"<R><Relationship Id="r1" Target="../../../etc/passwd"/></R>"#;
    refused(&workbook("", &[(RELATIONS, relations)]), "missing");
}
