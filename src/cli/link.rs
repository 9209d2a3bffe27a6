//! `muster link`: a plan as a link.

use std::process::ExitCode;

use muster::share::{LONG, What, encode, link_address};

use crate::failure::{Done, Failure};
use crate::files::{put, read_plan, warn};

/// Write the link that opens a plan in the page
#[derive(clap::Args)]
pub(crate) struct Link {
    /// The plan file
    plan: String,
    /// All of it, or names, states and dates without notes and contacts
    #[arg(long, default_value = "full", value_parser = what)]
    what: What,
    /// The page's address; only the fragment is written, if not named
    #[arg(long, value_name = "URL")]
    base: Option<String>,
}

impl Link {
    /// Writes the link.
    pub(crate) fn run(&self) -> Done {
        let plan = read_plan(&self.plan)?;
        let fragment =
            encode(&plan, self.what).map_err(|error| Failure::Unusable(error.to_string()))?;
        let link = match &self.base {
            Some(base) => link_address(base, &fragment),
            None => fragment,
        };
        if link.len() > LONG {
            warn(&[format!(
                "the link has {} characters; some mail and chat programs cut off more than {LONG}",
                link.len()
            )]);
        }
        put(format!("{link}\n").as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

fn what(key: &str) -> Result<What, String> {
    What::from_key(key).ok_or_else(|| "choose one of full, status".to_owned())
}
