//! Secrets of the files appear nowhere.

use muster::file::write;
use muster::import::inventory::Inventory;
use muster::import::preview::{Choice, Preview};
use muster::model::edit::Stamp;
use muster::share;

use super::support::{day, empty, fixtures};
use super::ways_out::ways_out;

#[test]
fn no_secret_of_any_file_gets_into_plan_link_preview_or_warning() {
    for (name, bytes) in fixtures() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut inventory = Inventory::default();
        if inventory.read(&name, &bytes).is_err() {
            continue;
        }
        assert!(
            !format!("{inventory:?}").contains("SECRET"),
            "{name}: inventory"
        );
        let preview = Preview::new(inventory, &empty(), day(22));
        assert!(
            !format!("{preview:?}").contains("SECRET"),
            "{name}: preview"
        );
        let edit = preview.edit(&empty(), |_| Choice::Take);
        let plan = empty().apply(&edit, &Stamp::default()).unwrap();
        let written = write(&plan);
        assert!(!written.contains("SECRET"), "{name}: plan");
        if let Ok(link) = share::encode(&plan, share::What::Full) {
            let (opened, _) = share::decode(&link).unwrap();
            assert!(!write(&opened).contains("SECRET"), "{name}: link");
        }
        // What is looked for must be there to be found.
        assert!(
            text.contains("SECRET") || !name.starts_with("state"),
            "{name}"
        );
    }
}

#[test]
fn no_secret_of_any_file_leaves_on_any_way() {
    let mut inventory = Inventory::default();
    for (name, bytes) in fixtures() {
        // What is refused is left out, as on the page.
        let _ = inventory.read(&name, &bytes);
    }
    assert!(inventory.sources.len() > 20, "nearly all of them are read");
    let preview = Preview::new(inventory, &empty(), day(22));
    let edit = preview.edit(&empty(), |_| Choice::Take);
    let plan = empty().apply(&edit, &Stamp::default()).unwrap();
    let ways = ways_out(&plan);
    let telling = ways.iter().filter(|(_, text)| text.contains("web-1"));
    assert!(telling.count() > 20, "most of them say what there is");
    for (way, text) in ways {
        assert!(!text.contains("SECRET"), "{way}");
    }
}
