//! Microsoft's review checklists: the items that apply to a plan in the shape of
//! their JSON, and how they stand in the shape of a file of results. Their
//! checker takes ASCII alone, and their items are items, not objects: several
//! results of one item name several objects.

use std::collections::BTreeSet;

use serde_json::json;

use super::input::Input;
use super::json::pretty;
use super::stable;
use super::{Exporter, Group, What};
use crate::model::Json;
use crate::readiness::item::Item;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;

/// The items.
pub(super) const CHECKLIST: Exporter = Exporter {
    name: "azure",
    title: "Azure review checklist",
    description: "For Microsoft's review checklists: the items that apply to this plan",
    group: Group::Standards,
    extension: "azure.en.json",
    mime: "application/json",
    whats: &[What::Checklist],
    write: checklist,
    untried: true,
    ..Exporter::PLAIN
};

/// How they stand.
pub(super) const RESULTS: Exporter = Exporter {
    name: "azure-results",
    title: "Azure review results",
    description: "For Microsoft's review checklists, Import Graph Results: how each item stands on each object",
    group: Group::Standards,
    extension: "azure-results.json",
    mime: "application/json",
    whats: &[What::Checklist],
    write: results,
    untried: true,
    ..Exporter::PLAIN
};

fn checklist(input: &Input, _: What) -> Vec<u8> {
    let items = input.applying_items();
    let areas: BTreeSet<String> = items.iter().map(|item| category(input, item)).collect();
    let list = json!({
        "$schema": "checklist.schema.json",
        "items": items.iter().map(|item| one(input, item)).collect::<Json>(),
        "categories": areas.iter().map(|name| json!({ "name": name })).collect::<Json>(),
        "waf": [{ "name": "Reliability" }, { "name": "Security" }, { "name": "Operations" }],
        "status": [
            { "name": "Not verified", "description": "This check has not been looked at yet" },
            { "name": "Open", "description": "There is an action item associated to this check" },
            { "name": "Fulfilled", "description": "This check has been verified, and there are no further action items" },
            { "name": "N/A", "description": "Not applicable for the current design" },
            { "name": "Not required", "description": "Not required" },
        ],
        "severities": [{ "name": "High" }, { "name": "Medium" }, { "name": "Low" }],
        "yesno": [{ "name": "Yes" }, { "name": "No" }],
        "metadata": {
            "name": ascii(&format!("Recovery checklist of {}", input.plan.name())),
            "state": "Preview",
            "waf": "none",
            "timestamp": format!("{}T00:00:00Z", input.assessment.as_of),
        },
    });
    pretty(&list)
}

fn category(input: &Input, item: &Item) -> String {
    said(input.area_title(item), "Other")
}

/// The text in their letters, which none of their fields may be without.
fn said(text: &str, instead: &str) -> String {
    let text = ascii(text);
    let text = text.trim();
    if text.is_empty() { instead } else { text }.to_owned()
}

fn one(input: &Input, item: &Item) -> Json {
    let text = match item {
        Item::Rule(_) => format!("Make sure that this is not so: {}", item.title()),
        Item::Statement(_) => item.title().to_owned(),
    };
    let more: Vec<&str> = [item.rationale(), item.advice()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let mut one = json!({
        "category": category(input, item),
        "subcategory": ascii(item.family().label()),
        "text": said(&text, "Without a title"),
        "description": ascii(&more.join(" ")),
        "guid": stable::of_words(&["item", item.id()]),
        "severity": severity(item.severity()),
    });
    if let (Some(one), Some(source)) = (one.as_object_mut(), input.source(item.sources())) {
        one.insert("link".to_owned(), Json::from(ascii(&source.url)));
    }
    one
}

/// Their sheet knows three.
const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "High",
        Severity::Medium => "Medium",
        Severity::Low => "Low",
    }
}

fn results(input: &Input, _: What) -> Vec<u8> {
    let known = input
        .assessment
        .entries()
        .filter(|placed| !matches!(placed.entry.state, State::Unknown | State::NotApplicable));
    let checks = known.map(|placed| {
        let compliant = matches!(placed.entry.state, State::Done | State::Verified);
        let name = input.called(placed.kind, placed.object);
        json!({
            "guid": stable::of_words(&["item", placed.item.id()]),
            "compliant": if compliant { "true" } else { "false" },
            "id": ascii(&format!("{} {name}", placed.kind.key())),
        })
    });
    pretty(&json!({ "checks": checks.collect::<Json>() }))
}

/// The text in letters that their checker takes.
fn ascii(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201c}'..='\u{201e}' => out.push('"'),
            '\u{2026}' => out.push_str("..."),
            '\u{2265}' => out.push_str(">="),
            '\u{2264}' => out.push_str("<="),
            '\u{00e4}' => out.push_str("ae"),
            '\u{00f6}' => out.push_str("oe"),
            '\u{00fc}' => out.push_str("ue"),
            '\u{00df}' => out.push_str("ss"),
            '\u{00a0}' | '\n' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c if c.is_ascii() => out.push(c),
            _ => out.push('?'),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn text_is_put_into_ascii() {
        assert_eq!(ascii("Größe – “x”… 日\u{0}"), "Groesse - \"x\"... ?");
    }
}
