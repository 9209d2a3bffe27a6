//! What follows from a plan on a day: its duties and its readiness.

use std::rc::Rc;

use crate::catalogue::Knowledge;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::units::Date;
use crate::ownership::matrix::Matrix;
use crate::ownership::unchanged::Unchanged;
use crate::readiness::assess::Assessment;
use crate::scenario::assess::assess_in_slices;

/// A plan with everything that follows from it.
#[derive(Debug)]
pub struct Assessed {
    /// The plan.
    pub plan: Rc<Plan>,
    /// What is known of the services: what is built in, and what the plan
    /// brings with it.
    pub knowledge: Rc<Knowledge>,
    /// What is built in.
    built_in: Rc<Knowledge>,
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
        built_in: Rc<Knowledge>,
        as_of: Date,
    ) -> Self {
        let rest = &mut Restless;
        at_once(Self::in_slices(earlier, plan, built_in, as_of, rest))
    }

    /// The same, a few objects at a time; `None` where it is no longer wanted.
    pub async fn in_slices(
        earlier: Option<&Self>,
        plan: Rc<Plan>,
        built_in: Rc<Knowledge>,
        as_of: Date,
        rest: &mut impl Rest,
    ) -> Option<Self> {
        let as_before = earlier.filter(|earlier| {
            Rc::ptr_eq(&earlier.built_in, &built_in)
                && earlier
                    .plan
                    .table(Kind::CataloguePin)
                    .same(&plan.catalogues)
        });
        let knowledge = match as_before {
            Some(earlier) => Rc::clone(&earlier.knowledge),
            None => Knowledge::with_plan(&built_in, &plan).0,
        };
        let unchanged = earlier.and_then(|earlier| {
            let unchanged = Unchanged::new(&earlier.plan, &plan)?;
            Some((earlier, unchanged))
        });
        rest.rest().await?;
        let before = unchanged.as_ref();
        let matrix = Matrix::in_slices(
            before.map(|(earlier, unchanged)| (&earlier.matrix, unchanged)),
            &plan,
            &knowledge,
            rest,
        );
        let matrix = matrix.await?;
        let assessment = assess_in_slices(
            before.map(|(earlier, unchanged)| (&earlier.assessment, unchanged)),
            &plan,
            &matrix,
            &knowledge,
            as_of,
            rest,
        );
        let assessment = assessment.await?;
        Some(Self {
            plan,
            knowledge,
            built_in,
            matrix,
            assessment,
        })
    }
}
