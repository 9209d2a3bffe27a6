//! A catalogue that a plan brings with it, without its texts: what holds it
//! together and how it is judged stays, so that level and score do.

use crate::catalogue::kept::write;
use crate::catalogue::library::SERVICES;
use crate::model::Json;

/// Keys of what is no text: ids, answers, days, and conditions on the deployment.
const KEPT: &[&str] = &[
    "applies_to",
    "area",
    "attaches",
    "checks",
    "date",
    "family",
    "format",
    "gap",
    "holds",
    "id",
    "line",
    "party",
    "release",
    "severity",
    "source",
    "sources",
    "suggested",
    "task",
    "when",
];

/// Takes the texts out of a catalogue, or of what is told of one. One that is
/// built in says the same to everybody, and stays.
pub(super) fn withhold(content: &mut Json) {
    if !is_built_in(content) {
        replace("", content);
    }
}

fn is_built_in(content: &Json) -> bool {
    let id = content.get("id").and_then(Json::as_str);
    let shelved = SERVICES.iter().find(|shelved| Some(shelved.id) == id);
    let known = shelved.and_then(|shelved| shelved.open().ok());
    known.is_some_and(|known| write(&known) == *content)
}

fn replace(key: &str, value: &mut Json) {
    match value {
        Json::Array(list) => list.iter_mut().for_each(|one| replace(key, one)),
        Json::Object(map) => map.iter_mut().for_each(|(key, one)| replace(key, one)),
        Json::String(text) if key == "url" => text.clear(),
        Json::String(text) if !KEPT.contains(&key) => super::WITHHELD.clone_into(text),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_go_and_what_is_judged_by_stays() {
        let mut own = json!({"id": "own.vault", "service": "Secret", "version": {"major": 2, "minor": 0},
            "sources": [{"id": "own.page", "title": "Secret", "url": "https://secret.example"}],
            "checks": [{"id": "own.vault/check", "severity": "high", "title": "Secret", "sources": ["own.page"],
                "holds": "plan.name != ''", "later": {"than": ["Secret"]}}]});
        withhold(&mut own);
        let text = own.to_string();
        assert!(!text.to_lowercase().contains("secret"), "{text}");
        for kept in [
            "own.vault/check",
            "high",
            "own.page",
            "plan.name",
            "\"major\":2",
        ] {
            assert!(text.contains(kept), "{kept}");
        }
    }

    #[test]
    fn a_built_in_catalogue_stays_as_long_as_nobody_changed_it() {
        let built_in = write(&SERVICES[0].open().unwrap());
        let mut same = built_in.clone();
        withhold(&mut same);
        assert_eq!(same, built_in);
        let mut changed = built_in.clone();
        changed["duties"][0]["title"] = json!("Secret");
        withhold(&mut changed);
        assert_eq!(changed["duties"][0]["title"], "withheld");
    }
}
