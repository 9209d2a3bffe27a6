//! What a reader takes away: every format, from every example, and from a
//! plan whose texts try to be markup.

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::input::Input;
use muster::export::redact::{Redact, left_out, redact};
use muster::export::{ALL, What, by_name};
use muster::file::read;
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::field::Shape as FieldShape;
use muster::model::plan::{Kind, Plan};
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use proptest::prelude::*;

use crate::{generate, golden, unpack};

/// The text in that format, also where it is packed.
fn export(plan: &Plan, format: &str, what: What) -> String {
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(plan, &knowledge);
    let assessment = Assessment::new(plan, &matrix, &knowledge, DAY);
    let input = Input::new(plan, &knowledge, &matrix, &assessment);
    unpack::written(by_name(format).unwrap(), &input, what)
}

fn hostile() -> Plan {
    let text = r#"{"format": "muster.plan", "version": {"major": 1, "minor": 0},
        "id": "00000000000000000000000000000001", "name": "=cmd|' /C calc'!A0 <script>",
        "people": [{"id": "00000000000000000000000000000002", "name": "--> <b>|[x](http://evil)\n# head"}],
        "deployment": {"workloads": [
            {"id": "00000000000000000000000000000003", "name": "=HYPERLINK(\"http://evil\",\"x\")", "restorer": "00000000000000000000000000000002"}]},
        "assignments": [{"id": "00000000000000000000000000000004", "duty": "ibm.backup-recovery/restore-testing.workload",
            "object": {"kind": "workload", "id": "00000000000000000000000000000003"}, "owner": "00000000000000000000000000000002"}]}"#;
    read(text).unwrap().0
}

/// Cells by row, as a strict reader of RFC 4180 sees them.
pub(crate) fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut chars = text.chars().peekable();
    while chars.peek().is_some() {
        let mut cell = String::new();
        if chars.next_if_eq(&'"').is_some() {
            loop {
                match chars.next().unwrap() {
                    '"' if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                    '"' => break,
                    c => cell.push(c),
                }
            }
        } else {
            while let Some(c) = chars.next_if(|c| !matches!(c, ',' | '\r' | '\n' | '"')) {
                cell.push(c);
            }
        }
        row.push(cell);
        match chars.next() {
            Some(',') => {}
            Some('\r') if chars.next() == Some('\n') => rows.push(std::mem::take(&mut row)),
            other => panic!("a cell ends with {other:?}"),
        }
    }
    assert_eq!(row, [""; 0], "the last row ends, too");
    rows
}

#[test]
fn every_format_holds_every_example() {
    for &shape in Shape::ALL {
        let plan = example(shape, None, 1, DAY);
        for exporter in ALL {
            for &what in exporter.whats {
                let text = export(&plan, exporter.name, what);
                assert!(text.len() > 900, "{} {}", exporter.name, what.key());
                assert!(text.ends_with('\n'), "{} {}", exporter.name, what.key());
            }
        }
    }
}

#[test]
fn the_same_plan_and_day_give_the_same_bytes() {
    let plan = example(Shape::Production, None, 1, DAY);
    for exporter in ALL {
        for &what in exporter.whats {
            let (one, other) = (
                export(&plan, exporter.name, what),
                export(&plan, exporter.name, what),
            );
            assert_eq!(one, other, "{} {}", exporter.name, what.key());
        }
    }
}

#[test]
fn formats_are_listed_by_name_with_whats_of_their_own() {
    assert!(ALL.is_sorted_by_key(|exporter| exporter.name));
    for exporter in ALL {
        assert_eq!(by_name(exporter.name).unwrap().title, exporter.title);
        assert!(!exporter.whats.is_empty());
    }
    assert!(by_name("fax").is_none());
}

#[test]
fn the_document_has_every_format_and_says_which_were_not_tried() {
    let document = include_str!("../../docs/exports.md");
    let (table, _) = document.split_once("\n## ").unwrap();
    for exporter in ALL {
        let name = format!("`{}`", exporter.name);
        let row = table.lines().find(|line| {
            line.starts_with('|')
                && line
                    .split('|')
                    .nth(1)
                    .is_some_and(|cell| cell.contains(&name))
        });
        let row = row.unwrap_or_else(|| panic!("docs/exports.md has no row for {name}"));
        let untried = row.contains("not tried in the product");
        assert_eq!(untried, exporter.untried, "{name}");
        assert_eq!(
            exporter.purpose().contains("not tried in the product"),
            untried,
            "{name}"
        );
    }
}

#[test]
fn a_file_is_named_after_plan_part_and_format() {
    let csv = by_name("csv").unwrap();
    let name = |plan| csv.file_name(plan, What::Checklist);
    assert_eq!(
        name("ERP production, eu-de"),
        "erp-production-eu-de-checklist.csv"
    );
    assert_eq!(name("../../etc/passwd"), "etc-passwd-checklist.csv");
    assert_eq!(name("***"), "plan-checklist.csv");
}

#[test]
fn a_checklist_has_a_row_for_every_entry_and_a_line_for_what_is_to_be_seen() {
    let plan = example(Shape::Production, None, 1, DAY);
    let knowledge = Knowledge::built_in().unwrap();
    let matrix = Matrix::new(&plan, &knowledge);
    let assessment = Assessment::new(&plan, &matrix, &knowledge, DAY);
    let entries = assessment.entries().count();
    let rows = cells(&export(&plan, "csv", What::Checklist));
    assert_eq!(rows.len(), entries + 1);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let text = export(&plan, "markdown", What::Checklist);
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("- ["))
        .collect();
    assert!(lines.len() > assessment.findings().len());
    let quiet = format!("Besides, {} checks found nothing", entries - lines.len());
    assert!(text.contains(&quiet), "{quiet}");
    for line in lines {
        let (start, end) = line.split_once(" <!-- id: ").unwrap();
        assert!(end.ends_with(" -->") && end.contains(" rev: "), "{line}");
        assert_eq!(
            start.starts_with("- [x]"),
            start.ends_with(" - verified"),
            "{line}"
        );
    }
}

#[test]
fn responsibilities_have_one_row_for_every_duty() {
    let plan = example(Shape::Production, None, 1, DAY);
    let duties = Matrix::new(&plan, &Knowledge::built_in().unwrap())
        .holdings()
        .count();
    assert_eq!(
        cells(&export(&plan, "csv", What::Responsibilities)).len(),
        duties + 1
    );
    let json: Json = serde_json::from_str(&export(&plan, "json", What::Responsibilities)).unwrap();
    assert_eq!(json["duties"].as_array().unwrap().len(), duties);
    let markdown = export(&plan, "markdown", What::Responsibilities);
    let rows = markdown
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Duty |"));
    assert_eq!(rows.count(), duties);
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    let plan = hostile();
    for what in [What::Checklist, What::Responsibilities] {
        let rows = cells(&export(&plan, "csv", what));
        for cell in rows.iter().flatten() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
        let found = rows
            .iter()
            .flatten()
            .any(|cell| cell.starts_with("'=HYPERLINK("));
        assert!(found, "the name is there, as text");
    }
}

#[test]
fn no_text_of_a_plan_is_markup() {
    let text = export(&hostile(), "markdown", What::All);
    assert!(text.contains("\\<b\\>") && text.contains("\\<script\\>"));
    for (number, line) in text.lines().enumerate() {
        let line = line.replace("\\<", "").replace("\\>", "");
        let comment = usize::from(line.contains(" <!-- id: "));
        let links = line.matches("](<https://").count();
        assert_eq!(
            line.matches('<').count(),
            comment + links,
            "{number}: {line}"
        );
        assert!(!line.starts_with("# head"), "{number}: {line}");
    }
}

#[test]
fn exports_are_as_kept_in_the_repository() {
    for (shape, formats) in [
        (Shape::Small, &["csv", "json", "markdown"][..]),
        (Shape::Production, &["ics", "markdown"][..]),
    ] {
        let plan = example(shape, None, 1, DAY);
        for format in formats {
            let exporter = by_name(format).unwrap();
            for &part in exporter.whats.iter().take(2) {
                let (part_name, ending) = (part.key(), exporter.extension);
                let path = format!(
                    "tests/fixtures/expected/{}-{part_name}.{ending}",
                    shape.key()
                );
                golden::check(&path, export(&plan, format, part).as_bytes());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_plan_can_be_taken_away(plan in generate::plan()) {
        for exporter in ALL {
            for &what in exporter.whats {
                let text = export(&plan, exporter.name, what);
                match exporter.name {
                    "csv" | "jira" | "servicenow" => {
                        let rows = cells(&text);
                        prop_assert!(rows.iter().all(|row| row.len() == rows[0].len()));
                    }
                    "json" => {
                        serde_json::from_str::<Json>(&text).unwrap();
                    }
                    _ => {}
                }
            }
        }
    }
}

/// A plan with a word of its own in every text that a person can write.
fn telling(shape: Shape) -> (Plan, Vec<(Kind, String)>) {
    let mut plan = example(shape, None, 1, DAY);
    let mut words = Vec::new();
    let mut edits = Vec::new();
    for &kind in Kind::ALL {
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|at| table.row(at)) {
            let word = format!("zq{}qz", words.len());
            for field in kind.fields() {
                let free = matches!(field.shape, FieldShape::Lines) || field.key == "name";
                if free && matches!(field.shape, FieldShape::Lines | FieldShape::Text) {
                    let id = row.meta().id;
                    edits.push(Edit::set(kind, id, field.key, Json::from(&*word)));
                }
            }
            words.push((kind, word));
        }
    }
    for edit in edits {
        plan = plan.apply(&edit, &Stamp::default()).unwrap();
    }
    (plan, words)
}

#[test]
fn what_is_left_out_is_in_no_format() {
    let (plan, words) = telling(Shape::Production);
    let full = export(&plan, "json", What::All);
    assert!(words.iter().any(|(_, word)| full.contains(word)));
    let people = [Kind::Person, Kind::Team];
    let hosts = [Kind::Workload, Kind::Connector, Kind::Connection];
    for (redactions, kinds) in [
        (&[Redact::People, Redact::Notes][..], &people[..]),
        (&[Redact::Hosts, Redact::Notes][..], &hosts[..]),
        (&[Redact::Status][..], Kind::ALL),
    ] {
        let reduced = redact(&plan, redactions);
        let knowledge = Knowledge::built_in().unwrap();
        let matrix = Matrix::new(&reduced, &knowledge);
        let assessment = Assessment::new(&reduced, &matrix, &knowledge, DAY);
        let input = Input::new(&reduced, &knowledge, &matrix, &assessment);
        for exporter in ALL {
            for &what in exporter.whats {
                let text = unpack::written(exporter, &input, what);
                for (kind, word) in words.iter().filter(|(kind, _)| kinds.contains(kind)) {
                    assert!(
                        !text.contains(word),
                        "{} {kind:?} {redactions:?}",
                        exporter.name
                    );
                }
            }
        }
    }
}

#[test]
fn what_will_be_left_out_is_known_before() {
    let plan = example(Shape::Production, None, 1, DAY);
    assert_eq!(left_out(&plan, &[]), []);
    let count = |redactions: &[Redact], kind, field| {
        let all = left_out(&plan, redactions);
        let mut found = all
            .iter()
            .filter(|one| one.kind == kind && one.field == field);
        found.next().map(|one| one.count)
    };
    let people = plan.people.len();
    assert_eq!(count(&[Redact::People], "Person", "Name"), Some(people));
    assert_eq!(count(&[Redact::People], "Workload", "Name"), None);
    let workloads = plan.workloads.len();
    assert_eq!(count(&[Redact::Hosts], "Workload", "Name"), Some(workloads));
    assert_eq!(count(&[Redact::Status], "Plan", "Name"), Some(1));
}
