//! `muster import` as scripts see it.

use muster::file::read;
use serde_json::json;

use crate::cli::{answer, json_answer, keys, refusal};

const AS_OF: &str = "--as-of=2026-11-22";

fn path(name: &str) -> String {
    format!(
        "{}/tests/fixtures/import/{name}",
        env!("CARGO_MANIFEST_DIR")
    )
}

#[test]
fn an_import_answers_with_counts_zones_warnings_and_plan() {
    let state = path("state.json");
    let found = json_answer(&["import", &state, AS_OF, "--format=json"], "");
    keys(&found, &["counts", "zones", "warnings", "plan"]);
    let counts = json!({
        "instances": 1, "servers": 3, "clusters": 0, "connections": 1, "connectors": 1,
        "policies": 1, "groups": 1, "protected": 1, "unprotected": 1, "planned": 0,
    });
    assert_eq!(found["counts"], counts);
    assert_eq!(found["zones"], json!({"eu-gb-1": 2, "eu-gb-2": 1}));
    keys(&found["warnings"][0], &["code", "text", "source"]);
    let (plan, warnings) = read(&found["plan"].to_string()).unwrap();
    assert_eq!((plan.workloads.len(), warnings), (2, Vec::new()));
    let again = json_answer(&["import", &state, AS_OF, "--format=json"], "");
    assert_eq!(again, found, "the same files give the same plan");
}

#[test]
fn an_import_goes_into_a_plan_and_out_to_a_file() {
    let out = std::env::temp_dir().join(format!("muster-import-{}.json", std::process::id()));
    let out = out.to_str().unwrap();
    let text = answer(&["import", &path("instances.json"), AS_OF, "-o", out], "");
    assert!(text.contains("servers in eu-gb-1"), "{text}");
    let first = std::fs::read_to_string(out).unwrap();
    let into = [
        "import",
        &path("registrations.json"),
        &path("groups.json"),
        AS_OF,
        "--into",
        out,
        "--format=json",
    ];
    let found = json_answer(&into, "");
    std::fs::remove_file(out).unwrap();
    let (before, _) = read(&first).unwrap();
    let (after, _) = read(&found["plan"].to_string()).unwrap();
    assert_eq!(after.id(), before.id());
    assert!(after.workloads.iter().any(|row| row.group.0.is_some()));
}

#[test]
fn importing_the_same_again_notes_the_day_and_no_revision() {
    let out = std::env::temp_dir().join(format!("muster-again-{}.json", std::process::id()));
    let out = out.to_str().unwrap();
    let state = path("state.json");
    let import = |day: &str| {
        let arguments = ["import", &state, day, "--into", out, "--format=json"];
        let found = json_answer(&arguments, "");
        found["plan"].clone()
    };
    answer(&["import", &state, "--as-of=2026-11-20", "-o", out], "");
    let same = import("--as-of=2026-11-20");
    let later = import("--as-of=2026-11-22");
    std::fs::remove_file(out).unwrap();
    let dated = |plan: &serde_json::Value| plan.to_string().replace("2026-11-20", "2026-11-22");
    assert_ne!(same, later);
    assert_eq!(dated(&same), later.to_string());
}

#[test]
fn a_file_that_cannot_be_used_is_named_with_what_to_run() {
    let said = refusal(&["import", "-"], "<html><title>Log in</title></html>");
    assert!(
        said.contains("standard input: This is a web page"),
        "{said}"
    );
    assert!(said.contains("ibmcloud"), "{said}");
    let said = refusal(&["import", &path("state.json"), "no/such/file.json"], "");
    assert!(said.contains("no/such/file.json"), "{said}");
    let said = refusal(&["import", "-", "--into", "-"], "");
    assert!(said.contains("can be read once"), "{said}");
    refusal(&["import"], "");
}
