//! Protection policies, from Terraform and from the service's own JSON.

use super::inventory::{Facts, Inventory, Policy, Seen};
use super::tree::Tree;
use crate::model::Json;

const WEEK: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Reads one policy.
pub(super) fn read(tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    let seen = seen
        .known_by(tree, &["policy_id", "id"])
        .called(tree, &["name"]);
    if seen.name.is_empty() && seen.ids.is_empty() {
        return;
    }
    let mut policy = Reading {
        facts: Facts::new(),
        odd: Vec::new(),
    };
    policy.facts.insert("name", Json::from(&*seen.name));
    policy.facts.insert("built_in", built_in(&seen.name).into());
    let backup = tree.get("backup_policy");
    policy.schedules(backup);
    policy.retentions(backup, tree.get("extended_retention"));
    policy.quiet_times(tree.get("blackout_window"));
    let retry = tree.get("retry_options");
    policy.state("retries", retry.get("retries").count());
    policy.state(
        "retry_wait_minutes",
        retry.get("retry_interval_mins").count(),
    );
    for odd in policy.odd {
        let text = format!("{}: {odd}", seen.name);
        inventory.warn("schedule_not_understood", &seen, text);
    }
    inventory.policies.push(Policy {
        seen,
        facts: policy.facts,
    });
}

struct Reading {
    facts: Facts,
    odd: Vec<String>,
}

impl Reading {
    fn state(&mut self, field: &'static str, value: Option<impl Into<Json>>) {
        if let Some(value) = value {
            self.facts.insert(field, value.into());
        }
    }

    fn schedules(&mut self, backup: &Tree<'_>) {
        let regular = backup.get("regular");
        let fulls = [
            regular.at(&["full_backups", "schedule"]),
            regular.at(&["full", "schedule"]),
        ];
        let full = fulls.into_iter().find(|schedule| !schedule.is_empty());
        let incremental = regular.at(&["incremental", "schedule"]);
        if !incremental.is_empty() {
            self.runs(incremental);
            if let Some(full) = full {
                let every = days_between(full);
                if every.is_none() {
                    self.odd.push(format!("full backups {}", unread_unit(full)));
                }
                self.state("full_every_days", every);
            }
        } else if let Some(full) = full {
            self.runs(full);
        } else if !backup.get("cdp").is_empty() {
            self.odd
                .push("continuous protection has no schedule".to_owned());
        }
        let log = backup.at(&["log", "schedule"]);
        if !log.is_empty() {
            let minutes = match log.get("unit").text() {
                Some("Minutes") => frequency(log, "minute_schedule"),
                Some("Hours") => frequency(log, "hour_schedule").and_then(|h| h.checked_mul(60)),
                _ => None,
            };
            if minutes.is_none() {
                self.odd.push(format!("log backups {}", unread_unit(log)));
            }
            self.state("log_every_minutes", minutes);
            self.state("log_retention_days", days(backup.at(&["log", "retention"])));
        }
    }

    fn runs(&mut self, schedule: &Tree<'_>) {
        let regular =
            |unit: &'static str, part| frequency(schedule, part).map(|every| (unit, every));
        let found = match schedule.get("unit").text() {
            Some("Minutes") => regular("minutes", "minute_schedule"),
            Some("Hours") => regular("hours", "hour_schedule"),
            Some("Days") => regular("days", "day_schedule"),
            Some("Weeks") => {
                let days = weekdays(schedule.at(&["week_schedule", "day_of_week"]));
                self.state("schedule_weekdays", (!days.is_empty()).then_some(days));
                Some(("weeks", 1))
            }
            Some("Months") => {
                let month = schedule.get("month_schedule");
                match month.get("day_of_month").count() {
                    Some(day) => self.state("schedule_month_days", Some(vec![day])),
                    None => self.odd.push(format!(
                        "runs on the {} {} of a month; counted as once a month",
                        month.get("week_of_month").text().unwrap_or("unnamed"),
                        month
                            .get("day_of_week")
                            .texts()
                            .collect::<Vec<_>>()
                            .join(", ")
                    )),
                }
                Some(("months", 1))
            }
            Some("Years") => Some(("years", 1)),
            _ => None,
        };
        if found.is_none() {
            self.odd.push(format!("runs {}", unread_unit(schedule)));
        }
        self.state("schedule_unit", found.map(|(unit, _)| unit));
        self.state("schedule_every", found.map(|(_, every)| every));
    }

    fn retentions(&mut self, backup: &Tree<'_>, extended: &Tree<'_>) {
        let retention = backup.at(&["regular", "retention"]);
        let kept = days(retention);
        self.state("retention_days", kept);
        let (mode, locked) = lock(retention);
        if kept.is_some() || mode.is_some() {
            self.state("datalock_mode", Some(mode.unwrap_or("none")));
        }
        self.state("datalock_days", locked);
        let longer: Vec<Json> = extended.items().iter().filter_map(extension).collect();
        self.state("extended_retention", (!longer.is_empty()).then_some(longer));
    }

    fn quiet_times(&mut self, windows: &Tree<'_>) {
        let windows: Vec<Json> = windows.items().iter().filter_map(quiet_time).collect();
        self.state("quiet_times", (!windows.is_empty()).then_some(windows));
    }
}

fn built_in(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "gold" => "gold",
        "silver" => "silver",
        "bronze" => "bronze",
        "protect once" => "protect_once",
        _ => "custom",
    }
}

fn frequency(schedule: &Tree<'_>, part: &str) -> Option<u32> {
    let inner = schedule.at(&[part, "frequency"]).count();
    inner
        .or_else(|| schedule.get("frequency").count())
        .filter(|&every| every > 0)
}

fn unread_unit(schedule: &Tree<'_>) -> String {
    let unit = schedule.get("unit").text().unwrap_or("no unit");
    format!("have a schedule that is not understood ({unit})")
}

fn weekdays(days: &Tree<'_>) -> Vec<&'static str> {
    WEEK.into_iter()
        .filter(|day| days.texts().any(|text| text.eq_ignore_ascii_case(day)))
        .collect()
}

/// Days between two full backups, the longest where they differ.
fn days_between(schedule: &Tree<'_>) -> Option<u32> {
    match schedule.get("unit").text()? {
        "Days" => frequency(schedule, "day_schedule"),
        "Weeks" => {
            let days = weekdays(schedule.at(&["week_schedule", "day_of_week"]));
            let places = WEEK
                .iter()
                .enumerate()
                .filter(|(_, day)| days.contains(day));
            let places: Vec<usize> = places.map(|(place, _)| place).collect();
            let first = places.first().map_or(0, |first| first + 7);
            let after = places.iter().copied().skip(1).chain([first]);
            let gaps = places.iter().zip(after).map(|(one, two)| two - one);
            Some(
                gaps.max()
                    .and_then(|gap| u32::try_from(gap).ok())
                    .unwrap_or(7),
            )
        }
        "Months" => Some(31),
        "Years" => Some(366),
        _ => None,
    }
}

/// A duration in days, as the provider counts: a month has 30, a year 365.
fn days(part: &Tree<'_>) -> Option<u32> {
    let factor = match part.get("unit").text()? {
        "Days" => 1,
        "Weeks" => 7,
        "Months" => 30,
        "Years" => 365,
        _ => return None,
    };
    part.get("duration").count()?.checked_mul(factor)
}

fn lock(retention: &Tree<'_>) -> (Option<&'static str>, Option<u32>) {
    let config = retention.get("data_lock_config");
    let mode = match config.get("mode").text() {
        Some("Compliance") => Some("compliance"),
        Some("Administrative") => Some("administrative"),
        _ => None,
    };
    (mode, days(config))
}

fn extension(part: &Tree<'_>) -> Option<Json> {
    let period = match part.at(&["schedule", "unit"]).text()? {
        "Days" => "day",
        "Weeks" => "week",
        "Months" => "month",
        "Years" => "year",
        _ => return None,
    };
    let retention = part.get("retention");
    let mut record = serde_json::Map::new();
    record.insert("period".to_owned(), period.into());
    if let Some(kept) = days(retention) {
        record.insert("keep_days".to_owned(), kept.into());
    }
    if let Some(locked) = days(retention.get("data_lock_config")) {
        record.insert("lock_days".to_owned(), locked.into());
    }
    Some(record.into())
}

fn quiet_time(window: &Tree<'_>) -> Option<Json> {
    let mut record = serde_json::Map::new();
    let days = weekdays(window.get("day"));
    if !days.is_empty() {
        record.insert("days".to_owned(), days.into());
    }
    record.insert("starts".to_owned(), clock(window.get("start_time"))?.into());
    record.insert("ends".to_owned(), clock(window.get("end_time"))?.into());
    Some(record.into())
}

/// A time of day as the plan file writes it.
pub(super) fn clock(time: &Tree<'_>) -> Option<String> {
    let hour = time.get("hour").count()?;
    let minute = time.get("minute").count().unwrap_or_default();
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}
