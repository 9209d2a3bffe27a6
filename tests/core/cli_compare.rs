//! `muster diff` and `muster merge` as scripts and git see them.

use std::path::{Path, PathBuf};

use muster::file::{read, write};
use muster::model::plan::Plan;
use serde_json::json;

use crate::cli::{answer, json_answer, keys, muster, refusal, tempfolder};
use crate::resilient::{self, Change, changed, set};

fn sized(gigabytes: u32) -> Change {
    set("workload", "erp-hana", "size_gb", gigabytes)
}

fn saved(folder: &Path, name: &str, plan: &Plan) -> (PathBuf, String) {
    let path = folder.join(name);
    std::fs::write(&path, write(plan)).unwrap();
    let text = path.to_str().unwrap().to_owned();
    (path, text)
}

#[test]
fn a_difference_has_the_keys_that_scripts_read() {
    let folder = &tempfolder("diff");
    let before = resilient::plan();
    let (_, a) = saved(folder, "a.json", &before);
    let (_, b) = saved(folder, "b.json", &changed(&before, &[sized(901)]));
    let found = json_answer(&["diff", &a, &b, "--format", "json"], "");
    let [one] = found.as_array().unwrap().as_slice() else {
        panic!("{found}");
    };
    keys(one, &["path", "object", "field", "before", "after", "text"]);
    assert_eq!(one["object"]["kind"], "workload");
    assert_eq!(one["object"]["name"], "erp-hana");
    assert_eq!((&one["before"], &one["after"]), (&json!(900), &json!(901)));
    assert_eq!(
        answer(&["diff", &a, &b], ""),
        "size of erp-hana changed from 900 GB to 901 GB\n"
    );
    assert_eq!(answer(&["diff", &a, &a], ""), "Nothing differs\n");
}

#[test]
fn a_merge_writes_over_its_own_copy_as_git_asks_for() {
    let folder = &tempfolder("merge");
    let before = resilient::plan();
    let moved = set("workload", "erp-hana", "zones", json!(["eu-de-3"]));
    let (_, base) = saved(folder, "base.json", &before);
    let (path, mine) = saved(folder, "mine.json", &changed(&before, &[sized(901)]));
    let (_, theirs) = saved(folder, "theirs.json", &changed(&before, &[moved]));
    answer(&["merge", &base, &mine, &theirs, "-o", &mine], "");
    let (merged, _) = read(&std::fs::read_to_string(path).unwrap()).unwrap();
    let row = merged.workloads.iter().find(|row| &*row.name == "erp-hana");
    let row = row.unwrap();
    assert_eq!(row.size_gb.value().unwrap().0, 901);
    assert_eq!(&**row.zones.first().unwrap(), "eu-de-3");
}

#[test]
fn a_conflict_is_listed_kept_and_told_by_the_exit_code() {
    let folder = &tempfolder("conflict");
    let before = resilient::plan();
    let (_, base) = saved(folder, "base.json", &before);
    let (_, mine) = saved(folder, "mine.json", &changed(&before, &[sized(901)]));
    let (_, theirs) = saved(folder, "theirs.json", &changed(&before, &[sized(902)]));
    let output = muster(&["merge", &base, &mine, &theirs], "");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    let sentence = "size of erp-hana: this copy says 901 GB, the other 902 GB";
    assert!(told.contains(sentence), "{told}");
    let (merged, warnings) = read(&String::from_utf8(output.stdout).unwrap()).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    let conflict = merged.conflicts.first().unwrap();
    assert_eq!(conflict.mine.0.as_deref(), Some(&json!(901)));
    assert_eq!(conflict.theirs.0.as_deref(), Some(&json!(902)));
}

#[test]
fn the_standard_input_is_not_read_twice() {
    let plan = answer(&["example", "--shape", "small"], "");
    for arguments in [&["diff", "-", "-"][..], &["merge", "-", "-", "-"]] {
        let told = refusal(arguments, &plan);
        assert!(told.contains("can be read once: name a file"), "{told}");
    }
}

#[test]
fn copies_of_different_plans_are_refused_with_advice() {
    let folder = &tempfolder("strangers");
    let (_, one) = saved(folder, "one.json", &resilient::plan());
    let example = answer(&["example", "--shape", "small"], "");
    let told = refusal(&["merge", &one, &one, "-"], &example);
    assert!(told.contains("not copies of one plan"), "{told}");
    assert!(
        told.contains("Name the version that both began with"),
        "{told}"
    );
}
