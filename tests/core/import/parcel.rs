//! What was read beside the page arrives as it was read in one piece.

use muster::import::inventory::Inventory;
use muster::import::parcel::{pack, unpack};
use muster::model::slices::{Rest, Restless, at_once};

use super::support::{fixture, fixtures};

/// What is read file by file beside the page, and joined there.
fn joined(files: &[(String, Vec<u8>)]) -> Inventory {
    let mut inventory = Inventory::default();
    for (name, bytes) in files {
        let packed = pack(inventory.sources.len(), name, bytes.clone());
        let parcel = at_once(unpack(&packed, &mut Restless));
        let parcel = parcel.unwrap_or_else(|why| panic!("{name}: {why}"));
        inventory.join(parcel.inventory);
    }
    inventory
}

/// The same without the page: file after file into one inventory.
fn read(files: &[(String, Vec<u8>)]) -> Inventory {
    let mut inventory = Inventory::default();
    for (name, bytes) in files {
        inventory.read(name, bytes).unwrap();
    }
    inventory
}

fn same(one: &Inventory, other: &Inventory) {
    assert_eq!(format!("{one:#?}"), format!("{other:#?}"));
}

#[test]
fn every_file_arrives_as_it_was_read() {
    let plan = muster::file::write(&muster::example::example(
        muster::example::Shape::Production,
        None,
        1,
        muster::example::DAY,
    ));
    let mut files = fixtures();
    files.push(("plan.muster.json".to_owned(), plan.into_bytes()));
    for file in &files {
        let file = std::slice::from_ref(file);
        same(&joined(file), &read(file));
    }
    same(&joined(&files), &read(&files));
}

#[test]
fn what_cannot_be_read_says_the_same_beside_the_page() {
    for bytes in [
        &b""[..],
        b"{\"a\":",
        b"<!DOCTYPE html><html></html>",
        b"PK\x03\x04",
    ] {
        let why = Inventory::default().read("x", bytes).unwrap_err();
        let packed = pack(3, "x", bytes.to_vec());
        let got = at_once(unpack(&packed, &mut Restless));
        assert_eq!(got.map(|_| ()), Err(why.to_string()));
    }
}

#[test]
fn unpacking_rests_after_every_thing_and_ends_when_unwanted() {
    struct Few(u32);
    impl Rest for Few {
        async fn rest(&mut self) -> Option<()> {
            self.0 = self.0.checked_sub(1)?;
            Some(())
        }
    }
    let bytes = fixture("state.json");
    let packed = pack(0, "state.json", bytes);
    let ended = at_once(async { Some(unpack(&packed, &mut Few(3)).await.is_none()) });
    assert!(ended);
    let mut patient = Few(1_000);
    let all = at_once(unpack(&packed, &mut patient)).unwrap().inventory;
    assert!(1_000 - patient.0 >= u32::try_from(all.servers.len() + all.groups.len()).unwrap());
}

#[test]
fn what_was_cut_is_told_and_not_taken() {
    let packed = pack(0, "state.json", fixture("state.json"));
    for end in [0, 1, packed.len() / 2, packed.len() - 1] {
        let got = at_once(unpack(&packed[..end], &mut Restless));
        assert!(got.unwrap_err().contains("lost"), "{end}");
    }
}
