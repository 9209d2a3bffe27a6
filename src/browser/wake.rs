//! Keeps the screen awake, where the browser can: nobody reads a runbook on
//! a dark screen.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::dom::Listener;
use super::{lifecycle, task};

/// The screen stays awake until this is dropped.
pub struct Awake {
    held: Rc<RefCell<Held>>,
    _again: Option<Listener>,
}

#[derive(Default)]
struct Held {
    over: bool,
    lock: Option<JsValue>,
}

/// Asks for the screen to stay awake, and asks again whenever the page comes
/// back: browsers let go when it is hidden. Where they refuse, nothing is
/// lost but a bright screen.
pub fn stay_awake() -> Awake {
    let held = Rc::new(RefCell::new(Held::default()));
    ask(&held);
    let again = Rc::clone(&held);
    Awake {
        held,
        _again: lifecycle::on_show(move || ask(&again)),
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        let mut held = self.held.borrow_mut();
        held.over = true;
        if let Some(lock) = held.lock.take() {
            let _ = call(&lock, "release", None);
        }
    }
}

fn ask(held: &Rc<RefCell<Held>>) {
    let held = Rc::clone(held);
    task::spawn(async move {
        let Some(lock) = request().await else { return };
        let mut held = held.borrow_mut();
        if held.over {
            let _ = call(&lock, "release", None);
        } else {
            held.lock = Some(lock);
        }
    });
}

async fn request() -> Option<JsValue> {
    let navigator = super::dom::window()?.navigator();
    let lock = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
    if lock.is_undefined() {
        return None;
    }
    let promise = call(&lock, "request", Some("screen"))?;
    JsFuture::from(promise.dyn_into::<Promise>().ok()?)
        .await
        .ok()
}

fn call(object: &JsValue, name: &str, argument: Option<&str>) -> Option<JsValue> {
    let function = Reflect::get(object, &name.into()).ok()?;
    let function = function.dyn_into::<Function>().ok()?;
    match argument {
        Some(argument) => function.call1(object, &argument.into()).ok(),
        None => function.call0(object).ok(),
    }
}
