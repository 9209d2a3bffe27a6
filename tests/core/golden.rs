//! Comparing with what is kept in the repository; `UPDATE=1` rewrites it.

use std::path::Path;

/// Compares with the file at `path`, counted from the repository's root.
#[track_caller]
pub(crate) fn check(path: &str, actual: &[u8]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, actual).unwrap();
    }
    let expected = std::fs::read(&file).unwrap_or_default();
    if expected != actual {
        let (expected, actual) = (
            String::from_utf8_lossy(&expected),
            String::from_utf8_lossy(actual),
        );
        let mut lines = expected.lines().zip(actual.lines()).enumerate();
        let first = lines.find(|(_, (before, after))| before != after);
        panic!("{path} differs, first at {first:?}; UPDATE=1 rewrites it");
    }
}

/// The text of the file at `path`, counted from the repository's root.
#[track_caller]
pub(crate) fn fixture(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(file).unwrap()
}
