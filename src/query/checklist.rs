//! The checklist as a list that can be filtered, sorted and grouped.

use crate::model::id::Key;

/// The address of an item on an object: stable as long as both are.
pub fn key_of(item: &str, object: Key) -> Key {
    Key(key_of_item(item).0 ^ object.0)
}

/// The address of an item as such (FNV-1a, 128 bits).
pub fn key_of_item(item: &str) -> Key {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    Key(item.bytes().fold(OFFSET, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    }))
}

/// The address of what findings call `item@object`, or of an item alone.
pub fn key_of_id(id: &str) -> Key {
    match id.split_once('@') {
        Some((item, object)) => key_of(item, object.parse().unwrap_or_default()),
        None => key_of_item(id),
    }
}
