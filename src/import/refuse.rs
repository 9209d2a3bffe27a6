//! What a file is that no reader recognises, and what to run instead.

use super::Opened;
use super::error::ImportError;

/// Why the file cannot be used.
pub(super) fn explain(opened: &Opened<'_>) -> ImportError {
    let text = opened.text.trim_start();
    if text.starts_with('<') {
        return ImportError::WebPage;
    }
    let Some(outline) = &opened.outline else {
        return explain_text(text);
    };
    if outline.has("@level") || outline.has("@message") {
        return ImportError::PlanLog;
    }
    // Broken JSON says that first: its names may only be half of them.
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(opened.text) {
        let what = super::error::explain("JSON", &error);
        // Several values behind each other are a log or joined files.
        return match what {
            ImportError::Malformed { ref what, .. } if what.starts_with("trailing characters") => {
                ImportError::Malformed {
                    format: "several JSON texts behind each other",
                    what: "import one file at a time".to_owned(),
                }
            }
            other => other,
        };
    }
    if !outline.is_list
        && (outline.has("errors") || outline.has("errorCode") || outline.has("statusCode"))
    {
        let what = ["message", "errorMessage", "description"];
        let what = what.iter().find_map(|name| outline.value(name));
        return ImportError::Refusal(shortened(what.unwrap_or("it names errors")));
    }
    if outline.is_empty {
        return ImportError::NothingListed;
    }
    let names: Vec<&str> = outline
        .names
        .iter()
        .take(4)
        .map(|(name, _)| *name)
        .collect();
    let names = if names.is_empty() {
        "no names".to_owned()
    } else {
        names.join(", ")
    };
    ImportError::UnknownJson(shortened(&names))
}

fn explain_text(text: &str) -> ImportError {
    let first = text.lines().next().unwrap_or_default().trim();
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    if is_json {
        return ImportError::UnknownJson("a single value".to_owned());
    }
    if first == "FAILED" || text.contains("ibmcloud login") {
        return ImportError::Refusal("the command line says FAILED or asks for a login".to_owned());
    }
    if text.contains("Terraform will perform the following actions")
        || first.starts_with("# ") && text.contains("resource \"")
    {
        return ImportError::ForPeople;
    }
    ImportError::UnknownText
}

fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect()
}
