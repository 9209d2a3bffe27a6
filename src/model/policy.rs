//! When backups run, how long they are kept, and what is grouped under that.

use super::choice::choices;
use super::connection::Connection;
use super::instance::Instance;
use super::known::Known;
use super::list::{List, Records};
use super::record::{object, part};
use super::reference::Ref;
use super::text::{ClockTime, Text};
use super::units::{Count, Date, Days, Minutes};

choices! {
    /// The policies that an instance comes with.
    pub enum BuiltIn {
        Gold = "gold" "Gold",
        Silver = "silver" "Silver",
        Bronze = "bronze" "Bronze",
        ProtectOnce = "protect_once" "Protect Once",
        Custom = "custom" "Own policy",
    }
}

choices! {
    /// What a schedule counts in.
    pub enum ScheduleUnit {
        Minutes = "minutes" "Minutes",
        Hours = "hours" "Hours",
        Days = "days" "Days",
        Weeks = "weeks" "Weeks",
        Months = "months" "Months",
        Years = "years" "Years",
        Once = "once" "Once",
    }
}

choices! {
    /// A day of the week.
    pub enum Weekday {
        Monday = "monday" "Monday",
        Tuesday = "tuesday" "Tuesday",
        Wednesday = "wednesday" "Wednesday",
        Thursday = "thursday" "Thursday",
        Friday = "friday" "Friday",
        Saturday = "saturday" "Saturday",
        Sunday = "sunday" "Sunday",
    }
}

choices! {
    /// Whether copies are locked against deletion, and who may lift the lock.
    pub enum DataLockMode {
        None = "none" "No lock",
        Administrative = "administrative" "Administrative: a data security role may lift it",
        Compliance = "compliance" "Compliance: nobody may lift it",
    }
}

choices! {
    /// How often an extended retention keeps a copy.
    pub enum Period {
        Day = "day" "Daily",
        Week = "week" "Weekly",
        Month = "month" "Monthly",
        Year = "year" "Yearly",
    }
}

part! {
    /// A copy that is kept longer than the rest.
    pub struct ExtendedRetention {
        /// Of which period the first good copy is kept longer
        period "Every": Known<Period>,
        /// How long it is kept
        keep_days "Kept for": Known<Days>,
        /// How long it is locked; its lock is its own, not the base copy's
        lock_days "Locked for": Known<Days>,
    }
}

part! {
    /// A time in which no new run starts.
    pub struct QuietTime {
        /// On which days; every day where none is chosen
        days "Days": List<Weekday>,
        /// When it begins
        starts "From": Known<ClockTime>,
        /// When it ends
        ends "To": Known<ClockTime>,
    }
}

object! {
    /// A protection policy.
    pub struct Policy {
        /// The policy's name
        name "Name": Text,
        /// Whether it is one that the instance came with
        built_in "Built in": Known<BuiltIn>,
        /// What the schedule counts in
        schedule_unit "Schedule unit": Known<ScheduleUnit>,
        /// A run every so many units
        schedule_every "Run every": Known<Count>,
        /// On which weekdays, for a weekly schedule
        schedule_weekdays "Weekdays": List<Weekday>,
        /// On which days of the month, for a monthly schedule
        schedule_month_days "Days of the month": List<Count>,
        /// A full backup every so many days; none where runs stay incremental
        full_every_days "Full backup every": Known<Days>,
        /// A log backup every so many minutes, for databases
        log_every_minutes "Log backup every": Known<Minutes>,
        /// How long log backups are kept
        log_retention_days "Log backups kept": Known<Days>,
        /// How long copies are kept
        retention_days "Copies kept": Known<Days>,
        /// Whether copies are locked against deletion
        datalock_mode "DataLock": Known<DataLockMode>,
        /// How long copies are locked, from the moment each was made
        datalock_days "Locked for": Known<Days>,
        /// Copies kept longer than the rest
        extended_retention "Extended retention": Records<ExtendedRetention>,
        /// Times in which no new run starts
        quiet_times "Quiet times": Records<QuietTime>,
        /// How often a failed run is tried again
        retries "Retries": Known<Count>,
        /// How long to wait before a retry
        retry_wait_minutes "Wait before a retry": Known<Minutes>,
    }
}

impl Policy {
    /// Whether it makes one copy and never another.
    pub fn runs_once(&self) -> bool {
        self.schedule_unit.is(&ScheduleUnit::Once) || self.built_in.is(&BuiltIn::ProtectOnce)
    }

    /// Whether it is one of the schedules that an instance comes with.
    pub fn is_preset(&self) -> bool {
        matches!(
            self.built_in.value(),
            Some(BuiltIn::Gold | BuiltIn::Silver | BuiltIn::Bronze)
        )
    }
}

impl QuietTime {
    /// How long it lasts; a day where it ends when it begins.
    pub fn minutes(&self) -> Option<Minutes> {
        let starts = self.starts.get()?.minutes()?;
        let ends = self.ends.get()?.minutes()?;
        let lasts = (ends + 1440 - starts) % 1440;
        Some(Minutes(if lasts == 0 { 1440 } else { lasts }))
    }
}

object! {
    /// A protection group: objects that one policy protects together.
    pub struct Group {
        /// The group's name
        name "Name": Text,
        /// The instance it belongs to
        instance "Service instance": Ref<Instance>,
        /// The policy that schedules it
        policy "Policy": Ref<Policy>,
        /// The connection its runs go through
        connection "Connection": Ref<Connection>,
        /// Whether future runs are paused
        paused "Paused": Known<bool>,
        /// After that day there are no new runs
        ends_on "Ends on": Known<Date>,
        /// When its runs start
        start_time "Start time": Known<ClockTime>,
        /// The time zone of its start time, such as Europe/Berlin
        time_zone "Time zone": Text,
        /// Whether running backups are cancelled when a quiet time starts
        cancel_at_quiet_start "Cancel runs at quiet time start": Known<bool>,
        /// Whether somebody is told when a run fails
        alerts_on_failure "Failure alerts": Known<bool>,
        /// How long a run may take before it counts as late
        run_objective_minutes "Run objective": Known<Minutes>,
        /// How long a run takes at most, as measured
        longest_run_minutes "Longest run": Known<Minutes>,
        /// How long a log backup takes at most, as measured
        log_run_minutes "Longest log backup": Known<Minutes>,
        /// When it last ran well
        last_good_run "Last good run": Known<Date>,
    }
}
