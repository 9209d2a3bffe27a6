//! Which fields of an object a proof covers. What a fingerprint is for, and
//! what it leaves out, is told in [`super::fingerprint`].

use crate::model::Json;
use crate::model::field::{Field, Shape};
use crate::model::plan::Kind;
use crate::model::table::AnyObject;

/// A covered fact.
pub(super) enum Fact {
    /// What is stated.
    Value(Json),
    /// Something is stated in words: it matters that, not how.
    Stated,
}

/// The stated fields of the object that a proof covers.
pub(super) fn covered_facts(
    kind: Kind,
    row: &dyn AnyObject,
) -> impl Iterator<Item = (&'static Field, Fact)> {
    let fields = kind.fields().iter().enumerate();
    fields
        .filter(|(_, field)| is_covered(field))
        .filter_map(|(index, field)| {
            let value = row.get(index)?;
            let in_words = matches!(field.shape, Shape::Text | Shape::Link)
                && !COVERED_TEXTS.contains(&field.key);
            let fact = if in_words {
                Fact::Stated
            } else {
                Fact::Value(value)
            };
            Some((field, fact))
        })
}

/// Whether a change of that field can spoil a proof.
fn is_covered(field: &Field) -> bool {
    match field.shape {
        Shape::Lines | Shape::Json | Shape::Owner | Shape::Moment => false,
        Shape::Ref(kind) | Shape::Refs(kind) => {
            !matches!(kind, Kind::Person | Kind::Team | Kind::Application)
        }
        // Other days say when something was done or seen last.
        Shape::Date => field.key == "ends_on",
        _ => !LEFT_OUT.contains(&field.key),
    }
}

/// Texts that name a part of the deployment.
const COVERED_TEXTS: &[&str] = &["network", "key_name"];

/// Names, targets, measurements, and what somebody tried.
const LEFT_OUT: &[&str] = &[
    "name",
    "tags",
    "contact",
    "rpo_target_minutes",
    "rto_target_minutes",
    // In it by doubling: a workload that grows a little is still the same.
    "size_gb",
    "daily_change_gb",
    "restore_test_outcome",
    "restore_test_minutes",
    "longest_run_minutes",
    "log_run_minutes",
    "rebuild_minutes",
    "connector_mb_per_second",
    "network_mb_per_second",
    "target_mb_per_second",
    "provision_minutes",
    "validate_minutes",
    "copy_lag_minutes",
    "copy_restore_minutes",
    "detect_minutes",
    "decide_minutes",
    "reach_minutes",
    "switch_minutes",
    "run_objective_minutes",
    "version",
    "peak_cpu",
    "restrictions_tested",
    "ports_checked",
    "rebuild_ready",
    "call_tree",
];
