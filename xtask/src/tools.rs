//! Trunk, wasm-bindgen and the splitter: taken from `PATH` in the right version, else fetched with
//! `cargo binstall`, else compiled into `target/tools`.

use std::fs;
use std::path::Path;

use crate::run::{Run, say};
use crate::workspace::Workspace;

/// The last Trunk that the pinned compiler builds.
const TRUNK: &str = "0.21.14";

/// The splitter that understands what `wasm_split_helpers` 0.2 writes.
const WASM_SPLIT: &str = "0.2.4";

/// Settings that compile a tool in two thirds of the time; it runs fast enough.
const FAST_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// A program that comes as a crate.
struct Tool<'a> {
    crate_name: &'a str,
    /// The programs that must be there, all in the tool's version.
    programs: &'a [&'a str],
    version: &'a str,
    /// What `cargo install` needs besides name and version.
    options: &'a [&'a str],
    /// How long compiling takes on two cores, in words.
    duration: &'a str,
}

/// Provides Trunk.
///
/// # Errors
/// Where it is missing and cannot be installed.
pub(crate) fn trunk(workspace: &Workspace) -> Result<(), String> {
    provide(
        workspace,
        &Tool {
            crate_name: "trunk",
            programs: &["trunk"],
            version: TRUNK,
            options: &["--locked", "--no-default-features", "--features", "rustls"],
            duration: "five to ten minutes",
        },
    )
}

/// Provides wasm-bindgen and its test runner in the version that `Cargo.lock` names: page and
/// tool talk to each other in a format that changes with every version.
///
/// # Errors
/// Where it is missing and cannot be installed.
pub(crate) fn wasm_bindgen(workspace: &Workspace) -> Result<(), String> {
    let lock = workspace.read("Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or("Cargo.lock names no wasm-bindgen; run `cargo check` once to complete it")?;
    provide(
        workspace,
        &Tool {
            crate_name: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            version,
            // Not `--locked`: the lock file of that release names a crate that was withdrawn.
            options: &["--no-default-features"],
            duration: "three to five minutes",
        },
    )
}

/// Provides the program that splits the page; it belongs to the `wasm_split_helpers` of
/// `Cargo.lock`.
///
/// # Errors
/// Where it is missing and cannot be installed.
pub(crate) fn wasm_split(workspace: &Workspace) -> Result<(), String> {
    provide(
        workspace,
        &Tool {
            crate_name: "wasm_split_cli_support",
            programs: &["wasm-split-cli"],
            version: WASM_SPLIT,
            options: &["--locked", "--features", "build-binary"],
            duration: "one to two minutes",
        },
    )
}

fn provide(workspace: &Workspace, tool: &Tool) -> Result<(), String> {
    if is_ready(workspace, tool) {
        return Ok(());
    }
    if !binstall(workspace, tool) {
        compile(workspace, tool)?;
    }
    if is_ready(workspace, tool) {
        return Ok(());
    }
    Err(format!(
        "{name} {version} was installed into {folder}, but does not answer with that version; \
         delete that folder and try again",
        name = tool.crate_name,
        version = tool.version,
        folder = workspace.tools().display(),
    ))
}

fn is_ready(workspace: &Workspace, tool: &Tool) -> bool {
    tool.programs.iter().all(|program| {
        workspace
            .find_program(program)
            .is_some_and(|path| says_version(workspace, tool, &path) || is_noted(tool, &path))
    })
}

fn says_version(workspace: &Workspace, tool: &Tool, program: &Path) -> bool {
    let answer = Run::new(workspace, program).args(["--version"]).answer();
    answer.is_some_and(|answer| answer.split_whitespace().any(|word| word == tool.version))
}

/// Whether cargo noted beside the folder of programs that it installed this version: not every
/// program can say its own.
fn is_noted(tool: &Tool, program: &Path) -> bool {
    let note = program
        .parent()
        .and_then(Path::parent)
        .map(|folder| folder.join(".crates.toml"));
    let noted = note.and_then(|note| fs::read_to_string(note).ok());
    noted.is_some_and(|text| text.contains(&format!("\"{} {} ", tool.crate_name, tool.version)))
}

/// Fetches a prebuilt program where `cargo binstall` exists and knows one.
fn binstall(workspace: &Workspace, tool: &Tool) -> bool {
    if workspace.find_program("cargo-binstall").is_none() {
        return false;
    }
    say(&format!(
        "fetching {} {} with cargo binstall",
        tool.crate_name, tool.version
    ));
    let fetched = Run::cargo(workspace)
        .args([
            "binstall",
            "--no-confirm",
            "--disable-strategies",
            "compile",
            "--root",
        ])
        .args([workspace.tools()])
        .args([format!("{}@{}", tool.crate_name, tool.version)])
        .wait();
    fetched.is_ok() && is_ready(workspace, tool)
}

/// Compiles the tool. Its intermediate files stay out of the project's own build folder, survive
/// an interruption and are deleted at the end.
fn compile(workspace: &Workspace, tool: &Tool) -> Result<(), String> {
    let build = workspace.tools().join("build");
    say(&format!(
        "compiling {} {}, once: {} on two cores (`cargo binstall` on PATH would make it seconds)",
        tool.crate_name, tool.version, tool.duration
    ));
    let mut run = Run::cargo(workspace)
        .args([
            "install",
            tool.crate_name,
            "--version",
            tool.version,
            "--force",
        ])
        .args(tool.options)
        .args(["--root".into(), workspace.tools()])
        .args(["--target-dir".into(), build.clone()]);
    for (name, value) in FAST_PROFILE {
        run = run.env(name, value);
    }
    run.wait()?;
    // What is left behind costs only space.
    let _ = fs::remove_dir_all(build);
    Ok(())
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_comes_from_the_package_of_exactly_that_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
