//! Where things are: the repository, its build folder, the tools kept in it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders every command works with.
pub(crate) struct Workspace {
    /// The repository's top folder.
    pub(crate) root: PathBuf,
}

impl Workspace {
    /// Finds the repository from this package, as cargo names it to what it runs.
    ///
    /// # Errors
    /// Where that folder is not there.
    pub(crate) fn find() -> Result<Self, String> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().unwrap_or(&manifest);
        let root = root.canonicalize().map_err(|error| {
            format!(
                "the repository is not at {} any more: {error}",
                root.display()
            )
        })?;
        Ok(Self { root })
    }

    /// The release site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where cargo builds.
    pub(crate) fn target(&self) -> PathBuf {
        let folder = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        self.root.join(folder.unwrap_or_else(|| "target".into()))
    }

    /// Tools that this project had to install; the first place where commands are looked for
    /// after what is on `PATH` in the right version.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target").join("tools")
    }

    /// npm's folder.
    pub(crate) fn node_modules(&self) -> PathBuf {
        self.root.join("node_modules")
    }

    /// `PATH` for every child process: the project's own tools first. Only a tool that was
    /// missing, or there in another version, is ever put into those folders.
    pub(crate) fn search_path(&self) -> OsString {
        let mut folders = vec![self.tools().join("bin"), self.node_modules().join(".bin")];
        if let Some(path) = env::var_os("PATH") {
            folders.extend(env::split_paths(&path));
        }
        env::join_paths(folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
    }

    /// The executable that `name` stands for on [`Self::search_path`].
    pub(crate) fn find_program(&self, name: &str) -> Option<PathBuf> {
        env::split_paths(&self.search_path())
            .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
            .find(|candidate| candidate.is_file())
    }

    /// Reads a text file of the repository.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub(crate) fn read(&self, path: &str) -> Result<String, String> {
        read(&self.root.join(path))
    }
}

/// Reads a text file.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file, with its folder where that is missing.
///
/// # Errors
/// Where it cannot be written.
pub(crate) fn write(path: &Path, content: &str) -> Result<(), String> {
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, content));
    written.map_err(|error| format!("cannot write {}: {error}", path.display()))
}
