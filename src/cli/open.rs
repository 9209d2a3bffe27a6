//! `muster open`: the plan that a link holds.

use std::process::ExitCode;

use muster::file::write;
use muster::share::decode;

use crate::failure::{Done, Failure};
use crate::files::{put, read, warn};

/// Write the plan that a link holds
#[derive(clap::Args)]
pub(crate) struct Open {
    /// The whole address, its fragment, or - for the standard input
    link: String,
}

impl Open {
    /// Writes the plan.
    pub(crate) fn run(&self) -> Done {
        let link = match self.link.as_str() {
            "-" => String::from_utf8_lossy(&read("-")?).into_owned(),
            link => link.to_owned(),
        };
        let (plan, warnings) =
            decode(&link).map_err(|error| Failure::Unusable(error.to_string()))?;
        let messages: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        warn(&messages);
        put(write(&plan).as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}
