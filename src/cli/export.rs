//! `muster export`: checklist and responsibilities in other programs' formats.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use muster::export::redact::{Redact, redact};
use muster::export::{ALL, Exporter, What, by_name};

use crate::derive::{Derived, Judge};
use crate::failure::{Done, Failure};
use crate::files::{put, read_plan, save};

/// Write checklist and responsibilities in another program's format
#[derive(clap::Args)]
pub(crate) struct Export {
    /// The format
    #[arg(long, value_name = "NAME", value_parser = format)]
    format: &'static Exporter,
    /// Which part; both where the format holds both, if not named
    #[arg(long, value_parser = what)]
    what: Option<What>,
    /// What to leave out: people, hosts, notes
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = redaction)]
    redact: Vec<Redact>,
    /// A file, or a folder, where each part becomes a file of its own
    #[arg(short, value_name = "FILE or DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    judge: Judge,
}

impl Export {
    /// Writes it.
    pub(crate) fn run(&self) -> Done {
        let plan = redact(&read_plan(&self.judge.plan)?, &self.redact);
        let derived = Derived::new(plan, self.judge.as_of)?;
        match &self.output {
            Some(folder) if folder.is_dir() => self.write_all(&derived, folder)?,
            output => {
                let bytes = (self.format.write)(&derived.input(), self.one_part()?);
                match output {
                    Some(file) => save(file, &bytes)?,
                    None => put(&bytes)?,
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The part that goes into one file.
    fn one_part(&self) -> Result<What, Failure> {
        let whats = self.format.whats;
        match self.what {
            None if whats.contains(&What::All) => Ok(What::All),
            None => Ok(What::Checklist),
            Some(what) if whats.contains(&what) => Ok(what),
            Some(what) => Err(Failure::Unusable(format!(
                "{} holds one part per file, not {}: choose --what checklist or --what responsibilities, or name a folder with -o",
                self.format.name,
                what.key()
            ))),
        }
    }

    fn write_all(&self, derived: &Derived, folder: &Path) -> Result<(), Failure> {
        let parts: Vec<What> = match self.what.unwrap_or(What::All) {
            What::All => vec![What::Checklist, What::Responsibilities],
            what => vec![what],
        };
        for part in parts {
            let name = self.format.file_name(derived.plan.name(), part);
            save(
                &folder.join(name),
                &(self.format.write)(&derived.input(), part),
            )?;
        }
        Ok(())
    }
}

fn format(name: &str) -> Result<&'static Exporter, String> {
    by_name(name).ok_or_else(|| {
        let names: Vec<&str> = ALL.iter().map(|exporter| exporter.name).collect();
        format!("choose one of {}", names.join(", "))
    })
}

fn what(key: &str) -> Result<What, String> {
    What::from_key(key).ok_or_else(|| "choose one of checklist, responsibilities, all".to_owned())
}

fn redaction(key: &str) -> Result<Redact, String> {
    Redact::from_key(key).ok_or_else(|| "choose among people, hosts, notes".to_owned())
}
