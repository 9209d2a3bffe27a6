//! Files that cannot be used: each says what it is, and what to run instead.

use muster::import::inventory::Inventory;

use super::support::fixture;

#[track_caller]
fn check(text: &str, says: &str, advises: &str) {
    let mut inventory = Inventory::default();
    let error = inventory
        .read("file", text.as_bytes())
        .unwrap_err()
        .to_string();
    assert!(error.contains(says), "{error}");
    assert!(error.contains(advises), "{error}");
    assert!(
        inventory.sources.is_empty(),
        "nothing is left of a file that was refused"
    );
}

#[test]
fn a_file_that_was_cut_off() {
    let state = String::from_utf8(fixture("state.json")).unwrap();
    check(
        &state[..state.len() / 2],
        "ends in the middle, at line",
        "run the command again",
    );
}

#[test]
fn a_web_page() {
    check(
        "<!DOCTYPE html><title>Log in</title>",
        "web page",
        "ibmcloud login",
    );
}

#[test]
fn the_log_of_a_plan() {
    let log = "{\"@level\":\"info\",\"@message\":\"Terraform 1.9.8\",\"type\":\"version\"}\n{\"@level\":\"info\"}\n";
    check(
        log,
        "is the log that terraform plan -json",
        "terraform show -json plan.bin",
    );
}

#[test]
fn states_of_other_versions() {
    check(
        r#"{"version": 3, "serial": 1, "modules": [{"resources": {}}]}"#,
        "state of version 3",
        "terraform show -json",
    );
    check(
        r#"{"version": 5, "serial": 1, "lineage": "x"}"#,
        "version 5, which this release does not know",
        "newer release",
    );
    check(
        r#"{"format_version": "2.0", "values": {}}"#,
        "version 2.0, which this release does not know",
        "newer release",
    );
}

#[test]
fn nothing_in_it() {
    check(
        r#"{"format_version": "1.0"}"#,
        "without any resource",
        "terraform show -json",
    );
    check("[]", "an empty list", "ibmcloud target");
    check("  ", "The file is empty", "terraform show -json");
}

#[test]
fn json_of_something_else() {
    check(
        r#"{"dependencies": {}, "devDependencies": {}}"#,
        "begins with dependencies, devDependencies",
        "terraform show -json",
    );
    check(
        r#"{"errors": [{"message": "no"}], "message": "Not authorized"}"#,
        "Not authorized",
        "ibmcloud login",
    );
    check("12", "no inventory that is known", "terraform show -json");
}

#[test]
fn nested_deeper_than_anything() {
    let deep = format!(
        "{{\"format_version\": \"1.0\", \"values\": {{\"root_module\": {}",
        "{\"child_modules\": [".repeat(100_000)
    );
    check(&deep, "nested deeper", "terraform show -json");
    check(
        &"[".repeat(1_000_000),
        "ends in the middle",
        "run the command again",
    );
}
