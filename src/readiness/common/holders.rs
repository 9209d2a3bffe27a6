//! Who holds one of some roles: people counted once, whatever they hold.

use std::collections::BTreeMap;

use crate::model::access::{Role, RoleHolder};
use crate::readiness::facts::Facts;
use crate::readiness::verdict::{Seen, Verdict};

/// The holders of some roles.
#[derive(Debug, Default)]
pub struct Holders {
    /// Names by who it is.
    known: BTreeMap<String, String>,
    /// Entries without a name or role, which may or may not be one more.
    unclear: usize,
    /// Whether the plan names any role holder at all.
    any_role_stated: bool,
}

/// Who holds one of these roles.
pub fn holders(facts: &Facts, roles: &[Role]) -> Holders {
    let mut holders = Holders::default();
    for holder in facts.plan.role_holders.iter() {
        holders.any_role_stated = true;
        let role = holder.role.value();
        if role.is_some_and(|role| !roles.contains(&role)) {
            continue;
        }
        match who(facts, holder) {
            Some((key, name)) if role.is_some() => {
                holders.known.insert(key, name);
            }
            _ => holders.unclear += 1,
        }
    }
    holders
}

impl Holders {
    /// Whether there are fewer than two, even with those that are unclear.
    pub fn are_too_few(&self) -> bool {
        self.any_role_stated && self.known.len() + self.unclear < 2
    }

    /// Whether somebody holds such a role and nothing about it is unclear.
    pub fn are_all_stated(&self) -> bool {
        !self.known.is_empty() && self.unclear == 0
    }

    /// The name of somebody who is among both.
    pub fn one_of(&self, others: &Self) -> Option<&str> {
        let both = self.known.iter();
        both.into_iter()
            .find(|(key, _)| others.known.contains_key(*key))
            .map(|(_, name)| name.as_str())
    }

    /// One is as good as none on the day on which that one is away.
    pub fn at_least_two(&self, what: &'static str, may: &str) -> Verdict {
        let count = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        if count >= 2 {
            return Verdict::Holds;
        }
        let seen = [Seen::Number(what, count)];
        if !self.are_too_few() {
            return Verdict::unknown(seen);
        }
        let who = self.known.values().next();
        Verdict::open(seen).because(who.map_or_else(
            || format!("No role holder of this plan {may}"),
            |name| format!("Only {name} {may}"),
        ))
    }
}

/// Who that is: a person of the plan, by pointer or by name, or a name.
fn who(facts: &Facts, holder: &RoleHolder) -> Option<(String, String)> {
    if let Some(id) = holder.person.0 {
        let name = facts
            .links
            .person(id.key())
            .map(|person| person.name.to_string());
        return Some((id.key().to_string(), name.unwrap_or_default()));
    }
    let name = holder.name.trim();
    let same = |person: &str| person.trim().to_lowercase() == name.to_lowercase();
    let namesakes = facts.plan.people.iter().filter(|person| same(&person.name));
    let person = namesakes.min_by_key(|person| person.meta.id);
    let key = person.map_or_else(|| name.to_lowercase(), |person| person.meta.id.to_string());
    (!name.is_empty()).then(|| (key, name.to_owned()))
}
