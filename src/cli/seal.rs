//! `muster seal`: a plan as a file that a passphrase opens, and passphrases.
//!
//! A passphrase comes from a file or the standard input, never from an
//! argument or the environment, which other programs can see.

use std::path::PathBuf;
use std::process::ExitCode;

use muster::export::redact::{Redact, redact};
use muster::model::plan::Plan;
use muster::seal::strength::{Strength, strength};
use muster::seal::{self, Chance, Cost};
use muster::share::What;
use muster::share::packed::pack;
use muster::share::sealed::file;

use crate::export::redaction;
use crate::failure::{Done, Failure};
use crate::files::{put, read, read_once, read_plan, save, warn};
use crate::link::what;

/// Write a plan as a file that only a passphrase opens
///
/// Whoever loses the passphrase loses the plan: it is kept nowhere.
#[derive(clap::Args)]
pub(crate) struct Seal {
    /// The plan file
    plan: String,
    /// The file whose first line is the passphrase, or - for the standard input
    #[arg(long, value_name = "FILE")]
    passphrase_file: String,
    /// All of it, or names, states and dates without notes and contacts
    #[arg(long, default_value = "full", value_parser = what)]
    what: What,
    /// What to leave out: people, hosts, notes; status leaves nothing but how things stand
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = redaction)]
    redact: Vec<Redact>,
    /// The sealed file; the standard output, if not named
    #[arg(short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Seal {
    /// Writes the sealed file.
    pub(crate) fn run(&self) -> Done {
        read_once(
            [self.plan.as_str(), self.passphrase_file.as_str()],
            "the passphrase",
        )?;
        let plan = reduced(&self.plan, &self.redact)?;
        let passphrase = passphrase(&self.passphrase_file)?;
        let text = file(&seal(pack(&plan, self.what), &passphrase)?);
        match &self.output {
            Some(path) => save(path, text.as_bytes())?,
            None => put(text.as_bytes())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The plan in that file without what is to be left out.
pub(crate) fn reduced(path: &str, redactions: &[Redact]) -> Result<Plan, Failure> {
    Ok(redact(&read_plan(path)?, redactions))
}

/// The first line of that file.
pub(crate) fn passphrase(path: &str) -> Result<String, Failure> {
    let bytes = read(path)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::Unusable("the passphrase is not text in UTF-8. Save the file as UTF-8".to_owned())
    })?;
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(line.to_owned()),
        _ => Err(Failure::Unusable(
            "there is no passphrase: the first line is empty. Write the passphrase there"
                .to_owned(),
        )),
    }
}

/// Seals a packed plan, and says where the passphrase is easy to guess.
pub(crate) fn seal(packed: Vec<u8>, passphrase: &str) -> Result<Vec<u8>, Failure> {
    if strength(passphrase) == Strength::Weak {
        warn(&["the passphrase is weak: short, or easy to guess".to_owned()]);
    }
    let mut bytes = [0; Chance::BYTES];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::Unusable(format!(
            "this system gives no random numbers: {error}. Seal the plan elsewhere"
        ))
    })?;
    seal::seal(
        packed,
        passphrase,
        Cost::STANDARD,
        Chance::from_bytes(&bytes),
    )
    .map_err(|error| Failure::Unusable(error.to_string()))
}
