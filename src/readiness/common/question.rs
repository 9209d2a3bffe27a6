//! Questions to the provider: closed by an answer and somebody who sees to
//! what it leaves to the customer.

use crate::model::plan::Kind;
use crate::model::record::Object;
use crate::readiness::facts::Facts;
use crate::readiness::verdict::{Seen, Verdict};

/// What the pages leave open.
#[derive(Debug)]
pub struct Question {
    /// The duty that nobody has by the pages.
    pub duty: &'static str,
    /// Which item states the provider's answer.
    pub answer: Answer,
}

/// Which item states an answer.
#[derive(Debug)]
pub enum Answer {
    /// This one, of the plan as a whole.
    OfPlan(&'static str),
    /// This one, of the object itself.
    OfObject(&'static str),
}

/// Whether somebody has the duty for that object, and the provider has answered.
pub fn asked<T: Object>(
    facts: &Facts,
    question: &Question,
    object: &T,
    field: &'static str,
) -> Verdict {
    let place = (T::KIND, object.meta().id);
    let owned = facts.is_owned(question.duty, place.0, place.1);
    let answered = match question.answer {
        Answer::OfPlan(item) => {
            facts.is_stated_done(item, Some((Kind::PlanFacts, facts.plan.id())))
        }
        Answer::OfObject(item) => facts.is_stated_done(item, Some(place)),
    };
    if owned && answered {
        return Verdict::Holds;
    }
    let yes_or_no = |yes: bool| if yes { "yes" } else { "no" };
    Verdict::open([
        Seen::field(object, field),
        Seen::Computed("Somebody sees to it", yes_or_no(owned).into()),
        Seen::Computed("The provider has answered", yes_or_no(answered).into()),
    ])
}
