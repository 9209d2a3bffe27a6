//! The command line as scripts see it: answers, messages and exit codes.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use muster::example::{DAY, Shape, example};
use muster::file::{read, write};
use muster::model::Json;
use serde_json::json;

pub(crate) fn muster(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_muster"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// What the command writes when all is well.
#[track_caller]
pub(crate) fn answer(arguments: &[&str], input: &str) -> String {
    let output = muster(arguments, input);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// The same, read.
#[track_caller]
pub(crate) fn json_answer(arguments: &[&str], input: &str) -> Json {
    let text = answer(arguments, input);
    assert!(text.ends_with("}\n") || text.ends_with("]\n"));
    serde_json::from_str(&text).unwrap()
}

/// What the command says when it cannot use what it was given.
#[track_caller]
pub(crate) fn refusal(arguments: &[&str], input: &str) -> String {
    let output = muster(arguments, input);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty(), "nothing but messages");
    String::from_utf8(output.stderr).unwrap()
}

fn plan() -> String {
    write(&example(Shape::Production, None, 1, DAY))
}

const AS_OF: &str = "--as-of=2026-11-22";

#[track_caller]
pub(crate) fn keys(value: &Json, expected: &[&str]) {
    for key in expected {
        assert!(value.get(key).is_some(), "{key} is missing in {value}");
    }
}

#[test]
fn an_example_is_a_plan_and_the_same_every_time() {
    assert_eq!(answer(&["example"], ""), plan());
    let text = answer(
        &[
            "example",
            "--shape",
            "kubernetes",
            "--workloads",
            "40",
            "--seed",
            "7",
        ],
        "",
    );
    assert_eq!(
        read(&text).unwrap().0,
        example(Shape::Kubernetes, Some(40), 7, DAY)
    );
}

#[test]
fn check_answers_with_the_keys_that_scripts_read() {
    let check = json_answer(&["check", "-", "--format", "json", AS_OF], &plan());
    keys(
        &check,
        &[
            "level",
            "caps",
            "possible_score",
            "coverage",
            "ownership",
            "proof",
            "counts",
        ],
    );
    assert_eq!(check["as_of"], "2026-11-22");
    assert!(check["score"].is_u64());
    for severity in ["critical", "high", "medium", "low"] {
        keys(&check["counts"][severity], &["open", "unknown"]);
    }
    let findings = check["findings"].as_array().unwrap();
    assert!(!findings.is_empty());
    for finding in findings {
        keys(
            finding,
            &["id", "rule", "severity", "owner", "facts", "text", "advice"],
        );
        keys(&finding["object"], &["kind", "id", "name"]);
        keys(&finding["source"], &["title", "url", "date"]);
        let state = finding["state"].as_str().unwrap();
        assert!(
            ["open", "unknown", "verify_again"].contains(&state),
            "{state}"
        );
    }
    keys(&check["caps"][0], &["gate", "text", "findings"]);
}

#[test]
fn duties_show_all_nine_tasks_of_the_page_with_both_halves() {
    let duties = json_answer(&["duties", "-", "--format", "json", AS_OF], &plan());
    for task in [
        "Monitoring",
        "High availability",
        "Deployment",
        "Scaling",
        "Upgrade",
        "Configuration",
        "Access policies",
        "Encryption",
        "Single zone failure",
    ] {
        let listed = duties["tasks"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["task"] == task);
        assert_eq!(listed.unwrap()["party"], "shared", "{task}");
        for party in ["provider", "customer"] {
            let mut rows = duties["duties"].as_array().unwrap().iter();
            assert!(
                rows.any(|row| row["task"] == task && row["party"] == party),
                "{task}: {party}"
            );
        }
    }
    for duty in duties["duties"].as_array().unwrap() {
        keys(
            duty,
            &[
                "id", "area", "service", "object", "owner", "deputy", "state", "why", "source",
            ],
        );
    }
    for gap in duties["gaps"].as_array().unwrap() {
        keys(gap, &["kind", "duty", "text"]);
    }
    assert!(answer(&["duties", "-", "--format", "csv", AS_OF], &plan()).starts_with("id,duty,"));
    assert!(answer(&["duties", "-", "--format", "markdown", AS_OF], &plan()).starts_with("# ERP"));
}

/// The duties of a plan that was changed, as `duty@object`.
fn duties_of(change: impl Fn(&mut Json)) -> Vec<String> {
    let mut json: Json = serde_json::from_str(&plan()).unwrap();
    change(&mut json["deployment"]);
    let duties = json_answer(
        &["duties", "-", "--format", "json", AS_OF],
        &json.to_string(),
    );
    let rows = duties["duties"].as_array().unwrap().iter();
    rows.map(|row| row["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn without_a_cluster_there_are_no_duties_for_clusters() {
    let is_cluster = |id: &String| {
        ["connectors-kubernetes", "cluster-", "restore.cluster"]
            .iter()
            .any(|part| id.contains(part))
    };
    assert!(duties_of(|_| {}).iter().any(is_cluster));
    let without = duties_of(|deployment| {
        for list in ["connections", "workloads"] {
            let rows = deployment[list].as_array_mut().unwrap();
            rows.retain(|row| row["platform"] != "roks_vpc");
        }
    });
    assert_eq!(without.iter().find(|id| is_cluster(id)), None);
}

#[test]
fn a_third_instance_with_a_key_of_its_own_adds_duties_for_that_key() {
    let id = "000000000000000000000000000000aa";
    let more = duties_of(|deployment| {
        let third = json!({ "id": id, "name": "third", "encryption": "key_protect" });
        deployment["instances"].as_array_mut().unwrap().push(third);
    });
    for duty in ["owner", "rotation", "deletion-protection"] {
        let expected = format!("ibm.backup-recovery/key-lifecycle.{duty}@{id}");
        assert!(more.contains(&expected), "{expected}");
    }
}

#[test]
fn the_answer_depends_on_the_day_and_not_on_the_clock() {
    let on = |day: &str| answer(&["check", "-", "--format", "json", "--as-of", day], &plan());
    assert_eq!(on("2026-11-22"), on("2026-11-22"));
    assert_ne!(on("2026-11-22"), on("2029-11-22"));
}

#[test]
fn check_exits_with_one_where_the_plan_is_not_good_enough() {
    let code = |arguments: &[&str]| muster(arguments, &plan()).status.code();
    assert_eq!(code(&["check", "-", AS_OF]), Some(0));
    assert_eq!(code(&["check", "-", AS_OF, "--fail-under", "100"]), Some(1));
    let folder = tempfolder("baseline");
    let small = folder.join("small.json");
    std::fs::write(&small, plan()).unwrap();
    let small = small.to_str().unwrap();
    assert_eq!(code(&["check", "-", AS_OF, "--baseline", small]), Some(0));
    let worse = plan()
        .replace("\"mfa\": true", "\"mfa\": false")
        .replace("\"status\": \"done\"", "\"status\": \"open\"");
    assert_eq!(
        muster(&["check", "-", AS_OF, "--baseline", small], &worse)
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn a_link_brings_the_plan_back() {
    let link = answer(
        &["link", "-", "--base", "https://example.org/muster/"],
        &plan(),
    );
    assert!(link.starts_with("https://example.org/muster/#/open/1."));
    assert_eq!(answer(&["open", link.trim()], ""), plan());
    assert_eq!(answer(&["open", "-"], &link), plan());
}

#[test]
fn a_status_link_keeps_level_and_score() {
    let link = answer(&["link", "-", "--what", "status"], &plan());
    let status = answer(&["open", link.trim()], "");
    let score = |plan: &str| {
        let check = json_answer(&["check", "-", "--format", "json", AS_OF], plan);
        json!([
            check["level"],
            check["score"],
            check["counts"],
            check["proof"]
        ])
    };
    assert_eq!(score(&status), score(&plan()));
    assert!(!status.contains("Sealed envelope"));
}

#[test]
fn redacted_exports_keep_level_and_score() {
    let export = |redact: &[&str]| {
        let mut arguments = vec![
            "export",
            "-",
            "--format",
            "json",
            "--what",
            "checklist",
            AS_OF,
        ];
        arguments.extend(redact);
        json_answer(&arguments, &plan())
    };
    let (full, redacted) = (export(&[]), export(&["--redact", "people,hosts,notes"]));
    let status = export(&["--redact", "status"]);
    for key in ["level", "score", "proof", "counts", "excused"] {
        assert_eq!(redacted[key], full[key], "{key}");
        assert_eq!(status[key], full[key], "{key}");
    }
    assert!(full.to_string().contains("Jonas") && !redacted.to_string().contains("Jonas"));
    assert!(
        full.to_string().contains("label-print-1")
            && !redacted.to_string().contains("label-print-1")
    );
}

#[test]
fn an_export_into_a_folder_writes_a_file_for_each_part() {
    let folder = tempfolder("export");
    let path = folder.to_str().unwrap();
    answer(
        &["export", "-", "--format", "csv", "-o", path, AS_OF],
        &plan(),
    );
    for part in ["checklist", "responsibilities"] {
        let file = folder.join(format!("erp-production-eu-de-{part}.csv"));
        assert!(
            std::fs::read_to_string(file).unwrap().starts_with("id,"),
            "{part}"
        );
    }
    refusal(
        &["export", "-", "--format", "csv", "--what", "all"],
        &plan(),
    );
}

#[test]
fn rules_are_listed_and_explained() {
    let rules = json_answer(&["rules", "--format", "json"], "");
    for rule in rules.as_array().unwrap() {
        keys(
            rule,
            &[
                "id",
                "family",
                "severity",
                "title",
                "rationale",
                "advice",
                "source",
            ],
        );
    }
    let one = json_answer(&["rules", "connectors.one-zone", "--format", "json"], "");
    assert_eq!(one.as_array().unwrap().len(), 1);
    assert!(refusal(&["rules", "no-such"], "").contains("muster rules lists all of them"));
}

#[test]
fn what_cannot_be_used_is_named_with_place_and_advice() {
    assert!(
        refusal(&["check", "-"], "{\n  nonsense")
            .contains("standard input: This is not JSON: key must be a string at line 2, column 3")
    );
    assert!(refusal(&["check", "no-such-file"], "").contains("no-such-file: No such file"));
    assert!(refusal(&["open", "#/open/1.AAAA"], "").contains("link"));
    assert!(refusal(&["check", "-", "--as-of", "soon"], &plan()).contains("2026-11-22"));
    assert!(refusal(&["export", "-", "--format", "fax"], &plan()).contains("html, ics, jira"));
    refusal(&["example", "--shape", "round"], "");
    refusal(&["nonsense"], "");
    refusal(&[], "");
}

#[test]
fn warnings_go_beside_the_answer() {
    let odd = plan().replace("\"size_gb\": 1200", "\"size_gb\": \"large\"");
    let output = muster(&["check", "-", "--format", "json", AS_OF], &odd);
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice::<Json>(&output.stdout).unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(
        messages.contains(
            "deployment.workloads[0].size_gb: expected a whole number of GB, found \"large\""
        ),
        "{messages}"
    );
}

#[test]
fn names_from_a_plan_cannot_command_the_terminal() {
    let evil = plan().replace("ERP production, eu-de", "\\u001b[2J\\u202eevil");
    let text = answer(&["check", "-", AS_OF], &evil);
    assert!(text.contains("[2Jevil"), "the name is there");
    assert!(!text.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn a_reader_that_has_read_enough_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_muster"))
        .args(["example", "--workloads", "3000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

/// An empty folder for one test.
pub(crate) fn tempfolder(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
