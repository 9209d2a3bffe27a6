//! What lets the site work without a network: its service worker with the list of files, and the
//! line of the page that asks for it. A host that wants none gets a worker that takes itself away.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::page::hash;
use crate::run::say;
use crate::workspace::{Workspace, read, write};

/// The service worker's name. It never changes: browsers look for a newer one under it.
const NAME: &str = "service-worker.js";

/// The page.
const INDEX: &str = "index.html";

/// What hosts lay beside the application, which is not the application's own.
const OF_THE_HOST: [&str; 1] = ["plans/"];

/// Every file of the site with the hash of its content.
type Files = BTreeMap<String, String>;

/// Lays the worker beside the finished site, and names it in the page; or, where the host wants
/// none, lays one that takes itself away, and names none. Can be repeated after files of the site
/// were changed.
///
/// # Errors
/// Where the folder holds no site, or cannot be written.
pub(crate) fn make(workspace: &Workspace, site: &Path, wanted: bool) -> Result<(), String> {
    let index = site.join(INDEX);
    let page = without_link(&read(&index)?);
    if !wanted {
        write(&index, &page)?;
        write(&site.join(NAME), &workspace.read("xtask/offline/off.js")?)?;
        say("the site takes away what an earlier release kept for use without a network");
        return Ok(());
    }
    let mut files = Files::new();
    collect(site, "", &mut files)?;
    files.insert(INDEX.to_owned(), hash(&page));
    let version = version(&files);
    let worker = workspace.read("xtask/offline/service-worker.js")?;
    write(&index, &with_link(&page, &version)?)?;
    write(&site.join(NAME), &script(&files, &version, &worker))
}

/// Lists a folder of the site.
fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Result<(), String> {
    let problem = |error| format!("cannot read {}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(problem)? {
        let entry = entry.map_err(problem)?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let name = format!("{prefix}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else if is_kept(&name) {
            let content = fs::read(entry.path()).map_err(problem)?;
            files.insert(name, hash(content));
        }
    }
    Ok(())
}

/// Whether a file of the site is the application's own, and needed.
fn is_kept(name: &str) -> bool {
    let of_the_host = OF_THE_HOST.iter().any(|folder| name.starts_with(folder));
    // A name beginning with a full stop is for the host, and many do not hand it out.
    let hidden = name.split('/').any(|part| part.starts_with('.'));
    !of_the_host && !hidden && ![INDEX, NAME].contains(&name)
}

/// Another version of the site for every change of a file.
fn version(files: &Files) -> String {
    let lines: Vec<String> = files
        .iter()
        .map(|(name, hash)| format!("{name} {hash}\n"))
        .collect();
    hash(lines.concat())
}

fn script(files: &Files, version: &str, worker: &str) -> String {
    let lines: Vec<String> = files
        .iter()
        .map(|(name, hash)| format!("  {name:?}: {hash:?},\n"))
        .collect();
    format!(
        "const VERSION = {version:?};\nconst FILES = {{\n{}}};\n\n{worker}",
        lines.concat()
    )
}

/// The page with a line that asks for the worker. Whoever hosts it may take the line out.
fn with_link(page: &str, version: &str) -> Result<String, String> {
    let (head, rest) = page
        .split_once("</head>")
        .ok_or("the page has no end of its head")?;
    Ok(format!(
        "{head}<link rel=\"service-worker\" href=\"./{NAME}\" data-version=\"{version}\"></head>{rest}"
    ))
}

fn without_link(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<link rel=\"service-worker\"") else {
        return page.to_owned();
    };
    let after = rest.split_once('>').map_or("", |(_, after)| after);
    format!("{before}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><title>Muster</title></head><body></body>";

    #[test]
    fn the_line_can_be_put_in_and_taken_out_again() {
        let page = with_link(PAGE, "1a").unwrap();
        assert!(page.contains(
            "<link rel=\"service-worker\" href=\"./service-worker.js\" data-version=\"1a\"></head>"
        ));
        assert_eq!(without_link(&page), PAGE);
        assert_eq!(without_link(PAGE), PAGE);
        assert!(with_link("<body></body>", "1a").is_err());
    }

    #[test]
    fn a_change_of_any_file_is_another_version() {
        let files = |hash: &str| Files::from([("a.js".to_owned(), hash.to_owned())]);
        assert_eq!(version(&files("1")), version(&files("1")));
        assert_ne!(version(&files("1")), version(&files("2")));
        let renamed = Files::from([("b.js".to_owned(), "1".to_owned())]);
        assert_ne!(version(&files("1")), version(&renamed));
    }

    #[test]
    fn what_belongs_to_the_host_is_not_kept() {
        assert!(is_kept("muster-app-1_bg.wasm"));
        assert!(is_kept("static/icon.svg"));
        for name in ["plans/erp.json", ".nojekyll", ".well-known/x", NAME, INDEX] {
            assert!(!is_kept(name), "{name}");
        }
    }

    #[test]
    fn the_worker_begins_with_its_list() {
        let files = Files::from([("a.js".to_owned(), "1".to_owned())]);
        assert_eq!(
            script(&files, "2", "// worker\n"),
            "const VERSION = \"2\";\nconst FILES = {\n  \"a.js\": \"1\",\n};\n\n// worker\n"
        );
    }
}
