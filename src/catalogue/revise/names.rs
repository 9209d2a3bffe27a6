//! Names and ids of what is added to a catalogue.

/// Whether the text says anything.
pub(super) fn named(whole: &str, text: &str, what: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("a {whole} needs {what}"));
    }
    Ok(())
}

/// The id, or that with a number, whichever is free first.
pub(super) fn first_free(wanted: &str, is_free: impl Fn(&str) -> bool) -> String {
    if is_free(wanted) {
        return wanted.to_owned();
    }
    let mut number = 2_u32;
    loop {
        let id = format!("{wanted}~{number}");
        if is_free(&id) {
            return id;
        }
        number += 1;
    }
}

/// The text as a part of an id.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase).take(48) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "own" } else { slug }.to_owned()
}
