//! What a link or a sealed file holds: the plan file's JSON without spaces,
//! deflated, with the key `link` beside the plan.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde_json::json;

use super::decode::{LinkError, Opened};
use super::{What, check_of, status};
use crate::file::read::read_json;
use crate::file::write;
use crate::model::Json;
use crate::model::milestone::without_states;
use crate::model::plan::Plan;

/// As small as deflate gets.
const LEVEL: u8 = 9;

/// As [`pack`], without the plan of earlier days, which would make every link
/// too long.
pub fn pack_for_link(plan: &Plan, what: What) -> Vec<u8> {
    let short = Plan {
        milestones: without_states(&plan.milestones),
        ..plan.clone()
    };
    pack(&short, what)
}

/// Packs as much of the plan as is wanted.
pub fn pack(plan: &Plan, what: What) -> Vec<u8> {
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
    miniz_oxide::deflate::compress_to_vec(json.to_string().as_bytes(), LEVEL)
}

/// The plan that was packed; it may have at most `limit` bytes.
///
/// # Errors
/// It was cut or changed, is larger, or no plan.
pub fn unpack(packed: &[u8], limit: usize) -> Result<Opened, LinkError> {
    let text = inflate(packed, limit)?;
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

fn inflate(packed: &[u8], limit: usize) -> Result<String, LinkError> {
    let bytes =
        decompress_to_vec_with_limit(packed, limit).map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => LinkError::TooLarge,
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => LinkError::Cut,
            _ => LinkError::Damaged,
        })?;
    String::from_utf8(bytes).map_err(|_| LinkError::Damaged)
}
