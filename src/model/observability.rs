//! How the team learns that something is wrong.

use super::choice::choices;
use super::known::Known;
use super::record::object;
use super::reference::OwnerRef;
use super::text::Text;
use super::units::{Date, Days};

choices! {
    /// How an alert travels.
    pub enum Channel {
        Email = "email" "E-mail",
        Webhook = "webhook" "Webhook",
        Snmp = "snmp" "SNMP",
        Syslog = "syslog" "Syslog",
        Other = "other" "Something else",
    }
}

object! {
    /// What holds for observability as a whole.
    pub struct Observability {
        /// Whether somebody watches metrics of the service
        metrics_watched "Metrics watched": Known<bool>,
        /// Whether audit events of the service arrive where somebody looks
        audit_events_routed "Audit events routed": Known<bool>,
        /// Whether logs arrive where somebody looks
        logs_routed "Logs routed": Known<bool>,
        /// Whether the provider's support switched on alerts for each object that fails
        object_alerts_enabled "Alerts per object enabled": Known<bool>,
        /// How often somebody reads the failure and protection reports
        report_review_days "Reports read every": Known<Days>,
        /// When the reports were read last
        reports_reviewed_on "Reports read on": Known<Date>,
        /// Who reads them
        report_reader "Report reader": OwnerRef,
    }
}

object! {
    /// Where alerts go.
    pub struct AlertRoute {
        /// What the team calls the route
        name "Name": Text,
        /// How the alert travels
        channel "Channel": Known<Channel>,
        /// Who receives it
        recipient "Recipient": OwnerRef,
        /// Whether failed runs and missed objectives go this way
        carries_failures "Carries failures": Known<bool>,
        /// When an alert last arrived this way in a test
        tested_on "Tested on": Known<Date>,
    }
}
