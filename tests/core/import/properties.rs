//! Whatever the bytes: an answer, never a panic, and nothing that leaks.

use muster::import::inventory::Inventory;
use muster::import::preview::{Choice, Preview};
use muster::model::edit::Stamp;
use proptest::prelude::*;

use super::support::{day, empty, fixtures};

/// Reads, joins, applies, imports the same once more; the plan file then.
fn drive(name: &str, bytes: &[u8]) -> String {
    let mut inventory = Inventory::default();
    if inventory.read(name, bytes).is_err() {
        return String::new();
    }
    let preview = Preview::new(inventory.clone(), &empty(), day(22));
    let edit = preview.edit(&empty(), |_| Choice::Take);
    let plan = empty().apply(&edit, &Stamp::default()).unwrap();
    let again = Preview::new(inventory, &plan, day(22));
    let edit = again.edit(&plan, |_| Choice::Keep);
    let twice = plan.apply(&edit, &Stamp::default()).unwrap();
    muster::file::write(&twice)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drive("bytes", &bytes);
    }

    #[test]
    fn any_text_that_looks_like_a_table_is_answered(text in "[A-Za-z;,\t\n\" 0-9-]{0,300}") {
        drive("text", format!("name,zone,rpo\n{text}").as_bytes());
        drive("text", format!("ID   Name   Zone   Profile\n{text}").as_bytes());
    }

    #[test]
    fn a_fixture_with_a_piece_cut_out_or_put_in_is_answered(
        pick in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0_usize..200,
        put in "[\\[\\]{}\":,a-z0-9]{0,8}",
    ) {
        let files = fixtures();
        let (name, bytes) = &files[pick.index(files.len())];
        let from = from.index(bytes.len());
        let until = (from + length).min(bytes.len());
        let changed = [&bytes[..from], put.as_bytes(), &bytes[until..]].concat();
        drive(name, &changed);
    }

    #[test]
    fn a_value_of_another_shape_is_answered(
        pick in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        value in prop_oneof![Just("null"), Just("[]"), Just("{}"), Just("\"\""), Just("-1"), Just("1e300"), Just("true"), Just("18446744073709551616")],
    ) {
        let files = fixtures();
        let (name, bytes) = &files[pick.index(files.len())];
        let text = String::from_utf8_lossy(bytes);
        let colons: Vec<usize> = text.match_indices("\": ").map(|(at, _)| at + 3).collect();
        if !colons.is_empty() {
            let from = colons[at.index(colons.len())];
            let rest = &text[from..];
            let until = rest.find(",\n").unwrap_or(rest.len());
            let written = drive(name, format!("{}{value}{}", &text[..from], &rest[until..]).as_bytes());
            assert!(!written.contains("SECRET"), "{name}");
        }
    }

    #[test]
    fn any_depth_is_answered(depth in 1_usize..3_000, open in prop_oneof![Just("["), Just("{\"a\":"), Just("{\"values\":{\"root_module\":"), Just("{\"nodes\":[")]) {
        drive("deep", open.repeat(depth).as_bytes());
        drive("deep", format!("{{\"format_version\":\"1.0\",\"values\":{}", open.repeat(depth)).as_bytes());
    }
}
