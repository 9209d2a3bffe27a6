//! Cuts the release page's WebAssembly in parts: what a first visit needs, and chunks that are
//! loaded when a plan is opened or a workbook asked for (`src/ui/chunk.rs` names the ways into them).
//!
//! Trunk knows nothing of chunks, so this takes the program that cargo built for Trunk, splits
//! it, lets wasm-bindgen and wasm-opt work on the parts, and puts them where Trunk put the whole.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use crate::run::{Run, say};
use crate::setup::WASM_TARGET;
use crate::workspace::{Workspace, read, write};

/// What cargo needs to leave in the program so that it can be split.
pub(crate) const RUSTFLAGS: &str = "-C link-args=--emit-relocs";

/// The profile of the release page (Cargo.toml).
const PROFILE: &str = "page";

/// The program's name without extension.
const PROGRAM: &str = "muster-app";

/// How the splitter names the script that loads chunks.
const LOADER: &str = "__wasm_split.js";

/// What today's browsers understand, and no more; then two rounds for size, the first over
/// flattened code, the second with what values can be known in the whole program. Each round
/// pays in the first load.
const OPTIMISE: [&str; 14] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--gufa",
    "-Oz",
];

/// Replaces the program in `dist/` by its parts.
///
/// # Errors
/// Where a tool fails, or writes something else than it used to.
pub(crate) fn split(workspace: &Workspace) -> Result<(), String> {
    let dist = workspace.dist();
    let stem = program_stem(&dist)?;
    let work = workspace.target().join("split");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work)
        .map_err(|error| format!("cannot make {}: {error}", work.display()))?;

    let program = workspace
        .target()
        .join(WASM_TARGET)
        .join(PROFILE)
        .join(format!("{PROGRAM}.wasm"));
    say("splitting the page into what every visit needs, and what plans and workbooks need");
    Run::new(workspace, "wasm-split-cli")
        .args([program.as_os_str(), work.as_os_str()])
        .args(["--target", "web", "--out-name", &stem])
        .wait()?;
    bind(workspace, &work, &stem)?;
    place(workspace, &work, &stem)
}

/// The name of Trunk's output, which changes with the content.
fn program_stem(dist: &Path) -> Result<String, String> {
    let names = fs::read_dir(dist)
        .map_err(|error| format!("cannot list {}: {error}", dist.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned))
        .find(|stem| stem.starts_with(PROGRAM))
        .ok_or_else(|| format!("Trunk wrote no {PROGRAM}-…_bg.wasm into dist/"))
}

fn bind(workspace: &Workspace, work: &Path, stem: &str) -> Result<(), String> {
    Run::new(workspace, "wasm-bindgen")
        .args([work.join(format!("{stem}.wasm"))])
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--remove-name-section", "--remove-producers-section"])
        .args(["--out-name", stem, "--out-dir"])
        .args([work])
        .wait()
}

/// Puts the parts into `dist/`, the chunks under names that change with the program.
fn place(workspace: &Workspace, work: &Path, stem: &str) -> Result<(), String> {
    let dist = workspace.dist();
    let main = format!("{stem}_bg.wasm");
    optimise(workspace, &work.join(&main), &dist.join(&main))?;

    let mut loader = read(&work.join(LOADER))?;
    for chunk in chunks(work)? {
        let name = format!("{stem}-{}", chunk.trim_start_matches("split_"));
        optimise(workspace, &work.join(&chunk), &dist.join(&name))?;
        loader = replaced(&loader, &chunk, &name)?;
    }
    let loader_name = format!("{stem}-chunks.js");
    write(&dist.join(&loader_name), &loader)?;
    let script = read(&work.join(format!("{stem}.js")))?;
    // The program asks for the loader by the splitter's name; only the script knows the file.
    let import = |name: &str| format!("from \"./{name}\"");
    let script = replaced(&script, &import(LOADER), &import(&loader_name))?;
    write(&dist.join(format!("{stem}.js")), &script)
}

/// The chunks that the splitter wrote: one for every way in, and more for what several of them share.
fn chunks(work: &Path) -> Result<Vec<String>, String> {
    let entries =
        fs::read_dir(work).map_err(|error| format!("cannot list {}: {error}", work.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("split_") || name.starts_with("chunk_"))
        .collect();
    names.sort();
    if names.is_empty() {
        return Err("nothing was split off; is src/ui/chunk.rs built with `split`?".to_owned());
    }
    Ok(names)
}

/// Makes a program small.
///
/// # Errors
/// Where wasm-opt is missing or fails.
pub(crate) fn optimise(workspace: &Workspace, from: &Path, to: &Path) -> Result<(), String> {
    let output: [OsString; 3] = [from.into(), "-o".into(), to.into()];
    Run::new(workspace, "wasm-opt")
        .args(OPTIMISE)
        .args(output)
        .wait()
}

/// The text with every mention of a file renamed.
///
/// # Errors
/// Where it mentions none.
pub(crate) fn replaced(text: &str, from: &str, to: &str) -> Result<String, String> {
    if !text.contains(from) {
        return Err(format!(
            "a script does not name {from} any more; has wasm-bindgen or the splitter changed?"
        ));
    }
    Ok(text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_does_not_name_the_file_is_refused() {
        assert_eq!(
            replaced("import './a.js'", "a.js", "b.js"),
            Ok("import './b.js'".into())
        );
        assert!(replaced("import './c.js'", "a.js", "b.js").is_err());
    }
}
