//! Packages of npm: the browser tests' library, the accessibility checker, and wasm-opt.

use crate::run::{Run, say};
use crate::workspace::{Workspace, read, write};

/// The oldest Node.js whose test runner the browser tests are written for.
const OLDEST_NODE: u32 = 20;

/// Installs what package-lock.json names, where it is not there already.
///
/// # Errors
/// Where Node.js is missing or too old, or npm failed.
pub(crate) fn install(workspace: &Workspace) -> Result<(), String> {
    check_node(workspace)?;
    let lock = workspace.read("package-lock.json")?;
    let stamp = workspace.node_modules().join(".installed-lock.json");
    if read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("installing the npm packages of package-lock.json");
    // No package's own scripts: some start telemetry, and none of ours needs one.
    Run::new(workspace, "npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .wait()?;
    write(&stamp, &lock)
}

fn check_node(workspace: &Workspace) -> Result<(), String> {
    let advice =
        format!("install Node.js {OLDEST_NODE} or later with npm, from https://nodejs.org");
    let answer = Run::new(workspace, "node")
        .args(["--version"])
        .answer()
        .ok_or_else(|| format!("there is no Node.js on PATH; {advice}"))?;
    match major(&answer) {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        _ => Err(format!("Node.js {} is too old; {advice}", answer.trim())),
    }
}

/// The first number of an answer such as `v20.20.2`.
fn major(answer: &str) -> Option<u32> {
    answer
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_version_is_read_from_the_answer_of_node() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("node"), None);
    }
}
