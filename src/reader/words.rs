//! The words by which pages name parties, and say that there is nothing to do.

use super::page::RowParty;

/// The parties that a heading or a header cell names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// Whoever provides the service.
    pub(super) provider: bool,
    /// Whoever uses it.
    pub(super) customer: bool,
    /// Somebody else.
    pub(super) third: bool,
}

const PROVIDER: [&str; 12] = [
    "ibm",
    "provider",
    "vendor",
    "supplier",
    "aws",
    "amazon",
    "azure",
    "microsoft",
    "google",
    "oracle",
    "we",
    "our",
];
const CUSTOMER: [&str; 10] = [
    "you",
    "your",
    "yours",
    "customer",
    "customers",
    "client",
    "clients",
    "tenant",
    "subscriber",
    "consumer",
];
const THIRD: [&str; 9] = [
    "third party",
    "third parties",
    "partner",
    "managed service provider",
    "managed services provider",
    "msp",
    "integrator",
    "data center operator",
    "data centre operator",
];

/// The words of a text, small and without punctuation, one space around each.
pub(super) fn words(text: &str) -> String {
    let mut out = String::from(" ");
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Whether one of those is among the words.
pub(super) fn has(words: &str, any: &[&str]) -> bool {
    any.iter().any(|word| {
        let at = words.find(word);
        at.is_some() && words.contains(&format!(" {word} "))
    })
}

/// The parties that a text names.
pub(super) fn named(text: &str) -> Named {
    let words = words(text);
    let third = has(&words, &THIRD);
    Named {
        provider: !third && has(&words, &PROVIDER),
        customer: has(&words, &CUSTOMER),
        third,
    }
}

impl Named {
    /// The one party that is named.
    pub(super) fn only(self) -> Option<RowParty> {
        match (self.provider, self.customer, self.third) {
            (true, false, false) => Some(RowParty::Provider),
            (false, true, false) => Some(RowParty::Customer),
            (false, false, true) => Some(RowParty::ThirdParty),
            _ => None,
        }
    }
}

/// Whether a text speaks of responsibilities.
pub(super) fn of_duties(text: &str) -> bool {
    let words = words(text);
    [
        " responsib",
        " duties ",
        " tasks ",
        " obligations ",
        " what you can do ",
        " helps ",
    ]
    .iter()
    .any(|word| words.contains(word))
}

/// Whether a heading is one of the areas into which duties are sorted.
pub(super) fn is_area(text: &str) -> bool {
    let words = words(text);
    [
        " incident",
        " operations management ",
        " change management ",
        " identity ",
        " access management ",
        " compliance ",
        " disaster ",
        " business continuity ",
    ]
    .iter()
    .any(|word| words.contains(word))
}

/// Whose a cell says that something is, where it names nothing but parties.
pub(super) fn owner(cell: &str) -> Option<Owner> {
    let text = cell.trim();
    if text.chars().count() > 80 {
        return None;
    }
    if is_unknown(text) {
        return Some(Owner::Known(RowParty::Unknown));
    }
    if is_none(text) {
        return Some(Owner::Known(RowParty::None));
    }
    let mut found: Vec<Owner> = Vec::new();
    let text = text
        .replace(" and ", ",")
        .replace(" or ", ",")
        .replace("- ", ",");
    for name in text.split([',', '/', '&', '+', ';', '\n']) {
        let name = name.trim().trim_end_matches('.');
        if !name.is_empty() {
            found.push(single(name)?);
        }
    }
    let mut parties: Vec<&Owner> = found.iter().collect();
    parties.dedup();
    match parties.as_slice() {
        [] => None,
        [one] => Some((*one).clone()),
        _ if parties.iter().all(|one| matches!(one, Owner::Named(_))) => {
            Some(Owner::Named(text.replace(',', ", ")))
        }
        _ => Some(Owner::Known(RowParty::Shared)),
    }
}

/// Whose something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// One of the parties, or none, or not known.
    Known(RowParty),
    /// Somebody with that name, who may be another party.
    Named(String),
}

fn single(name: &str) -> Option<Owner> {
    let words = words(name);
    let core = words
        .trim()
        .trim_start_matches("the ")
        .trim_end_matches(" responsibility")
        .trim_end_matches(" responsible")
        .trim_end_matches(" is")
        .trim_end_matches(" are")
        .trim_end_matches(" only");
    let known = match core {
        "shared" | "both" | "joint" | "shared model" => RowParty::Shared,
        "ibm cloud" | "cloud provider" | "service provider" | "google cloud" => RowParty::Provider,
        "your team" | "your organization" | "cloud customer" => RowParty::Customer,
        one if PROVIDER.contains(&one) => RowParty::Provider,
        one if CUSTOMER.contains(&one) || one == "user" => RowParty::Customer,
        one if has(&format!(" {one} "), &THIRD) => RowParty::ThirdParty,
        _ => {
            let is_name = name.starts_with(char::is_uppercase)
                && core.split(' ').count() <= 4
                && name
                    .chars()
                    .all(|c| c.is_alphanumeric() || " -'&.".contains(c));
            return is_name.then(|| Owner::Named(name.to_owned()));
        }
    };
    Some(Owner::Known(known))
}

/// Whether a cell says that nobody can tell.
pub(super) fn is_unknown(text: &str) -> bool {
    let text = text.trim();
    let marks_only = !text.is_empty() && text.chars().all(|c| matches!(c, '?' | '(' | ')' | ' '));
    marks_only && text.contains('?')
        || [
            "tbd",
            "tba",
            "tbc",
            "unknown",
            "to be determined",
            "to be defined",
            "unclear",
        ]
        .iter()
        .any(|word| text.trim_end_matches('.').eq_ignore_ascii_case(word))
}

/// Whether a cell says that its party has nothing to do.
pub(super) fn is_none(text: &str) -> bool {
    const NOTHING: [&str; 18] = [
        "",
        "n/a",
        "na",
        "n.a",
        "none",
        "nil",
        "not applicable",
        "no action required",
        "no action needed",
        "no action",
        "no actions required",
        "no responsibility",
        "no responsibilities",
        "nothing",
        "no customer action required",
        "not required",
        "no tasks",
        "no duties",
    ];
    let text = text.trim().to_lowercase();
    let text = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | ')' | '.' | '-' | '\u{2013}' | '\u{2014}' | '*' | '_'
            )
    });
    if NOTHING.contains(&text) {
        return true;
    }
    // "IBM N/A", as some pages have it.
    if let Some((subject, rest)) = text.split_once(' ')
        && (PROVIDER.contains(&subject) || CUSTOMER.contains(&subject))
        && ["n/a", "none", "not applicable"].contains(&rest)
    {
        return true;
    }
    let goes_on = |word: &str| {
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| {
            rest.starts_with(['.', ',', ';', ':', '(', '\n'])
                || rest.starts_with(" -")
                || rest.starts_with(" (")
        })
    };
    ["none", "n/a", "not applicable", "no action required"]
        .into_iter()
        .any(goes_on)
        || denies(text)
}

/// "The client is not responsible for …": a cell that says whose it is not.
fn denies(text: &str) -> bool {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let Some((subject, rest)) = text.split_once(' ') else {
        return false;
    };
    (PROVIDER.contains(&subject) || CUSTOMER.contains(&subject))
        && [
            "is not responsible for",
            "are not responsible for",
            "has no responsibilit",
        ]
        .iter()
        .any(|start| rest.starts_with(start))
}

/// What the letters of a RACI chart say: whether the party has a duty.
pub(super) fn letters(text: &str) -> Option<bool> {
    let text = text.trim();
    let letters = text
        .chars()
        .filter(|c| !matches!(c, '/' | ',' | ' ' | '&' | '+' | '\n'));
    let count = letters.clone().count();
    let fits = (1..=4).contains(&count) && letters.clone().all(|c| "RACIS".contains(c));
    fits.then(|| letters.clone().any(|c| matches!(c, 'R' | 'A')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_say_nothing_is_to_be_done() {
        for text in [
            "",
            " ",
            "N/A",
            "n/a.",
            "None",
            "(None)",
            "None.",
            "-",
            "\u{2014}",
            "Not applicable",
            "No action required.",
            "None. IBM does all of it.",
            "None, it does not.",
            "IBM N/A",
            "The Client is not responsible for the system.",
        ] {
            assert!(is_none(text), "{text}");
            assert!(!is_unknown(text), "{text}");
        }
        for text in [
            "Nonetheless, watch it.",
            "Name an owner",
            "?",
            "Note: watch it",
            "No. 1 of two",
        ] {
            assert!(!is_none(text), "{text}");
        }
        assert!(is_unknown("?") && is_unknown("(?)") && is_unknown("TBD"));
    }

    #[test]
    fn cells_that_name_parties() {
        let known = |text| match owner(text) {
            Some(Owner::Known(party)) => Some(party),
            _ => None,
        };
        assert_eq!(known("You"), Some(RowParty::Customer));
        assert_eq!(known("IBM Cloud"), Some(RowParty::Provider));
        assert_eq!(known("IBM / Customer"), Some(RowParty::Shared));
        assert_eq!(known("Shared"), Some(RowParty::Shared));
        assert_eq!(
            known("The customer is responsible."),
            Some(RowParty::Customer)
        );
        assert_eq!(owner("Red Hat"), Some(Owner::Named("Red Hat".to_owned())));
        assert_eq!(owner("All registered topics of the account here"), None);
        assert_eq!(owner("`/v1/x`"), None);
    }

    #[test]
    fn letters_say_who_acts() {
        assert_eq!(letters("R/A"), Some(true));
        assert_eq!(letters("C"), Some(false));
        assert_eq!(letters("Act"), None);
    }
}
