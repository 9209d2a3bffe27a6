//! What stands before the ciphertext in the clear: how the key was derived.
//! It comes from outside, so it is bounded before anything is done with it.

use super::{Chance, SealError};

/// The version of the format that is made.
pub(super) const VERSION: u8 = 1;

/// What it takes to derive a key: what guessing costs whoever has not got the
/// passphrase, and opening costs whoever has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// How much memory, in KiB.
    pub memory_kib: u32,
    /// How often all of it is gone through.
    pub passes: u8,
    /// In how many lanes.
    pub lanes: u8,
}

impl Cost {
    /// What is used: three times through 64 MiB, the second choice of RFC 9106
    /// for where memory is scarce, in one lane, because a page has one thread.
    pub const STANDARD: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// The most memory that is given, in KiB.
    pub const MAX_MEMORY_KIB: u32 = 256 * 1024;

    /// The most work that is done, in KiB that are gone through: five times
    /// the standard.
    pub const MAX_WORK_KIB: u64 = 1024 * 1024;

    /// The most lanes.
    pub const MAX_LANES: u8 = 4;

    /// The cost, unless it is more than is ever asked for here.
    pub(super) fn within_bounds(self) -> Option<Self> {
        let work = u64::from(self.memory_kib) * u64::from(self.passes);
        let fits = self.memory_kib <= Self::MAX_MEMORY_KIB
            && work <= Self::MAX_WORK_KIB
            && self.lanes <= Self::MAX_LANES;
        fits.then_some(self)
    }
}

/// What stands in the clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// How the key is derived.
    pub cost: Cost,
    /// With which chance.
    pub chance: Chance,
    /// How long the ciphertext is, in bytes.
    pub length: u32,
}

impl Header {
    /// How long it is, in bytes.
    pub const BYTES: usize = 39;

    /// The header as bytes, numbers from the highest byte on: version (1 byte),
    /// memory (4), passes (1), lanes (1), salt (16), nonce (12), length (4).
    pub fn write(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        let parts: [&[u8]; 7] = [
            &[VERSION],
            &self.cost.memory_kib.to_be_bytes(),
            &[self.cost.passes],
            &[self.cost.lanes],
            &self.chance.salt,
            &self.chance.nonce,
            &self.length.to_be_bytes(),
        ];
        for (place, byte) in bytes.iter_mut().zip(parts.concat()) {
            *place = byte;
        }
        bytes
    }

    /// The header of sealed bytes, the bytes it stands in, and what follows.
    ///
    /// # Errors
    /// It is cut off, or of a newer version.
    pub fn read(sealed: &[u8]) -> Result<(Self, &[u8], &[u8]), SealError> {
        match sealed.first() {
            None => return Err(SealError::Cut),
            Some(&VERSION) => {}
            Some(0) => return Err(SealError::Damaged),
            Some(&newer) => return Err(SealError::Newer(newer)),
        }
        let (clear, rest) = sealed.split_at_checked(Self::BYTES).ok_or(SealError::Cut)?;
        let mut reader = Reader(clear.get(1..).unwrap_or_default());
        let header = (|| {
            let cost = Cost {
                memory_kib: u32::from_be_bytes(reader.take()?),
                passes: u8::from_be_bytes(reader.take()?),
                lanes: u8::from_be_bytes(reader.take()?),
            };
            let chance = Chance {
                salt: reader.take()?,
                nonce: reader.take()?,
            };
            let length = u32::from_be_bytes(reader.take()?);
            Some(Self {
                cost,
                chance,
                length,
            })
        })();
        Ok((header.ok_or(SealError::Cut)?, clear, rest))
    }
}

/// Takes bytes from the front.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let header = Header {
            cost: Cost::STANDARD,
            chance: Chance::from_bytes(&std::array::from_fn(|at| u8::try_from(at).unwrap())),
            length: 1_000_000,
        };
        let bytes = [header.write().as_slice(), b"rest"].concat();
        let (read, clear, rest) = Header::read(&bytes).unwrap();
        assert_eq!((read, clear, rest), (header, &bytes[..39], &b"rest"[..]));
    }

    #[test]
    fn what_is_used_is_within_the_bounds() {
        assert!(Cost::STANDARD.within_bounds().is_some());
        for cost in [
            Cost {
                memory_kib: u32::MAX,
                ..Cost::STANDARD
            },
            Cost {
                passes: 255,
                ..Cost::STANDARD
            },
            Cost {
                lanes: 255,
                ..Cost::STANDARD
            },
        ] {
            assert_eq!(cost.within_bounds(), None);
        }
    }
}
