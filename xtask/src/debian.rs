//! Packages of Debian, installed where this program may do so without asking: on Debian, as root.

use std::fs;

use crate::run::{Run, say};
use crate::workspace::Workspace;

/// Whether packages can be installed here.
pub(crate) fn can_install(workspace: &Workspace) -> bool {
    is_debian()
        && workspace.find_program("apt-get").is_some()
        && Run::new(workspace, "id")
            .args(["-u"])
            .answer()
            .is_some_and(|id| id.trim() == "0")
}

/// Debian itself: Ubuntu's packages of the same names may only point to a snap.
pub(crate) fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line.trim() == "ID=debian"))
}

/// Installs packages, and says how long it takes.
///
/// # Errors
/// Where Debian refuses, or there is no network.
pub(crate) fn install(workspace: &Workspace, packages: &[&str], takes: &str) -> Result<(), String> {
    say(&format!(
        "installing Debian's {} ({takes})",
        packages.join(", ")
    ));
    // Another installation may be under way: wait for its end.
    let apt = || {
        Run::new(workspace, "apt-get")
            .args(["-o", "DPkg::Lock::Timeout=300"])
            .env("DEBIAN_FRONTEND", "noninteractive")
    };
    apt().args(["update", "-qq"]).wait()?;
    apt()
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .wait()
}
