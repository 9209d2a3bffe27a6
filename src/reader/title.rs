//! The name of the service, from the title of its page.

/// What stands between "your responsibilities" and the name, the longest first.
const BEFORE: [&str; 12] = [
    " when you are using ",
    " when you use ",
    " when using ",
    " with using ",
    " for using ",
    " by using ",
    " while using ",
    " using ",
    " with ",
    " for ",
    " of ",
    " in ",
];

/// The service that a page with that title is about; the name of its
/// collection where the title does not say.
pub(super) fn service(title: &str, collection: &str) -> String {
    // A browser's title may go on with the site's name.
    let title = title.split(" | ").next().unwrap_or_default().trim();
    let found = BEFORE.iter().find_map(|words| title.split_once(words));
    let name = match found {
        Some((_, name)) => name,
        None => without_responsibilities(title),
    };
    let name = ["the ", "a ", "an "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name)
        .trim()
        .trim_end_matches([':', '.']);
    if name.is_empty() {
        return collection.replace('-', " ");
    }
    name.to_owned()
}

/// "Vault responsibilities" without its last word.
fn without_responsibilities(title: &str) -> &str {
    let lower = title.to_ascii_lowercase();
    let Some(at) = lower
        .find("responsibilit")
        .filter(|_| lower.len() == title.len())
    else {
        return title;
    };
    let before = title.get(..at).unwrap_or_default().trim();
    let before = ["shared", "your", "understanding", "our"]
        .iter()
        .fold(before, |text, word| {
            let shorter = text.len().checked_sub(word.len());
            match shorter.and_then(|at| text.split_at_checked(at)) {
                Some((rest, last)) if last.eq_ignore_ascii_case(word) => rest.trim(),
                _ => text,
            }
        });
    before.trim_end_matches(['-', ':', '\u{2013}', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_is_named_by_the_title() {
        for (title, name) in [
            (
                "Understanding your responsibilities when using Tape Vault",
                "Tape Vault",
            ),
            ("Your responsibilities with Tape Vault", "Tape Vault"),
            (
                "Your responsibilities with using the Tape Vault",
                "Tape Vault",
            ),
            (
                "Shared responsibilities for using Vault for VPC",
                "Vault for VPC",
            ),
            ("Vault shared responsibilities", "Vault"),
            ("Your responsibilities", "tape vault"),
            ("", "tape vault"),
        ] {
            assert_eq!(service(title, "tape-vault"), name, "{title}");
        }
    }
}
