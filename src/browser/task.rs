//! Work that waits for something.

use std::future::Future;

/// Runs that to its end beside everything else.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}
