//! Whom to call about a step: a step names its lane, the plan knows the rest.

use crate::model::people::Person;
use crate::model::plan::Plan;
use crate::model::text::Text;

/// How somebody is reached, and who stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Telephone, pager, e-mail; empty where nothing is stated.
    pub contact: Text,
    /// Who stands in, or leads the team, with the way to reach them.
    pub deputy: Option<(Text, Text)>,
}

/// How whoever a lane is named after is reached; none for the provider, for
/// nobody, and for people who are no longer in the plan.
pub fn contact(plan: &Plan, lane: &str) -> Option<Contact> {
    if lane.is_empty() {
        return None;
    }
    let reached = |person: &Person| (person.name.clone(), person.contact.clone());
    if let Some(person) = plan.people.iter().find(|row| &*row.name == lane) {
        let deputy = person.deputy.0.and_then(|id| plan.people.get(id));
        return Some(Contact {
            contact: person.contact.clone(),
            deputy: deputy.map(|deputy| reached(deputy)),
        });
    }
    let team = plan.teams.iter().find(|row| &*row.name == lane)?;
    let lead = team.lead.0.and_then(|id| plan.people.get(id));
    Some(Contact {
        contact: team.contact.clone(),
        deputy: lead.map(|lead| reached(lead)),
    })
}

/// The address that a telephone can follow, where the contact is nothing but
/// a telephone number or an e-mail address.
pub fn link(contact: &str) -> Option<String> {
    let text = contact.trim();
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let is_number = text
        .chars()
        .all(|c| c.is_ascii_digit() || "+-/() .".contains(c));
    if is_number && digits.len() > 2 {
        return Some(format!("tel:{digits}"));
    }
    let (name, host) = text.split_once('@')?;
    let plain = |part: &str| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
        !part.is_empty() && part.chars().all(allowed)
    };
    (plain(name) && plain(host)).then(|| format!("mailto:{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::model::id::{Id, Key};
    use crate::model::people::Team;
    use crate::model::reference::Ref;

    #[test]
    fn a_lane_leads_to_a_telephone_and_a_deputy() {
        let kim = Person {
            name: "Kim".into(),
            contact: "+49 1".into(),
            deputy: Ref::to(Id::new(Key(3))),
            ..Person::new(Id::new(Key(2)))
        };
        let ana = Person {
            name: "Ana".into(),
            contact: "+49 2".into(),
            ..Person::new(Id::new(Key(3)))
        };
        let team = Team {
            name: "Database team".into(),
            lead: Ref::to(ana.id()),
            ..Team::new(Id::new(Key(4)))
        };
        let mut plan = Plan::new(Key(1), "Test");
        plan.people = vec![kim, ana].into();
        plan.teams = vec![team].into();
        let found = contact(&plan, "Kim").unwrap();
        assert_eq!(&*found.contact, "+49 1");
        assert_eq!(found.deputy, Some(("Ana".into(), "+49 2".into())));
        assert_eq!(contact(&plan, "Ana").unwrap().deputy, None);
        let found = contact(&plan, "Database team").unwrap();
        assert_eq!(found.deputy, Some(("Ana".into(), "+49 2".into())));
        assert_eq!(contact(&plan, "Nobody"), None);
        assert_eq!(contact(&plan, ""), None);
    }

    #[test]
    fn only_plain_numbers_and_addresses_can_be_followed() {
        assert_eq!(link("+49 (30) 12-34").as_deref(), Some("tel:+49301234"));
        assert_eq!(
            link("kim@a.example").as_deref(),
            Some("mailto:kim@a.example")
        );
        for text in [
            "",
            "-",
            "pager 12, then the guard",
            "a@b c",
            "javascript:1@",
        ] {
            assert_eq!(link(text), None, "{text}");
        }
    }
}
