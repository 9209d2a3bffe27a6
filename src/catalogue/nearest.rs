//! The name that somebody may have meant.

/// The most alike of the names, as the end of a message; nothing where none is
/// alike.
pub(super) fn suggest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    nearest(written, names).map_or_else(String::new, |name| format!("; did you mean {name}"))
}

fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (written.chars().count() / 3).clamp(1, 4);
    names
        .into_iter()
        .map(|name| (distance(written, name), name))
        .filter(|(apart, _)| *apart <= most)
        .min()
        .map(|(_, name)| name)
}

/// How many letters must be put in, taken out or replaced. Very long names are
/// like nothing.
fn distance(one: &str, other: &str) -> usize {
    const LONGEST: usize = 64;
    let letters = |text: &str| text.chars().take(LONGEST + 1).collect::<Vec<_>>();
    let (one, other) = (letters(one), letters(other));
    if one.len().max(other.len()) > LONGEST {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.iter().enumerate() {
        let mut next = vec![line + 1];
        for (at, (pair, also)) in row.windows(2).zip(&other).enumerate() {
            let [diagonal, above] = *pair else { continue };
            let left = next.get(at).copied().unwrap_or_default();
            let same = diagonal + usize::from(letter != also);
            next.push(same.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let names = ["platform", "kind", "name"];
        assert_eq!(nearest("platfrom", names), Some("platform"));
        assert_eq!(nearest("kinds", names), Some("kind"));
        assert_eq!(nearest("colour", names), None);
        assert_eq!(suggest("nam", names), "; did you mean name");
        assert_eq!(distance("", "abc"), 3);
    }
}
