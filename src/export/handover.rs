//! A hand-over in words: what goes to whom, for the screen, and as a checklist
//! to work through (Markdown).

use std::collections::BTreeMap;

use super::markdown::escape;
use crate::catalogue::Knowledge;
use crate::model::Json;
use crate::model::choice::Choices;
use crate::model::id::{Id, Key};
use crate::model::plan::{Kind, Plan};
use crate::model::units::Date;
use crate::ownership::handover::references::Place;
use crate::ownership::handover::{HandOver, Stays};
use crate::readiness::item::{Item, items};

/// Puts the fields of a hand-over in words.
pub struct Wording<'a> {
    plan: &'a Plan,
    duties: BTreeMap<&'a str, &'a str>,
    items: BTreeMap<String, String>,
}

impl<'a> Wording<'a> {
    /// For that plan.
    pub fn new(plan: &'a Plan, knowledge: &'a Knowledge) -> Self {
        let duties = knowledge.catalogues.iter().flat_map(|one| &one.duties);
        let items = items(knowledge);
        let titled = |item: &Item| (item.id().to_owned(), item.title().to_owned());
        Self {
            plan,
            duties: duties.map(|duty| (&*duty.id, &*duty.title)).collect(),
            items: items.iter().map(titled).collect(),
        }
    }

    /// The field, such as "Owner".
    pub fn field(&self, place: Place) -> &'static str {
        place.declared().map_or("", |field| field.label)
    }

    /// The object that it is a field of: "Keep the agents upgraded (srv-1)".
    pub fn object(&self, place: Place) -> String {
        let plan = self.plan;
        let about = |kind: Kind, key: Key| match plan.called(kind, key) {
            name if name.trim().is_empty() => kind.label().to_lowercase(),
            name => name,
        };
        let on = |title: &str, object: Option<(Kind, Key)>| match object {
            Some((kind, key)) => format!("{title} ({})", about(kind, key)),
            None => title.to_owned(),
        };
        let titled = |list: Option<&str>, id: &str| match list {
            Some(title) => title.to_owned(),
            None => id.to_owned(),
        };
        match place.kind {
            Kind::Assignment => match plan.assignments.get(Id::new(place.object)) {
                Some(row) => {
                    let title = titled(self.duties.get(&*row.duty).copied(), &row.duty);
                    let all = row.object.0.is_none();
                    let title = if all {
                        format!("{title} (all objects)")
                    } else {
                        title
                    };
                    on(&title, row.object.0)
                }
                None => String::new(),
            },
            Kind::Attestation => match plan.attestations.get(Id::new(place.object)) {
                Some(row) => {
                    let title = self.items.get(&*row.item).map(String::as_str);
                    on(&titled(title, &row.item), row.object.0)
                }
                None => String::new(),
            },
            Kind::Comment => match plan.comments.get(Id::new(place.object)) {
                Some(row) => format!("“{}”", shortened(&row.text)),
                None => String::new(),
            },
            Kind::RoleHolder => match plan.role_holders.get(Id::new(place.object)) {
                Some(row) => row.role.value().map_or("a role", Choices::label).to_owned(),
                None => String::new(),
            },
            kind => about(kind, place.object),
        }
    }

    /// Both: "Owner of Keep the agents upgraded (srv-1)".
    pub fn line(&self, place: Place) -> String {
        format!("{} of {}", self.field(place), self.object(place))
    }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = super::markdown::one_line(text);
    if line.chars().count() <= MOST {
        return line;
    }
    let start: String = line.chars().take(MOST).collect();
    format!("{start}…")
}

/// The checklist of a hand-over, as Markdown: what was handed over to whom,
/// what is to be done outside of the plan, and what stays.
pub fn checklist(wording: &Wording, hand_over: &HandOver, from: Key, as_of: Date) -> String {
    let plan = wording.plan;
    let name = |key: Key| escape(&plan.owner_name(key).unwrap_or_default());
    let mut out = format!(
        "# Hand-over from {}\n\nPlan {}, as of {as_of}.\n",
        name(from),
        escape(plan.name())
    );
    let mut by_receiver: BTreeMap<Option<Key>, Vec<Place>> = BTreeMap::new();
    for change in &hand_over.changes {
        by_receiver.entry(change.to).or_default().push(change.place);
    }
    for (to, places) in &by_receiver {
        let head = to.map_or_else(
            || "Nobody any more".to_owned(),
            |key| format!("To {}", name(key)),
        );
        let lines = places.iter().map(|place| wording.line(*place));
        section(&mut out, &head, lines);
    }
    let taken = hand_over.changes.iter().map(|change| change.place.kind);
    section(&mut out, "Outside of this plan", outside(taken));
    let staying = hand_over.staying();
    section(
        &mut out,
        "Not handed over",
        staying.map(|(part, why)| format!("{}: {}", wording.line(part.place), lower(why))),
    );
    section(
        &mut out,
        "Texts with the name in them",
        hand_over.mentions.iter().map(|place| wording.line(*place)),
    );
    out
}

fn lower(why: Stays) -> String {
    let text = why.text();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

/// What nobody can do by writing it into a plan, where it was handed over.
fn outside(taken: impl Iterator<Item = Kind>) -> Vec<String> {
    let taken: Vec<Kind> = taken.collect();
    let steps = OUTSIDE
        .iter()
        .filter(|(kind, _)| kind.is_none_or(|kind| taken.contains(&kind)));
    steps.map(|(_, step)| (*step).to_owned()).collect()
}

/// What is to be done where something of that kind was handed over; always,
/// where there is none.
const OUTSIDE: [(Option<Kind>, &str); 7] = [
    (
        None,
        "Walk through the duties together, and let the successor do each once",
    ),
    (
        None,
        "Take the accounts, keys, phone and pager of whoever leaves back",
    ),
    (
        Some(Kind::RoleHolder),
        "Grant the roles to the successor in the cloud, and take them from whoever leaves",
    ),
    (
        Some(Kind::AlertRoute),
        "Point the alerts to the successor, and send one to try it",
    ),
    (
        Some(Kind::Instance),
        "Hand over the root keys: who may use, rotate and delete them",
    ),
    (
        Some(Kind::Runbook),
        "Tell everybody on the call tree who may declare a disaster now",
    ),
    (
        Some(Kind::Workload),
        "Let the successor restore one of the workloads once",
    ),
];

fn section(out: &mut String, head: &str, lines: impl IntoIterator<Item = String>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_none() {
        return;
    }
    out.extend(["\n## ", head, "\n\n"]);
    for line in lines {
        out.extend(["- [ ] ", &escape(&line), "\n"]);
    }
}

/// What a change states, in words: "Jonas Abel", "nobody".
pub fn states(plan: &Plan, place: Place, value: &Json) -> String {
    match (value, place.declared()) {
        (Json::Null, _) | (_, None) => "nobody".to_owned(),
        (value, Some(field)) => field.shape.show(value, plan),
    }
}
