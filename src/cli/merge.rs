//! `muster merge`: two copies of a plan made one; fit as a merge driver of git.

use std::path::PathBuf;
use std::process::ExitCode;

use muster::compare::merge::merge_from;
use muster::file::write;

use crate::failure::{Done, Failure};
use crate::files::{put, read_once, read_plan, read_plan_if_any, save, warn};

/// Merge two copies of a plan, three ways
///
/// The merged plan holds the changes of both. What both changed to different
/// things stays as MINE has it, is kept beside it in the plan under
/// `conflicts`, and listed; the exit code is 1 then. An empty BASE, as git gives
/// where both sides added the file, means that nobody knows what they began
/// with: whatever differs is listed.
#[derive(clap::Args)]
pub(crate) struct Merge {
    /// What both copies began with
    base: String,
    /// This copy
    mine: String,
    /// The other copy
    theirs: String,
    /// Where the merged plan goes, instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Merge {
    /// Merges.
    pub(crate) fn run(&self) -> Done {
        read_once([&*self.base, &*self.mine, &*self.theirs], "the others")?;
        let base = read_plan_if_any(&self.base)?;
        let (mine, theirs) = (read_plan(&self.mine)?, read_plan(&self.theirs)?);
        let merged = merge_from(base.as_ref(), &mine, &theirs).map_err(|error| {
            Failure::Unusable(format!(
                "{error}. Name the version that both began with, and the two copies of it"
            ))
        })?;
        let text = write(&merged.plan);
        match &self.output {
            Some(path) => save(path, text.as_bytes())?,
            None => put(text.as_bytes())?,
        }
        let told: Vec<String> = merged
            .conflicts
            .iter()
            .map(|conflict| format!("conflict: {conflict}"))
            .collect();
        warn(&told);
        Ok(if merged.conflicts.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}
