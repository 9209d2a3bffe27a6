//! Which fields become columns of a table.

use crate::model::field::Field;
use crate::model::plan::Kind;
use crate::ui::objects::layout::field;

/// The columns of a kind's table, by field key.
pub const fn columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Region => &["region", "zones", "used_for", "name"],
        Kind::Instance => &["name", "region", "endpoints", "encryption", "key_owner"],
        Kind::Connection => &["name", "instance", "platform", "region"],
        Kind::Connector => &[
            "name",
            "connection",
            "zone",
            "version",
            "upgraded_on",
            "peak_cpu",
        ],
        Kind::Policy => &[
            "name",
            "schedule_every",
            "schedule_unit",
            "retention_days",
            "datalock_mode",
        ],
        Kind::Group => &["name", "instance", "policy", "connection", "last_good_run"],
        Kind::Application => &["name", "tier", "business_owner", "clients_retry"],
        Kind::Workload => &[
            "name",
            "kind",
            "application",
            "zones",
            "size_gb",
            "rpo_target_minutes",
            "rto_target_minutes",
        ],
        Kind::RoleHolder => &["name", "person", "role", "mfa"],
        Kind::AlertRoute => &["name", "channel", "recipient", "tested_on"],
        Kind::Person => &["name", "role", "contact", "team", "deputy"],
        Kind::Team => &["name", "contact", "lead"],
        Kind::Drill => &[
            "name",
            "kind",
            "held_on",
            "achieved_time_minutes",
            "outcome",
            "next_due_on",
        ],
        Kind::CustomScenario => &["name", "source"],
        _ => &["name"],
    }
}

/// How many columns are shown beside an open drawer.
const BRIEF: usize = 4;

/// The declarations of a kind's columns; only the first ones where there is
/// little room.
pub fn column_fields(kind: Kind, brief: bool) -> impl Iterator<Item = &'static Field> {
    let most = if brief { BRIEF } else { usize::MAX };
    let keys = columns(kind).iter().take(most);
    keys.filter_map(move |key| field(kind, key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::objects::layout::groups;

    #[test]
    fn every_column_is_a_field() {
        for &kind in Kind::ALL {
            if !kind.is_single() && !groups(kind).is_empty() {
                let found = column_fields(kind, false).count();
                assert_eq!(found, columns(kind).len(), "{}", kind.label());
            }
        }
    }
}
