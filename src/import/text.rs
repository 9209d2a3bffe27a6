//! From bytes to text: UTF-8, or UTF-16 as PowerShell writes it, with or
//! without a byte order mark.

use std::borrow::Cow;

use super::error::ImportError;

/// The most bytes that are read of one file.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// The text that the bytes are; borrowed where they are UTF-8.
///
/// # Errors
/// There is nothing, too much, or no text.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(bytes.len()));
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)?),
        [b'P', b'K', 3 | 5, ..] | [0x1f, 0x8b, ..] => return Err(ImportError::Archive),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => Cow::Borrowed(
            std::str::from_utf8(rest).map_err(|error| ImportError::NotText(error.valid_up_to()))?,
        ),
    };
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if text.contains('\0') {
        let at = text.find('\0').unwrap_or_default();
        return Err(ImportError::NotText(at));
    }
    Ok(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportError> {
    let pairs = bytes.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(ImportError::NotText(bytes.len()));
    }
    let units = pairs.map(|pair| match pair {
        &[one, two] => unit([one, two]),
        _ => 0,
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    for (place, decoded) in char::decode_utf16(units).enumerate() {
        text.push(decoded.map_err(|_| ImportError::NotText(2 * place))?);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "{\"name\": \"Köln\"}";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with(&[0xef, 0xbb, 0xbf], text.as_bytes()),
            with(&[0xff, 0xfe], &little),
            with(&[0xfe, 0xff], &big),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn other_bytes_are_refused_with_their_place() {
        assert_eq!(decode(b" \n"), Err(ImportError::Empty));
        assert_eq!(decode(b"ab\xff"), Err(ImportError::NotText(2)));
        assert_eq!(decode(b"\xff\xfea"), Err(ImportError::NotText(1)));
        assert_eq!(decode(b"\xff\xfe\x00\xd8"), Err(ImportError::NotText(0)));
        assert_eq!(decode(b"PK\x03\x04"), Err(ImportError::Archive));
    }
}
