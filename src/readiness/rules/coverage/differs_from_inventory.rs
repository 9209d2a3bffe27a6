//! A plan that says something else than the files it was imported from.

use crate::model::Json;
use crate::model::plan::Kind;
use crate::model::plan_facts::PlanFacts;
use crate::readiness::facts::Facts;
use crate::readiness::rule::{Check, Effort, Family, Rule, Severity};
use crate::readiness::verdict::{Seen, Verdict};

/// The rule.
pub const RULE: Rule = Rule {
    id: "coverage.differs-from-inventory",
    family: Family::Coverage,
    severity: Severity::Medium,
    effort: Effort::Small,
    area: "change",
    title: "The plan says something else than the inventory it was imported from",
    rationale: "One of the two is wrong. Whoever restores by the plan looks for servers, zones and policies that may no longer be there.",
    advice: "Import the newest inventory, look at what differs, and take the inventory's word or mend the deployment: Deployment > Import, or muster import FILE --into PLAN -o PLAN.",
    sources: &["brs.terraform", "brs.cli"],
    check: Check::Plan(check),
};

/// How many differences are named.
const NAMED: usize = 20;

fn check(facts: &Facts, plan: &PlanFacts) -> Verdict {
    let (mut imported, mut undated, mut differs) = (0_u32, 0_u32, 0_usize);
    let mut seen = Vec::new();
    for &kind in Kind::ALL {
        let table = facts.plan.table(kind);
        for object in (0..table.count()).filter_map(|place| table.row(place)) {
            let Some(origin) = object.meta().imported.as_deref() else {
                continue;
            };
            imported += 1;
            undated += u32::from(origin.seen_on.value().is_none());
            for one in origin.differences.iter() {
                let field = kind.fields().iter().find(|field| *field.key == *one.field);
                let Some(field) = field else { continue };
                differs += 1;
                if seen.len() < NAMED {
                    seen.push(Seen::Field(kind, object.meta().id, field.key));
                }
            }
        }
    }
    match (imported, differs, undated) {
        (0, ..) => Verdict::NotApplicable,
        (_, 0, 0) => Verdict::Holds,
        (_, 0, _) => {
            let count = Seen::Number("imported objects of no known day", undated);
            Verdict::unknown([count]).because(
                "Nobody has said of what day the inventory is, so it may have changed since"
                    .to_owned(),
            )
        }
        (_, differs, _) => {
            let text = match (seen.first(), differs) {
                (Some(first), 1) => {
                    let (path, value) = first.path_and_value(facts.plan);
                    format!(
                        "The inventory differs from the plan in {path}, stated as {}",
                        said(&value)
                    )
                }
                _ => format!("The inventory differs from the plan in {differs} facts"),
            };
            seen.push(Seen::field(plan, "name"));
            Verdict::open(seen).because(text)
        }
    }
}

fn said(value: &Json) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
