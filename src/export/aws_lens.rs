//! A custom lens of the AWS Well-Architected Tool: the items that apply to a
//! plan as choices to be ticked. A pillar per area, a question per family in it,
//! split where the tool's limits ask for it.

use std::collections::BTreeMap;

use serde_json::json;

use super::input::Input;
use super::json::pretty;
use super::ticket::short;
use super::{Exporter, What};
use crate::catalogue::source::Source;
use crate::model::Json;
use crate::readiness::item::Item;
use crate::readiness::rule::{Family, Severity};

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "aws-lens",
    title: "AWS custom lens",
    description: "For the AWS Well-Architected Tool: the items that apply to this plan, as questions",
    extension: "aws-lens.json",
    mime: "application/json",
    whats: &[What::Checklist],
    write,
    untried: true,
    ..Exporter::PLAIN
};

/// Pillars of a lens.
const PILLARS: usize = 10;
/// Questions of a pillar.
const QUESTIONS: usize = 20;
/// Choices of a question, one of which is that nothing fits.
const CHOICES: usize = 14;
/// Characters of a title.
const TITLE: usize = 128;
/// Characters of a text.
const TEXT: usize = 2_048;

/// Some items of one family.
type Question<'a> = (Family, Vec<&'a Item>);

fn write(input: &Input, _: What) -> Vec<u8> {
    let pillars = pillars(input);
    let lens = json!({
        "schemaVersion": "2021-11-01",
        "name": short(&format!("Muster: {}", input.plan.name()), TITLE),
        "description": "Would the deployment recover? Made with Muster, which is not affiliated with any provider: verify at the source.",
        "pillars": pillars.iter().enumerate().map(|(at, (area, questions))| json!({
            "id": format!("pillar_{:02}", at + 1),
            "name": short(area, TITLE),
            "questions": questions.iter().enumerate().map(|(number, one)| {
                question(input, &format!("q_{:02}_{:02}", at + 1, number + 1), one)
            }).collect::<Json>(),
        })).collect::<Json>(),
    });
    pretty(&lens)
}

/// The items by area and family, in as many pillars and questions as it takes.
fn pillars<'a>(input: &'a Input) -> Vec<(&'a str, Vec<Question<'a>>)> {
    let mut areas: BTreeMap<&str, BTreeMap<Family, Vec<&Item>>> = BTreeMap::new();
    for item in input.applying_items() {
        let area = input.area_title(item);
        let of = areas.entry(area).or_default();
        of.entry(item.family()).or_default().push(item);
    }
    let mut pillars = Vec::new();
    for (area, families) in areas {
        let questions: Vec<Question> = families
            .into_iter()
            .flat_map(|(family, items)| {
                let parts: Vec<Question> = items
                    .chunks(CHOICES)
                    .map(|part| (family, part.to_vec()))
                    .collect();
                parts
            })
            .collect();
        pillars.extend(
            questions
                .chunks(QUESTIONS)
                .map(|part| (area, part.to_vec())),
        );
    }
    pillars.truncate(PILLARS);
    pillars
}

fn question(input: &Input, id: &str, (family, items): &Question) -> Json {
    let mut choices: Vec<Json> = items.iter().map(|item| choice(input, item)).collect();
    choices.push(json!({ "id": format!("{id}_no"), "title": "None of these" }));
    let ids = |worst: Severity| -> Vec<String> {
        let of = items.iter().filter(|item| item.severity() <= worst);
        of.map(|item| identity(item.id())).collect()
    };
    let (all, grave) = (ids(Severity::Low), ids(Severity::High));
    let mut rules = vec![json!({ "condition": all.join(" && "), "risk": "NO_RISK" })];
    if !grave.is_empty() && grave.len() < all.len() {
        rules.push(json!({ "condition": grave.join(" && "), "risk": "MEDIUM_RISK" }));
    }
    let left = if grave.is_empty() {
        "MEDIUM_RISK"
    } else {
        "HIGH_RISK"
    };
    rules.push(json!({ "condition": "default", "risk": left }));
    json!({
        "id": id,
        "title": short(&format!("{}: which of these hold?", family.label()), TITLE),
        "description": "Tick what holds for every object that it applies to.",
        "choices": choices,
        "riskRules": rules,
    })
}

fn choice(input: &Input, item: &Item) -> Json {
    let title = match item {
        Item::Rule(_) => format!("Not so: {}", item.title()),
        Item::Statement(_) => item.title().to_owned(),
    };
    let source = input.source(item.sources());
    json!({
        "id": identity(item.id()),
        "title": short(&title, TITLE),
        "helpfulResource": resource(item.rationale(), item.title(), source),
        "improvementPlan": resource(item.advice(), item.title(), source),
    })
}

/// A text with an address, where there is one of the web.
fn resource(text: &str, instead: &str, source: Option<&Source>) -> Json {
    let text = if text.is_empty() { instead } else { text };
    let mut resource = json!({ "displayText": short(text, TEXT) });
    let url = source.map(|source| &*source.url);
    let url = url.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    if let (Some(resource), Some(url)) = (resource.as_object_mut(), url) {
        resource.insert("url".to_owned(), Json::from(url));
    }
    resource
}

/// An id in letters, digits and underscores, which can be read back: a dash is
/// one underscore, a dot two, a slash three.
fn identity(id: &str) -> String {
    id.chars()
        .map(|c| match c {
            '.' => "__".to_owned(),
            '/' => "___".to_owned(),
            c if c.is_ascii_alphanumeric() => c.to_string(),
            _ => "_".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::identity;

    #[test]
    fn an_id_has_letters_digits_and_underscores() {
        assert_eq!(identity("a.b-c/d"), "a__b_c___d");
    }
}
