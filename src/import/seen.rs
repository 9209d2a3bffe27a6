//! Where a thing was seen, and the names by which it is recognised again.

use super::inventory::Facts;
use super::tree::Tree;
use crate::model::Json;
use crate::model::id::Key;
use crate::model::text::Text;

/// Where something was seen, and how it can be recognised again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The place of its file in [`Inventory::sources`].
    pub source: usize,
    /// Where in the file: an address such as `module.x.ibm_is_instance.y[3]`,
    /// a JSON path, or a line.
    pub address: Text,
    /// Whether a plan wants to create it, and it is not there yet.
    pub planned: bool,
    /// Names that no two things share: CRN, ids.
    pub ids: Vec<Text>,
    /// What people call it.
    pub name: Text,
    /// The object of the plan that it is, where that is known.
    pub key: Option<Key>,
    /// Whether only the plan speaks of it, and no file.
    pub only_in_plan: bool,
}

impl Seen {
    /// Adds names by which the thing can be recognised.
    #[must_use]
    pub(super) fn known_by(mut self, tree: &Tree<'_>, names: &[&str]) -> Self {
        for name in names {
            if let Some(id) = tree.get(name).id() {
                let id = Text::from(&*id);
                if !self.ids.contains(&id) {
                    self.ids.push(id);
                }
            }
        }
        self
    }

    /// Gives it the first of those names that says something.
    #[must_use]
    pub(super) fn called(mut self, tree: &Tree<'_>, names: &[&str]) -> Self {
        let name = names.iter().find_map(|name| tree.get(name).text());
        self.name = name.map(Text::from).unwrap_or_default();
        self
    }
}

/// The id of that name, without the slash that tenants end with.
pub(super) fn id_of(tree: &Tree<'_>) -> Option<Text> {
    let id = tree.id()?;
    Some(Text::from(id.trim_end_matches('/')))
}

/// The text of that name; empty where there is none.
pub(super) fn text_of(tree: &Tree<'_>) -> Text {
    tree.text().map(Text::from).unwrap_or_default()
}

/// The region of a zone: `eu-de` of `eu-de-1`.
pub(super) fn region_of(zone: &str) -> Text {
    match zone.rsplit_once('-') {
        Some((region, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => region.into(),
        _ => Text::default(),
    }
}

/// States region and zone, where they are known.
pub(super) fn place(facts: &mut Facts, region: &str, zones: &[Text]) {
    if !region.is_empty() {
        facts.insert("region", region.into());
    }
    let zones = zones.iter().filter(|zone| !zone.is_empty());
    let zones: Vec<Json> = zones.map(|zone| Json::from(&**zone)).collect();
    if !zones.is_empty() {
        facts.insert("zones", zones.into());
    }
}
