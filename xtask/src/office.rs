//! LibreOffice, which reads the workbooks: found where systems put it, installed on Debian as root.

use std::path::PathBuf;

use crate::run::say;
use crate::workspace::Workspace;
use crate::{chrome, debian};

const NAMES: [&str; 2] = ["soffice", "libreoffice"];
const PATHS: [&str; 1] = ["/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/// Finds it, or installs the part that reads workbooks. Tests of a machine without it go on, and say
/// so; those of continuous integration do not.
///
/// # Errors
/// In continuous integration, where it cannot be had.
pub(crate) fn provide(workspace: &Workspace) -> Result<Option<PathBuf>, String> {
    if let Some(office) = find(workspace) {
        return Ok(Some(office));
    }
    let reason = if debian::can_install(workspace) {
        let installed = debian::install(
            workspace,
            &["libreoffice-calc-nogui"],
            "90 MB, half a minute",
        );
        match (installed, find(workspace)) {
            (Ok(()), Some(office)) => return Ok(Some(office)),
            (Ok(()), None) => "it was installed, and is not there".to_owned(),
            (Err(reason), _) => reason,
        }
    } else {
        "there is no LibreOffice on PATH; set SOFFICE to its program where it is in an unusual place"
            .to_owned()
    };
    if std::env::var_os("CI").is_some() {
        return Err(format!("the tests of workbooks need LibreOffice: {reason}"));
    }
    say(&format!("going on without LibreOffice: {reason}"));
    Ok(None)
}

fn find(workspace: &Workspace) -> Option<PathBuf> {
    chrome::locate(workspace, "SOFFICE", &NAMES, &PATHS)
}
