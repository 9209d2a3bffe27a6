//! Links made absolute, so that they lead somewhere outside of the page.

/// Where the provider's documentation of this dialect is published.
const HOST: &str = "https://cloud.ibm.com";

/// Where a page's links start from.
#[derive(Debug, Default)]
pub(super) struct Base {
    /// The page's address.
    pub(super) page: Option<String>,
}

impl Base {
    /// The address as one that works anywhere; `None` where it would not, or
    /// where it is no address of a page.
    pub(super) fn absolute(&self, link: &str) -> Option<String> {
        let link = link.trim();
        if link.is_empty() || link.contains(char::is_whitespace) {
            return None;
        }
        let lower = link.to_ascii_lowercase();
        if lower.starts_with("https://") || lower.starts_with("http://") {
            // The dialect's word for whichever console the reader uses.
            return Some(link.replace("{DomainName}", "cloud.ibm.com"));
        }
        if lower.starts_with("mailto:") {
            return Some(link.to_owned());
        }
        if let Some(rest) = link.strip_prefix("//") {
            return Some(format!("https://{rest}"));
        }
        if link.starts_with('/') {
            return Some(format!("{}{link}", self.host()));
        }
        let page = self.page.as_deref()?;
        if link.starts_with('#') {
            let page = page.split('#').next().unwrap_or(page);
            return Some(format!("{page}{link}"));
        }
        // A colon before any slash is a scheme that leads to no page.
        let first = link.split(['/', '?', '#']).next().unwrap_or_default();
        if first.contains(':') {
            return None;
        }
        Some(beside(page, link))
    }

    fn host(&self) -> &str {
        let Some(page) = self.page.as_deref() else {
            return HOST;
        };
        let after_scheme = page.find("//").map_or(0, |at| at + 2);
        let path = page.get(after_scheme..).and_then(|rest| rest.find('/'));
        path.and_then(|at| page.get(..after_scheme + at))
            .unwrap_or(page)
    }
}

/// The address of a neighbour of the page.
fn beside(page: &str, link: &str) -> String {
    let page = page.split(['?', '#']).next().unwrap_or(page);
    let scheme = page.find("//").map_or(0, |at| at + 2);
    let (mut folder, mut rest) = match page.rfind('/') {
        Some(at) if at >= scheme => (page.get(..at).unwrap_or(page), link),
        _ => (page, link),
    };
    loop {
        if let Some(after) = rest.strip_prefix("./") {
            rest = after;
        } else if let Some(after) = rest.strip_prefix("../") {
            rest = after;
            if let Some(at) = folder.rfind('/').filter(|&at| at >= scheme) {
                folder = folder.get(..at).unwrap_or(folder);
            }
        } else {
            return format!("{folder}/{rest}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: Option<&str>, link: &str, expected: Option<&str>) {
        let base = Base {
            page: page.map(str::to_owned),
        };
        assert_eq!(base.absolute(link).as_deref(), expected);
    }

    #[test]
    fn links_work_from_anywhere() {
        let page = Some("https://docs.example.com/a/b/page.html?x=1#top");
        check(page, "/c", Some("https://docs.example.com/c"));
        check(
            page,
            "../c.html#d",
            Some("https://docs.example.com/a/c.html#d"),
        );
        check(page, "../../../../c", Some("https://docs.example.com/c"));
        check(
            page,
            "#d",
            Some("https://docs.example.com/a/b/page.html?x=1#d"),
        );
        check(
            Some("https://example.com"),
            "a",
            Some("https://example.com/a"),
        );
        check(
            None,
            "/docs/x?topic=y",
            Some("https://cloud.ibm.com/docs/x?topic=y"),
        );
        check(
            None,
            "https://{DomainName}/status",
            Some("https://cloud.ibm.com/status"),
        );
    }

    #[test]
    fn what_leads_to_no_page_is_no_link() {
        let page = Some("https://example.com/a");
        check(page, "javascript:alert(1)", None);
        check(page, "data:text/html,x", None);
        check(None, "#anchor", None);
        check(None, "other.html", None);
        check(page, "", None);
    }
}
