//! `cargo xtask test`: every check there is, cheapest first.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::chrome::Chrome;
use crate::run::{Run, say};
use crate::setup::WASM_TARGET;
use crate::workspace::{Workspace, write};
use crate::{dist, npm, office, python, setup, tools};

/// The part of the tests a step belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Formatting, lints and tests on this machine.
    Native,
    /// Lints for the browser's target, and tests compiled to WebAssembly.
    Wasm,
    /// The release site, driven like a visitor drives it.
    Browser,
}

impl Part {
    fn parse(name: &str) -> Result<Self, String> {
        match name {
            "native" => Ok(Self::Native),
            "wasm" => Ok(Self::Wasm),
            "browser" => Ok(Self::Browser),
            other => Err(format!(
                "the parts are native, wasm and browser; `{other}` is none"
            )),
        }
    }
}

/// One line of the list of what is run.
struct Step {
    part: Part,
    title: &'static str,
    run: fn(&Workspace, names: &[String]) -> Result<(), String>,
}

const STEPS: [Step; 8] = [
    Step {
        part: Part::Native,
        title: "formatting",
        run: formatting,
    },
    Step {
        part: Part::Native,
        title: "lints",
        run: lints,
    },
    Step {
        part: Part::Wasm,
        title: "lints of the page",
        run: page_lints,
    },
    Step {
        part: Part::Native,
        title: "native tests",
        run: native_tests,
    },
    Step {
        part: Part::Native,
        title: "other programs on exports",
        run: consumers,
    },
    Step {
        part: Part::Wasm,
        title: "component tests",
        run: component_tests,
    },
    Step {
        part: Part::Browser,
        title: "release site",
        run: release_site,
    },
    Step {
        part: Part::Browser,
        title: "browser tests",
        run: browser_tests,
    },
];

/// Runs all steps, or those of one part. For `browser`, further arguments pick the test files
/// whose names contain one of them.
///
/// # Errors
/// The first step that fails ends the run.
#[expect(
    clippy::disallowed_methods,
    reason = "this program never runs in a browser"
)]
pub(crate) fn test(workspace: &Workspace, arguments: &[String]) -> Result<(), String> {
    let (part, names) = match arguments.split_first() {
        Some((first, rest)) => (Some(Part::parse(first)?), rest),
        None => (None, arguments),
    };
    if !names.is_empty() && part != Some(Part::Browser) {
        return Err("only the browser part can be narrowed to some files".to_owned());
    }
    let wanted = |step: &&Step| part.is_none_or(|part| part == step.part);
    for step in STEPS.iter().filter(wanted) {
        say(&format!("{} …", step.title));
        let start = Instant::now();
        (step.run)(workspace, names)?;
        say(&format!(
            "{} passed in {} s",
            step.title,
            start.elapsed().as_secs()
        ));
    }
    Ok(())
}

fn formatting(workspace: &Workspace, _: &[String]) -> Result<(), String> {
    Run::cargo(workspace)
        .args(["fmt", "--all", "--check"])
        .wait()
        .map_err(|error| format!("{error}; `cargo fmt --all` mends it"))
}

fn lints(workspace: &Workspace, _: &[String]) -> Result<(), String> {
    Run::cargo(workspace)
        .args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--features",
            "muster/cli",
        ])
        .args(["--", "-D", "warnings"])
        .wait()
}

fn page_lints(workspace: &Workspace, _: &[String]) -> Result<(), String> {
    setup::wasm_target(workspace)?;
    Run::cargo(workspace)
        .args(["clippy", "--target", WASM_TARGET])
        .args([
            "--package",
            "muster",
            "--package",
            "muster-worker",
            "--lib",
            "--bin",
            "muster-app",
            "--bin",
            "muster-worker",
            "--test",
            "browser",
            "--",
            "-D",
            "warnings",
        ])
        .wait()
}

fn native_tests(workspace: &Workspace, _: &[String]) -> Result<(), String> {
    Run::cargo(workspace)
        .args(["test", "--workspace", "--features", "muster/cli"])
        .wait()
}

/// Programs that nobody here wrote read what the command line exports.
fn consumers(workspace: &Workspace, _: &[String]) -> Result<(), String> {
    npm::install(workspace)?;
    let python = python::install(workspace)?;
    let run = Run::new(workspace, "node")
        .args(["--test"])
        .args(test_files(workspace, "tests/consumers", &[])?)
        .env("MUSTER", command_line(workspace)?);
    let run = match python {
        Some(python) => run.env("PYTHON", python),
        None => run,
    };
    match office::provide(workspace)? {
        Some(office) => run.env("SOFFICE", office).wait(),
        None => run.wait(),
    }
}

/// Tests compiled to WebAssembly, in a headless browser.
fn component_tests(workspace: &Workspace, _: &[String]) -> Result<(), String> {
    setup::wasm_target(workspace)?;
    tools::wasm_bindgen(workspace)?;
    let chrome = setup::for_browser(workspace)?;
    let runner = workspace
        .find_program("wasm-bindgen-test-runner")
        .ok_or("wasm-bindgen-test-runner is gone; run `cargo xtask setup`")?;
    Run::cargo(workspace)
        .args(["test", "--target", WASM_TARGET, "--test", "browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            browser_options(workspace, &chrome)?,
        )
        .env("CHROMEDRIVER", chrome.driver)
        .wait()
}

/// `webdriver.json` with the browser that was found, where the driver would look for its own.
fn browser_options(workspace: &Workspace, chrome: &Chrome) -> Result<PathBuf, String> {
    let section = "\"goog:chromeOptions\": {";
    let binary = format!(
        "{section} \"binary\": {:?},",
        chrome.browser.display().to_string()
    );
    let options = workspace.read("webdriver.json")?.replace(section, &binary);
    let file = workspace.tools().join("webdriver.json");
    write(&file, &options)?;
    Ok(file)
}

fn release_site(workspace: &Workspace, _: &[String]) -> Result<(), String> {
    dist::dist(workspace, dist::Options::default())
}

fn browser_tests(workspace: &Workspace, names: &[String]) -> Result<(), String> {
    browser_tests_on(workspace, &workspace.dist(), names)
}

/// Builds the page for development and runs the browser tests on it whose file names contain one
/// of `names`, or all.
///
/// # Errors
/// Where the build or a test fails.
pub(crate) fn on_development_build(workspace: &Workspace, names: &[String]) -> Result<(), String> {
    setup::for_page(workspace)?;
    let site = workspace.target().join("try");
    Run::new(workspace, "trunk")
        .args(["build", "--offline", "--dist"])
        .args([&site])
        .wait()?;
    dist::finish(&site)?;
    browser_tests_on(workspace, &site, names)
}

fn browser_tests_on(workspace: &Workspace, site: &Path, names: &[String]) -> Result<(), String> {
    npm::install(workspace)?;
    let chrome = setup::for_browser(workspace)?;
    Run::new(workspace, "node")
        .args(["--test"])
        .args(test_files(workspace, "tests/e2e", names)?)
        .env("CHROME", chrome.browser)
        .env("SITE", site)
        .env("MUSTER", command_line(workspace)?)
        .wait()
}

/// Builds the command line, which page and browser tests are compared with.
///
/// # Errors
/// Where it does not compile.
pub(crate) fn command_line(workspace: &Workspace) -> Result<PathBuf, String> {
    Run::cargo(workspace)
        .args(["build", "--quiet", "--features", "cli", "--bin", "muster"])
        .wait()?;
    let program = format!("muster{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace.target().join("debug").join(program))
}

/// The test files of the folder, in the order of their names.
fn test_files(
    workspace: &Workspace,
    folder: &str,
    names: &[String],
) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(workspace.root.join(folder))
        .map_err(|error| format!("cannot list {folder}: {error}"))?;
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .filter(|name| names.is_empty() || names.iter().any(|part| name.contains(part.as_str())))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("no file of {folder} fits {}", names.join(", ")));
    }
    Ok(files)
}
