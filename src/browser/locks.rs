//! Locks that a page holds while it is open, so that others of the same origin see that it is.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A lock that is held until this is dropped, or the page is gone.
#[derive(Debug)]
pub struct Lock(Option<Function>);

/// Takes the lock of that name; nothing where somebody else holds it. Where the browser has no locks,
/// nobody is taken to hold one.
pub async fn hold(name: &str) -> Option<Lock> {
    match manager() {
        None => Some(Lock(None)),
        Some((locks, request)) => {
            let answer = JsFuture::from(asked(&locks, &request, name)).await.ok()?;
            answer.dyn_into().ok().map(|release| Lock(Some(release)))
        }
    }
}

/// A promise of what releases the lock; of nothing where it is not to be had.
fn asked(locks: &JsValue, request: &Function, name: &str) -> Promise {
    Promise::new(&mut |answer, _| {
        let refuse = answer.clone();
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                return JsValue::UNDEFINED;
            }
            // Held until this promise is kept.
            let held = Promise::new(&mut |release, _| {
                let _ = answer.call1(&JsValue::UNDEFINED, &release);
            });
            held.into()
        });
        let options = Object::new();
        let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
        let requested = request.call3(locks, &name.into(), &options, &granted);
        spawn_local(async move {
            if let Ok(requested) = requested {
                // Whether it was refused, or given back: who asked has nothing to wait for.
                let _ = JsFuture::from(requested.unchecked_into::<Promise>()).await;
            }
            let _ = refuse.call0(&JsValue::UNDEFINED);
        });
    })
}

/// `web-sys` has locks only behind an unstable flag.
fn manager() -> Option<(JsValue, Function)> {
    let navigator = super::dom::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?;
    Some((locks, request.dyn_into().ok()?))
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}
