//! What a plan says of itself: its name and its sign-off.

use super::known::Known;
use super::list::List;
use super::record::object;
use super::scalar::Lines;
use super::text::Text;
use super::units::Date;

object! {
    /// The head of a plan.
    pub struct PlanFacts {
        /// What the team calls this plan
        name "Name": Text,
        /// What this plan covers, for somebody who opens it for the first time
        description "Description": Lines,
        /// Words to find this plan by among many, such as a product, a department or a customer
        tags "Tags": List<Text>,
        /// Who approved the plan as it was on that day (as stated; not verified)
        approver "Approved by": Text,
        /// When the plan was approved
        approved_on "Approved on": Known<Date>,
        /// When the plan is to be reviewed next
        next_review_on "Next review": Known<Date>,
        /// The revision of the plan that was approved
        approved_revision "Approved revision": Known<super::units::Count>,
        /// How many scheduled backup runs in a row are assumed to fail when worst cases are worked out; none where nothing is stated
        failed_runs_assumed "Failed runs assumed": Known<super::units::Count>,
        /// Conditions or remarks of the approver
        approval_note "Approval note": Lines,
    }
}
