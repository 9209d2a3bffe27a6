//! The findings as SARIF 2.1.0, for code scanning: each at the line of the plan
//! file where its object begins.

use std::collections::BTreeMap;

use serde_json::json;

use crate::export::input::Input;
use crate::export::json::pretty;
use crate::export::rows::text;
use crate::model::Json;
use crate::model::id::Key;
use crate::readiness::assess::Placed;
use crate::readiness::item::Item;
use crate::readiness::rule::Severity;

/// The plan file, as other programs find it.
#[derive(Clone, Debug, Default)]
pub struct PlanFile {
    /// Its path, counted from the root of the repository.
    path: String,
    /// The line on which the id of each object stands.
    lines: BTreeMap<Key, usize>,
}

impl PlanFile {
    /// The file with that path and content.
    pub fn new(path: &str, content: &str) -> Self {
        let mut lines = BTreeMap::new();
        for (at, line) in content.lines().enumerate() {
            let value = line.trim().strip_prefix("\"id\":");
            let value = value.map(|value| value.trim().trim_end_matches(',').trim_matches('"'));
            if let Some(key) = value.and_then(|value| value.parse().ok()) {
                lines.entry(key).or_insert(at + 1);
            }
        }
        Self {
            path: address(path),
            lines,
        }
    }

    fn line(&self, key: Key) -> usize {
        self.lines.get(&key).copied().unwrap_or(1)
    }
}

/// Every finding, with the rules that were looked at.
pub fn sarif(input: &Input, file: &PlanFile) -> Vec<u8> {
    let items = &input.assessment.items;
    let rules: Vec<Json> = items.iter().map(|item| rule(input, item)).collect();
    let results: Vec<Json> = input
        .assessment
        .findings()
        .iter()
        .map(|placed| result(input, file, placed))
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Muster",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": {
                "asOf": input.assessment.as_of.to_string(),
                "level": input.assessment.level.key(),
                "score": input.assessment.score.readiness,
            },
        }],
    });
    pretty(&log)
}

fn rule(input: &Input, item: &Item) -> Json {
    let mut rule = json!({
        "id": item.id(),
        "shortDescription": { "text": item.title() },
        "fullDescription": { "text": said(item.rationale(), item.title()) },
        "help": { "text": said(item.advice(), item.title()) },
        "defaultConfiguration": { "level": level(item.severity()) },
        "properties": {
            "severity": item.severity().key(),
            "security-severity": grade(item.severity()),
            "tags": ["disaster-recovery", item.family().key()],
        },
    });
    let source = input.source(item.sources());
    if let (Some(rule), Some(source)) = (rule.as_object_mut(), source) {
        rule.insert("helpUri".to_owned(), Json::from(&*source.url));
    }
    rule
}

/// No message may be empty.
fn said<'a>(text: &'a str, instead: &'a str) -> &'a str {
    if text.is_empty() { instead } else { text }
}

fn result(input: &Input, file: &PlanFile, placed: &Placed) -> Json {
    let name = input.name(placed.kind, placed.object);
    let text = match input.called(placed.kind, placed.object) {
        "" => text(placed),
        name => format!("{name}: {}", text(placed)),
    };
    json!({
        "ruleId": placed.item.id(),
        "ruleIndex": placed.entry.item,
        "level": level(placed.item.severity()),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": file.path },
                "region": { "startLine": file.line(placed.object) },
            },
            "logicalLocations": [{
                "name": name,
                "fullyQualifiedName": placed.object.to_string(),
                "kind": placed.kind.key(),
            }],
        }],
        "partialFingerprints": { "musterId/v1": placed.id() },
        "properties": {
            "state": placed.entry.state.key(),
            "owner": placed.entry.owner.map_or("", |key| input.owner_name(key)),
        },
    })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

/// The number by which GitHub sorts: over 9 is critical, over 7 high.
const fn grade(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.0",
        Severity::Low => "2.0",
    }
}

/// The path as a relative address, each step encoded.
fn address(path: &str) -> String {
    let mut out = String::new();
    for byte in path.trim_start_matches("./").bytes() {
        let byte = if byte == b'\\' { b'/' } else { byte };
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = std::fmt::Write::write_fmt(&mut out, format_args!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_begins_where_its_id_stands() {
        let text = "{\n  \"id\": \"00000000000000000000000000000001\",\n  \"people\": [{\n    \"id\": \"00000000000000000000000000000002\"\n";
        let file = PlanFile::new("./plans/my plan.json", text);
        assert_eq!(file.path, "plans/my%20plan.json");
        assert_eq!([1, 2, 3].map(|id| file.line(Key(id))), [2, 4, 1]);
    }
}
