//! Tests that need a real browser: compiled to WebAssembly, run by `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "in a test a panic is the message; clippy knows only `#[test]`"
)]

mod storage;
mod store;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

#[component]
fn Greeting() -> Html {
    html! { <p id="greeting">{ "ready" }</p> }
}

#[wasm_bindgen_test]
async fn component_stands_in_the_document_after_one_flush() {
    let document = gloo::utils::document();
    let host = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    yew::Renderer::<Greeting>::with_root(host.clone()).render();
    yew::scheduler::flush().await;
    assert_eq!(host.inner_html(), "<p id=\"greeting\">ready</p>");
}
