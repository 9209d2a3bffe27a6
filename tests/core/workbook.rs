//! The workbook, read back: what people changed in it, and what strangers
//! might put into it.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::by_name;
use muster::export::input::Input;
use muster::export::tasks::{Change, ReadBack, read_workbook_back};
use muster::export::xlsx::book::{Book, Cell, Sheet};
use muster::export::xlsx::unpack::unpack;
use muster::export::xlsx::{CHECKLIST, SHEETS, pack, parcel};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::slices::{Restless, at_once};
use muster::model::units::Date;
use muster::ownership::matrix::Matrix;
use muster::query::statement::state_each;
use muster::readiness::assess::Assessment;
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

fn with_input<T>(plan: &Plan, ask: impl FnOnce(&Input) -> T) -> T {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, DAY);
    ask(&Input::new(plan, &knowledge, &matrix, &assessment))
}

fn book(plan: &Plan) -> Book {
    with_input(plan, by_name("xlsx").unwrap().book.unwrap())
}

/// The small example's file, made once for all tests of broken files.
fn packed() -> &'static [u8] {
    static PACKED: OnceLock<Vec<u8>> = OnceLock::new();
    PACKED.get_or_init(|| pack(&book(&example(Shape::Small, None, 1, DAY))))
}

/// What comes back of the book's file.
fn back(plan: &Plan, book: &Book) -> Result<ReadBack, String> {
    let tables = unpack(&pack(book), &SHEETS)?;
    with_input(plan, |input| read_workbook_back(input, &tables))
}

fn applied(plan: &Plan, read: &ReadBack) -> Plan {
    let edit = state_each(plan, read.changes.iter().map(Change::statement)).unwrap();
    plan.apply(&edit, &Stamp::default()).unwrap()
}

fn checklist(book: &mut Book) -> &mut Sheet {
    let mut sheets = book.sheets.iter_mut();
    sheets.find(|sheet| sheet.name == CHECKLIST).unwrap()
}

fn column(sheet: &Sheet, head: &str) -> usize {
    let mut heads = sheet.columns.iter();
    heads.position(|column| column.head == head).unwrap()
}

/// The first row of an item that people state, and of which nothing is stated.
fn open_row(sheet: &Sheet) -> usize {
    let (item, status) = (column(sheet, "Item"), column(sheet, "Status"));
    let is = |row: &Vec<Cell>| {
        matches!(&row[item], Cell::Text(item) if item.starts_with("attest."))
            && row[status] == Cell::text("")
    };
    sheet.rows.iter().position(is).unwrap()
}

/// Writes into that row of the checklist.
fn enter(sheet: &mut Sheet, row: usize, cells: &[(&str, Cell)]) {
    for (head, cell) in cells {
        let at = column(sheet, head);
        sheet.rows[row][at] = cell.clone();
    }
}

#[test]
fn a_workbook_that_nobody_touched_changes_nothing() {
    for &shape in Shape::ALL {
        let plan = example(shape, None, 1, DAY);
        let read = back(&plan, &book(&plan)).unwrap();
        assert_eq!((read.changes, read.conflicts), (Vec::new(), Vec::new()));
        assert!(read.unchanged > 20);
    }
}

#[test]
fn what_was_entered_goes_into_the_plan_and_comes_out_again() {
    let plan = example(Shape::Production, None, 1, DAY);
    let owner = &plan.people.first().unwrap().name;
    let mut book = book(&plan);
    let sheet = checklist(&mut book);
    let row = open_row(sheet);
    let cells = [
        ("Status", Cell::text("Done")),
        ("Owner", Cell::text(owner)),
        ("Due", Cell::Day(Date::of(2027, 2, 3).unwrap())),
        (
            "Evidence",
            Cell::text("https://proof.example/1 https://proof.example/2"),
        ),
    ];
    enter(sheet, row, &cells);
    // Somebody sorts, moves a column and adds a row of their own above.
    sheet.rows.reverse();
    sheet.columns.swap(2, 8);
    for row in &mut sheet.rows {
        row.swap(2, 8);
    }
    let read = back(&plan, &book).unwrap();
    assert_eq!(read.conflicts, []);
    let changes: Vec<(&str, &str)> = read
        .changes
        .iter()
        .map(|change| (change.what, &*change.after))
        .collect();
    assert_eq!(
        changes,
        [
            ("status", "Done"),
            ("owner", &**owner),
            ("due", "2027-02-03"),
            (
                "evidence",
                "https://proof.example/1 https://proof.example/2"
            ),
        ]
    );
    let after = applied(&plan, &read);
    let said = after.attestations.iter().last().unwrap();
    assert_eq!(said.evidence.len(), 2);
    assert_eq!(said.stated_on.value(), Some(DAY));
    assert!(!said.fingerprint.is_empty());
    let again = back(&after, &book).unwrap();
    assert_eq!((again.changes, again.conflicts), (Vec::new(), Vec::new()));
    let once_more = self::book(&after);
    assert_eq!(back(&after, &once_more).unwrap().changes, []);
}

#[test]
fn what_was_changed_in_both_is_a_conflict_and_what_only_the_plan_changed_is_not() {
    let plan = example(Shape::Production, None, 1, DAY);
    let mut book = book(&plan);
    let stated = plan.attestations.first().unwrap();
    let sheet = checklist(&mut book);
    let id = stated
        .object
        .0
        .map_or_else(String::new, |(_, key)| format!("{}@{key}", stated.item));
    let at = column(sheet, "Id");
    let found = sheet
        .rows
        .iter()
        .position(|row| row[at] == Cell::text(&id))
        .unwrap();
    let moved = plan
        .apply(
            &Edit::set(
                Kind::Attestation,
                stated.meta.id,
                "due_on",
                Json::from("2027-05-05"),
            ),
            &Stamp::default(),
        )
        .unwrap();
    assert_eq!(back(&moved, &book).unwrap().changes, []);
    let sheet = checklist(&mut book);
    enter(sheet, found, &[("Due", Cell::text("2027-06-06"))]);
    let read = back(&moved, &book).unwrap();
    assert_eq!(read.changes, []);
    assert_eq!(read.conflicts.len(), 1);
    assert!(
        read.conflicts[0].text.contains("2027-06-06")
            && read.conflicts[0].text.contains("2027-05-05")
    );
    // Another field of the same statement was not changed in the plan.
    let sheet = checklist(&mut book);
    enter(
        sheet,
        found,
        &[
            ("Due", Cell::text("2027-05-05")),
            ("Evidence", Cell::text("https://proof.example/3")),
        ],
    );
    let read = back(&moved, &book).unwrap();
    assert_eq!((read.changes.len(), read.conflicts), (1, Vec::new()));
}

#[test]
fn what_cannot_be_taken_over_is_told() {
    let plan = example(Shape::Production, None, 1, DAY);
    for (head, text, expected) in [
        ("Status", "Finished", "Finished is no status"),
        (
            "Owner",
            "Nobody Known",
            "nobody in the plan is called Nobody Known",
        ),
        ("Due", "soon", "soon is no day"),
        ("Evidence", "see mail", "see is no link"),
        ("Id", "attest.nothing@1", "no such item"),
    ] {
        let mut book = book(&plan);
        let sheet = checklist(&mut book);
        let row = open_row(sheet);
        enter(sheet, row, &[(head, Cell::text(text))]);
        let read = back(&plan, &book).unwrap();
        assert_eq!(read.changes, [], "{head}");
        assert_eq!(read.conflicts.len(), 1, "{head}");
        assert_eq!(read.conflicts[0].line, row + 2, "{head}");
        assert!(
            read.conflicts[0].text.contains(expected),
            "{:?}",
            read.conflicts
        );
    }
}

#[test]
fn a_workbook_of_another_plan_or_shape_is_refused() {
    let plan = example(Shape::Small, None, 1, DAY);
    let other = example(Shape::Small, None, 2, DAY);
    let refused = back(&plan, &book(&other)).unwrap_err();
    assert!(refused.contains("another plan"), "{refused}");
    let mut without = book(&plan);
    without.sheets.retain(|sheet| sheet.name != CHECKLIST);
    let refused = back(&plan, &without).unwrap_err();
    assert!(refused.contains("no sheet Checklist"), "{refused}");
}

#[test]
fn what_is_unpacked_beside_the_page_arrives_as_it_was_read() {
    for &shape in Shape::ALL {
        let file = pack(&book(&example(shape, None, 1, DAY)));
        let parcel = parcel::pack(file.clone());
        let arrived = at_once(parcel::open(&parcel, &mut Restless));
        assert_eq!(arrived, unpack(&file, &SHEETS));
    }
    for bytes in [&b""[..], b"PK\x03\x04", b"- [ ] a list"] {
        let parcel = parcel::pack(bytes.to_vec());
        let arrived = at_once(parcel::open(&parcel, &mut Restless));
        assert_eq!(arrived, unpack(bytes, &SHEETS));
        assert!(arrived.is_err());
    }
    let parcel = parcel::pack(packed().to_vec());
    for end in (0..parcel.len()).step_by(997) {
        let arrived = at_once(parcel::open(&parcel[..end], &mut Restless));
        assert!(arrived.unwrap_err().contains("got lost"), "{end}");
    }
}

/// The files of an archive with their content, one of them changed.
fn repacked(bytes: &[u8], path: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let file = from.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let text = std::io::read_to_string(file).unwrap();
        let text = if name == path { change(text) } else { text };
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_broken_workbook_stops_the_reader(
        part in prop::sample::select(vec!["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"]),
        from in 0.0..1.0_f64,
        length in 0_usize..200,
        into in prop::sample::select(vec!["", "<", "&#x110000;", "</row>", "<c r='ZZZZZZ99999999999'>", " r=\"A0\"", " uniqueCount=\"99999999999999\"", "<v>1e308</v>", "\u{0}", "]]>"]),
    ) {
        let broken = repacked(packed(), part, |text| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a text")]
            let at = (from * text.chars().count() as f64) as usize;
            let mut chars: Vec<char> = text.chars().collect();
            let end = (at + length).min(chars.len());
            chars.splice(at..end, into.chars());
            chars.into_iter().collect()
        });
        if let Ok(tables) = unpack(&broken, &SHEETS) {
            let empty = Plan::new(Key(1), "empty");
            let _ = with_input(&empty, |input| read_workbook_back(input, &tables));
        }
    }

    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..600), at in 0_usize..4_000) {
        let _ = unpack(&bytes, &SHEETS);
        let mut workbook = packed().to_vec();
        let at = at.min(workbook.len());
        let end = (at + bytes.len()).min(workbook.len());
        workbook.splice(at..end, bytes);
        let _ = unpack(&workbook, &SHEETS);
    }
}
