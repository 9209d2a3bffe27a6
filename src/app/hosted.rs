//! Plans that are published beside the page, as addresses name them:
//! `?plan=plans/prod.json`, and `#/hosted/plans/prod.json` inside the page.

use serde::Deserialize;

use crate::model::text::Text;

/// The path that an address asks for in front of its `#`, such as
/// `?plan=plans/prod.json`.
pub fn asked(search: &str) -> Option<Text> {
    let mut parts = search.trim_start_matches('?').split('&');
    let path = parts.find_map(|part| part.strip_prefix("plan="))?;
    let path = decode(path);
    (!path.is_empty()).then(|| path.as_str().into())
}

/// Why a path is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere(Text);

impl std::fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "“{}” is not beside this page. Only plans of this site are opened, by a path such as plans/prod.json; a plan from elsewhere is opened as a file",
            self.0
        )
    }
}

/// Refuses a path that leads, or may be read as leading, to another site: the
/// browser resolves what is left, and its result is looked at again.
///
/// # Errors
/// It names a scheme, a host, or has characters that browsers read as such.
pub fn beside(path: &str) -> Result<(), Elsewhere> {
    let first = path.split('/').next().unwrap_or_default();
    let is_odd = |character: char| character.is_control() || character == '\\';
    if path.is_empty() || path.starts_with("//") || first.contains(':') || path.contains(is_odd) {
        return Err(Elsewhere(path.into()));
    }
    Ok(())
}

/// A path as addresses write it: what is not plain is escaped, so that no part
/// of it is read as a query or a fragment.
pub fn encode(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let parts = path.bytes().map(|byte| match byte {
        byte if plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    parts.collect()
}

/// The path that was written so; what is no escape stays as it is.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = after
            .split_at_checked(2)
            .filter(|_| first == b'%')
            .and_then(|(digits, after)| {
                let digits = std::str::from_utf8(digits).ok()?;
                let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
                let byte = u8::from_str_radix(digits, 16).ok().filter(|_| plain)?;
                Some((byte, after))
            });
        let (byte, after) = escaped.unwrap_or((first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A plan in a site's own list of its plans, `plans/index.json`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Listed {
    /// What people call it.
    pub name: Text,
    /// Where it is, from the site's folder.
    pub path: Text,
}

/// The list of a site's plans; empty where the site has none, and answers with
/// a page instead.
///
/// # Errors
/// It is a list that cannot be read; says what is wrong, where.
pub fn list(text: &str) -> Result<Vec<Listed>, String> {
    if text.trim_start().starts_with('<') {
        return Ok(Vec::new());
    }
    serde_json::from_str(text).map_err(|why| why.to_string())
}
