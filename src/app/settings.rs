//! What is kept on this device, for every plan.

use serde::{Deserialize, Serialize};

use crate::model::text::Text;

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// How the style sheet names it; `None` leaves it to the device.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// The settings of this device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// How the person at this device calls themself. It stamps edits,
    /// statements and sign-offs, and nobody has verified it.
    pub me: Text,
}

impl Settings {
    /// The settings as they were written; what cannot be read is as it is by
    /// default.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The settings as text.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
