//! Texts compared word by word.

use std::collections::BTreeMap;

use serde::Serialize;

/// Words of one text that are compared one by one.
const MOST_WORDS: usize = 600;

/// A word of two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// It stands in both.
    Kept(String),
    /// It stood in the first.
    Gone(String),
    /// It stands in the second.
    New(String),
}

/// Both texts as one line of words. Very long texts are replaced as a whole.
pub(super) fn compare(before: &str, after: &str) -> Vec<Word> {
    let old: Vec<&str> = before.split_whitespace().collect();
    let new: Vec<&str> = after.split_whitespace().collect();
    let gone = |word: &&str| Word::Gone((*word).to_owned());
    let put = |word: &&str| Word::New((*word).to_owned());
    if old.len() > MOST_WORDS || new.len() > MOST_WORDS {
        return old.iter().map(gone).chain(new.iter().map(put)).collect();
    }
    // common[i][j]: how many words the texts share from i and j on.
    let width = new.len() + 1;
    let mut common = vec![0_u16; (old.len() + 1) * width];
    let at = |common: &[u16], i: usize, j: usize| common.get(i * width + j).copied().unwrap_or(0);
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let most = if one == other {
                at(&common, i + 1, j + 1) + 1
            } else {
                at(&common, i + 1, j).max(at(&common, i, j + 1))
            };
            if let Some(place) = common.get_mut(i * width + j) {
                *place = most;
            }
        }
    }
    let (mut i, mut j, mut words) = (0, 0, Vec::new());
    loop {
        match (old.get(i), new.get(j)) {
            (Some(one), Some(other)) if one == other => {
                words.push(Word::Kept((*one).to_owned()));
                (i, j) = (i + 1, j + 1);
            }
            (Some(one), other)
                if other.is_none() || at(&common, i + 1, j) >= at(&common, i, j + 1) =>
            {
                words.push(gone(one));
                i += 1;
            }
            (_, Some(other)) => {
                words.push(put(other));
                j += 1;
            }
            (_, None) => return words,
        }
    }
}

/// How often each word stands in a text.
pub(super) fn bag(text: &str) -> BTreeMap<String, u32> {
    let mut bag = BTreeMap::new();
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    for word in words {
        // "Upgrades" and "upgrade" are the same duty of two parties.
        let word = word.to_lowercase();
        let word = word.strip_suffix('s').unwrap_or(&word).to_owned();
        *bag.entry(word).or_insert(0) += 1;
    }
    bag
}

/// How much two bags have in common, in hundredths.
pub(super) fn alike(one: &BTreeMap<String, u32>, other: &BTreeMap<String, u32>) -> u32 {
    let total: u32 = one.values().chain(other.values()).sum();
    let shared = one
        .iter()
        .map(|(word, count)| other.get(word).map_or(0, |more| *count.min(more)));
    let shared: u32 = shared.sum();
    (200 * shared).checked_div(total).unwrap_or(0)
}
