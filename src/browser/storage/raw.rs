//! What the disk holds, as it is: for somebody who wants to save what the page cannot read.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use super::request::{finished, range, refused, store};
use super::{Database, HEADS, INDEX, JOURNAL, SNAPSHOTS, STEPS, StorageError};

impl Database {
    /// Everything that is kept of a plan as JSON: a part by store.
    ///
    /// # Errors
    /// The browser refuses, or a value is nothing that JSON has.
    pub async fn raw(&self, plan: &str) -> Result<String, StorageError> {
        let transaction = self.transaction("readonly")?;
        let mut requests = Vec::new();
        for name in [HEADS, INDEX, SNAPSHOTS] {
            let value = store(&transaction, name)?.get(&plan.into());
            requests.push((name, value.map_err(refused)?));
        }
        for name in [JOURNAL, STEPS] {
            let all = range(&[plan], None)?;
            let values = store(&transaction, name)?.get_all_with_key(&all);
            requests.push((name, values.map_err(refused)?));
        }
        finished(&transaction).await?;
        let whole = Object::new();
        for (name, request) in requests {
            let value = request.result().unwrap_or_default();
            Reflect::set(&whole, &name.into(), &value).map_err(refused)?;
        }
        let text = JSON::stringify_with_replacer_and_space(&whole, &JsValue::NULL, &2.into());
        text.map(String::from).map_err(refused)
    }
}
