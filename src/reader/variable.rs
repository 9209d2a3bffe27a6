//! Names that a page takes from elsewhere: `{{site.data.keyword.x}}`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::context::Context;

/// The text with its variables replaced: by the name they stand for where it
/// is known, else by their own name in words. Both are counted.
pub(super) fn resolve(text: &str, context: &mut Context) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, after)) = after.split_once("}}") else {
            out.push_str("{{");
            rest = after;
            continue;
        };
        if name.len() > 200 || name.contains(['{', '\n']) {
            out.push_str("{{");
            rest = rest.get(before.len() + 2..).unwrap_or_default();
            continue;
        }
        out.push_str(&value(name.trim(), context));
        rest = after;
    }
    out.push_str(rest);
    out
}

fn value(name: &str, context: &mut Context) -> String {
    let key = name.rsplit('.').next().unwrap_or(name);
    if key == "attribute-definition-list" {
        return String::new();
    }
    if let Some(known) = name.strip_prefix("site.data.keyword.").and_then(known) {
        context.resolved = context.resolved.saturating_add(1);
        return known.to_owned();
    }
    context.unresolved = context.unresolved.saturating_add(1);
    context.unknown.insert(name.to_owned());
    let readable = if name.starts_with("site.data.") {
        in_words(name.splitn(4, '.').nth(3).unwrap_or(key))
    } else {
        name.to_owned()
    };
    format!("[{readable}]")
}

/// What that name stands for.
fn known(key: &str) -> Option<&'static str> {
    static NAMES: OnceLock<BTreeMap<&'static str, &'static str>> = OnceLock::new();
    let names = NAMES
        .get_or_init(|| serde_json::from_str(include_str!("data/names.json")).unwrap_or_default());
    // `_notm` is the same name without its trademark sign.
    let plain = key.strip_suffix("_notm").unwrap_or(key);
    names.get(plain).copied()
}

/// `baas_full_notm` as a reader would say it.
fn in_words(key: &str) -> String {
    let parts = key.split(['_', '-']).filter(|part| {
        !part.is_empty() && !["notm", "full", "short", "long", "first", "tm"].contains(part)
    });
    let words: Vec<&str> = parts.collect();
    if words.is_empty() {
        return key.to_owned();
    }
    words.join(" ")
}

/// The text without what only a renderer needs: attribute lists such as
/// `{: external}`, marks of footnotes.
pub(super) fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let closing = if mark.starts_with("{:") {
            mark.find('}')
        } else if ["[*", "[^", "[\u{2020}"]
            .iter()
            .any(|it| mark.starts_with(it))
        {
            mark.find(']').filter(|&at| at < 40)
        } else {
            None
        };
        let skip = closing.map_or(1, |at| at + 1);
        if closing.is_none() {
            out.push_str(mark.get(..1).unwrap_or_default());
        }
        rest = mark.get(skip..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_known_is_written_out_and_others_are_counted() {
        let mut context = Context::default();
        let text = "{{site.data.keyword.IBM_notm}} runs {{site.data.keyword.my-tool_full_notm}}.";
        assert_eq!(resolve(text, &mut context), "IBM runs [my tool].");
        assert_eq!((context.resolved, context.unresolved), (1, 1));
        assert_eq!(resolve("{{ open", &mut context), "{{ open");
        assert_eq!(
            resolve("{{a{{site.data.keyword.IBM}}", &mut context),
            "{{aIBM"
        );
        assert_eq!(
            resolve("{{../x/_include-segments/y.md}}", &mut context),
            "[../x/_include-segments/y.md]"
        );
    }

    #[test]
    fn marks_for_a_renderer_are_taken_out() {
        assert_eq!(
            without_marks("a{: external} b[^1] c[*] [d] {e}"),
            "a b c [d] {e}"
        );
        assert_eq!(without_marks("open {: x"), "open {: x");
    }
}
