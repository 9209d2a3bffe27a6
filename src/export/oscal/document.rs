//! What all documents of the workspace have in common: metadata with people
//! and places, identities, and texts as OSCAL's schema takes them.

use serde_json::json;

use crate::export::input::Input;
use crate::export::markdown::{escape, one_line};
use crate::export::stable;
use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::region::RegionUse;
use crate::model::units::Date;

/// The version of OSCAL.
const VERSION: &str = "1.2.1";

/// What our own properties are named under.
const NAMESPACE: &str = "urn:uuid:6f1c8a52-3d0e-4b77-9a41-c2e857d9b306";

/// One document that is being written.
#[derive(Clone, Copy)]
pub(super) struct Document<'a> {
    /// The plan with what follows from it.
    pub(super) input: &'a Input<'a>,
    /// What it is, for its identities.
    pub(super) name: &'static str,
}

impl Document<'_> {
    /// An identity of this document.
    pub(super) fn uuid(&self, words: &[&str]) -> String {
        let words: Vec<&str> = ["oscal", self.name].iter().chain(words).copied().collect();
        stable::of_plan(self.input.plan, &words)
    }

    /// `{uuid, metadata}`: how every document begins.
    pub(super) fn begin(&self, title: &str) -> Json {
        json!({ "uuid": self.uuid(&[]), "metadata": self.metadata(title) })
    }

    fn metadata(&self, title: &str) -> Json {
        let plan = self.input.plan;
        let mut metadata = json!({
            "title": format!("{title}: {}", text(plan.name(), "a plan")),
            "last-modified": moment(self.input.assessment.as_of),
            "version": plan.revision().to_string(),
            "oscal-version": VERSION,
            "props": [prop("plan", &plan.id().to_string())],
            "roles": [
                { "id": "owner", "title": "Owner: answers for it" },
                { "id": "deputy", "title": "Deputy: stands in" },
                { "id": "provider", "title": "Provider of the service" },
            ],
            "remarks": "Made with Muster, which is not affiliated with any provider: verify at the source.",
        });
        fill(&mut metadata, "parties", self.parties());
        fill(&mut metadata, "locations", self.locations());
        metadata
    }

    fn parties(&self) -> Vec<Json> {
        let plan = self.input.plan;
        let people = plan.people.iter().map(|row| (row.meta.id, "person"));
        let teams = plan.teams.iter().map(|row| (row.meta.id, "organization"));
        let of_plan = people.chain(teams).map(|(key, kind)| {
            let name = line(self.input.owner_name(key), "without a name");
            json!({ "uuid": party(self.input, key), "type": kind, "name": name })
        });
        let catalogues = self.input.knowledge.catalogues.iter();
        let mut providers: Vec<&str> = catalogues.map(|one| &*one.provider).collect();
        providers.sort_unstable();
        providers.dedup();
        let providers = providers.into_iter().map(|name| {
            let name = line(name, "without a name");
            json!({ "uuid": stable::of_words(&["oscal", "provider", &name]), "type": "organization", "name": name })
        });
        of_plan.chain(providers).collect()
    }

    fn locations(&self) -> Vec<Json> {
        let regions = self.input.plan.regions.iter();
        let places = regions.map(|row| {
            let code = row.region.get().map_or("", |code| code.as_ref());
            let name = self.input.name(Kind::Region, row.meta.id);
            let name = if name.is_empty() { code } else { name };
            let mut props = vec![match row.used_for.value() {
                Some(RegionUse::Primary) => {
                    json!({ "name": "type", "value": "data-center", "class": "primary" })
                }
                Some(RegionUse::Recovery) => {
                    json!({ "name": "type", "value": "data-center", "class": "alternate" })
                }
                None => json!({ "name": "type", "value": "data-center" }),
            }];
            if !code.is_empty() {
                props.push(prop("region", code));
            }
            json!({
                "uuid": stable::of_plan(self.input.plan, &["oscal", "region", &row.meta.id.to_string()]),
                "title": text(name, "Region"),
                "props": props,
            })
        });
        places.collect()
    }
}

/// The identity of a person or team of the plan.
pub(super) fn party(input: &Input, key: Key) -> String {
    stable::of_plan(input.plan, &["oscal", "party", &key.to_string()])
}

/// Who has a role; each role once, and only with somebody in it.
pub(super) fn roles<'a>(
    input: &Input,
    named: impl IntoIterator<Item = (&'a str, Vec<Key>)>,
) -> Vec<Json> {
    let mut roles = Vec::new();
    for (role, mut keys) in named {
        keys.retain(|key| !input.owner_name(*key).is_empty());
        keys.sort_unstable();
        keys.dedup();
        if !keys.is_empty() {
            let parties: Vec<String> = keys.into_iter().map(|key| party(input, key)).collect();
            roles.push(json!({ "role-id": role, "party-uuids": parties }));
        }
    }
    roles
}

/// A property of our own.
pub(super) fn prop(name: &str, value: &str) -> Json {
    json!({ "name": name, "ns": NAMESPACE, "value": line(value, "none") })
}

/// The word that an answer has in files.
pub(super) fn word<T: Choices + Copy>(value: Option<T>) -> &'static str {
    value.map_or("unknown", Choices::key)
}

/// The day's beginning, with a zone, as OSCAL wants it.
pub(super) fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

/// Puts a list into an object; none where it is empty, because OSCAL has no
/// empty lists.
pub(super) fn fill(object: &mut Json, key: &str, list: Vec<Json>) {
    if let (Some(map), false) = (object.as_object_mut(), list.is_empty()) {
        map.insert(key.to_owned(), Json::Array(list));
    }
}

/// Plain text for a field that is not empty, on one line.
pub(super) fn line(value: &str, instead: &str) -> String {
    let line = one_line(value).replace('\u{feff}', "");
    let line = line.trim();
    if line.is_empty() { instead } else { line }.to_owned()
}

/// Text for a field in which Markdown counts.
pub(super) fn text(value: &str, instead: &str) -> String {
    escape(&line(value, instead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_empty_or_begins_with_a_space() {
        assert_eq!(line(" \u{feff}\n\t", "none"), "none");
        assert_eq!(line("\u{feff} a\r\nb\u{0}", ""), "a b");
        assert_eq!(text("<b>", ""), "\\<b\\>");
    }

    #[test]
    fn an_empty_list_is_left_out() {
        let mut object = json!({});
        fill(&mut object, "none", Vec::new());
        fill(&mut object, "one", vec![json!(1)]);
        assert_eq!(object, json!({ "one": [1] }));
    }
}
