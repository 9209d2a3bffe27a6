//! The beginning of a file as a reader recognises it, without parsing it:
//! a walk over bytes that knows strings and brackets and never recurses.

/// The outline of a JSON text.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    /// Whether the outermost value is a list; the names are those of its
    /// first object then.
    pub(super) is_list: bool,
    /// The first names, each with its value where that is a plain one.
    pub(super) names: Vec<(&'a str, Option<&'a str>)>,
    /// Whether the list or object is an empty one.
    pub(super) is_empty: bool,
}

/// As much of a text as is looked at once something was recognised.
const ENOUGH: usize = 64 * 1024;
/// More names than any format needs.
const NAMES: usize = 200;

impl<'a> Outline<'a> {
    /// The outline of a text that begins with a bracket.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let body = text.trim_start();
        let is_list = match body.bytes().next()? {
            b'{' => false,
            b'[' => true,
            _ => return None,
        };
        let mut outline = Self {
            is_list,
            ..Self::default()
        };
        outline.walk(body);
        let inner = body.get(1..).unwrap_or_default().trim_start();
        outline.is_empty = inner.starts_with(['}', ']']);
        Some(outline)
    }

    /// Whether there is a value of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(own, _)| *own == name)
    }

    /// The plain value of that name.
    pub(super) fn value(&self, name: &str) -> Option<&'a str> {
        self.names
            .iter()
            .find(|(own, _)| *own == name)
            .and_then(|(_, value)| *value)
    }

    fn walk(&mut self, body: &'a str) {
        let bytes = body.as_bytes();
        let level = if self.is_list { 2 } else { 1 };
        let (mut depth, mut at, mut name) = (0_usize, 0, None);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    let end = end_of_string(bytes, at);
                    let string = body.get(at + 1..end).unwrap_or_default();
                    at = end;
                    if depth == level {
                        match (name, next(bytes, end + 1)) {
                            (None, Some(b':')) => name = Some(string),
                            (Some(own), _) => self.names.push((own, Some(string))),
                            (None, _) => {}
                        }
                    }
                }
                b'{' | b'[' => {
                    if let (Some(own), true) = (name.take(), depth == level) {
                        self.names.push((own, None));
                    }
                    depth += 1;
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth < level {
                        return;
                    }
                }
                b',' if depth == level => name = None,
                b'0'..=b'9' | b't' | b'f' | b'n' | b'-' if depth == level => {
                    let end = end_of_word(bytes, at);
                    if let Some(own) = name.take() {
                        self.names.push((own, body.get(at..end)));
                    }
                    at = end - 1;
                }
                _ => {}
            }
            at += 1;
            if self.names.len() > NAMES || (at > ENOUGH && !self.names.is_empty()) {
                return;
            }
        }
    }
}

/// The place of the quote that ends the string that begins at `start`.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace();
    start + rest.iter().position(ends).unwrap_or(rest.len()).max(1)
}

fn next(bytes: &[u8], from: usize) -> Option<u8> {
    let rest = bytes.get(from..)?;
    rest.iter()
        .copied()
        .find(|byte| !byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_list: bool, names: &[(&str, Option<&str>)]) {
        let outline = Outline::of(text).unwrap();
        assert_eq!(outline.is_list, is_list, "{text}");
        assert_eq!(outline.names, names, "{text}");
    }

    #[test]
    fn names_of_the_outermost_object() {
        check(
            r#" {"version": 4, "a": {"b": 1}, "c\"d": "e", "f": [1, {"g": 2}], "h": null}"#,
            false,
            &[
                ("version", Some("4")),
                ("a", None),
                ("c\\\"d", Some("e")),
                ("f", None),
                ("h", Some("null")),
            ],
        );
    }

    #[test]
    fn names_of_the_first_of_a_list() {
        check(
            r#"[{"id": "x", "zone": {"name": "z"}}, {"other": 1}]"#,
            true,
            &[("id", Some("x")), ("zone", None)],
        );
    }

    #[test]
    fn any_text_is_walked_to_its_end() {
        for text in [
            "{",
            "[",
            "{\"",
            "{\"a",
            "{\"a\":",
            "[[[[",
            "{\"a\\",
            "{\"a\":\"b\\",
            "[1",
            "{:",
            "{\"ä\": \"ö\"}",
        ] {
            assert!(Outline::of(text).is_some(), "{text}");
        }
        assert!(Outline::of("name,zone").is_none());
    }
}
