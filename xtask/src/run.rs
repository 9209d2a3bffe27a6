//! Child processes: started in the repository, with the project's tools on `PATH`, and with an
//! error that names the command and what to do.

use std::ffi::OsStr;
use std::process::{Command, ExitStatus, Stdio};

use crate::workspace::Workspace;

/// A command to run in the repository.
pub(crate) struct Run(Command);

impl Run {
    /// A command, not yet started.
    pub(crate) fn new(workspace: &Workspace, program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(program);
        command
            .current_dir(&workspace.root)
            .env("PATH", workspace.search_path());
        Self(command)
    }

    /// The cargo that started this program.
    pub(crate) fn cargo(workspace: &Workspace) -> Self {
        Self::new(
            workspace,
            std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
        )
    }

    /// Adds arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.0.args(arguments);
        self
    }

    /// Sets a variable of the child's environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Runs with this terminal.
    ///
    /// # Errors
    /// Where the command cannot be started, or says that it failed.
    pub(crate) fn wait(mut self) -> Result<(), String> {
        let status = self.0.status();
        self.judge(status)
    }

    /// Runs and returns what it wrote to standard output; `None` where it could not be started
    /// or failed. For questions such as `--version`.
    pub(crate) fn answer(mut self) -> Option<String> {
        let output = self
            .0
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn judge(&self, status: std::io::Result<ExitStatus>) -> Result<(), String> {
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("{} failed ({status})", self.line())),
            Err(error) => Err(format!("{} cannot be started: {error}", self.line())),
        }
    }

    fn line(&self) -> String {
        let words = std::iter::once(self.0.get_program()).chain(self.0.get_args());
        let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
        format!("`{}`", words.join(" "))
    }
}

/// Says what is being done, on standard error.
pub(crate) fn say(message: &str) {
    eprintln!("xtask: {message}");
}
