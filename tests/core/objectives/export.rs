//! Objectives as the command line and the exports write them.

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::input::Input;
use muster::export::objectives::csv;
use muster::export::{What, by_name};
use muster::file::write;
use muster::model::Json;
use muster::ownership::matrix::Matrix;

use crate::cli::json_answer;
use crate::golden;
use crate::resilient::assess;

/// What a function makes of an example.
fn of_example<T>(shape: Shape, make: impl Fn(&Input) -> T) -> T {
    let (plan, knowledge) = (example(shape, None, 1, DAY), Knowledge::built_in().unwrap());
    let matrix = Matrix::new(&plan, &knowledge);
    let assessment = assess(&plan, &knowledge);
    make(&Input::new(&plan, &knowledge, &matrix, &assessment))
}

#[test]
fn objectives_answer_with_the_keys_that_scripts_read() {
    let plan = write(&example(Shape::Production, None, 1, DAY));
    let arguments = ["objectives", "-", "--as-of=2026-11-22", "--format=json"];
    let answer = json_answer(&arguments, &plan);
    let rows = answer.as_array().unwrap();
    assert_eq!(
        rows.len(),
        example(Shape::Production, None, 1, DAY).workloads.len()
    );
    let has = |value: &Json, keys: &[&str]| {
        for key in keys {
            assert!(value.get(key).is_some(), "{key} is missing in {value}");
        }
    };
    for row in rows {
        has(row, &["object", "rpo", "rto", "unknown"]);
        has(&row["object"], &["kind", "id", "name"]);
        has(
            &row["rpo"],
            &["target_minutes", "worst_case_minutes", "at", "terms"],
        );
        let rto = [
            "target_minutes",
            "low_minutes",
            "likely_minutes",
            "high_minutes",
            "terms",
        ];
        has(&row["rto"], &rto);
        let terms = row["rpo"]["terms"].as_array().unwrap();
        for term in terms.iter().chain(row["rto"]["terms"].as_array().unwrap()) {
            has(term, &["key", "label", "how", "fields", "sources"]);
            let origins = [&term["fields"], &term["sources"]];
            let count: usize = origins
                .iter()
                .map(|list| list.as_array().unwrap().len())
                .sum();
            assert!(count > 0, "{term} comes from nowhere");
        }
    }
    let known = |row: &&Json| row["unknown"].as_array().unwrap().is_empty();
    assert!(rows.iter().any(|row| known(&row)) && !rows.iter().all(|row| known(&row)));
}

#[test]
fn the_export_of_everything_holds_the_answer_of_the_command_line() {
    let plan = write(&example(Shape::Small, None, 1, DAY));
    let arguments = ["objectives", "-", "--as-of=2026-11-22", "--format=json"];
    let answer = json_answer(&arguments, &plan);
    let exporter = by_name("json").unwrap();
    let all = of_example(Shape::Small, |input| (exporter.write)(input, What::All));
    let all: Json = serde_json::from_slice(&all).unwrap();
    assert_eq!(all["objectives"], answer);
}

#[test]
fn the_table_is_as_kept_in_the_repository() {
    let table = of_example(Shape::Production, csv);
    golden::check("tests/fixtures/expected/production-objectives.csv", &table);
}

#[test]
fn every_source_that_a_term_names_is_known() {
    let knowledge = Knowledge::built_in().unwrap();
    for id in [
        "brs.policy-create",
        "brs.policy-create-long",
        "brs.hana-plan",
        "brs.connector-agent",
    ] {
        assert!(knowledge.sources.get(id).is_some(), "{id}");
    }
}
