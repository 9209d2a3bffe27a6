//! When backups run, and how long they are kept.

pub mod end_of_month_undefined;
pub mod extended_finer_than_interval;
pub mod hana_log_entry_missing;
pub mod late_runs_raise_no_alert;
pub mod log_backup_missing;
pub mod logs_expire_before_a_full;
pub mod nothing_older_than_a_month;
pub mod only_one_point_kept;
pub mod protect_once_only;
pub mod quiet_time_cancels_runs;
pub mod quiet_time_longer_than_interval;
pub mod run_longer_than_interval;
pub mod time_zone_unstated;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &end_of_month_undefined::RULE,
    &extended_finer_than_interval::RULE,
    &hana_log_entry_missing::RULE,
    &late_runs_raise_no_alert::RULE,
    &log_backup_missing::RULE,
    &logs_expire_before_a_full::RULE,
    &nothing_older_than_a_month::RULE,
    &only_one_point_kept::RULE,
    &protect_once_only::RULE,
    &quiet_time_cancels_runs::RULE,
    &quiet_time_longer_than_interval::RULE,
    &run_longer_than_interval::RULE,
    &time_zone_unstated::RULE,
];
