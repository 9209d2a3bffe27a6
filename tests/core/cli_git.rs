//! `muster` as git calls it: a merge driver for plan files, and a tool that shows differences.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use muster::file::{read, write};
use muster::model::plan::Plan;

use crate::cli::tempfolder;
use crate::resilient::{self, Change, changed, set};

const FILE: &str = "prod.muster.json";

/// git in that folder, with nothing of this machine's own settings.
fn git(folder: &Path, arguments: &[&str]) -> Output {
    Command::new("git")
        .current_dir(folder)
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "Ada")))
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "ada@example.com")))
        .output()
        .unwrap()
}

#[track_caller]
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = git(folder, arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// Whether git is there; a machine without it says so.
fn has_git() -> bool {
    let there = Command::new("git").arg("--version").output().is_ok();
    if !there {
        eprintln!("skipped: there is no git on this machine");
    }
    there
}

/// A repository that is set up as docs/together.md says.
fn repository(name: &str) -> std::path::PathBuf {
    let folder = tempfolder(name);
    done(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    let muster = env!("CARGO_BIN_EXE_muster");
    let driver = format!("'{muster}' merge %O %A %B -o %A");
    done(&folder, &["config", "merge.muster.driver", &driver]);
    let tool = format!("'{muster}' diff \"$LOCAL\" \"$REMOTE\"");
    done(&folder, &["config", "difftool.muster.cmd", &tool]);
    fs::write(
        folder.join(".gitattributes"),
        "*.muster.json merge=muster\n",
    )
    .unwrap();
    folder
}

fn commit(folder: &Path, plan: &Plan, message: &str) {
    fs::write(folder.join(FILE), write(plan)).unwrap();
    done(folder, &["add", "."]);
    done(folder, &["commit", "--quiet", "--message", message]);
}

fn there(folder: &Path) -> Plan {
    let text = fs::read_to_string(folder.join(FILE)).unwrap();
    let (plan, warnings) = read(&text).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    plan
}

/// Two branches, each with its change of the same plan; the first is checked out.
fn branched(name: &str, mine: &Change, theirs: &Change) -> std::path::PathBuf {
    let folder = repository(name);
    let base = resilient::plan();
    commit(&folder, &base, "Begin");
    done(&folder, &["switch", "--quiet", "--create", "theirs"]);
    commit(
        &folder,
        &changed(&base, std::slice::from_ref(theirs)),
        "Theirs",
    );
    done(&folder, &["switch", "--quiet", "main"]);
    commit(&folder, &changed(&base, std::slice::from_ref(mine)), "Mine");
    folder
}

fn size(gigabytes: u32) -> Change {
    set("workload", "erp-hana", "size_gb", gigabytes)
}

fn size_of(plan: &Plan) -> u32 {
    let row = plan.workloads.iter().find(|row| &*row.name == "erp-hana");
    row.unwrap().size_gb.value().unwrap().0
}

#[test]
fn git_merges_what_both_changed_in_different_places() {
    if !has_git() {
        return;
    }
    // Lines side by side in the file, which git alone would not merge.
    let moved = set(
        "workload",
        "erp-hana",
        "zones",
        serde_json::json!(["eu-de-3"]),
    );
    let folder = branched("git-clean", &size(901), &moved);
    done(&folder, &["merge", "--quiet", "--no-edit", "theirs"]);
    let plan = there(&folder);
    assert_eq!(size_of(&plan), 901);
    let row = plan.workloads.iter().find(|row| &*row.name == "erp-hana");
    assert_eq!(&**row.unwrap().zones.first().unwrap(), "eu-de-3");
    assert_eq!(done(&folder, &["status", "--porcelain"]), "");
}

#[test]
fn git_stops_at_a_conflict_with_a_plan_that_can_be_opened() {
    if !has_git() {
        return;
    }
    let folder = branched("git-conflict", &size(901), &size(902));
    let output = git(&folder, &["merge", "--no-edit", "theirs"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("size of erp-hana: this copy says 901 GB, the other 902 GB"),
        "{told}"
    );
    let status = done(&folder, &["status", "--porcelain"]);
    assert_eq!(status, format!("UU {FILE}\n"));
    let plan = there(&folder);
    assert_eq!((size_of(&plan), plan.conflicts.len()), (901, 1));
}

#[test]
fn git_merges_a_plan_that_both_branches_added() {
    if !has_git() {
        return;
    }
    let folder = repository("git-added");
    fs::write(folder.join("README"), "Plans\n").unwrap();
    done(&folder, &["add", "."]);
    done(&folder, &["commit", "--quiet", "--message", "Begin"]);
    let plan = resilient::plan();
    done(&folder, &["switch", "--quiet", "--create", "theirs"]);
    commit(&folder, &changed(&plan, &[size(902)]), "Theirs");
    done(&folder, &["switch", "--quiet", "main"]);
    commit(&folder, &plan, "Mine");
    let output = git(&folder, &["merge", "--no-edit", "theirs"]);
    assert_eq!(output.status.code(), Some(1));
    let merged = there(&folder);
    assert_eq!((size_of(&merged), merged.conflicts.len()), (900, 1));
}

#[test]
fn git_leaves_a_file_alone_that_is_no_plan() {
    if !has_git() {
        return;
    }
    let folder = branched("git-broken", &size(901), &size(902));
    done(&folder, &["switch", "--quiet", "theirs"]);
    fs::write(folder.join(FILE), "{ \"not\": \"a plan\" }\n").unwrap();
    done(
        &folder,
        &["commit", "--quiet", "--all", "--message", "Broken"],
    );
    done(&folder, &["switch", "--quiet", "main"]);
    let output = git(&folder, &["merge", "--no-edit", "theirs"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("not a plan"), "{told}");
    assert_eq!(size_of(&there(&folder)), 901);
}

#[test]
fn git_shows_differences_in_words() {
    if !has_git() {
        return;
    }
    let folder = branched("git-diff", &size(901), &size(902));
    let tool = ["difftool", "--no-prompt", "--tool=muster", "main", "theirs"];
    let told = done(&folder, &tool);
    assert_eq!(told, "size of erp-hana changed from 901 GB to 902 GB\n");
}
