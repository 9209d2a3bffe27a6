//! `muster export`: checklist and responsibilities in other programs' formats.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use muster::export::input::{Input, is_repository};
use muster::export::redact::{Redact, left_out, redact};
use muster::export::xlsx::pack;
use muster::export::{ALL, Exporter, What, by_name, numbered};

use crate::derive::{Derived, Judge};
use crate::failure::{Done, Failure};
use crate::files::{put, read_plan, save, warn};

/// Write checklist and responsibilities in another program's format
#[derive(clap::Args)]
pub(crate) struct Export {
    /// The format
    #[arg(long, value_name = "NAME", value_parser = format)]
    format: &'static Exporter,
    /// Which part; both where the format holds both, if not named
    #[arg(long, value_parser = what)]
    what: Option<What>,
    /// What to leave out: people, hosts, notes; status leaves nothing but how things stand
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = redaction)]
    redact: Vec<Redact>,
    /// The repository on GitHub into which issues go
    #[arg(long, value_name = "OWNER/NAME", value_parser = repository)]
    repository: Option<String>,
    /// A file, or a folder, where each part becomes a file of its own
    #[arg(short, value_name = "FILE or DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    judge: Judge,
}

impl Export {
    /// Writes it.
    pub(crate) fn run(&self) -> Done {
        let plan = read_plan(&self.judge.plan)?;
        let fields: Vec<String> = left_out(&plan, &self.redact)
            .iter()
            .map(|left| format!("{} {} ({})", left.kind, left.field, left.count))
            .collect();
        if !fields.is_empty() {
            warn(&[format!("left out: {}", fields.join(", "))]);
        }
        let plan = redact(&plan, &self.redact);
        let derived = Derived::new(plan, self.judge.as_of)?;
        match &self.output {
            Some(folder) if folder.is_dir() => self.write_all(&derived, folder)?,
            Some(file) => self.write_one(&derived, file)?,
            None => put(&self
                .format
                .content(&self.input(&derived), self.one_part()?, pack))?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn input<'a>(&self, derived: &'a Derived) -> Input<'a> {
        let repository = self.repository.as_deref().unwrap_or_default();
        derived.input().with_repository(repository)
    }

    /// The part that goes into one file.
    fn one_part(&self) -> Result<What, Failure> {
        let whats = self.format.whats;
        let usual = match whats {
            [only] => *only,
            whats if whats.contains(&What::All) => What::All,
            _ => What::Checklist,
        };
        let what = self.what.unwrap_or(usual);
        if whats.contains(&what) {
            return Ok(what);
        }
        let held: Vec<&str> = whats.iter().map(|what| what.key()).collect();
        let folder = if held.len() > 1 {
            ", or name a folder with -o"
        } else {
            ""
        };
        Err(Failure::Unusable(format!(
            "{} holds one part per file, not {}: choose --what {}{folder}",
            self.format.name,
            what.key(),
            held.join(" or --what "),
        )))
    }

    /// Writes one part to the file, and to files beside it where the program
    /// that reads them takes only so much at once.
    fn write_one(&self, derived: &Derived, file: &Path) -> Result<(), Failure> {
        let files = self
            .format
            .files(&self.input(derived), self.one_part()?, pack);
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        for (at, (_, content)) in files.iter().enumerate() {
            let path = if at == 0 {
                file.to_owned()
            } else {
                file.with_file_name(numbered(&name, at))
            };
            save(&path, content)?;
        }
        if files.len() > 1 {
            warn(&[format!(
                "{} are split: {} files, {name} to {}",
                self.format.title,
                files.len(),
                numbered(&name, files.len() - 1)
            )]);
        }
        Ok(())
    }

    /// Writes every part to files of its own.
    fn write_all(&self, derived: &Derived, folder: &Path) -> Result<(), Failure> {
        let wanted = self.what.unwrap_or(What::All);
        let parts: Vec<What> = match (wanted, self.format.whats) {
            (What::All, [only]) => vec![*only],
            (What::All, whats) => [What::Checklist, What::Responsibilities, What::Raci]
                .into_iter()
                .filter(|part| whats.contains(part))
                .collect(),
            _ => vec![self.one_part()?],
        };
        for part in parts {
            for (name, content) in self.format.files(&self.input(derived), part, pack) {
                save(&folder.join(name), &content)?;
            }
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
    What::from_key(key)
        .ok_or_else(|| "choose one of checklist, responsibilities, raci, all".to_owned())
}

/// What to leave out, as it is named in arguments.
pub(crate) fn redaction(key: &str) -> Result<Redact, String> {
    Redact::from_key(key).ok_or_else(|| "choose among people, hosts, notes, status".to_owned())
}

fn repository(name: &str) -> Result<String, String> {
    let fits = is_repository(name);
    fits.then(|| name.to_owned())
        .ok_or_else(|| "a repository is written as OWNER/NAME".to_owned())
}
