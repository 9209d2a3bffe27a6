//! Programs of PyPI that read exports: installed into a folder of their own, in the versions and with
//! the hashes of tests/consumers/requirements.txt.

use std::path::PathBuf;

use crate::run::{Run, say};
use crate::workspace::{Workspace, read, write};

/// Asked of Python: whether it is new enough for what is installed.
const IS_NEW_ENOUGH: &str = "import sys, venv; sys.exit(sys.version_info < (3, 11))";

/// Installs what the file names, where it is not there already, and says which Python has it. Tests
/// of a machine without Python go on without those programs, and say so; those of continuous
/// integration do not.
///
/// # Errors
/// In continuous integration, where it cannot be installed.
pub(crate) fn install(workspace: &Workspace) -> Result<Option<PathBuf>, String> {
    match provide(workspace) {
        Ok(python) => Ok(Some(python)),
        Err(reason) if std::env::var_os("CI").is_some() => Err(reason),
        Err(reason) => {
            say(&format!(
                "going on without the programs of tests/consumers/requirements.txt: {reason}"
            ));
            Ok(None)
        }
    }
}

fn provide(workspace: &Workspace) -> Result<PathBuf, String> {
    let wanted = workspace.read("tests/consumers/requirements.txt")?;
    let folder = workspace.tools().join("python");
    let python = if cfg!(windows) {
        folder.join("Scripts").join("python.exe")
    } else {
        folder.join("bin").join("python")
    };
    let stamp = folder.join("installed.txt");
    if python.is_file() && read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let found = ["python3", "python"].into_iter().find(|name| {
        let asked = Run::new(workspace, name).args(["-c", IS_NEW_ENOUGH]);
        asked.answer().is_some()
    });
    let system = found.ok_or("there is no Python 3.11 or later with `venv` on PATH")?;
    say("installing the Python programs of tests/consumers/requirements.txt");
    Run::new(workspace, system)
        .args(["-m", "venv", "--clear"])
        .args([&folder])
        .wait()?;
    Run::new(workspace, &python)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(["--require-hashes", "--only-binary", ":all:"])
        .args(["--requirement", "tests/consumers/requirements.txt"])
        .wait()?;
    write(&stamp, &wanted)?;
    Ok(python)
}
