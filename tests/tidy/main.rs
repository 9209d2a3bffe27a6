//! The house rules as tests: what the compiler and clippy do not see. Each message says where the
//! rule is broken and what to do; ARCHITECTURE.md and CONTRIBUTING.md give the reasons.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    reason = "in a test a panic is the message; clippy knows only `#[test]`"
)]

mod layers;
mod lists;
mod names;
mod source;
mod styles;
mod text;

/// Fails with every breach of a rule at once.
#[track_caller]
fn check(rule: &str, breaches: impl IntoIterator<Item = String>) {
    let breaches: Vec<_> = breaches.into_iter().collect();
    assert!(breaches.is_empty(), "{rule}\n  {}", breaches.join("\n  "));
}
