//! Sealing and opening as jobs that somebody else does: what is to be done as
//! bytes, and the outcome as bytes.

use super::{Chance, Cost, SealError, open, seal};

/// What is to be sealed, as bytes.
pub fn to_seal(passphrase: &str, chance: &[u8; Chance::BYTES], content: &[u8]) -> Vec<u8> {
    with_passphrase(passphrase, &[chance, content])
}

/// What is to be opened, as bytes.
pub fn to_open(passphrase: &str, sealed: &[u8]) -> Vec<u8> {
    with_passphrase(passphrase, &[sealed])
}

/// Seals what it was given.
pub fn do_seal(order: &[u8]) -> Vec<u8> {
    outcome(parts(order).and_then(|(passphrase, rest)| {
        let (chance, content) = rest.split_first_chunk().ok_or(SealError::Damaged)?;
        let chance = Chance::from_bytes(chance);
        seal(content.to_vec(), passphrase, Cost::STANDARD, chance)
    }))
}

/// Opens what it was given.
pub fn do_open(order: &[u8]) -> Vec<u8> {
    outcome(parts(order).and_then(|(passphrase, sealed)| open(sealed, passphrase)))
}

/// What came of it.
///
/// # Errors
/// As [`seal`] and [`open`].
pub fn read(outcome: Vec<u8>) -> Result<Vec<u8>, SealError> {
    let mut content = outcome;
    let code = content.pop().ok_or(SealError::NoRoom)?;
    let error = match code {
        DONE => return Ok(content),
        1 => SealError::NoPassphrase,
        2 => SealError::Newer(content.pop().unwrap_or_default()),
        3 => SealError::Cut,
        4 => SealError::Damaged,
        5 => SealError::WrongPassphrase,
        6 => SealError::TooCostly,
        _ => SealError::NoRoom,
    };
    Err(error)
}

/// The last byte of an outcome that is as it should be.
const DONE: u8 = 0;

fn outcome(result: Result<Vec<u8>, SealError>) -> Vec<u8> {
    let error = match result {
        Ok(mut content) => {
            content.push(DONE);
            return content;
        }
        Err(error) => error,
    };
    match error {
        SealError::NoPassphrase => vec![1],
        SealError::Newer(version) => vec![version, 2],
        SealError::Cut => vec![3],
        SealError::Damaged => vec![4],
        SealError::WrongPassphrase => vec![5],
        SealError::TooCostly => vec![6],
        SealError::NoRoom => vec![7],
    }
}

fn with_passphrase(passphrase: &str, rest: &[&[u8]]) -> Vec<u8> {
    let length = u32::try_from(passphrase.len()).unwrap_or(u32::MAX);
    let head: [&[u8]; 2] = [&length.to_be_bytes(), passphrase.as_bytes()];
    [head.concat(), rest.concat()].concat()
}

fn parts(order: &[u8]) -> Result<(&str, &[u8]), SealError> {
    let (length, rest) = order.split_first_chunk().ok_or(SealError::Damaged)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
    let (passphrase, rest) = rest.split_at_checked(length).ok_or(SealError::Damaged)?;
    let passphrase = std::str::from_utf8(passphrase).map_err(|_| SealError::Damaged)?;
    Ok((passphrase, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_the_same_on_the_other_side() {
        for result in [
            Ok(Vec::new()),
            Ok(vec![0, 1, 2]),
            Err(SealError::NoPassphrase),
            Err(SealError::Newer(9)),
            Err(SealError::Cut),
            Err(SealError::Damaged),
            Err(SealError::WrongPassphrase),
            Err(SealError::TooCostly),
            Err(SealError::NoRoom),
        ] {
            assert_eq!(read(outcome(result.clone())), result);
        }
    }

    #[test]
    fn an_order_that_is_none_is_refused() {
        for order in [&b""[..], b"\0\0", b"\0\0\0\x09abc", b"\0\0\0\x01\xff"] {
            assert_eq!(read(do_seal(order)), Err(SealError::Damaged));
            assert_eq!(read(do_open(order)), Err(SealError::Damaged));
        }
    }
}
