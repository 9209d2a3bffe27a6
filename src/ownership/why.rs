//! Why a duty is there and whose it is: catalogue entry, deployment fact,
//! what the pages say, and what the team says against them.

use serde::Serialize;

use super::holding::{Applies, Holding};
use crate::catalogue::Knowledge;
use crate::catalogue::duty::PartyGap;
use crate::model::Json;
use crate::model::assignment::Party;
use crate::model::choice::Choices;
use crate::model::plan::Plan;

/// One reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Why {
    /// What kind of reason.
    pub from: Reason,
    /// In words.
    pub text: String,
    /// The id of the page, where one says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// What kind of reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The catalogue has it.
    Catalogue,
    /// The deployment has what it is for.
    Deployment,
    /// A page says so, or nothing.
    Page,
    /// The team states otherwise.
    Override,
}

impl Holding {
    /// The reasons, the catalogue's first.
    pub fn why(&self, plan: &Plan, knowledge: &Knowledge) -> Vec<Why> {
        let mut reasons = vec![self.catalogue_entry(knowledge)];
        reasons.extend(self.deployment_fact(plan));
        reasons.extend(self.duty.says.iter().map(|saying| Why {
            from: Reason::Page,
            text: saying.text.clone(),
            source: Some(saying.source.clone()),
        }));
        if let Some(gap) = self.duty.gap {
            reasons.push(Why {
                from: Reason::Page,
                text: match gap {
                    PartyGap::Silent => "No page of the provider says whose this is",
                    PartyGap::Contradictory => "The provider's pages disagree about whose this is",
                }
                .to_owned(),
                source: None,
            });
        }
        if let (Some(party), Some(assignment)) = (self.overridden(), &self.assignment) {
            reasons.push(Why {
                from: Reason::Override,
                text: format!(
                    "The team says {}: {}",
                    party.label(),
                    &*assignment.party_reason
                ),
                source: None,
            });
        }
        reasons
    }

    fn catalogue_entry(&self, knowledge: &Knowledge) -> Why {
        let task = knowledge
            .catalogues
            .iter()
            .find_map(|catalogue| catalogue.task(&self.duty.task));
        Why {
            from: Reason::Catalogue,
            text: match (self.duty.party, task.map_or("", |task| &task.title)) {
                (Party::Unknown, task) => format!("It stands under {task}, without a party"),
                (party, task) => format!("{} has it under {task}", party.label()),
            },
            source: self.duty.sources.first().cloned(),
        }
    }

    fn deployment_fact(&self, plan: &Plan) -> Option<Why> {
        let when = self.duty.when.as_ref()?;
        let object = plan.object(self.kind, self.object)?;
        let facts: Vec<String> = when
            .fields(self.kind)
            .into_iter()
            .filter_map(|key| {
                let field = object.fields().iter().find(|field| field.key == key)?;
                let value = object.field(key).unwrap_or(Json::Null);
                let shown = field.shape.show(&value, plan);
                Some(format!("{} is {shown}", field.in_sentence()))
            })
            .collect();
        if facts.is_empty() {
            return None;
        }
        let doubt = match self.applies {
            Applies::Yes => "",
            Applies::Perhaps => "; it is listed until the plan says",
        };
        Some(Why {
            from: Reason::Deployment,
            text: format!("Here {}{doubt}", facts.join(", ")),
            source: None,
        })
    }
}
