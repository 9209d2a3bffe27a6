//! Opening a link that somebody sent: nothing in it is trusted.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::packed::unpack;
use super::{MAX_OPENED, MAX_UNPACKED, SEALED, VERSION, What};
use crate::file::error::ReadError;
use crate::file::warning::Warning;
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

/// What a link carries, as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// A packed plan, see [`super::packed`].
    Packed(Vec<u8>),
    /// A packed plan that was sealed with a passphrase, see [`crate::seal`].
    Sealed(Vec<u8>),
}

/// Why a link cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is no link that this page made.
    NotALink,
    /// It was made by a newer version of the page.
    Newer(String),
    /// It is sealed with a passphrase.
    Sealed,
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
                "This is no link to a plan. Such a link has #/open/ in it; copy all of it",
            ),
            Self::Newer(version) => write!(
                f,
                "This link was made by a newer version (link format {version}; this one reads up to {SEALED}). Open it there, or ask for the plan file"
            ),
            Self::Sealed => f.write_str(
                "This link is sealed with a passphrase. Open it with the passphrase that whoever made it has told you",
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
/// As [`decode`], and where it is sealed.
pub fn open(link: &str) -> Result<Opened, LinkError> {
    match carried(link)? {
        Carried::Packed(packed) => unpack(&packed, MAX_UNPACKED),
        Carried::Sealed(_) => Err(LinkError::Sealed),
    }
}

/// What the link carries. Takes a whole address, its fragment, or the payload
/// alone.
///
/// # Errors
/// It is no such link, was cut or changed, or is newer.
pub fn carried(link: &str) -> Result<Carried, LinkError> {
    if link.len() > MAX_OPENED {
        return Err(LinkError::TooLong(link.len()));
    }
    let (version, payload) = payload(link)?;
    let bytes = bytes_of(&payload)?;
    Ok(match version {
        SEALED => Carried::Sealed(bytes),
        _ => Carried::Packed(bytes),
    })
}

/// The bytes that base64url stands for.
pub(super) fn bytes_of(text: &str) -> Result<Vec<u8>, LinkError> {
    URL_SAFE_NO_PAD.decode(text).map_err(|error| match error {
        base64::DecodeError::InvalidLength(_) | base64::DecodeError::InvalidLastSymbol { .. } => {
            LinkError::Cut
        }
        _ => LinkError::Damaged,
    })
}

/// The version and the base64url text of the link. Mail and chat programs wrap links, write
/// `/` as `%2F`, and put brackets and full stops behind them.
fn payload(link: &str) -> Result<(u32, String), LinkError> {
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
    let version = match version.parse::<u32>() {
        Ok(version @ (VERSION | SEALED)) => version,
        Ok(newer) if newer > SEALED => return Err(LinkError::Newer(newer.to_string())),
        _ => return Err(LinkError::NotALink),
    };
    let payload = payload.trim_end_matches(|c: char| !is_base64url(c));
    if payload.is_empty() {
        return Err(LinkError::Cut);
    }
    Ok((version, payload.to_owned()))
}

fn is_base64url(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}
