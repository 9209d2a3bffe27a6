//! What reads large files beside the page (`worker/`): one script that starts by itself, and its
//! program, under names that change with their content, so that caches may keep them for ever.
//!
//! Trunk writes both under names of its own, with a third file that joins them.

use std::fs;

use crate::page::hashed_name;
use crate::split::{optimise, replaced};
use crate::workspace::{Workspace, read, write};

/// The stem of the names that Trunk gives.
const STEM: &str = "muster-worker";

/// Replaces the files in `dist/` by finished ones, and names the script in the page.
///
/// # Errors
/// Where Trunk wrote something else than it used to, or wasm-opt fails.
pub(crate) fn place(workspace: &Workspace) -> Result<(), String> {
    let dist = workspace.dist();
    let [bindings, whole, joining] =
        [".js", "_bg.wasm", "_loader.js"].map(|end| format!("{STEM}{end}"));
    let (bare, small) = (
        workspace.target().join("worker-bare.wasm"),
        workspace.target().join("worker.wasm"),
    );
    let bytes = fs::read(dist.join(&whole))
        .map_err(|error| format!("cannot read dist/{whole}: {error}"))?;
    let code =
        code_alone(&bytes).ok_or("the worker's program has another shape than it used to")?;
    fs::write(&bare, code).map_err(|error| format!("cannot write the worker: {error}"))?;
    optimise(workspace, &bare, &small)?;
    let program = fs::read(&small).map_err(|error| format!("cannot read the worker: {error}"))?;
    let program_name = hashed_name(STEM, "wasm", &program);
    fs::write(dist.join(&program_name), &program)
        .map_err(|error| format!("cannot write dist/{program_name}: {error}"))?;

    let script = script(&read(&dist.join(&bindings))?, &program_name)?;
    let script_name = hashed_name(STEM, "js", &script);
    write(&dist.join(&script_name), &script)?;

    let index = dist.join("index.html");
    let html = read(&index)?;
    let html = replaced(&html, &format!("./{joining}"), &format!("./{script_name}"))?;
    write(&index, &html)?;
    for name in [bindings, whole, joining] {
        fs::remove_file(dist.join(&name))
            .map_err(|error| format!("cannot remove dist/{name}: {error}"))?;
    }
    Ok(())
}

/// The bindings with a start: where the program does not come, the page hears of it.
fn script(bindings: &str, program: &str) -> Result<String, String> {
    if !bindings.contains("wasm_bindgen") {
        return Err(
            "the worker's script has no wasm_bindgen; is it still built without modules?"
                .to_owned(),
        );
    }
    Ok(format!(
        "{}\nwasm_bindgen({{ module_or_path: './{program}' }}).catch(() => postMessage('failed'));\n",
        bindings.trim_end()
    ))
}

/// The program without the sections that a browser does not read: what the splitter of the page
/// asks the linker for is as large as the program.
fn code_alone(wasm: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 8;
    let mut code = wasm.get(..HEADER)?.to_vec();
    let mut rest = wasm.get(HEADER..)?;
    while let [kind, after @ ..] = rest {
        let (mut size, mut length) = (0_usize, 0);
        // A number of seven bits a byte, of which the eighth says that more follow.
        loop {
            let byte = *after.get(length)?;
            size |= usize::from(byte & 0x7f).checked_shl(7 * u32::try_from(length).ok()?)?;
            length += 1;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let end = 1 + length + size;
        if *kind != 0 {
            code.extend_from_slice(rest.get(..end)?);
        }
        rest = rest.get(end..)?;
    }
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_does_not_read_is_left_out() {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 2, 7, 7]);
        let expected = wasm.clone();
        wasm.extend([0, 0x80, 0x01]);
        wasm.extend([9; 128]);
        assert_eq!(code_alone(&wasm), Some(expected));
        assert_eq!(code_alone(&wasm[..wasm.len() - 1]), None);
        assert_eq!(code_alone(b"\0asm"), None);
    }

    #[test]
    fn the_script_starts_its_program_or_says_that_it_cannot() {
        let whole = script("let wasm_bindgen;\n", "x.wasm").unwrap();
        assert!(
            whole.starts_with("let wasm_bindgen;\nwasm_bindgen({ module_or_path: './x.wasm' })")
        );
        assert!(whole.contains("postMessage('failed')"));
        assert!(script("export default init;", "x.wasm").is_err());
    }
}
