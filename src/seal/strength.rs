//! How hard a passphrase is to guess, roughly and on the careful side: there
//! is no list of words here, so that every word counts as a common one.

/// How hard it is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Programs that guess will find it.
    Weak,
    /// It keeps out whoever does not put much into it.
    Fair,
    /// Nobody will guess it.
    Strong,
}

impl Strength {
    /// What to say about it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Weak => "Weak: short, or easy to guess",
            Self::Fair => "Fair: one or two words more make it strong",
            Self::Strong => "Strong",
        }
    }
}

/// From so many bits on it is fair.
const FAIR_BITS: u32 = 40;

/// From so many bits on it is strong.
const STRONG_BITS: u32 = 60;

/// Bits that a word of some letters is worth: it may be one of the most common.
const WORD_BITS: u32 = 12;

/// How hard the passphrase is to guess.
pub fn strength(passphrase: &str) -> Strength {
    match bits(passphrase) {
        STRONG_BITS.. => Strength::Strong,
        FAIR_BITS.. => Strength::Fair,
        _ => Strength::Weak,
    }
}

/// Of what kind a character is; characters of one kind in a row belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

fn class(c: char) -> Class {
    match c {
        c if c.is_alphabetic() => Class::Letter,
        c if c.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

fn bits(passphrase: &str) -> u32 {
    let characters: Vec<char> = passphrase.chars().collect();
    let mut known: Vec<String> = Vec::new();
    let mut bits = 0_u32;
    for run in characters.chunk_by(|one, next| class(*one) == class(*next)) {
        let text: String = run.iter().flat_map(|c| c.to_lowercase()).collect();
        // What was there before is guessed with it.
        if known.contains(&text) {
            bits = bits.saturating_add(1);
            continue;
        }
        bits = bits.saturating_add(worth(run));
        known.push(text);
    }
    bits
}

fn worth(run: &[char]) -> u32 {
    let fresh = fresh(run);
    match run.first().map(|c| class(*c)) {
        Some(Class::Letter) => {
            let mixed = run.iter().skip(1).any(|c| c.is_uppercase());
            let single = fresh * (4 + u32::from(mixed));
            // A long word is a rarer one, but not by its number of letters.
            single.min(WORD_BITS + fresh.saturating_sub(5) + 2 * u32::from(mixed))
        }
        Some(Class::Digit) => 3 * fresh,
        Some(Class::Other) => 3 * fresh.min(4),
        None => 0,
    }
}

/// Characters that do not follow from the one before, as in "aaa" and "1234".
fn fresh(run: &[char]) -> u32 {
    let follows = |pair: &[char]| match pair {
        [one, next] => u32::from(*one).abs_diff(u32::from(*next)) <= 1,
        _ => false,
    };
    let repeated = run.windows(2).filter(|pair| follows(pair)).count();
    u32::try_from(run.len() - repeated).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_have_nothing_to_do_with_each_other_are_strong() {
        for (passphrase, expected) in [
            ("", Strength::Weak),
            ("password", Strength::Weak),
            ("Password2026!", Strength::Weak),
            ("12345678901234567890", Strength::Weak),
            ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength::Weak),
            ("horse horse horse horse horse", Strength::Weak),
            ("correct horse battery", Strength::Fair),
            ("correct horse battery staple", Strength::Fair),
            ("correct horse battery staple orbit", Strength::Strong),
            ("x7#Kq9!vR2$mT5&w", Strength::Strong),
            ("größe schärfe übung äpfel straße", Strength::Strong),
        ] {
            assert_eq!(
                strength(passphrase),
                expected,
                "{passphrase}: {}",
                bits(passphrase)
            );
        }
    }

    #[test]
    fn more_is_never_weaker_at_the_end() {
        let passphrase = "kelp orbit 42 lantern/moss";
        let lengths = (0..=passphrase.len()).filter(|at| passphrase.is_char_boundary(*at));
        let all: Vec<u32> = lengths.map(|at| bits(&passphrase[..at])).collect();
        assert!(all.is_sorted(), "{all:?}");
    }
}
