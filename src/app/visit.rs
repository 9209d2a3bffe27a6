//! What this device remembers of a plan that is published beside the page: the
//! version that was seen last, and the one that the device's own version holds.

use serde::{Deserialize, Serialize};

/// What is remembered of one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The version that was seen last.
    pub seen: Kept,
    /// The version that was kept or merged last: what it and the device's own
    /// version both hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Kept>,
}

/// A version, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// In milliseconds since 1970.
    pub at: u64,
    /// The plan file.
    pub plan: String,
}

impl Visit {
    /// The record as it was written, if it can be read.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The record as text.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// After that version was seen.
    pub fn seen(before: Option<Self>, now: Kept) -> Self {
        Self {
            seen: now,
            taken: before.and_then(|before| before.taken),
        }
    }

    /// After that version was kept on this device, or merged into what is there.
    pub fn taken(now: Kept) -> Self {
        Self {
            seen: now.clone(),
            taken: Some(now),
        }
    }
}
