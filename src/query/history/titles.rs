//! What sentences call objects: what people said of a duty or an item goes by
//! its title and not by its id.

use std::collections::BTreeMap;

use crate::catalogue::Knowledge;
use crate::compare::change::called;
use crate::model::Json;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::readiness::item::items;

/// The titles of duties and items by id.
pub struct Titles {
    titles: BTreeMap<String, String>,
}

impl Titles {
    /// Of everything that is known.
    pub fn new(knowledge: &Knowledge) -> Self {
        let catalogues = knowledge.catalogues.iter();
        let duties = catalogues.flat_map(|catalogue| catalogue.duties.iter());
        let duties = duties.map(|duty| (duty.id.clone(), duty.title.clone()));
        let items = items(knowledge);
        let items = items
            .iter()
            .map(|item| (item.id().to_owned(), item.title().to_owned()));
        Self {
            titles: duties.chain(items).collect(),
        }
    }

    /// What a sentence calls that object.
    pub fn call(&self, plan: &Plan, kind: Kind, key: Key) -> String {
        let topic = match kind {
            Kind::Assignment => "duty",
            Kind::Attestation => "item",
            _ => return called(plan, kind, key),
        };
        let object = plan.object(kind, key);
        let title = object.and_then(|object| self.titles.get(object.field(topic)?.as_str()?));
        let Some(title) = title else {
            return called(plan, kind, key);
        };
        let label = kind.label().to_lowercase();
        match object.and_then(|object| name_of(plan, &object.field("object")?)) {
            Some(name) => format!("the {label} of “{title}” for {name}"),
            None => format!("the {label} of “{title}”"),
        }
    }
}

/// The name of the object that a statement is about; of the plan as a whole
/// there is nothing to say.
fn name_of(plan: &Plan, pointer: &Json) -> Option<String> {
    let kind = Kind::from_key(pointer.get("kind")?.as_str()?)?;
    let key = pointer.get("id")?.as_str()?.parse().ok()?;
    let name = plan.object_name(kind, key);
    (!name.is_empty() && kind != Kind::PlanFacts).then_some(name)
}
