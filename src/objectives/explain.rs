//! How the widest gap was worked out, where its inputs come from, and why
//! there is none.

use super::calendar::Gap;
use super::points::{Never, Runs};
use super::schedule::Beat;
use super::term::{Origin, Place};
use crate::model::policy::{Group, Policy};
use crate::model::units::show_minutes;
use crate::model::workload::Workload;

/// How a gap was worked out.
pub(super) fn how_gap(runs: Runs, gap: &Gap, policy: Option<&Policy>, failures: u32) -> String {
    let every = policy.and_then(|policy| match runs {
        Runs::Logs => {
            let every = policy.log_every_minutes.value()?;
            Some(format!("every {}", show_minutes(every.0)))
        }
        Runs::Data => Beat::of(policy).ok().map(|beat| beat.text()),
    });
    let what = match runs {
        Runs::Data => "runs",
        Runs::Logs => "log backups",
    };
    let every = every.map(|every| format!(", due {every}"));
    let failed = match failures {
        0 => "none assumed to fail".to_owned(),
        1 => "1 assumed to fail".to_owned(),
        failures => format!("{failures} in a row assumed to fail"),
    };
    let clocks = match gap.minutes - gap.ordinary {
        0 => String::new(),
        more => format!(", {} more when clocks change", show_minutes(more)),
    };
    format!(
        "Followed through the calendar from start to start of {what}{}, {failed}{clocks}",
        every.unwrap_or_default()
    )
}

/// Where the gap comes from; HANA starts its `own` log backups.
pub(super) fn gap_origins(
    runs: Runs,
    own: bool,
    policy: Option<&Policy>,
    group: Option<&Group>,
) -> Vec<Origin> {
    let own_logs = own && runs == Runs::Logs;
    let fields: &[&'static str] = match runs {
        Runs::Data => &["schedule_every", "schedule_unit"],
        Runs::Logs => &["log_every_minutes"],
    };
    let mut origins = Vec::new();
    if let Some(policy) = policy {
        let mut state = |stated: bool, field| {
            if stated {
                origins.push(Origin::Field(Place::of(policy, field)));
            }
        };
        for field in fields {
            state(true, field);
        }
        let data = runs == Runs::Data;
        state(
            data && !policy.schedule_weekdays.is_empty(),
            "schedule_weekdays",
        );
        state(
            data && !policy.schedule_month_days.is_empty(),
            "schedule_month_days",
        );
        state(!own_logs && !policy.quiet_times.is_empty(), "quiet_times");
    }
    if let Some(group) = group {
        if runs == Runs::Data {
            origins.push(Origin::Field(Place::of(group, "start_time")));
        }
        origins.push(Origin::Field(Place::of(group, "time_zone")));
    }
    origins.push(Origin::Source(if own_logs {
        "brs.hana-plan"
    } else {
        "brs.policy-create"
    }));
    origins
}

impl Never {
    /// Why there are no new points.
    pub fn text(self) -> String {
        match self {
            Self::NoPolicy => "No policy protects it: there are no recovery points".to_owned(),
            Self::Once => "One copy is made and never another: the loss grows every day".to_owned(),
            Self::Paused => "The group is paused: the loss grows every day".to_owned(),
            Self::Ended(day) => {
                format!("The group ended on {day}: the loss grows every day")
            }
            Self::QuietTimes => {
                "Quiet times leave no room for a run: the loss grows every day".to_owned()
            }
        }
    }

    /// Where that is stated.
    pub(super) fn origin(
        self,
        policy: Option<&Policy>,
        group: Option<&Group>,
        workload: &Workload,
    ) -> Option<Origin> {
        let place = match self {
            Self::NoPolicy => Some(Place::of(workload, "policy")),
            Self::Once => policy.map(|policy| Place::of(policy, "schedule_unit")),
            Self::Paused => group.map(|group| Place::of(group, "paused")),
            Self::Ended(_) => group.map(|group| Place::of(group, "ends_on")),
            Self::QuietTimes => policy.map(|policy| Place::of(policy, "quiet_times")),
        };
        place.map(Origin::Field)
    }
}
