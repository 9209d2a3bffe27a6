//! The steps of undo and redo. They belong to whoever made them: of two tabs with one plan, each takes
//! back its own.

use std::collections::BTreeMap;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbObjectStore;

use super::request::{finished, list, number, put, range, refused, store, to_number};
use super::{Database, STEPS, StorageError};

/// What a write carries of the steps.
#[derive(Clone, Copy, Debug)]
pub struct Steps<'a> {
    /// Whose they are.
    pub owner: &'a str,
    /// Those that are new or changed, by number.
    pub put: &'a [(u32, String)],
    /// Those that are not wanted any more.
    pub gone: &'a [u32],
    /// Their order.
    pub order: &'a str,
}

/// The steps of one owner.
#[derive(Clone, Debug, Default)]
pub struct KeptSteps {
    /// Whose they are.
    pub owner: String,
    /// The number of the write that came with them last.
    pub number: u64,
    /// Their order.
    pub order: String,
    /// Their texts.
    pub texts: BTreeMap<u32, String>,
}

impl Steps<'_> {
    pub(super) fn put(
        &self,
        steps: &IdbObjectStore,
        plan: &str,
        number: u64,
    ) -> Result<(), StorageError> {
        for gone in self.gone {
            steps
                .delete(&key(plan, self.owner, *gone))
                .map_err(refused)?;
        }
        for (number, text) in self.put {
            put(steps, &key(plan, self.owner, *number), text)?;
        }
        let order = Array::of2(&to_number(number).into(), &self.order.into());
        steps
            .put_with_key(&order, &key(plan, self.owner, 0))
            .map(|_| ())
            .map_err(refused)
    }
}

impl Database {
    /// The steps of that plan, those written last first.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn steps(&self, plan: &str) -> Result<Vec<KeptSteps>, StorageError> {
        let transaction = self.transaction("readonly")?;
        let steps = store(&transaction, STEPS)?;
        let all = range(&[plan], None)?;
        let keys = steps.get_all_keys_with_key(&all).map_err(refused)?;
        let values = steps.get_all_with_key(&all).map_err(refused)?;
        finished(&transaction).await?;
        let mut found: BTreeMap<String, KeptSteps> = BTreeMap::new();
        for (key, value) in list(&keys).iter().zip(list(&values).iter()) {
            let key = Array::from(&key);
            let owner = key.get(1).as_string().unwrap_or_default();
            let kept = found.entry(owner.clone()).or_default();
            kept.owner = owner;
            match u32::try_from(number(&key.get(2))).unwrap_or_default() {
                0 => {
                    let order = Array::from(&value);
                    kept.number = number(&order.get(0));
                    kept.order = order.get(1).as_string().unwrap_or_default();
                }
                step => {
                    kept.texts
                        .extend(value.as_string().map(|text| (step, text)));
                }
            }
        }
        let mut found: Vec<KeptSteps> = found.into_values().collect();
        found.sort_by_key(|kept| std::cmp::Reverse(kept.number));
        Ok(found)
    }

    /// Takes the steps of that owner off the disk.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn forget_steps(&self, plan: &str, owner: &str) -> Result<(), StorageError> {
        let transaction = self.transaction("readwrite")?;
        let all = range(&[plan, owner], None)?;
        store(&transaction, STEPS)?.delete(&all).map_err(refused)?;
        finished(&transaction).await
    }
}

fn key(plan: &str, owner: &str, number: u32) -> JsValue {
    Array::of3(&plan.into(), &owner.into(), &number.into()).into()
}
