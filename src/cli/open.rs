//! `muster open`: the plan that a link or a sealed file holds.

use std::path::Path;
use std::process::ExitCode;

use muster::file::{MAX_BYTES, write};
use muster::seal;
use muster::share::decode::{Carried, Opened, carried};
use muster::share::packed::unpack;
use muster::share::{MAX_UNPACKED, sealed};

use crate::failure::{Done, Failure};
use crate::files::{put, read, read_once, warn};
use crate::seal::passphrase;

/// Write the plan that a link or a sealed file holds
#[derive(clap::Args)]
pub(crate) struct Open {
    /// The whole address, its fragment, a sealed file, or - for the standard input
    link: String,
    /// The file whose first line is the passphrase, or - for the standard input
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<String>,
}

impl Open {
    /// Writes the plan.
    pub(crate) fn run(&self) -> Done {
        let inputs = [Some(&self.link), self.passphrase_file.as_ref()];
        read_once(
            inputs.into_iter().flatten().map(String::as_str),
            "the passphrase",
        )?;
        let text = match self.link.as_str() {
            path if path == "-" || Path::new(path).is_file() => {
                String::from_utf8_lossy(&read(path)?).into_owned()
            }
            link => link.to_owned(),
        };
        let opened = self.opened(&text)?;
        let messages: Vec<String> = opened.warnings.iter().map(ToString::to_string).collect();
        warn(&messages);
        put(write(&opened.plan).as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }

    fn opened(&self, text: &str) -> Result<Opened, Failure> {
        let (carried, limit) = match sealed::from_file(text) {
            Some(sealed) => (sealed.map(Carried::Sealed), MAX_BYTES),
            None => (carried(text.trim()), MAX_UNPACKED),
        };
        let unusable = |error: &dyn std::fmt::Display| Failure::Unusable(error.to_string());
        let packed = match carried.map_err(|error| unusable(&error))? {
            Carried::Packed(packed) => packed,
            Carried::Sealed(sealed) => {
                let Some(file) = &self.passphrase_file else {
                    return Err(Failure::Unusable(
                        "this is sealed with a passphrase. Write it into a file, and name that: --passphrase-file FILE"
                            .to_owned(),
                    ));
                };
                seal::open(&sealed, &passphrase(file)?).map_err(|error| unusable(&error))?
            }
        };
        unpack(&packed, limit).map_err(|error| unusable(&error))
    }
}
