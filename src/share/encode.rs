//! Making a link.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

use super::{MAX_MADE, PREFIX, VERSION, What, check_of, status};
use crate::file::write;
use crate::model::Json;
use crate::model::milestone::without_states;
use crate::model::plan::Plan;

/// As small as deflate gets.
const LEVEL: u8 = 9;

/// The plan does not fit into a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many characters the link would have.
    pub length: usize,
    /// What it was to hold.
    pub what: What,
}

impl std::fmt::Display for TooLong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let advice = match self.what {
            What::Full => "Share the status only, or send the plan file",
            What::Status => "Send the plan file",
        };
        write!(
            f,
            "The link would have {} characters, and at most {MAX_MADE} are made. {advice}",
            self.length
        )
    }
}

impl std::error::Error for TooLong {}

/// The fragment that opens the plan: `#/open/1.<…>`. Longer than
/// [`super::LONG`] it still works, but is better sent as a file.
///
/// # Errors
/// It would be longer than [`MAX_MADE`].
pub fn encode(plan: &Plan, what: What) -> Result<String, TooLong> {
    // The plan of earlier days would make every link too long.
    let plan = &Plan {
        milestones: without_states(&plan.milestones),
        ..plan.clone()
    };
    let mut json = match what {
        What::Full => write::to_json(plan),
        What::Status => status::to_json(plan),
    };
    let check = check_of(&json);
    if let Json::Object(root) = &mut json {
        root.insert(
            "link".to_owned(),
            json!({ "holds": what.key(), "check": check }),
        );
    }
    let packed = miniz_oxide::deflate::compress_to_vec(json.to_string().as_bytes(), LEVEL);
    let fragment = format!("{PREFIX}{VERSION}.{}", URL_SAFE_NO_PAD.encode(packed));
    if fragment.len() > MAX_MADE {
        return Err(TooLong {
            length: fragment.len(),
            what,
        });
    }
    Ok(fragment)
}

/// The whole address: the page's own with the fragment in place of its own.
pub fn link_address(base: &str, fragment: &str) -> String {
    let page = base.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}
