//! Which scenario an address names, and what it is aimed at.

use crate::query::checklist::key_of_id;

/// A scenario, aimed at something or at the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Showing {
    /// The scenario.
    pub scenario: Word,
    /// What it is aimed at; the worst where nothing is named.
    pub target: Option<Word>,
}

/// An id as a word of an address: itself where it is short and plain, its
/// fingerprint otherwise. It is as cheap to copy as an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Word {
    length: u8,
    bytes: [u8; Self::LONGEST],
}

impl Showing {
    /// Of that scenario, aimed at the worst.
    pub const fn worst(scenario: Word) -> Self {
        Self {
            scenario,
            target: None,
        }
    }

    /// Writes it as part of an address.
    pub(super) fn print(self, out: &mut String) {
        out.push_str("scenarios/");
        out.push_str(self.scenario.as_str());
        if let Some(target) = self.target {
            out.push('/');
            out.push_str(target.as_str());
        }
    }
}

impl Word {
    const LONGEST: usize = 40;

    /// The scenario of a lost zone: the one that most people ask for first.
    pub const ZONE_LOST: Self = Self::plain(b"zone-lost");

    /// The word of an id.
    pub fn of(id: &str) -> Self {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if !id.is_empty() && id.len() <= Self::LONGEST && id.bytes().all(is_plain) {
            return Self::plain(id.as_bytes());
        }
        Self::plain(key_of_id(id).to_string().as_bytes())
    }

    /// The word itself.
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.length));
        bytes
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }

    /// What is too long is cut off; callers do not let that happen.
    const fn plain(id: &[u8]) -> Self {
        let mut bytes = [0; Self::LONGEST];
        let mut length: u8 = 0;
        let mut rest = id;
        while let [first, more @ ..] = rest {
            if length as usize == Self::LONGEST {
                break;
            }
            bytes[length as usize] = *first;
            length += 1;
            rest = more;
        }
        Self { length, bytes }
    }
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Word;

    #[test]
    fn short_plain_ids_are_their_own_words() {
        for id in ["zone-lost", "eu-de-1", "000000000000000000000000000000ab"] {
            assert_eq!(Word::of(id).as_str(), id);
        }
    }

    #[test]
    fn other_ids_have_words_that_fit_an_address() {
        let long = "a".repeat(41);
        let words = ["Rechenzentrum Süd", "a/b", "", &long].map(Word::of);
        for word in words {
            assert_eq!(word.as_str().len(), 32, "{word:?}");
            assert_eq!(Word::of(word.as_str()), word, "words stay");
        }
        assert_ne!(words[0], words[1]);
    }
}
