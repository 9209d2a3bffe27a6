//! `cargo xtask budget`: what a first visit downloads.

use crate::run::Run;
use crate::workspace::Workspace;
use crate::{npm, setup};

/// Measures `dist/` in a browser and prints the table; builds the site first where there is none.
///
/// # Errors
/// Where the site cannot be built or measured.
pub(crate) fn budget(workspace: &Workspace) -> Result<(), String> {
    npm::install(workspace)?;
    let chrome = setup::for_browser(workspace)?;
    if !workspace.dist().join("index.html").is_file() {
        crate::dist::dist(workspace, crate::dist::Options::default())?;
    }
    Run::new(workspace, "node")
        .args(["tests/e2e/budget.mjs"])
        .env("CHROME", chrome.browser)
        .wait()
}
