//! What each command needs before it can start. Every part looks first and works only where
//! something is missing, so a second run starts at once.

use crate::chrome::Chrome;
use crate::run::{Run, say};
use crate::workspace::Workspace;
use crate::{chrome, npm, office, python, tools};

/// The target of the page.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Provides all there is.
///
/// # Errors
/// Names what is missing and how to get it.
pub(crate) fn everything(workspace: &Workspace) -> Result<(), String> {
    for_page(workspace)?;
    for_release(workspace)?;
    npm::install(workspace)?;
    python::install(workspace)?;
    office::provide(workspace)?;
    let chrome = for_browser(workspace)?;
    say(&format!(
        "ready; browser {}, driver {}",
        chrome.browser.display(),
        chrome.driver.display()
    ));
    Ok(())
}

/// Provides what building and serving the page takes: the target, Trunk, wasm-bindgen.
///
/// # Errors
/// Names what is missing and how to get it.
pub(crate) fn for_page(workspace: &Workspace) -> Result<(), String> {
    wasm_target(workspace)?;
    tools::trunk(workspace)?;
    tools::wasm_bindgen(workspace)
}

/// Provides what making the release takes besides: the program that splits the page.
///
/// # Errors
/// Names what is missing and how to get it.
pub(crate) fn for_release(workspace: &Workspace) -> Result<(), String> {
    tools::wasm_split(workspace)
}

/// Provides a browser with its driver.
///
/// # Errors
/// Names what is missing and how to get it.
pub(crate) fn for_browser(workspace: &Workspace) -> Result<Chrome, String> {
    chrome::provide(workspace)
}

/// Provides the standard library for the browser. rust-toolchain.toml names it too, but rustup
/// installs nothing by itself where `RUSTUP_AUTO_INSTALL=0` is set.
///
/// # Errors
/// Where there is no rustup to ask, or it failed.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result<(), String> {
    let library = Run::new(workspace, "rustc")
        .args(["--print", "target-libdir", "--target", WASM_TARGET])
        .answer();
    if library.is_some_and(|folder| std::path::Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if Run::new(workspace, "rustup")
        .args(["--version"])
        .answer()
        .is_none()
    {
        return Err(format!(
            "this Rust has no standard library for {WASM_TARGET}, and there is no rustup to add \
             it; install Rust from https://rustup.rs, or your system's package of that library"
        ));
    }
    say(&format!("adding the target {WASM_TARGET} (a few seconds)"));
    Run::new(workspace, "rustup")
        .args(["target", "add", WASM_TARGET])
        .wait()
}
