//! Puts ids and days into a template.

use crate::file::hash::derived_key;
use crate::model::Json;
use crate::model::id::Key;
use crate::model::units::Date;

/// Replaces `@name` by an id and `today+3` by a day, everywhere.
pub(super) fn fill(json: &mut Json, seed: u64, today: Date) {
    match json {
        Json::String(text) => {
            if text.starts_with('@') {
                *text = key(seed, text).to_string();
            } else if let Some(day) = day(text, today) {
                *text = day;
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| fill(item, seed, today)),
        Json::Object(map) => map.values_mut().for_each(|value| fill(value, seed, today)),
        _ => {}
    }
}

/// The id that a name has under a seed. One half is the seed's, so that links
/// to examples stay short.
pub(super) fn key(seed: u64, name: &str) -> Key {
    const HALF: u128 = (1 << 64) - 1;
    let seed = derived_key(&["example", &seed.to_string()]);
    Key((seed.0 & !HALF) | (derived_key(&["example", name]).0 & HALF))
}

/// A day, or an instant of it: `today-6`, `today-6T09:20:00Z`.
fn day(text: &str, today: Date) -> Option<String> {
    let text = text.strip_prefix("today")?;
    let (offset, time) = text.split_at(text.find('T').unwrap_or(text.len()));
    let offset: i32 = offset.parse().ok()?;
    Some(format!("{}{time}", today.shifted(offset)))
}
