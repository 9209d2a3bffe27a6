//! What is derived from a plan for the commands that evaluate.

use std::rc::Rc;

use muster::catalogue::Knowledge;
use muster::export::input::Input;
use muster::model::plan::Plan;
use muster::model::units::{Date, Moment};
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use muster::scenario::assess::assess;

use crate::failure::Failure;
use crate::files::{read_plan, warn};

/// The plan that a command judges, and the day.
#[derive(clap::Args)]
pub(crate) struct Judge {
    /// The plan file
    pub(crate) plan: String,
    /// The day on which the plan is judged
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) as_of: Option<Date>,
}

impl Judge {
    /// Reads the plan, and looks at it.
    pub(crate) fn derive(&self) -> Result<Derived, Failure> {
        Derived::new(read_plan(&self.plan)?, self.as_of)
    }
}

/// A plan with its duties and its readiness.
pub(crate) struct Derived {
    pub(crate) plan: Plan,
    pub(crate) knowledge: Rc<Knowledge>,
    pub(crate) matrix: Matrix,
    pub(crate) assessment: Assessment,
}

impl Derived {
    /// The plan as it is to be judged on that day; today where none is named.
    pub(crate) fn new(plan: Plan, as_of: Option<Date>) -> Result<Self, Failure> {
        let derived = Self::on(plan, &Rc::new(knowledge()?), as_of.unwrap_or_else(today));
        warn_of_old(&derived.knowledge, derived.assessment.as_of);
        Ok(derived)
    }

    /// The plan as it is to be judged on that day by what is built in.
    pub(crate) fn on(plan: Plan, built_in: &Rc<Knowledge>, as_of: Date) -> Self {
        let (knowledge, problems) = Knowledge::with_plan(built_in, &plan);
        warn(&problems);
        let matrix = Matrix::new(&plan, &knowledge);
        let assessment = assess(&plan, &matrix, &knowledge, as_of);
        Self {
            plan,
            knowledge,
            matrix,
            assessment,
        }
    }

    /// As exporters take it.
    pub(crate) fn input(&self) -> Input<'_> {
        Input::new(&self.plan, &self.knowledge, &self.matrix, &self.assessment)
    }
}

/// Says which catalogues were checked too long ago to be relied on.
pub(crate) fn warn_of_old(knowledge: &Knowledge, as_of: Date) {
    let old = knowledge.old_catalogues(as_of).map(|catalogue| {
        format!(
            "the catalogue of {} was last checked on {}, more than a year ago",
            catalogue.service, catalogue.date
        )
    });
    warn(&old.collect::<Vec<String>>());
}

/// What this release knows.
pub(crate) fn knowledge() -> Result<Knowledge, Failure> {
    Knowledge::built_in()
        .map_err(|error| Failure::Unusable(format!("this release is broken: {error}")))
}

/// A day, for clap.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a day is written as 2026-11-22".to_owned())
}

/// Today, for commands that are not told the day.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line has a clock, and hands the day to the core"
)]
pub(crate) fn today() -> Date {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let day = i64::try_from(now).ok().and_then(|now| Moment(now).day());
    day.unwrap_or(muster::example::DAY)
}
