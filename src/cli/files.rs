//! Reading plans and writing results, `-` being the standard input.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use muster::file::{MAX_BYTES, read_bytes};
use muster::model::plan::Plan;

use crate::failure::Failure;
use crate::text::plain;

/// Warnings that are shown one by one.
const WARNINGS: usize = 20;

/// The plan in that file. What is odd about it goes to the standard error.
pub(crate) fn read_plan(path: &str) -> Result<Plan, Failure> {
    plan_of(path, &read(path)?)
}

/// As [`read_plan`]; nothing where the file is empty.
pub(crate) fn read_plan_if_any(path: &str) -> Result<Option<Plan>, Failure> {
    let bytes = read(path)?;
    (!bytes.is_empty())
        .then(|| plan_of(path, &bytes))
        .transpose()
}

fn plan_of(path: &str, bytes: &[u8]) -> Result<Plan, Failure> {
    let (plan, warnings) =
        read_bytes(bytes).map_err(|error| Failure::Unusable(format!("{}: {error}", name(path))))?;
    let mut messages: Vec<String> = warnings
        .iter()
        .take(WARNINGS)
        .map(|warning| format!("{}: {warning}", name(path)))
        .collect();
    if let Some(more) = warnings
        .len()
        .checked_sub(WARNINGS)
        .filter(|&more| more > 0)
    {
        messages.push(format!("{}: {more} more", name(path)));
    }
    warn(&messages);
    Ok(plan)
}

/// The bytes of that file, as many as may be of use.
pub(crate) fn read(path: &str) -> Result<Vec<u8>, Failure> {
    let unusable = |error: std::io::Error| {
        Failure::Unusable(format!(
            "{}: {error}. Name a file that can be read, or - for the standard input",
            name(path)
        ))
    };
    let reader: Box<dyn Read> = match path {
        "-" => Box::new(std::io::stdin()),
        path => Box::new(File::open(path).map_err(unusable)?),
    };
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    reader
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(unusable)?;
    Ok(bytes)
}

/// Refuses to read the standard input more than once; `others` is what to name
/// a file for.
pub(crate) fn read_once<'a>(
    paths: impl IntoIterator<Item = &'a str>,
    others: &str,
) -> Result<(), Failure> {
    if paths.into_iter().filter(|path| *path == "-").count() > 1 {
        return Err(Failure::Unusable(format!(
            "the standard input can be read once: name a file for {others}"
        )));
    }
    Ok(())
}

/// Says something beside the result.
pub(crate) fn warn(messages: &[String]) {
    let mut out = std::io::stderr().lock();
    for message in messages {
        // Nobody is left to be told where this fails.
        let _ = writeln!(out, "muster: warning: {}", plain(message));
    }
}

/// Writes the result to the standard output.
pub(crate) fn put(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(bytes).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Unusable(format!("the output cannot be written: {error}")),
    })
}

/// Writes the result to that file.
pub(crate) fn save(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|error| {
        Failure::Unusable(format!(
            "{}: {error}. Name a file that can be written",
            path.display()
        ))
    })
}

fn name(path: &str) -> &str {
    if path == "-" { "standard input" } else { path }
}
