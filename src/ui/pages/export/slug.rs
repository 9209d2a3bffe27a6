//! File names made from what people call their plans.

/// The name of the plan's own file: letters, digits and dashes, never a path.
pub(super) fn plan_file(name: &str) -> String {
    format!("{}.muster.json", slug(name))
}

/// The name of the page as one file with the plan inside.
pub(super) fn page_file(name: &str) -> String {
    format!("{}.muster.html", slug(name))
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase).take(200) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(60).collect();
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        return "plan".to_owned();
    }
    slug.to_owned()
}

#[cfg(test)]
mod tests {
    use super::plan_file;

    #[test]
    fn a_name_is_text_and_never_a_path() {
        for (name, expected) in [
            ("ERP production, eu-de", "erp-production-eu-de.muster.json"),
            ("../../etc/passwd", "etc-passwd.muster.json"),
            ("C:\\con\u{202e}gnp", "c-con-gnp.muster.json"),
            ("", "plan.muster.json"),
            ("///", "plan.muster.json"),
            ("Größe 2", "größe-2.muster.json"),
        ] {
            assert_eq!(plan_file(name), expected);
        }
        assert!(plan_file(&"a".repeat(900)).len() < 80);
    }
}
