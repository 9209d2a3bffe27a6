//! The release as one HTML file, `dist/muster.html`: made by `xtask/one-file/build.mjs`, because
//! joining scripts is a bundler's work. How it loads what the site fetches stands in
//! docs/one-file.md.

use crate::run::{Run, say};
use crate::workspace::Workspace;

/// Makes the file from the finished site.
///
/// # Errors
/// Where the site has another shape than it used to.
pub(crate) fn make(workspace: &Workspace) -> Result<(), String> {
    say("joining the site into one file");
    Run::new(workspace, "node")
        .args(["xtask/one-file/build.mjs", "dist"])
        .wait()
}
