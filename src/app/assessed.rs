//! What follows from a plan on a day: its duties and its readiness.

use std::rc::Rc;

use crate::catalogue::Knowledge;
use crate::model::plan::Plan;
use crate::model::units::Date;
use crate::ownership::matrix::Matrix;
use crate::ownership::unchanged::Unchanged;
use crate::readiness::assess::Assessment;

/// A plan with everything that follows from it.
#[derive(Debug)]
pub struct Assessed {
    /// The plan.
    pub plan: Rc<Plan>,
    /// What is known of the service.
    pub knowledge: Rc<Knowledge>,
    /// Who has which duty.
    pub matrix: Matrix,
    /// How ready it is.
    pub assessment: Assessment,
}

impl Assessed {
    /// Looks at the plan as of that day.
    pub fn new(plan: Rc<Plan>, knowledge: Rc<Knowledge>, as_of: Date) -> Self {
        Self::next(None, plan, knowledge, as_of)
    }

    /// The same, faster where an earlier version is at hand.
    pub fn next(
        earlier: Option<&Self>,
        plan: Rc<Plan>,
        knowledge: Rc<Knowledge>,
        as_of: Date,
    ) -> Self {
        let unchanged = earlier.and_then(|earlier| {
            let unchanged = Unchanged::new(&earlier.plan, &plan)?;
            Some((earlier, unchanged))
        });
        let before = unchanged.as_ref();
        let matrix = Matrix::next(
            before.map(|(earlier, unchanged)| (&earlier.matrix, unchanged)),
            &plan,
            &knowledge,
        );
        let assessment = Assessment::next(
            before.map(|(earlier, unchanged)| (&earlier.assessment, unchanged)),
            &plan,
            &matrix,
            &knowledge,
            as_of,
        );
        Self {
            plan,
            knowledge,
            matrix,
            assessment,
        }
    }
}
