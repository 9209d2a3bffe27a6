//! Secrets of the files appear nowhere.

use muster::catalogue::Knowledge;
use muster::export::input::Input;
use muster::export::{self, What};
use muster::file::write;
use muster::import::inventory::Inventory;
use muster::import::preview::{Choice, Preview};
use muster::model::edit::Stamp;
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use muster::share;

use super::support::{day, empty, fixtures};

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
fn no_secret_of_any_file_leaves_in_an_export_or_a_link() {
    let mut inventory = Inventory::default();
    for (name, bytes) in fixtures() {
        // What is refused is left out, as on the page.
        let _ = inventory.read(&name, &bytes);
    }
    assert!(inventory.sources.len() > 20, "nearly all of them are read");
    let preview = Preview::new(inventory, &empty(), day(22));
    let edit = preview.edit(&empty(), |_| Choice::Take);
    let plan = empty().apply(&edit, &Stamp::default()).unwrap();
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(&plan, &knowledge);
    let assessment = Assessment::new(&plan, &matrix, &knowledge, day(22).unwrap());
    let input = Input::new(&plan, &knowledge, &matrix, &assessment);
    for exporter in export::ALL {
        for &what in What::ALL {
            let text = String::from_utf8((exporter.write)(&input, what)).unwrap();
            // Calendars hold what has a day, checklists of others no objects.
            let nameless = ["ics", "azure", "aws-lens"].contains(&exporter.name);
            let named = what != What::Responsibilities && !nameless;
            assert!(text.contains("web-1") || !named, "{}", exporter.name);
            assert!(!text.contains("SECRET"), "{}", exporter.name);
        }
    }
    for &what in share::What::ALL {
        let Ok(link) = share::encode(&plan, what) else {
            continue;
        };
        let (opened, _) = share::decode(&link).unwrap();
        assert!(!write(&opened).contains("SECRET"), "link");
    }
}
