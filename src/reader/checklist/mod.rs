//! Checklists of other programs as catalogues of items that a person states:
//! Microsoft's review checklists and custom lenses of the AWS Well-Architected
//! Tool. Every item of the file is read, or reported with the reason.

mod azure;
mod lens;
mod risk;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::catalogue::slug;
use super::report::{Report, UnreadRow};
use crate::catalogue::duty::{Area, Catalogue};
use crate::catalogue::place::{Step, line_of};
use crate::catalogue::source::Source;
use crate::catalogue::statement::Statement;
use crate::model::Json;
use crate::model::plan::Kind;
use crate::model::units::Date;

/// Letters of a text that become a title.
const TITLE: usize = 200;

/// The checklist that a JSON text holds, with what of it could not be read;
/// `None` where it is something else.
pub(super) fn read(text: &str, today: Date) -> Option<(Catalogue, Report)> {
    let json: Json = serde_json::from_str(text).ok()?;
    let making = azure::read(&json, text, today).or_else(|| lens::read(&json, text, today))?;
    let report = Report::of_rows(making.rows, making.catalogue.checks.len(), making.unread);
    Some((making.catalogue, report))
}

/// A catalogue that is being made, item by item.
struct Making<'a> {
    catalogue: Catalogue,
    text: &'a str,
    /// The id of each area by its title.
    areas: BTreeMap<String, String>,
    /// The id of each page by its address.
    pages: BTreeMap<String, String>,
    ids: BTreeSet<String>,
    rows: usize,
    unread: Vec<UnreadRow>,
}

/// An item as the file has it.
#[derive(Default)]
struct Item {
    id: String,
    area: String,
    title: String,
    text: String,
    rationale: String,
    advice: String,
    severity: &'static str,
    link: String,
}

impl<'a> Making<'a> {
    fn new(text: &'a str, kind: &str, name: &str, date: Date) -> Self {
        let name = plain(name);
        let id = format!("{kind}.{}", slug(&name, "checklist"));
        let service = if name.is_empty() {
            "Unnamed checklist".to_owned()
        } else {
            name
        };
        let source = Source {
            id: id.clone(),
            title: service.clone(),
            publisher: "Checklist".to_owned(),
            url: String::new(),
            date,
        };
        Self {
            catalogue: Catalogue {
                service,
                provider: "Checklist".to_owned(),
                release: date.to_string(),
                date,
                areas: Vec::new(),
                tasks: Vec::new(),
                duties: Vec::new(),
                sources: vec![source],
                checks: Vec::new(),
                id,
            },
            text,
            areas: BTreeMap::new(),
            pages: BTreeMap::new(),
            ids: BTreeSet::new(),
            rows: 0,
            unread: Vec::new(),
        }
    }

    /// Takes an item in, or reports why not.
    fn add(&mut self, path: &[Step], item: Item) {
        if item.title.is_empty() {
            return self.report(path, "it does not say what to check", item.text);
        }
        let id = format!("{}/check.{}", self.catalogue.id, slug_of_id(&item.id));
        if id.ends_with("/check.") {
            return self.report(path, "it has no id", item.title);
        }
        if !self.ids.insert(id.clone()) {
            return self.report(path, "another item has its id", item.title);
        }
        self.rows += 1;
        let title = shortened(&item.title);
        let mut texts = vec![item.text];
        if title != item.title || texts.iter().all(String::is_empty) {
            texts.insert(0, item.title);
        }
        texts.retain(|text| !text.is_empty());
        let statement = Statement {
            id,
            family: "people".to_owned(),
            severity: item.severity.to_owned(),
            area: self.area(item.area),
            title,
            text: texts.join("\n"),
            rationale: item.rationale,
            advice: item.advice,
            evidence: String::new(),
            cadence_days: 365,
            applies_to: Kind::PlanFacts,
            when: None,
            holds: None,
            sources: vec![self.page(item.link)],
            effort: 1,
        };
        self.catalogue.checks.push(Rc::new(statement));
    }

    /// Reports a row that is not taken in.
    fn report(&mut self, path: &[Step], reason: &str, text: String) {
        self.rows += 1;
        // To look for its line takes time, and a screen shows the first ones.
        let wanted = self.unread.len() < super::report::SHOWN;
        let line = wanted.then(|| line_of(self.text, path)).flatten();
        self.unread.push(UnreadRow {
            line: line.and_then(|line| u32::try_from(line).ok()).unwrap_or(1),
            reason: reason.to_owned(),
            text,
        });
    }

    /// The id of the area of that title.
    fn area(&mut self, title: String) -> String {
        let title = if title.is_empty() {
            "Other".to_owned()
        } else {
            title
        };
        if let Some(id) = self.areas.get(&title) {
            return id.clone();
        }
        let wanted = slug(&title, "area");
        let taken = |id: &String| self.areas.values().any(|other| other == id);
        let mut numbered = (2_usize..).map(|count| format!("{wanted}~{count}"));
        let id = if taken(&wanted) {
            numbered.find(|id| !taken(id)).unwrap_or_default()
        } else {
            wanted
        };
        self.catalogue.areas.push(Area {
            id: id.clone(),
            title: title.clone(),
        });
        self.areas.insert(title, id.clone());
        id
    }

    /// The id of the page at that address; the checklist itself where it is
    /// none of the web.
    fn page(&mut self, url: String) -> String {
        if !url.starts_with("https://") && !url.starts_with("http://") {
            return self.catalogue.id.clone();
        }
        if let Some(id) = self.pages.get(&url) {
            return id.clone();
        }
        let id = format!("{}.page-{}", self.catalogue.id, self.pages.len() + 1);
        self.catalogue.sources.push(Source {
            id: id.clone(),
            title: format!("Cited by {}", self.catalogue.service),
            publisher: self.catalogue.service.clone(),
            url: url.clone(),
            date: self.catalogue.date,
        });
        self.pages.insert(url, id.clone());
        id
    }
}

/// The text of a field, on one line; empty where there is none.
fn field(json: &Json, key: &str) -> String {
    plain(json.get(key).and_then(Json::as_str).unwrap_or_default())
}

/// The list of a field; empty where there is none.
fn list<'a>(json: &'a Json, key: &str) -> &'a [Json] {
    json.get(key)
        .and_then(Json::as_array)
        .map_or(&[], Vec::as_slice)
}

fn plain(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The beginning of a text that is too long for a title.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(TITLE) {
        Some((end, _)) => format!("{}\u{2026}", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

/// The id without what no id of ours has.
fn slug_of_id(id: &str) -> String {
    let letters = id.chars().flat_map(char::to_lowercase);
    letters
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        .take(128)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Date {
        Date::of(2026, 11, 22).unwrap()
    }

    const REVIEW: &str = r#"{
        "items": [
            {"category": "BC and DR", "subcategory": "Backup", "text": "Use soft delete", "guid": "A1", "severity": "High",
             "link": "https://example.com/a", "description": "Keep\nit on", "waf": "Reliability"},
            {"category": "BC and DR", "text": "Test restores", "guid": "A2", "severity": "odd", "link": "javascript:x"},
            {"category": "bc and dr!", "text": "", "guid": "A3"},
            {"text": "Again", "guid": "a1"},
            "no item",
            {"category": "BC and DR", "text": "Nameless", "severity": "Low"}
        ],
        "categories": [{"name": "BC and DR"}],
        "metadata": {"name": "Landing zone", "timestamp": "June 3, 2026"}
    }"#;

    const LENS: &str = r#"{
        "schemaVersion": "2021-11-01", "name": "Own lens", "description": "x",
        "pillars": [{"id": "reliability", "name": "Reliability", "questions": [
            {"id": "q1", "title": "How do you back up?", "description": "Tick what holds", "choices": [
                {"id": "c1", "title": "Backups run", "helpfulResource": {"displayText": "Why", "url": "https://example.com/w"},
                 "improvementPlan": {"displayText": "Begin"}},
                {"id": "c2", "title": "Restores are tried"},
                {"id": "q1_no", "title": "None of these"}],
             "riskRules": [{"condition": "c1 && c2", "risk": "NO_RISK"}, {"condition": "c1", "risk": "MEDIUM_RISK"},
                {"condition": "default", "risk": "HIGH_RISK"}]}]}]
    }"#;

    #[test]
    fn a_review_checklist_is_read_or_reported_item_by_item() {
        let (catalogue, report) = read(REVIEW, day()).unwrap();
        assert_eq!((report.rows, report.read), (6, 2));
        let reasons: Vec<(u32, &str)> = report
            .unread
            .shown
            .iter()
            .map(|row| (row.line, &*row.reason))
            .collect();
        assert_eq!(
            reasons,
            [
                (6, "it does not say what to check"),
                (7, "another item has its id"),
                (8, "it is no item"),
                (9, "it has no id"),
            ]
        );
        assert_eq!(catalogue.id, "azure.landing-zone");
        let [first, second] = &*catalogue.checks else {
            panic!()
        };
        assert_eq!(first.id, "azure.landing-zone/check.a1");
        assert_eq!(
            (&*first.title, &*first.text),
            ("Use soft delete", "Keep it on")
        );
        assert_eq!((&*first.severity, &*second.severity), ("high", "medium"));
        assert_eq!(first.area, second.area);
        assert_eq!(
            second.sources,
            std::slice::from_ref(&catalogue.id),
            "no page of the web"
        );
        assert_eq!(catalogue.sources[1].url, "https://example.com/a");
        assert_eq!(
            catalogue.date,
            day(),
            "the file tells no day that can be read"
        );
    }

    #[test]
    fn a_choice_of_a_lens_is_as_severe_as_the_risk_that_its_lack_leaves() {
        let (catalogue, report) = read(LENS, day()).unwrap();
        assert_eq!((report.rows, report.read, report.unread.count), (3, 2, 1));
        let [first, second] = &*catalogue.checks else {
            panic!()
        };
        assert_eq!((&*first.severity, &*second.severity), ("high", "medium"));
        assert_eq!((&*first.rationale, &*first.advice), ("Why", "Begin"));
        assert_eq!(second.text, "How do you back up? Tick what holds");
        assert_eq!(catalogue.areas[0].title, "Reliability");
    }

    #[test]
    fn what_was_read_can_be_kept_in_a_plan() {
        for text in [REVIEW, LENS] {
            let (catalogue, _) = read(text, day()).unwrap();
            let kept = crate::catalogue::kept::write(&catalogue);
            assert_eq!(crate::catalogue::kept::read(&kept), Ok(catalogue));
        }
    }

    #[test]
    fn other_json_is_no_checklist() {
        for text in [
            "{}",
            "{",
            "[]",
            r#"{"items": []}"#,
            r#"{"format": "muster.catalogue"}"#,
        ] {
            assert_eq!(read(text, day()), None, "{text}");
        }
    }
}
