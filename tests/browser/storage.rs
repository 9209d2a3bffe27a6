//! Plans on the disk: what was written comes back, and nobody overwrites
//! what somebody else wrote.

use muster::browser::locks;
use muster::browser::storage::{Database, Head, Steps, StorageError, Write};
use wasm_bindgen_test::wasm_bindgen_test;

async fn open() -> Database {
    Database::open(|_| ()).await.unwrap()
}

fn head(number: u64) -> Head {
    let tab = if number == 0 { "" } else { "tab" }.to_owned();
    Head { number, tab }
}

/// Writes a snapshot, or else a record.
async fn write(
    database: &Database,
    plan: &str,
    (after, number): (u64, u64),
    record: Option<&str>,
) -> Result<(), StorageError> {
    let write = Write {
        plan,
        after: &head(after),
        head: &head(number),
        snapshot: record.is_none().then_some("whole"),
        record,
        steps: None,
        entry: record.unwrap_or("entry"),
        flush: record == Some("last words"),
    };
    database.write(write).await
}

async fn kept(database: &Database, plan: &str) -> Option<(u64, String, Vec<String>)> {
    let kept = database.read(plan).await.unwrap()?;
    let texts = kept.records.into_iter().filter_map(|(_, text)| text);
    Some((kept.head.number, kept.snapshot, texts.collect()))
}

#[wasm_bindgen_test]
async fn what_was_written_comes_back_in_order() {
    let database = open().await;
    write(&database, "order", (0, 1), None).await.unwrap();
    for (after, text) in (1..).zip(["a", "b", "c"]) {
        let numbers = (after, after + 1);
        write(&database, "order", numbers, Some(text))
            .await
            .unwrap();
    }
    let records = ["a", "b", "c"].map(str::to_owned).to_vec();
    assert_eq!(
        kept(&database, "order").await,
        Some((4, "whole".to_owned(), records))
    );
    let (last, since) = database.since("order", 2).await.unwrap();
    assert_eq!(last, head(4));
    let since: Vec<u64> = since.into_iter().map(|(number, _)| number).collect();
    assert_eq!(since, [3, 4]);

    write(&database, "order", (4, 4), None).await.unwrap();
    assert_eq!(
        kept(&database, "order").await,
        Some((4, "whole".to_owned(), vec![]))
    );
    database.purge("order").await.unwrap();
    assert_eq!(kept(&database, "order").await, None);
}

#[wasm_bindgen_test]
async fn a_write_on_another_version_is_refused_and_leaves_everything_as_it_is() {
    let database = open().await;
    let other = open().await;
    write(&database, "tabs", (0, 1), None).await.unwrap();
    write(&other, "tabs", (1, 2), Some("theirs")).await.unwrap();
    let mine = write(&database, "tabs", (1, 2), Some("mine")).await;
    assert_eq!(mine, Err(StorageError::Conflict));
    let whole = write(&database, "tabs", (1, 2), None).await;
    assert_eq!(whole, Err(StorageError::Conflict));
    let other_tab = Head {
        number: 2,
        tab: "another".to_owned(),
    };
    let same_number = Write {
        plan: "tabs",
        after: &other_tab,
        head: &head(3),
        snapshot: None,
        record: Some("mine"),
        steps: None,
        entry: "mine",
        flush: false,
    };
    let refused = database.write(same_number).await;
    assert_eq!(refused, Err(StorageError::Conflict));
    let kept = kept(&database, "tabs").await;
    assert_eq!(
        kept,
        Some((2, "whole".to_owned(), vec!["theirs".to_owned()]))
    );
    let index = database.index().await.unwrap();
    assert!(
        !index
            .iter()
            .any(|(_, entry)| entry.as_deref() == Some("mine"))
    );
    database.purge("tabs").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_flushed_record_is_on_the_disk() {
    let database = open().await;
    write(&database, "flush", (0, 1), None).await.unwrap();
    write(&database, "flush", (1, 2), Some("last words"))
        .await
        .unwrap();
    assert_eq!(
        kept(&database, "flush").await.map(|kept| kept.2),
        Some(vec!["last words".to_owned()])
    );
    database.purge("flush").await.unwrap();
}

#[wasm_bindgen_test]
async fn steps_belong_to_whoever_made_them() {
    let database = open().await;
    let put = |owner: &'static str, after: u64, put: Vec<(u32, String)>, gone: Vec<u32>| {
        let database = database.clone();
        async move {
            let steps = Steps {
                owner,
                put: &put,
                gone: &gone,
                order: "order",
            };
            let write = Write {
                plan: "steps",
                after: &head(after),
                head: &head(after + 1),
                snapshot: (after == 0).then_some("whole"),
                record: (after > 0).then_some("record"),
                steps: Some(steps),
                entry: "entry",
                flush: false,
            };
            database.write(write).await.unwrap();
        }
    };
    let texts = |texts: &[(u32, &str)]| -> Vec<(u32, String)> {
        let owned = texts.iter().map(|(step, text)| (*step, (*text).to_owned()));
        owned.collect()
    };
    put("one", 0, texts(&[(1, "a"), (2, "b")]), vec![]).await;
    put("two", 1, texts(&[(1, "theirs")]), vec![]).await;
    put("one", 2, texts(&[(3, "c")]), vec![1]).await;
    let found = database.steps("steps").await.unwrap();
    let owners: Vec<&str> = found.iter().map(|kept| kept.owner.as_str()).collect();
    assert_eq!(owners, ["one", "two"], "those written last come first");
    assert_eq!(found[0].texts.keys().copied().collect::<Vec<_>>(), [2, 3]);
    assert_eq!((found[0].order.as_str(), found[0].number), ("order", 3));
    database.forget_steps("steps", "one").await.unwrap();
    assert_eq!(database.steps("steps").await.unwrap().len(), 1);
    database.purge("steps").await.unwrap();
    assert_eq!(database.steps("steps").await.unwrap().len(), 0);
}

#[wasm_bindgen_test]
async fn a_lock_is_held_by_one_until_it_is_given_back() {
    let lock = locks::hold("muster/test").await.unwrap();
    assert!(locks::hold("muster/test").await.is_none());
    drop(lock);
    // Another one of that name comes through only after the first was given back.
    let mut again = None;
    while again.is_none() {
        again = locks::hold("muster/test").await;
    }
}

#[wasm_bindgen_test]
async fn what_is_stored_is_handed_out_as_it_is() {
    let database = open().await;
    write(&database, "raw", (0, 1), None).await.unwrap();
    write(&database, "raw", (1, 2), Some("{ torn"))
        .await
        .unwrap();
    let raw = database.raw("raw").await.unwrap();
    assert!(
        raw.contains("\"{ torn\"") && raw.contains("\"whole\""),
        "{raw}"
    );
    database.purge("raw").await.unwrap();
}
