//! `cargo xtask serve`: the page while it is being worked on.

use crate::run::{Run, say};
use crate::setup;
use crate::workspace::Workspace;

/// Trunk's address where no other port is asked for.
const ADDRESS: &str = "http://127.0.0.1:8080/";

/// Builds, serves and rebuilds on every change until interrupted. `options` go to `trunk serve`,
/// for example `--open` or `--port 9000`.
///
/// # Errors
/// Where a tool is missing or Trunk stops with an error.
pub(crate) fn serve(workspace: &Workspace, options: &[String]) -> Result<(), String> {
    setup::for_page(workspace)?;
    if options.is_empty() {
        say(&format!(
            "the page will be at {ADDRESS} once the first build is through"
        ));
    }
    // The dev build has its own folder, so that serving never touches a release in dist/.
    Run::new(workspace, "trunk")
        .args(["serve", "--dist", "target/serve"])
        .args(options)
        .wait()
}
