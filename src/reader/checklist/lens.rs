//! Custom lenses of the AWS Well-Architected Tool: pillars with questions, whose
//! choices are what can hold.

use super::risk::{Risk, risk_without};
use super::{Item, Making, field, list};
use crate::catalogue::place::Step;
use crate::model::Json;
use crate::model::units::Date;

/// The lens, where the JSON is one.
pub(super) fn read<'a>(json: &Json, text: &'a str, today: Date) -> Option<Making<'a>> {
    json.get("schemaVersion")?.as_str()?;
    json.get("pillars")?.as_array()?;
    let mut making = Making::new(text, "aws", &field(json, "name"), today);
    for (pillar_at, pillar) in list(json, "pillars").iter().enumerate() {
        for (question_at, question) in list(pillar, "questions").iter().enumerate() {
            for (at, choice) in list(question, "choices").iter().enumerate() {
                let path = vec![
                    Step::key("pillars"),
                    Step::Item(pillar_at),
                    Step::key("questions"),
                    Step::Item(question_at),
                    Step::key("choices"),
                    Step::Item(at),
                ];
                let id = field(choice, "id");
                if id.ends_with("_no") {
                    let reason = "it says that nothing of the question holds";
                    making.report(&path, reason, field(choice, "title"));
                } else {
                    making.add(&path, item(pillar, question, choice, id));
                }
            }
        }
    }
    Some(making)
}

fn item(pillar: &Json, question: &Json, choice: &Json, id: String) -> Item {
    let part = |key: &str, of: &str| {
        choice
            .get(key)
            .map_or_else(String::new, |one| field(one, of))
    };
    let links = [
        part("helpfulResource", "url"),
        part("improvementPlan", "url"),
    ];
    let about = [field(question, "title"), field(question, "description")];
    let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
    let severity = match risk_without(question, &id) {
        Risk::High => "high",
        Risk::Medium => "medium",
        Risk::None => "low",
    };
    Item {
        id,
        area: field(pillar, "name"),
        title: field(choice, "title"),
        text: about.join(" "),
        rationale: part("helpfulResource", "displayText"),
        advice: part("improvementPlan", "displayText"),
        severity,
        link: links
            .into_iter()
            .find(|link| !link.is_empty())
            .unwrap_or_default(),
    }
}
