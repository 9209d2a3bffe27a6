//! A hash that is the same on every machine and in every version (FNV-1a),
//! for fingerprints and for ids that must come out the same every time.

use std::hash::Hasher;

use crate::model::id::Key;

/// FNV-1a with 64 bits over the parts, each closed by a byte that no UTF-8
/// text has, so that `["ab", "c"]` and `["a", "bc"]` differ.
pub fn fnv(parts: &[&str]) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    for part in parts {
        hasher.write(part.as_bytes());
        hasher.write(&[0xff]);
    }
    hasher.finish()
}

/// [`fnv`] over hashes as 16 hexadecimal digits each.
pub fn fnv_of_hashes(numbers: impl Iterator<Item = u64>) -> u64 {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hasher = fnv::FnvHasher::default();
    for number in numbers {
        for byte in number.to_be_bytes() {
            let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or_default();
            hasher.write(&[digit(byte >> 4), digit(byte & 0xf)]);
        }
        hasher.write(&[0xff]);
    }
    hasher.finish()
}

/// An id that follows from the parts.
pub fn derived_key(parts: &[&str]) -> Key {
    let half = |seed: &'static str| {
        let mut all = vec![seed];
        all.extend(parts);
        // FNV alone leaves close texts with close high bits.
        let mut bits = fnv(&all);
        bits ^= bits >> 32;
        bits = bits.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        bits ^ (bits >> 29)
    };
    Key((u128::from(half("high")) << 64) | u128::from(half("low")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // Published vectors, extended by the closing byte by hand.
        let closed = |hash: u64| (hash ^ 0xff).wrapping_mul(0x0100_0000_01b3);
        assert_eq!(fnv(&[]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(&["foobar"]), closed(0x8594_4171_f739_67e8));
    }

    #[test]
    fn hashes_are_joined_as_their_digits() {
        let hashes = [0, 0x0123_4567_89ab_cdef, u64::MAX];
        let texts: Vec<String> = hashes.iter().map(|hash| format!("{hash:016x}")).collect();
        let parts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(fnv_of_hashes(hashes.into_iter()), fnv(&parts));
    }

    #[test]
    fn where_parts_end_matters() {
        assert_ne!(fnv(&["ab", "c"]), fnv(&["a", "bc"]));
        assert_ne!(derived_key(&["ab", "c"]), derived_key(&["a", "bc"]));
    }
}
