//! What the fuzz targets share. The parts of the core that an import needs are
//! compiled on their own: the page would take minutes, and fuzzing it nothing.
//!
//! With `cargo install cargo-fuzz` and the nightly compiler:
//!
//! ```sh
//! cargo +nightly fuzz run terraform fuzz/corpus/terraform tests/fixtures/import -- -max_total_time=600
//! ```
//!
//! What is found becomes a fixture or a case in `tests/core/import`.
#![allow(dead_code, missing_docs)]

#[path = "../../src/catalogue/mod.rs"]
pub mod catalogue;
#[path = "../../src/file/mod.rs"]
pub mod file;
#[path = "../../src/import/mod.rs"]
pub mod import;
#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/reader/mod.rs"]
pub mod reader;
#[path = "../../src/export/xlsx/unpack/mod.rs"]
pub mod unpack;

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use import::ALL;
use import::inventory::Inventory;
use import::preview::{Choice, Preview};
use model::edit::Stamp;
use model::id::Key;
use model::plan::Plan;
use model::units::Date;

/// Reads the bytes as that format, or as whatever they look like where it is
/// empty, joins them with an empty plan, and imports the same once more.
///
/// # Panics
/// Where the core does what it must never do.
pub fn drive(format: &str, bytes: &[u8]) {
    let mut inventory = Inventory::default();
    let read = match ALL.iter().find(|own| own.key == format) {
        Some(format) => inventory.read_as(format, "file", bytes),
        None => inventory.read("file", bytes).map(|_| ()),
    };
    if let Err(error) = read {
        assert!(!error.to_string().is_empty());
        return;
    }
    let day = Date::of(2026, 11, 22);
    let empty = Plan::new(Key(1), "Fuzz");
    let preview = Preview::new(inventory.clone(), &empty, day);
    let edit = preview.edit(&empty, |_| Choice::Take);
    let plan = empty.apply(&edit, &Stamp::default()).expect("an import fits an empty plan");
    let again = Preview::new(inventory, &plan, day);
    let edit = again.edit(&plan, |_| Choice::Keep);
    plan.apply(&edit, &Stamp::default()).expect("an import fits the plan that it made");
}

/// Reads the bytes as a page or a checklist: no row disappears, and what was understood is a
/// catalogue that a plan can keep.
///
/// # Panics
/// Where the reader does what it must never do.
pub fn drive_page(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(parcel) = reader::parcel::Parcel::read(&text, Date::default())
        && let Some(report) = parcel.report
    {
        assert_eq!(report.rows, report.read + report.unread.count);
        let kept = catalogue::kept::read(&catalogue::kept::write(&parcel.catalogue));
        assert_eq!(kept, Ok(parcel.catalogue));
    }
    let page = reader::read(&text);
    let read = page.tasks.len() + page.matrix.len();
    assert_eq!(page.rows(), read + page.unread.len());
    let catalogue = page.catalogue(Date::of(2026, 11, 22).unwrap_or_default());
    let kept = catalogue::kept::read(&catalogue::kept::write(&catalogue));
    assert_eq!(kept.as_ref(), Ok(&catalogue));
}

/// Reads the bytes as a condition: refused with a place, or something that can
/// be asked of every kind of object.
///
/// # Panics
/// Where conditions do what they must never do.
pub fn drive_condition(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match catalogue::condition::Condition::parse(&text) {
        Err(mistake) => assert!((1..=text.chars().count() + 1).contains(&mistake.column)),
        Ok(condition) => {
            let plan = Plan::new(Key(1), "Fuzz");
            for kind in model::plan::Kind::ALL {
                let _ = condition.check(*kind);
            }
            if let Some(facts) = plan.facts.first() {
                condition.holds(&**facts, &plan);
            }
        }
    }
}

/// Reads the bytes as a workbook, and as the sheet and the shared texts of
/// one: read, or refused with a reason.
///
/// # Panics
/// Where the reader does what it must never do.
pub fn drive_workbook(bytes: &[u8]) {
    for file in [bytes, &workbook_of(bytes)] {
        match unpack::unpack(file, &["Checklist"]) {
            Ok(tables) => assert!(tables.len() <= 1),
            Err(why) => assert!(!why.is_empty()),
        }
    }
}

/// A workbook with these bytes in the parts that hold what people wrote.
fn workbook_of(bytes: &[u8]) -> Vec<u8> {
    let parts: [(&str, &[u8]); 4] = [
        ("xl/workbook.xml", b"<workbook><sheet name='Checklist' r:id='r'/></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<R><Relationship Id='r' Target='sheet.xml'/></R>"),
        ("xl/sharedStrings.xml", bytes),
        ("xl/sheet.xml", bytes),
    ];
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(name, options).expect("memory takes it");
        archive.write_all(content).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}
