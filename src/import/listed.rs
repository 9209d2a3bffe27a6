//! Lists as the cloud's interfaces write them: bare, or as a page with a
//! pointer to the next.

use super::Opened;
use super::error::{ImportError, explain};
use super::inventory::{Inventory, Seen};
use super::tree::Tree;

/// A list, or a page of one.
pub(super) struct Page<'a> {
    /// Its items with their path in the file.
    pub(super) items: Vec<(String, Tree<'a>)>,
    /// Why it is not all there is.
    missing: Option<String>,
}

impl<'a> Page<'a> {
    /// The items of a bare list, of the named lists of a page, or the one
    /// thing that the file is.
    pub(super) fn read(
        opened: &Opened<'a>,
        what: &'static str,
        lists: &[&str],
    ) -> Result<Self, ImportError> {
        let tree: Tree<'a> =
            serde_json::from_str(opened.text).map_err(|error| explain(what, &error))?;
        let missing = incomplete(&tree, lists);
        let items = match tree {
            Tree::List(items) => numbered("", items),
            Tree::Object(fields) => {
                let paged = fields.iter().any(|(name, _)| lists.contains(name));
                if paged {
                    let lists = fields.into_iter().filter(|(name, _)| lists.contains(name));
                    lists
                        .flat_map(|(name, list)| numbered(name, list.into_items()))
                        .collect()
                } else {
                    vec![(String::new(), Tree::Object(fields))]
                }
            }
            _ => Vec::new(),
        };
        if items.is_empty() {
            return Err(ImportError::NothingListed);
        }
        Ok(Self { items, missing })
    }

    /// Says so where the file holds one page of several.
    pub(super) fn tell_if_incomplete(
        &self,
        opened: &Opened<'_>,
        instead: &str,
        inventory: &mut Inventory,
    ) {
        if let Some(missing) = &self.missing {
            let seen = Seen {
                source: opened.source,
                ..Seen::default()
            };
            let text = format!(
                "This is one page of several ({missing}): the rest is not imported. Run instead: {instead}"
            );
            inventory.warn("incomplete_page", &seen, text);
        }
    }
}

/// Reads each item of a page.
pub(super) fn each(
    opened: &Opened<'_>,
    page: &Page<'_>,
    inventory: &mut Inventory,
    reader: fn(&Tree<'_>, Seen, &mut Inventory),
) {
    for (path, item) in &page.items {
        let seen = Seen {
            source: opened.source,
            address: path.as_str().into(),
            ..Seen::default()
        };
        reader(item, seen, inventory);
    }
}

fn numbered<'a>(list: &str, items: Vec<Tree<'a>>) -> Vec<(String, Tree<'a>)> {
    let items = items.into_iter().enumerate();
    items
        .map(|(place, item)| (format!("{list}[{place}]"), item))
        .collect()
}

fn incomplete(tree: &Tree<'_>, lists: &[&str]) -> Option<String> {
    let next = ["next_url", "next"]
        .into_iter()
        .find(|name| !tree.get(name).is_empty());
    let held: usize = lists.iter().map(|name| tree.get(name).items().len()).sum();
    let total = ["total_count", "rows_count"]
        .into_iter()
        .find_map(|name| tree.get(name).number());
    match (next, total.and_then(|total| usize::try_from(total).ok())) {
        (Some(next), _) => Some(format!("{next} leads on")),
        (None, Some(total)) if total > held => Some(format!("{held} of {total}")),
        _ => None,
    }
}
