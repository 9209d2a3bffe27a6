//! File names made from what people call their plans.

use std::collections::BTreeSet;

/// The name of the plan's own file: letters, digits and dashes, never a path.
pub fn plan_file(name: &str) -> String {
    format!("{}.muster.json", slug(name))
}

/// The same, with a number where that name is taken.
pub fn plan_file_besides(name: &str, taken: &BTreeSet<String>) -> String {
    let slug = slug(name);
    let mut file = format!("{slug}.muster.json");
    let mut number: u32 = 2;
    while taken.contains(&file) {
        file = format!("{slug}-{number}.muster.json");
        number += 1;
    }
    file
}

/// The name of the page as one file with the plan inside.
pub fn page_file(name: &str) -> String {
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
    use super::*;

    #[test]
    fn plans_of_the_same_name_get_files_of_their_own() {
        let mut taken = BTreeSet::new();
        for expected in ["a.muster.json", "a-2.muster.json", "a-3.muster.json"] {
            let file = plan_file_besides("A", &taken);
            assert_eq!(file, expected);
            taken.insert(file);
        }
    }

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
