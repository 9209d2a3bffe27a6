//! Checklist items of a catalogue that a plan brings with it: stated anew, added
//! and retired on the screen.

use std::rc::Rc;

use super::names::{first_free, named, slug};
use crate::catalogue::condition::{Condition, Mistake};
use crate::catalogue::duty::Catalogue;
use crate::catalogue::fit::SEVERITIES;
use crate::catalogue::source::Source;
use crate::catalogue::statement::Statement;
use crate::model::plan::Kind;

/// What a check asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// What holds.
    pub title: String,
    /// What exactly is to be stated.
    pub text: String,
    /// How bad it is if it does not hold, by key.
    pub severity: String,
    /// The title of its area, which is found or made.
    pub area: String,
    /// What proves it.
    pub evidence: String,
    /// After how many days it must be stated again.
    pub cadence_days: u32,
    /// The address of the page that it rests on; may be empty.
    pub link: String,
    /// The kind of object that it is stated of.
    pub applies_to: Kind,
    /// For which of them; may be empty.
    pub when: String,
    /// By which it judges itself; may be empty.
    pub holds: String,
}

impl Asking {
    /// What a new check asks for.
    pub fn new() -> Self {
        Self {
            title: String::new(),
            text: String::new(),
            severity: "medium".to_owned(),
            area: String::new(),
            evidence: String::new(),
            cadence_days: 365,
            link: String::new(),
            applies_to: Kind::PlanFacts,
            when: String::new(),
            holds: String::new(),
        }
    }

    /// What the check asks for now.
    pub fn of(catalogue: &Catalogue, item: &Statement) -> Self {
        let text = |condition: &Option<Condition>| {
            let condition = condition.as_ref();
            condition.map_or_else(String::new, |condition| condition.text().to_owned())
        };
        Self {
            title: item.title.clone(),
            text: item.text.clone(),
            severity: item.severity.clone(),
            area: catalogue.area_title(&item.area).to_owned(),
            evidence: item.evidence.clone(),
            cadence_days: item.cadence_days,
            link: link(catalogue, item).to_owned(),
            applies_to: item.applies_to,
            when: text(&item.when),
            holds: text(&item.holds),
        }
    }

    /// Both conditions.
    fn conditions(&self) -> Result<(Option<Condition>, Option<Condition>), Mistake> {
        Ok((
            Condition::typed(&self.when, self.applies_to)?,
            Condition::typed(&self.holds, self.applies_to)?,
        ))
    }
}

impl Default for Asking {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether that can be the address of a page.
pub fn is_link(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text.starts_with("https://") || text.starts_with("http://")
}

impl Catalogue {
    pub(super) fn state_check(&mut self, id: Option<&str>, asking: &Asking) -> Result<(), String> {
        for (text, what) in [(&asking.title, "title"), (&asking.area, "area")] {
            named("check", text, what)?;
        }
        if !SEVERITIES.contains(&&*asking.severity) {
            return Err(format!("the severity is one of {}", SEVERITIES.join(", ")));
        }
        if !is_link(&asking.link) {
            return Err("a link begins with https://".to_owned());
        }
        let (when, holds) = asking.conditions().map_err(|mistake| mistake.to_string())?;
        let known = match id {
            Some(id) => {
                let found = self.checks.iter().find(|item| item.id == id);
                Some(found.ok_or("that check is no longer in the catalogue")?)
            }
            None => None,
        };
        let sources = match known {
            Some(item) if link(self, item) == asking.link.trim() => item.sources.clone(),
            _ => Vec::new(),
        };
        let mut item = known.map_or_else(|| self.new_check(&asking.title), |item| (**item).clone());
        if sources.is_empty() {
            item.sources = self.source_at(asking).into_iter().collect();
        }
        item.area = self.area_called(asking.area.trim());
        asking.title.trim().clone_into(&mut item.title);
        asking.text.trim().clone_into(&mut item.text);
        asking.evidence.trim().clone_into(&mut item.evidence);
        item.severity.clone_from(&asking.severity);
        item.cadence_days = asking.cadence_days.max(1);
        item.applies_to = asking.applies_to;
        (item.when, item.holds) = (when, holds);
        match self.checks.iter().position(|known| known.id == item.id) {
            Some(place) => {
                if let Some(known) = self.checks.get_mut(place) {
                    *known = Rc::new(item);
                }
            }
            None => self.checks.push(Rc::new(item)),
        }
        self.drop_empty_areas();
        Ok(())
    }

    pub(super) fn retire_check(&mut self, id: &str) -> Result<(), String> {
        let before = self.checks.len();
        self.checks.retain(|item| item.id != id);
        if self.checks.len() == before {
            return Err("that check is no longer in the catalogue".to_owned());
        }
        for duty in &mut self.duties {
            if duty.checks.iter().any(|check| check == id) {
                Rc::make_mut(duty).checks.retain(|check| check != id);
            }
        }
        self.drop_empty_areas();
        Ok(())
    }

    fn new_check(&self, title: &str) -> Statement {
        Statement::new(self.free(&format!("{}/check.{}", self.id, slug(title))))
    }

    /// The id of the page at the link, which is found or made.
    fn source_at(&mut self, asking: &Asking) -> Option<String> {
        let url = asking.link.trim();
        if url.is_empty() {
            return None;
        }
        if let Some(known) = self.sources.iter().find(|source| source.url == url) {
            return Some(known.id.clone());
        }
        let wanted = format!("{}.{}", self.id, slug(&asking.title));
        let id = first_free(&wanted, |id| {
            self.sources.iter().all(|known| known.id != id)
        });
        self.sources.push(Source {
            id: id.clone(),
            title: asking.title.trim().to_owned(),
            publisher: self.provider.clone(),
            url: url.to_owned(),
            date: self.date,
        });
        Some(id)
    }
}

/// The address of the first page that the check rests on.
fn link<'a>(catalogue: &'a Catalogue, item: &Statement) -> &'a str {
    let first = item.sources.first();
    let mut sources = catalogue.sources.iter();
    let found = first.and_then(|id| sources.find(|source| source.id == *id));
    found.map_or("", |source| &source.url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::kept;
    use crate::catalogue::library::SERVICES;
    use crate::catalogue::revise::Revision;

    fn vpc() -> Catalogue {
        let vpc = SERVICES.iter().find(|one| one.id == "ibm.vpc");
        vpc.unwrap().open().unwrap()
    }

    fn asking() -> Asking {
        Asking {
            title: "Two zones are in use".to_owned(),
            area: "Disaster recovery".to_owned(),
            link: "https://example.com/zones".to_owned(),
            applies_to: Kind::Workload,
            holds: "size(workload.zones) > 1".to_owned(),
            ..Asking::new()
        }
    }

    fn revised(catalogue: &Catalogue, revision: &Revision) -> Catalogue {
        let revised = catalogue.revised(revision).unwrap();
        assert_eq!(kept::read(&kept::write(&revised)).as_ref(), Ok(&revised));
        revised
    }

    fn state(check: Option<&str>, asking: Asking) -> Revision {
        Revision::StateCheck {
            check: check.map(str::to_owned),
            asking,
        }
    }

    #[test]
    fn a_check_is_added_changed_and_retired_with_its_mentions() {
        let before = vpc();
        let added = revised(&before, &state(None, asking()));
        let item = added.checks.last().unwrap();
        assert_eq!(item.id, "ibm.vpc/check.two-zones-are-in-use");
        assert_eq!(Asking::of(&added, item), asking());
        let mut duty = crate::catalogue::revise::Saying::of(&added.duties[0]);
        duty.checks.push(item.id.clone());
        let mapped = revised(
            &added,
            &Revision::State {
                duty: added.duties[0].id.clone(),
                saying: duty,
            },
        );
        let mut other = asking();
        other.severity = "critical".to_owned();
        other.link = "https://example.com/other".to_owned();
        let changed = revised(&mapped, &state(Some(&item.id), other.clone()));
        assert_eq!(changed.checks.len(), added.checks.len());
        assert_eq!(Asking::of(&changed, changed.checks.last().unwrap()), other);
        let check = item.id.clone();
        let retired = revised(&changed, &Revision::RetireCheck { check });
        assert_eq!(retired.checks.len(), before.checks.len());
        assert_eq!(retired.duties, before.duties);
    }

    #[test]
    fn a_check_without_title_or_with_a_wrong_condition_is_refused() {
        let refused = |change: fn(&mut Asking)| {
            let mut asking = asking();
            change(&mut asking);
            vpc().revised(&state(None, asking)).unwrap_err()
        };
        assert_eq!(refused(|it| it.title.clear()), "a check needs title");
        assert!(refused(|it| it.link = "javascript:alert(1)".to_owned()).contains("https"));
        assert!(refused(|it| it.when = "workload.zone == 'a'".to_owned()).contains("column 10"));
        assert!(refused(|it| it.applies_to = Kind::Policy).contains("about a policy"));
    }
}
