//! `muster catalogue` as scripts see it.

use muster::model::Json;

use crate::cli::{answer, json_answer, keys, refusal};

#[test]
fn a_page_is_answered_with_the_keys_that_scripts_read() {
    let page = include_str!("../fixtures/pages/tape-vault.md");
    let answer_json = json_answer(&["catalogue", "-", "--format=json"], page);
    keys(
        &answer_json,
        &["service", "tables", "tasks", "matrix", "unread"],
    );
    let table = &answer_json["tables"][0];
    keys(
        table,
        &["heading", "parents", "kind", "header", "line", "rows"],
    );
    assert_eq!(table["kind"], "matrix");
    let task = &answer_json["tasks"][5];
    keys(
        task,
        &["area", "task", "party", "provider", "customer", "line"],
    );
    assert_eq!(task["party"], "unknown");
    assert_eq!(task["provider"], Json::Null);
    assert_eq!(
        answer_json["matrix"][0]["cells"]["Change management"],
        "customer"
    );
    keys(&answer_json["unread"][0], &["line", "text", "reason"]);
    let text = answer(&["catalogue", "-"], page);
    assert!(text.contains("18 rows in 5 tables"), "{text}");
    assert!(text.contains("Unknown      Storing (line 51)"), "{text}");
    assert!(refusal(&["catalogue", "-"], "a\0b").contains("no text"));
}
