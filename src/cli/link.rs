//! `muster link`: a plan as a link.

use std::process::ExitCode;

use muster::export::redact::Redact;
use muster::share::encode::TooLong;
use muster::share::packed::pack_for_link;
use muster::share::{LONG, What, encode, link_address, sealed};

use crate::export::redaction;
use crate::failure::{Done, Failure};
use crate::files::{put, read_once, warn};
use crate::seal::{passphrase, reduced, seal};

/// Write the link that opens a plan in the page
#[derive(clap::Args)]
pub(crate) struct Link {
    /// The plan file
    plan: String,
    /// All of it, or names, states and dates without notes and contacts
    #[arg(long, default_value = "full", value_parser = what)]
    what: What,
    /// What to leave out: people, hosts, notes; status leaves nothing but how things stand
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = redaction)]
    redact: Vec<Redact>,
    /// Seal it with the passphrase in that file's first line
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<String>,
    /// The page's address; only the fragment is written, if not named
    #[arg(long, value_name = "URL")]
    base: Option<String>,
}

impl Link {
    /// Writes the link.
    pub(crate) fn run(&self) -> Done {
        let inputs = [Some(&self.plan), self.passphrase_file.as_ref()];
        read_once(
            inputs.into_iter().flatten().map(String::as_str),
            "the passphrase",
        )?;
        let plan = reduced(&self.plan, &self.redact)?;
        let too_long = |error: TooLong| Failure::Unusable(error.to_string());
        let fragment = match &self.passphrase_file {
            None => encode(&plan, self.what).map_err(too_long)?,
            Some(file) => {
                let sealed = seal(pack_for_link(&plan, self.what), &passphrase(file)?)?;
                sealed::link(&sealed, self.what).map_err(too_long)?
            }
        };
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

/// How much of a plan, as it is named in arguments.
pub(crate) fn what(key: &str) -> Result<What, String> {
    What::from_key(key).ok_or_else(|| "choose one of full, status".to_owned())
}
