//! The service worker, which keeps the application's own files on the device.
//! It is there only where the page names it: in a release from a host that
//! wants it, neither while the page is being developed nor as one file.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CacheStorage, Element, MessageEvent, ServiceWorkerContainer, ServiceWorkerRegistration,
};

use super::dom::Listener;
use super::{clock, lifecycle, task};

/// Where the page says which worker to take.
const LINK: &str = "link[rel=service-worker]";

/// How often to look for a newer version at most, in milliseconds.
const HOUR: u64 = 3_600_000;

/// How long to wait where the browser does not say when it is idle, in
/// milliseconds.
const IDLE: u32 = 2_000;

/// Takes the worker that the page names, as soon as there is nothing else to
/// do, and calls back whenever files of another version than the page's are
/// there. Where the page names none, what an earlier release kept is removed.
pub fn follow(on_newer: impl Fn() + 'static) {
    when_idle(move || {
        let Some(container) = container() else {
            return;
        };
        let link = super::dom::document()
            .and_then(|document| document.query_selector(LINK).ok().flatten());
        match link {
            Some(link) => listen(&container, &link, on_newer),
            None => task::spawn(remove(container)),
        }
    });
}

/// The browser's workers; `None` where it has none, or not for this address.
fn container() -> Option<ServiceWorkerContainer> {
    let container = super::dom::window()?.navigator().service_worker();
    (!container.is_undefined()).then_some(container)
}

fn listen(container: &ServiceWorkerContainer, link: &Element, on_newer: impl Fn() + 'static) {
    let version = link.get_attribute("data-version").unwrap_or_default();
    let script = link.get_attribute("href").unwrap_or_default();
    EventListener::new(container, "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let text = event.data().as_string().unwrap_or_default();
        let ready = text.strip_prefix("ready ");
        if ready.is_some_and(|ready| ready != version) {
            on_newer();
        }
    })
    .forget();
    let registering = container.register(&script);
    task::spawn(async move {
        // Where the browser refuses, the page works as long as there is a network.
        let Some(registration) = registration(registering).await else {
            return;
        };
        if let Some(waiting) = registration.waiting() {
            // A worker that is gone meanwhile has nothing to say.
            let _ = waiting.post_message(&"version".into());
        }
        // The page lives as long as the window does.
        std::mem::forget(look_again(registration));
    });
}

/// Looks for a newer version when the reader comes back: the address of a
/// page that stays open for days never changes.
fn look_again(registration: ServiceWorkerRegistration) -> Option<Listener> {
    let looked = Rc::new(Cell::new(clock::now()));
    lifecycle::on_show(move || {
        if clock::now().saturating_sub(looked.get()) >= HOUR {
            looked.set(clock::now());
            if let Ok(looking) = registration.update() {
                task::spawn(async move {
                    // Without a network there is none to be found.
                    let _ = JsFuture::from(looking).await;
                });
            }
        }
    })
}

/// Removes the worker of this folder, and what it kept.
async fn remove(container: ServiceWorkerContainer) {
    let Some(registration) = registration(container.get_registration()).await else {
        return;
    };
    let ours = format!("muster {} ", registration.scope());
    if let Ok(going) = registration.unregister() {
        // It goes with its last window where it does not go at once.
        let _ = JsFuture::from(going).await;
    }
    let Some(caches) = super::dom::window().and_then(|window| window.caches().ok()) else {
        return;
    };
    for name in names(&caches).await {
        if name.starts_with(&ours) {
            // What stays is never asked again.
            let _ = JsFuture::from(caches.delete(&name)).await;
        }
    }
}

async fn names(caches: &CacheStorage) -> Vec<String> {
    let names = JsFuture::from(caches.keys()).await;
    let names = names.ok().and_then(|names| names.dyn_into::<Array>().ok());
    names
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_string())
        .collect()
}

async fn registration(promise: Promise) -> Option<ServiceWorkerRegistration> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Runs something once the page has nothing else to do.
fn when_idle(run: impl FnOnce() + 'static) {
    let run = Rc::new(Cell::new(Some(run)));
    let once = move || {
        if let Some(run) = run.take() {
            run();
        }
    };
    let later = once.clone();
    let callback = Closure::once_into_js(once);
    let asked =
        super::dom::window().map(|window| window.request_idle_callback(callback.unchecked_ref()));
    if !matches!(asked, Some(Ok(_))) {
        clock::later(IDLE, later);
    }
}
