//! From older major versions of the format to the current one, step by step.

use super::error::ReadError;
use super::warning::{Problem, Warning};
use super::{VERSION, Version};
use crate::model::Json;
use crate::model::record::Map;

/// A step from one major version to the next.
pub type Step = fn(Json) -> Json;

/// All steps: the first leads from version 1 to version 2. Steps are kept
/// for ever, so that every plan that was ever saved can be opened.
pub const STEPS: &[Step] = &[];

/// The plan in the current version, without `format` and `version`.
pub(super) fn to_current(json: Json, warnings: &mut Vec<Warning>) -> Result<Map, ReadError> {
    let Json::Object(mut root) = json else {
        return Err(ReadError::NotAPlan(
            "it is no object with named parts".to_owned(),
        ));
    };
    check_format(&root)?;
    let version = version_of(&root);
    let problem = match version {
        None => Some(Problem::NoVersion),
        Some(version) if version.major > VERSION.major => return Err(ReadError::Newer(version)),
        Some(version) if version > VERSION => Some(Problem::NewerMinor(version)),
        Some(_) => None,
    };
    warnings.extend(problem.map(|problem| Warning {
        path: "version".to_owned(),
        problem,
    }));
    let steps = version.map_or(0, |version| VERSION.major.saturating_sub(version.major));
    let skip = STEPS
        .len()
        .saturating_sub(usize::try_from(steps).unwrap_or(usize::MAX));
    for step in STEPS.iter().skip(skip) {
        if let Json::Object(next) = step(Json::Object(root.clone())) {
            root = next;
        }
    }
    root.remove("format");
    root.remove("version");
    Ok(root)
}

fn check_format(root: &Map) -> Result<(), ReadError> {
    match root.get("format") {
        Some(Json::String(format)) if format == super::FORMAT => Ok(()),
        Some(other) => Err(ReadError::NotAPlan(format!(
            "its \"format\" is {}",
            super::warning::shown(other)
        ))),
        None => Err(ReadError::NotAPlan("it has no \"format\"".to_owned())),
    }
}

fn version_of(root: &Map) -> Option<Version> {
    let version = root.get("version")?;
    Some(Version {
        major: version.get("major")?.as_u64()?,
        minor: version
            .get("minor")
            .and_then(Json::as_u64)
            .unwrap_or_default(),
    })
}
