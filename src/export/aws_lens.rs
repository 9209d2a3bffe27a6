//! A custom lens of the AWS Well-Architected Tool: the items that apply to a
//! plan as choices to be ticked. A pillar per area, a question per family in it,
//! split where the tool's limits ask for it.

use std::collections::BTreeMap;

use serde_json::json;

use super::input::Input;
use super::json::pretty;
use super::stable;
use super::ticket::short;
use super::{Exporter, Group, What};
use crate::catalogue::source::Source;
use crate::model::Json;
use crate::readiness::item::Item;
use crate::readiness::rule::{Family, Severity};

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "aws-lens",
    title: "AWS custom lens",
    description: "For the AWS Well-Architected Tool: the items that apply to this plan, as questions",
    group: Group::Standards,
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
/// Characters to which texts are shortened before items are left out.
const SHORT_TEXT: usize = 128;

/// Bytes of a lens.
const SIZE: usize = 500_000;

/// Some items under one heading.
#[derive(Clone)]
struct Question<'a> {
    area: &'a str,
    title: String,
    items: Vec<&'a Item>,
}

/// Some questions under one heading.
struct Pillar<'a> {
    name: String,
    questions: Vec<Question<'a>>,
}

/// A lens with all items, if it can be; where the tool does not take that much,
/// texts are shortened first, then the least severe items are left out, and the
/// lens says how many.
fn write(input: &Input, _: What) -> Vec<u8> {
    let items = input.applying_items();
    let mut kept = worst(&items, PILLARS * QUESTIONS * CHOICES);
    let mut longest = TEXT;
    loop {
        let lens = lens(input, &kept, items.len() - kept.len(), longest);
        if lens.len() <= SIZE || kept.len() <= 1 {
            return lens;
        }
        if longest > SHORT_TEXT {
            longest /= 4;
        } else {
            kept = worst(&kept, kept.len() * 9 / 10);
        }
    }
}

/// As many items as that, the least severe left out, in their order.
fn worst<'a>(items: &[&'a Item], count: usize) -> Vec<&'a Item> {
    let mut places: Vec<usize> = (0..items.len()).collect();
    places.sort_by_key(|&at| items.get(at).map(|item| item.severity()));
    places.truncate(count);
    places.sort_unstable();
    let items = places.into_iter().filter_map(|at| items.get(at));
    items.copied().collect()
}

fn lens(input: &Input, items: &[&Item], left_out: usize, longest: usize) -> Vec<u8> {
    let pillars = pillars(input, items);
    let mut description = "Would the deployment recover? Made with Muster, which is not affiliated with any provider: verify at the source.".to_owned();
    if left_out > 0 {
        let told = format!(
            " {left_out} of the checklist's items are left out, the least severe: a lens takes no more."
        );
        description.push_str(&told);
    }
    let lens = json!({
        "schemaVersion": "2021-11-01",
        "name": short(&format!("Muster: {}", input.plan.name()), TITLE),
        "description": description,
        "pillars": pillars.iter().enumerate().map(|(at, pillar)| json!({
            "id": format!("pillar_{:02}", at + 1),
            "name": named(&pillar.name),
            "questions": pillar.questions.iter().enumerate().map(|(number, one)| {
                question(input, &format!("q_{:02}_{:02}", at + 1, number + 1), one, longest)
            }).collect::<Json>(),
        })).collect::<Json>(),
    });
    pretty(&lens)
}

/// A name as the tool takes it: three letters at least.
fn named(name: &str) -> String {
    let name = short(name, TITLE);
    if name.chars().count() < 3 {
        return format!("Area {name}");
    }
    name
}

/// The items by area and family, a pillar per area; where the tool takes fewer
/// pillars, several areas in one, and where it takes fewer questions, several
/// families in one.
fn pillars<'a>(input: &'a Input, items: &[&'a Item]) -> Vec<Pillar<'a>> {
    let mut areas: BTreeMap<&str, BTreeMap<Family, Vec<&Item>>> = BTreeMap::new();
    for item in items {
        let of = areas.entry(input.area_title(item)).or_default();
        of.entry(item.family()).or_default().push(item);
    }
    let by_area: Vec<Vec<Question>> = areas
        .iter()
        .map(|(area, families)| of_area(area, families))
        .collect();
    let apart = by_area.iter().flat_map(|questions| pillars_of(questions));
    let apart: Vec<Pillar> = apart.collect();
    if apart.len() <= PILLARS {
        return apart;
    }
    let mut joined = by_area.concat();
    for question in &mut joined {
        question.title = format!("{}, {}", question.area, question.title);
    }
    if joined.len() > PILLARS * QUESTIONS {
        let all: Vec<&Item> = areas
            .values()
            .flat_map(|of| of.values().flatten().copied())
            .collect();
        let parts = all.chunks(CHOICES).map(|part| Question {
            area: "Several areas",
            title: "Several families".to_owned(),
            items: part.to_vec(),
        });
        joined = parts.collect();
    }
    pillars_of(&joined)
}

fn of_area<'a>(area: &'a str, families: &BTreeMap<Family, Vec<&'a Item>>) -> Vec<Question<'a>> {
    let parts = families.iter().flat_map(|(family, items)| {
        items.chunks(CHOICES).map(|part| Question {
            area,
            title: family.label().to_owned(),
            items: part.to_vec(),
        })
    });
    parts.collect()
}

/// The questions in as many pillars as it takes, each named after its areas.
fn pillars_of<'a>(questions: &[Question<'a>]) -> Vec<Pillar<'a>> {
    let parts = questions.chunks(QUESTIONS).map(|part| {
        let mut names: Vec<&str> = part.iter().map(|question| question.area).collect();
        names.dedup();
        Pillar {
            name: names.join(", "),
            questions: part.to_vec(),
        }
    });
    parts.collect()
}

fn question(input: &Input, id: &str, question: &Question, longest: usize) -> Json {
    let items = &question.items;
    let choices = items.iter().map(|item| choice(input, item, longest));
    let mut choices: Vec<Json> = choices.collect();
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
        "title": short(&format!("{}: which of these hold?", question.title), TITLE),
        "description": "Tick what holds for every object that it applies to.",
        "choices": choices,
        "riskRules": rules,
    })
}

fn choice(input: &Input, item: &Item, longest: usize) -> Json {
    let title = match item {
        Item::Rule(_) => format!("Not so: {}", item.title()),
        Item::Statement(_) => item.title().to_owned(),
    };
    let source = input.source(item.sources());
    json!({
        "id": identity(item.id()),
        "title": named(&title),
        "helpfulResource": resource(item.rationale(), item.title(), source, longest),
        "improvementPlan": resource(item.advice(), item.title(), source, longest),
    })
}

/// A text with an address, where there is one of the web.
fn resource(text: &str, instead: &str, source: Option<&Source>, longest: usize) -> Json {
    let text = if text.is_empty() { instead } else { text };
    let mut resource = json!({ "displayText": short(text, longest) });
    let url = source.map(|source| &*source.url);
    let url = url.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    if let (Some(resource), Some(url)) = (resource.as_object_mut(), url) {
        resource.insert("url".to_owned(), Json::from(url));
    }
    resource
}

/// An id in letters, digits and underscores, which can be read back: a dash is
/// one underscore, a dot two, a slash three. What could not be read back, is too
/// long, or would be taken for the answer that nothing fits, gets an identity.
fn identity(id: &str) -> String {
    let word = id.replace('/', "___").replace('.', "__").replace('-', "_");
    let back = word
        .replace("___", "/")
        .replace("__", ".")
        .replace('_', "-");
    let is_plain = word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if back == id && is_plain && (3..=128).contains(&word.len()) && !word.ends_with("_no") {
        return word;
    }
    format!("id_{}", stable::of_words(&["item", id]).replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::identity;

    #[test]
    fn an_id_has_letters_digits_and_underscores() {
        assert_eq!(identity("a.b-c/d"), "a__b_c___d");
    }

    #[test]
    fn an_id_that_could_not_be_read_back_gets_an_identity() {
        let long = "x".repeat(129);
        for id in ["a_b", "a--b", "check.no", "ä/b", "a", &long] {
            let word = identity(id);
            assert!(word.starts_with("id_") && word.len() == 39, "{id}: {word}");
        }
    }
}
