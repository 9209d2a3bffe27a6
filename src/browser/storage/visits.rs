//! What is remembered of plans that are published on a site. It lies beside the
//! plans of the device under keys that no plan has, so that whoever has used an
//! earlier version needs no other database, and wiping takes it along.

use wasm_bindgen::JsValue;

use super::request::{done, finished, put, refused, store};
use super::{Database, SNAPSHOTS, StorageError};

impl Database {
    /// What is remembered of that address.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn visit(&self, address: &str) -> Result<Option<String>, StorageError> {
        let transaction = self.transaction("readonly")?;
        let snapshots = store(&transaction, SNAPSHOTS)?;
        let found = snapshots.get(&key(address)).map_err(refused)?;
        Ok(done(&found).await?.as_string())
    }

    /// Remembers something of that address.
    ///
    /// # Errors
    /// There is no room, or the browser refuses.
    pub async fn keep_visit(&self, address: &str, text: &str) -> Result<(), StorageError> {
        let transaction = self.transaction("readwrite")?;
        put(&store(&transaction, SNAPSHOTS)?, &key(address), text)?;
        finished(&transaction).await
    }
}

/// Ids of plans have no space.
fn key(address: &str) -> JsValue {
    JsValue::from_str(&format!("visit {address}"))
}
