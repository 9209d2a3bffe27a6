//! A page as a catalogue: its rows become tasks and duties that can be owned.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::page::{Half, Page, RowParty};
use super::rich::Rich;
use super::words::words;
use crate::catalogue::duty::{Area, Catalogue, Duty, HowTo, PartyGap, Task, TaskOrigin};
use crate::catalogue::source::Source;
use crate::model::assignment::Party;
use crate::model::plan::Kind;
use crate::model::units::Date;

/// Letters of a text that become part of an id.
const LONGEST: usize = 48;

impl Page {
    /// The page as a catalogue, in the words of the page, each task with its
    /// line. Where no table says what a party does, the matrices are taken,
    /// and where there are none, the duties outside of tables. The day is that
    /// of the page, or the one given where it has none.
    ///
    /// Ids follow from headings and tasks, so that a newer version of the page
    /// gives the same ids to what it still says.
    pub fn catalogue(&self, read_on: Date) -> Catalogue {
        let id = format!("page.{}", slug(&self.service, "service"));
        let date = self.date.unwrap_or(read_on);
        let source = Source {
            id: id.clone(),
            title: self.title.clone(),
            publisher: self.publisher(),
            url: self.url.clone().unwrap_or_default(),
            date,
        };
        let mut making = Making {
            catalogue: Catalogue {
                service: named(&self.service),
                provider: self.provider(),
                release: date.to_string(),
                date,
                areas: Vec::new(),
                tasks: Vec::new(),
                duties: Vec::new(),
                sources: vec![source],
                checks: Vec::new(),
                id,
            },
            areas: BTreeMap::new(),
            ids: BTreeMap::new(),
        };
        making.rows(self);
        if making.catalogue.tasks.is_empty() {
            making.matrix(self);
        }
        if making.catalogue.tasks.is_empty() {
            making.prose(self);
        }
        making.catalogue
    }

    fn is_cloud(&self) -> bool {
        self.url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://cloud.ibm.com/"))
    }

    fn provider(&self) -> String {
        if self.is_cloud() { "IBM" } else { "Provider" }.to_owned()
    }

    fn publisher(&self) -> String {
        if self.is_cloud() {
            "IBM Cloud Docs"
        } else {
            "Provider"
        }
        .to_owned()
    }
}

/// The service without the marks of a name that the page takes from elsewhere.
fn named(service: &str) -> String {
    match service.replace(['[', ']'], "").trim() {
        "" => "Unnamed service".to_owned(),
        name => name.to_owned(),
    }
}

struct Making {
    catalogue: Catalogue,
    /// The id of each area by its title.
    areas: BTreeMap<String, String>,
    /// How often each id was asked for.
    ids: BTreeMap<String, u32>,
}

/// One party's part of a task.
struct Part {
    name: &'static str,
    party: Party,
    text: String,
}

impl Making {
    fn rows(&mut self, page: &Page) {
        for row in &page.tasks {
            let mut parts = Vec::new();
            for (name, party, half) in [
                ("provider", Party::Provider, &row.provider),
                ("customer", Party::Customer, &row.customer),
            ] {
                match half {
                    Half::Duty(text) => parts.push(Part {
                        name,
                        party,
                        text: or(text, &row.details),
                    }),
                    Half::Unknown => parts.push(Part {
                        name,
                        party: Party::Unknown,
                        text: row.details.markdown(),
                    }),
                    Half::None(_) => {}
                }
            }
            for third in &row.third_parties {
                parts.push(Part {
                    name: "third-party",
                    party: Party::ThirdParty,
                    text: format!("{}: {}", third.name, or(&third.text, &row.details)),
                });
            }
            let place = [&*row.area, &*row.part];
            self.task(place, &row.task, row.line, parts);
        }
    }

    fn matrix(&mut self, page: &Page) {
        for row in &page.matrix {
            for (area, party) in &row.cells {
                self.task([area, ""], &row.resource, row.line, of(*party, ""));
            }
        }
    }

    fn prose(&mut self, page: &Page) {
        for duty in &page.prose {
            let plain = duty.text.plain();
            let title = shortened(&plain);
            self.task(
                [&duty.area, ""],
                &title,
                duty.line,
                of(duty.party, &duty.text.markdown()),
            );
        }
    }

    fn task(&mut self, [area, part]: [&str; 2], title: &str, line: u32, parts: Vec<Part>) {
        let area = self.area(area);
        let mut id = format!("{}/{area}", self.catalogue.id);
        for text in [part, title] {
            if !text.is_empty() {
                id = format!("{id}.{}", slug(text, "task"));
            }
        }
        let id = self.unique(id);
        let text = |party: Party| {
            let mut of_party = parts.iter().filter(|part| part.party == party);
            of_party.next().map(|part| part.text.clone())
        };
        let sources = vec![self.catalogue.id.clone()];
        let title = if part.is_empty() {
            title.to_owned()
        } else {
            format!("{title} ({part})")
        };
        self.catalogue.tasks.push(Task {
            id: id.clone(),
            area,
            title: title.clone(),
            provider: text(Party::Provider),
            customer: text(Party::Customer),
            sources: sources.clone(),
            line: TaskOrigin::Page,
            page_line: Some(line),
        });
        for part in parts {
            let unknown = part.party == Party::Unknown;
            let duty = Duty {
                id: self.unique(format!("{id}.{}", part.name)),
                task: id.clone(),
                party: part.party,
                title: title.clone(),
                text: part.text,
                attaches: Kind::PlanFacts,
                when: None,
                suggested: unknown.then_some(Party::Customer),
                gap: unknown.then_some(PartyGap::Silent),
                says: Vec::new(),
                sources: sources.clone(),
                checks: Vec::new(),
                how: HowTo::default(),
            };
            self.catalogue.duties.push(Rc::new(duty));
        }
    }

    fn area(&mut self, title: &str) -> String {
        let title = if title.is_empty() {
            "Responsibilities"
        } else {
            title
        };
        if let Some(id) = self.areas.get(title) {
            return id.clone();
        }
        let id = self.unique(slug(title, "area"));
        self.areas.insert(title.to_owned(), id.clone());
        self.catalogue.areas.push(Area {
            id: id.clone(),
            title: title.to_owned(),
        });
        id
    }

    fn unique(&mut self, wanted: String) -> String {
        let times = self.ids.entry(wanted.clone()).or_insert(0);
        *times += 1;
        match *times {
            1 => wanted,
            // A tilde stands in no slug, so this one is free.
            times => format!("{wanted}~{times}"),
        }
    }
}

/// The text, or what further columns say.
fn or(text: &Rich, details: &Rich) -> String {
    if text.is_empty() { details } else { text }.markdown()
}

/// The parts of something of which only the party is known.
fn of(party: RowParty, text: &str) -> Vec<Part> {
    let part = |name, party| Part {
        name,
        party,
        text: text.to_owned(),
    };
    let provider = || part("provider", Party::Provider);
    let customer = || part("customer", Party::Customer);
    match party {
        RowParty::Shared => vec![provider(), customer()],
        RowParty::Provider => vec![provider()],
        RowParty::Customer => vec![customer()],
        RowParty::ThirdParty => vec![part("third-party", Party::ThirdParty)],
        RowParty::Unknown => vec![part("unknown", Party::Unknown)],
        RowParty::None => Vec::new(),
    }
}

/// A title for a sentence: its first words.
fn shortened(text: &str) -> String {
    let mut title = String::new();
    for word in text.split_whitespace() {
        if title.chars().count() + word.chars().count() > 60 {
            title.push('\u{2026}');
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    title.trim_end_matches('.').to_owned()
}

/// A text as part of an id.
pub(super) fn slug(text: &str, otherwise: &str) -> String {
    let words = words(text);
    let mut slug = String::new();
    for word in words.split_whitespace() {
        if slug.chars().count() + word.chars().count() > LONGEST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST));
    }
    if slug.is_empty() {
        otherwise.to_owned()
    } else {
        slug
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::kept;
    use crate::model::units::Date;
    use crate::reader::read;

    #[test]
    fn a_service_that_a_page_gives_no_name_has_one_all_the_same() {
        for start in [
            "---\nsubcollection: -\n---\n",
            "# Your responsibilities with [ ]\n",
            "",
        ] {
            let page = format!("{start}\n|Task|Provider|You|\n|-|-|-|\n|Watch|Watches|Helps|\n");
            let catalogue = read(&page).catalogue(Date::of(2026, 11, 22).unwrap());
            assert_eq!(catalogue.service, "Unnamed service", "{start}");
            let kept = kept::read(&kept::write(&catalogue));
            assert_eq!(kept.as_ref(), Ok(&catalogue));
        }
    }
}
