//! `cargo xtask dist`: the release site, ready for any static host.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::page;
use crate::run::{Run, say};
use crate::workspace::{Workspace, read, write};
use crate::{npm, offline, one_file, setup, split, worker};

/// What `dist` can be told.
#[derive(Clone, Copy, Default)]
pub(crate) struct Options {
    /// Keep to the crates that are on this machine.
    pub(crate) offline: bool,
    /// The host does not want browsers to keep the site for use without a network.
    pub(crate) no_service_worker: bool,
}

impl Options {
    /// Reads the command's arguments.
    ///
    /// # Errors
    /// For any argument that it does not know.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        for argument in arguments {
            match argument.as_str() {
                "--offline" => options.offline = true,
                "--no-service-worker" => options.no_service_worker = true,
                other => {
                    return Err(format!(
                        "dist knows `--offline` and `--no-service-worker`, not `{other}`"
                    ));
                }
            }
        }
        Ok(options)
    }
}

/// Builds the release site into `dist/`.
///
/// # Errors
/// Where a tool is missing, the build fails, or Trunk's page is not what we can finish.
pub(crate) fn dist(workspace: &Workspace, options: Options) -> Result<(), String> {
    setup::for_page(workspace)?;
    npm::install(workspace)?;
    setup::for_release(workspace)?;
    build(workspace, options)?;
    split::split(workspace)?;
    worker::place(workspace)?;
    finish(&workspace.dist())?;
    one_file::make(workspace)?;
    offline::make(workspace, &workspace.dist(), !options.no_service_worker)?;
    say("the site is in dist/");
    Ok(())
}

/// Lists the files of a finished site anew, after some were changed or added.
///
/// # Errors
/// Where no folder is named, or it holds no site.
pub(crate) fn service_worker(workspace: &Workspace, arguments: &[String]) -> Result<(), String> {
    let [folder] = arguments else {
        return Err("name the folder of the site".to_owned());
    };
    offline::make(workspace, Path::new(folder), true)
}

/// Trunk always builds offline: what it would download, the set-up has provided. So only cargo
/// has anything to fetch.
fn build(workspace: &Workspace, options: Options) -> Result<(), String> {
    if !options.offline {
        Run::cargo(workspace)
            .args(["fetch", "--locked", "--quiet"])
            .wait()?;
    }
    Run::new(workspace, "trunk")
        .args(["build", "--release", "--offline", "--locked"])
        .args(["--features", "split"])
        .env("CARGO_ENCODED_RUSTFLAGS", compiler_flags())
        .env("CARGO_NET_OFFLINE", "true")
        .wait()
}

/// The given flags, what the splitter needs, and one name for the folder of crates wherever the
/// release is built: panic messages hold the names of source files.
fn compiler_flags() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".cargo")));
    let crates = home.map(|home| home.join("registry").join("src"));
    let remap = crates.map(|crates| format!("--remap-path-prefix={}=", crates.display()));
    let given = env::var("RUSTFLAGS").unwrap_or_default();
    let words = given
        .split_whitespace()
        .chain(split::RUSTFLAGS.split_whitespace());
    let flags: Vec<_> = words.map(str::to_owned).chain(remap).collect();
    flags.join("\u{1f}")
}

/// Makes Trunk's output fit a strict content security policy and a small first load.
///
/// # Errors
/// Where the output is not what it used to be.
pub(crate) fn finish(dist: &Path) -> Result<(), String> {
    let index = dist.join("index.html");
    let page = page::finish(&read(&index)?, |name| read(&dist.join(name)))?;
    for (name, content) in &page.written {
        write(&dist.join(name), content)?;
    }
    for name in &page.obsolete {
        remove(fs::remove_file(dist.join(name)), name)?;
    }
    // The sources of the style sheet; the page uses the one written above.
    let sources = dist.join("static").join("styles");
    if sources.is_dir() {
        remove(fs::remove_dir_all(sources), "static/styles")?;
    }
    write(&index, &page.html)
}

fn remove(result: std::io::Result<()>, name: &str) -> Result<(), String> {
    result.map_err(|error| format!("cannot remove dist/{name}: {error}"))
}
