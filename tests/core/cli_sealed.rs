//! Links and files behind a passphrase, on the command line.

use std::path::{Path, PathBuf};

use muster::example::{DAY, Shape, example};
use muster::file::write;

use crate::cli::{answer, muster, refusal};

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("muster-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, content: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn plan() -> String {
    write(&example(Shape::Small, None, 1, DAY))
}

#[test]
fn a_sealed_file_opens_with_its_passphrase() {
    let folder = Folder::new("seal");
    let right = folder.file("right", "kelp orbit lantern moss quartz\nsecond line\n");
    let wrong = folder.file("wrong", "kelp\n");
    let empty = folder.file("empty", "\n");
    let sealed = folder.0.join("plan.muster-sealed");
    let sealed = sealed.to_str().unwrap();
    let written = muster(
        &["seal", "-", "--passphrase-file", &right, "-o", sealed],
        &plan(),
    );
    assert_eq!(written.status.code(), Some(0));
    assert!(
        written.stderr.is_empty(),
        "a strong passphrase needs no word"
    );
    assert_eq!(
        answer(&["open", sealed, "--passphrase-file", &right], ""),
        plan()
    );
    let text = std::fs::read_to_string(Path::new(sealed)).unwrap();
    assert_eq!(
        answer(&["open", "-", "--passphrase-file", &right], &text),
        plan()
    );
    for (arguments, expected) in [
        (
            vec!["open", sealed, "--passphrase-file", &wrong],
            "does not open it",
        ),
        (
            vec!["open", sealed, "--passphrase-file", &empty],
            "there is no passphrase",
        ),
        (vec!["open", sealed], "--passphrase-file FILE"),
        (vec!["check", sealed], "sealed with a passphrase"),
        (
            vec!["seal", "-", "--passphrase-file", "-"],
            "name a file for the passphrase",
        ),
    ] {
        let message = refusal(&arguments, "");
        assert!(message.contains(expected), "{arguments:?}: {message}");
    }
}

#[test]
fn a_sealed_link_opens_and_a_weak_passphrase_is_remarked() {
    let folder = Folder::new("link");
    let file = folder.file("plan.json", &plan());
    let base = "https://example.org/muster/";
    let output = muster(
        &["link", &file, "--passphrase-file", "-", "--base", base],
        "horse\r\n",
    );
    assert_eq!(output.status.code(), Some(0));
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(messages.contains("the passphrase is weak"), "{messages}");
    let link = String::from_utf8(output.stdout).unwrap();
    let link = link.trim();
    assert!(link.starts_with("https://example.org/muster/#/open/2."));
    assert_eq!(
        answer(&["open", link, "--passphrase-file", "-"], "horse"),
        plan()
    );
    let message = refusal(
        &["open", &link[..link.len() - 9], "--passphrase-file", "-"],
        "horse",
    );
    assert!(message.contains("incomplete"), "{message}");
}

#[test]
fn a_link_leaves_out_what_exports_leave_out() {
    let link = answer(&["link", "-", "--redact", "people,notes"], &plan());
    let back = answer(&["open", link.trim()], "");
    let opened = muster::file::read(&back).unwrap().0;
    let full = muster::file::read(&plan()).unwrap().0;
    assert!(!full.people.is_empty());
    for (person, shown) in full.people.iter().zip(opened.people.iter()) {
        assert_ne!(person.name, shown.name);
    }
    let message = refusal(&["link", "-", "--redact", "everything"], &plan());
    assert!(message.contains("people, hosts, notes, status"));
}
