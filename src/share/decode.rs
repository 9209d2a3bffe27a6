//! Opening a link that somebody sent: nothing in it is trusted.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::{MAX_OPENED, MAX_UNPACKED, VERSION, What, check_of};
use crate::file::error::ReadError;
use crate::file::read::read_json;
use crate::file::warning::Warning;
use crate::model::Json;
use crate::model::plan::Plan;

/// What a link held.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The plan; to be shown before it becomes a plan of its own.
    pub plan: Plan,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
    /// How much of the plan the link says it holds.
    pub what: What,
}

/// Why a link cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is no link that this page made.
    NotALink,
    /// It was made by a newer version of the page.
    Newer(String),
    /// It is longer than any link that is made; its length in bytes.
    TooLong(usize),
    /// It ends too early.
    Cut,
    /// Characters of it were changed.
    Damaged,
    /// It unpacks to more than any plan.
    TooLarge,
    /// It unpacks to something that is no plan.
    Plan(ReadError),
}

impl std::fmt::Display for LinkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotALink => f.write_str(
                "This is no link to a plan. Such a link has #/open/1. in it; copy all of it",
            ),
            Self::Newer(version) => write!(
                f,
                "This link was made by a newer version (link format {version}; this one reads {VERSION}). Open it there, or ask for the plan file"
            ),
            Self::TooLong(bytes) => write!(
                f,
                "This link has {bytes} characters, and at most {MAX_OPENED} are read. Ask for the plan file"
            ),
            Self::Cut => f.write_str(
                "This link is incomplete: its end is missing. Some programs cut long links; copy all of it, or ask for the plan file",
            ),
            Self::Damaged => f.write_str(
                "This link is damaged: characters of it are missing or were changed on the way. Copy it again from where it was made, or ask for the plan file",
            ),
            Self::TooLarge => write!(
                f,
                "This link unpacks to more than {MAX_UNPACKED} bytes, which is no plan. Nothing was opened"
            ),
            Self::Plan(error) => write!(f, "This link holds no plan that can be read. {error}"),
        }
    }
}

impl std::error::Error for LinkError {}

/// The plan of a link, and what was odd about it. Takes a whole address, its
/// fragment, or the payload alone.
///
/// # Errors
/// It is no such link, was cut or changed, is too large, or newer.
pub fn decode(link: &str) -> Result<(Plan, Vec<Warning>), LinkError> {
    open(link).map(|opened| (opened.plan, opened.warnings))
}

/// As [`decode`], with what the link says it holds.
///
/// # Errors
/// As [`decode`].
pub fn open(link: &str) -> Result<Opened, LinkError> {
    if link.len() > MAX_OPENED {
        return Err(LinkError::TooLong(link.len()));
    }
    let text = unpack(&payload(link)?)?;
    let mut json: Json = serde_json::from_str(&text).map_err(|_| LinkError::Damaged)?;
    let mut what = What::Full;
    let head = json.as_object_mut().and_then(|root| root.remove("link"));
    if let Some(head) = head {
        let check = head.get("check").and_then(Json::as_str);
        if check.is_some_and(|check| check != check_of(&json)) {
            return Err(LinkError::Damaged);
        }
        let holds = head.get("holds").and_then(Json::as_str);
        what = holds.and_then(What::from_key).unwrap_or(What::Full);
    }
    let (plan, warnings) = read_json(json).map_err(LinkError::Plan)?;
    Ok(Opened {
        plan,
        warnings,
        what,
    })
}

/// The base64url text of the link. Mail and chat programs wrap links, write
/// `/` as `%2F`, and put brackets and full stops behind them.
fn payload(link: &str) -> Result<String, LinkError> {
    let text: String = link.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text
        .replace("%2F", "/")
        .replace("%2f", "/")
        .replace("%23", "#");
    let rest = match text.split_once("#/open/") {
        Some((_, rest)) => rest,
        None if text.contains("://") => return Err(LinkError::NotALink),
        None => text.strip_prefix("/open/").unwrap_or(&text),
    };
    let (version, payload) = rest.split_once('.').ok_or(LinkError::NotALink)?;
    match version.parse::<u32>() {
        Ok(VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(LinkError::Newer(newer.to_string())),
        _ => return Err(LinkError::NotALink),
    }
    let payload = payload.trim_end_matches(|c: char| !is_base64url(c));
    if payload.is_empty() {
        return Err(LinkError::Cut);
    }
    Ok(payload.to_owned())
}

fn is_base64url(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn unpack(payload: &str) -> Result<String, LinkError> {
    let packed = match URL_SAFE_NO_PAD.decode(payload) {
        Ok(packed) => packed,
        Err(
            base64::DecodeError::InvalidLength(_) | base64::DecodeError::InvalidLastSymbol { .. },
        ) => {
            return Err(LinkError::Cut);
        }
        Err(_) => return Err(LinkError::Damaged),
    };
    let bytes = decompress_to_vec_with_limit(&packed, MAX_UNPACKED).map_err(|error| match error
        .status
    {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => LinkError::Cut,
        _ => LinkError::Damaged,
    })?;
    String::from_utf8(bytes).map_err(|_| LinkError::Damaged)
}
