//! Plans on the disk: what was written comes back, and nobody overwrites
//! what somebody else wrote.

use muster::browser::storage::{Database, StorageError, Write};
use wasm_bindgen_test::wasm_bindgen_test;

fn first(plan: &str) -> Write<'_> {
    Write {
        plan,
        after: 0,
        number: 1,
        snapshot: Some("whole"),
        record: None,
        entry: "entry",
        flush: false,
    }
}

fn record<'a>(plan: &'a str, after: u64, text: &'a str) -> Write<'a> {
    Write {
        after,
        number: after + 1,
        snapshot: None,
        record: Some(text),
        ..first(plan)
    }
}

async fn kept(database: &Database, plan: &str) -> Option<(u64, String, Vec<String>)> {
    let kept = database.read(plan).await.unwrap();
    kept.map(|kept| (kept.number, kept.snapshot, kept.records))
}

#[wasm_bindgen_test]
async fn what_was_written_comes_back_in_order() {
    let database = Database::open().await.unwrap();
    database.write(first("order")).await.unwrap();
    for (after, text) in ["a", "b", "c"].into_iter().enumerate() {
        let after = u64::try_from(after).unwrap() + 1;
        database.write(record("order", after, text)).await.unwrap();
    }
    let records = ["a", "b", "c"].map(str::to_owned).to_vec();
    assert_eq!(
        kept(&database, "order").await,
        Some((4, "whole".to_owned(), records))
    );

    let fold = Write {
        after: 4,
        number: 4,
        ..first("order")
    };
    database.write(fold).await.unwrap();
    assert_eq!(
        kept(&database, "order").await,
        Some((4, "whole".to_owned(), vec![]))
    );
    database.purge("order").await.unwrap();
    assert_eq!(kept(&database, "order").await, None);
}

#[wasm_bindgen_test]
async fn a_write_on_an_older_version_is_refused_and_leaves_everything_as_it_is() {
    let database = Database::open().await.unwrap();
    let other = Database::open().await.unwrap();
    database.write(first("tabs")).await.unwrap();
    other.write(record("tabs", 1, "theirs")).await.unwrap();
    let mine = Write {
        entry: "mine",
        ..record("tabs", 1, "mine")
    };
    assert_eq!(database.write(mine).await, Err(StorageError::Conflict));
    let snapshot = Write {
        after: 1,
        number: 2,
        ..first("tabs")
    };
    assert_eq!(database.write(snapshot).await, Err(StorageError::Conflict));
    let kept = kept(&database, "tabs").await;
    assert_eq!(
        kept,
        Some((2, "whole".to_owned(), vec!["theirs".to_owned()]))
    );
    assert!(!database.index().await.unwrap().contains(&"mine".to_owned()));
    database.purge("tabs").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_flushed_record_is_on_the_disk() {
    let database = Database::open().await.unwrap();
    database.write(first("flush")).await.unwrap();
    let write = Write {
        flush: true,
        ..record("flush", 1, "last words")
    };
    database.write(write).await.unwrap();
    assert_eq!(
        kept(&database, "flush").await.map(|kept| kept.2),
        Some(vec!["last words".to_owned()])
    );
    database.purge("flush").await.unwrap();
}
