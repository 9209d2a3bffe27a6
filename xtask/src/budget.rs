//! `cargo xtask budget`: what a first visit downloads. `cargo xtask fluency`: how the page keeps
//! up with ten thousand workloads. `cargo xtask import`: how long it takes to read a large state.
//! `cargo xtask kill`: what a crash takes along.

use crate::run::Run;
use crate::workspace::Workspace;
use crate::{npm, setup};

/// Measures `dist/` in a browser and prints the table; builds the site first where there is none.
///
/// # Errors
/// Where the site cannot be built or measured.
pub(crate) fn budget(workspace: &Workspace) -> Result<(), String> {
    measure(workspace, "tests/e2e/budget.mjs", &[])
}

/// Measures the longest tasks of the page while somebody scrolls, filters and types among ten
/// thousand workloads, beside an empty page in the same browser, and prints the table.
///
/// # Errors
/// Where the site or the command line cannot be built, or the page does not do what is measured.
pub(crate) fn fluency(workspace: &Workspace) -> Result<(), String> {
    measure(workspace, "tests/e2e/fluency.mjs", &[])
}

/// Measures how long the page takes from the bytes of a 20 MB Terraform state to its inventory, beside
/// `JSON.parse` alone, and how much memory it has then, and prints the table.
///
/// # Errors
/// As [`fluency`].
pub(crate) fn import(workspace: &Workspace) -> Result<(), String> {
    measure(workspace, "tests/e2e/import-speed.mjs", &[])
}

/// Kills the browser while somebody types, and prints how much typing was lost; `arguments` are the
/// number of rounds and a seed.
///
/// # Errors
/// As [`fluency`], and where something is lost that was shown as saved.
pub(crate) fn kill(workspace: &Workspace, arguments: &[String]) -> Result<(), String> {
    measure(workspace, "tests/e2e/kill.mjs", arguments)
}

fn measure(workspace: &Workspace, script: &str, arguments: &[String]) -> Result<(), String> {
    npm::install(workspace)?;
    let chrome = setup::for_browser(workspace)?;
    if !workspace.dist().join("index.html").is_file() {
        crate::dist::dist(workspace, crate::dist::Options::default())?;
    }
    Run::new(workspace, "node")
        .args([script])
        .args(arguments)
        .env("CHROME", chrome.browser)
        .env("MUSTER", crate::test::command_line(workspace)?)
        .wait()
}
