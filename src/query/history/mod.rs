//! What became of a plan: how it stands for a milestone, what was changed
//! lately, and what lies between two of its states.

pub mod between;
pub mod follows;
pub mod recent;
pub mod titles;
pub mod turns;

use crate::milestone::take::Standing;
use crate::model::text::Text;
use crate::ownership::matrix::Matrix;
use crate::readiness::assess::Assessment;
use crate::readiness::rule::Severity;
use crate::readiness::score::Counts;

use super::overview::is_unassigned;

/// How the plan stands, as a milestone notes it.
pub fn standing(matrix: &Matrix, assessment: &Assessment) -> Standing {
    let score = &assessment.score;
    let left = |count: &Counts| count.open + count.unknown;
    let unowned = matrix.holdings().filter(|holding| is_unassigned(holding));
    Standing {
        level: Text::from(assessment.level.key()),
        score: score.readiness,
        critical_open: score.counts.get(&Severity::Critical).map_or(0, left),
        findings_open: score.counts.values().map(left).sum(),
        duties_without_owner: u32::try_from(unowned.count()).unwrap_or(u32::MAX),
    }
}
