//! `muster check`: would the deployment recover?

use std::process::ExitCode;

use muster::export::pipeline::{Demand, PlanFile, junit, sarif, summary};
use muster::export::{What, by_name};
use muster::readiness::assess::Placed;
use muster::readiness::item::Item;
use muster::readiness::rule::Severity;
use muster::readiness::step::{Action, best};

use crate::derive::{Derived, Judge};
use crate::failure::Done;
use crate::files::{put, read, read_once, read_plan, warn};
use crate::text::{Lines, object};

/// Check a plan: level, score, what caps them, and every finding
///
/// Exits with 1 where the score is under --fail-under, or level or score are
/// lower than those of --baseline.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// The lowest score that is good enough
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=100))]
    fail_under: u32,
    /// A plan that this one may not fall behind
    #[arg(long, value_name = "PLAN")]
    baseline: Option<String>,
    #[command(flatten)]
    judge: Judge,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Answer,
}

/// How the answer is written.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Answer {
    /// For people.
    Text,
    /// For scripts.
    Json,
    /// A test report: a suite per family, a test per entry.
    Junit,
    /// The result of an analysis, for code scanning.
    Sarif,
    /// The summary of a job.
    Markdown,
}

impl Check {
    /// Answers, and tells whether that is good enough.
    pub(crate) fn run(&self) -> Done {
        let plans = std::iter::once(&*self.judge.plan).chain(self.baseline.as_deref());
        read_once(plans, "the plan or the baseline")?;
        let derived = self.judge.derive()?;
        let baseline = match &self.baseline {
            Some(path) => Some(Derived::new(
                read_plan(path)?,
                Some(derived.assessment.as_of),
            )?),
            None => None,
        };
        let demands = self.demands(&derived, baseline.as_ref());
        let input = derived.input();
        match self.format {
            Answer::Text => put(describe(&derived).bytes())?,
            Answer::Json => put(&json(&derived))?,
            Answer::Junit => put(&junit(&input, &demands))?,
            Answer::Sarif => put(&sarif(&input, &self.plan_file()))?,
            Answer::Markdown => put(&summary(&input, &demands))?,
        }
        let faults: Vec<String> = demands.into_iter().filter_map(|one| one.fault).collect();
        warn(&faults);
        Ok(if faults.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }

    /// The plan file, for those who look up lines in it; the standard input
    /// cannot be read twice, so that there the lines are not known.
    fn plan_file(&self) -> PlanFile {
        let path = &*self.judge.plan;
        if path == "-" {
            return PlanFile::new("plan.json", "");
        }
        let bytes = read(path).unwrap_or_default();
        PlanFile::new(path, &String::from_utf8_lossy(&bytes))
    }

    /// What is asked of the plan, and whether it is good enough.
    fn demands(&self, derived: &Derived, baseline: Option<&Derived>) -> Vec<Demand> {
        let now = &derived.assessment;
        let (score, least) = (now.score.readiness, self.fail_under);
        let mut demands = vec![Demand {
            what: format!("The score is at least {least}"),
            fault: (score < least).then(|| format!("the score is {score}, under {least}")),
        }];
        if let Some(before) = baseline.map(|baseline| &baseline.assessment) {
            let earlier = before.score.readiness;
            demands.push(Demand {
                what: "The score is not lower than before".to_owned(),
                fault: (score < earlier)
                    .then(|| format!("the score fell from {earlier} to {score}")),
            });
            demands.push(Demand {
                what: "The level is not lower than before".to_owned(),
                fault: (now.level < before.level).then(|| {
                    format!(
                        "the level fell from {} to {}",
                        before.level.label(),
                        now.level.label()
                    )
                }),
            });
        }
        demands
    }
}

fn json(derived: &Derived) -> Vec<u8> {
    by_name("json").map_or_else(Vec::new, |json| {
        (json.write)(&derived.input(), What::Checklist)
    })
}

fn describe(derived: &Derived) -> Lines {
    let assessment = &derived.assessment;
    let score = &assessment.score;
    let mut lines = Lines::default();
    lines.add(&format!(
        "{}, as of {}",
        derived.plan.name(),
        assessment.as_of
    ));
    lines.add(&format!(
        "{}, {} of 100 (possible {})",
        assessment.level.label(),
        score.readiness,
        score.possible
    ));
    lines.add(&format!(
        "Known {} %, owned {} %, proven {} %, not applicable {} %",
        score.coverage, score.ownership, score.proof, score.excused
    ));
    for cap in &assessment.caps {
        let count = cap.findings.len();
        lines.add(&format!("Capped by: {} ({count} not met)", cap.text));
    }
    let steps = best(assessment, STEPS);
    if !steps.is_empty() {
        lines.add("");
        lines.add("Next best steps");
    }
    for step in &steps {
        next(&mut lines, derived, step);
    }
    let findings = assessment.findings();
    for &severity in Severity::ALL {
        let counts = score.counts.get(&severity).copied().unwrap_or_default();
        let of: Vec<&Placed> = findings
            .iter()
            .filter(|placed| placed.item.severity() == severity)
            .collect();
        if of.is_empty() {
            continue;
        }
        lines.add("");
        lines.add(&format!(
            "{}: {} open, {} unknown",
            severity.label(),
            counts.open,
            counts.unknown
        ));
        for placed in of {
            finding(&mut lines, derived, placed);
        }
    }
    lines
}

/// How many next steps are named.
const STEPS: usize = 5;

fn next(lines: &mut Lines, derived: &Derived, step: &Action) {
    let assessment = &derived.assessment;
    let tenths = step.tenths(assessment);
    let title = assessment.items.get(step.item).map_or("", Item::title);
    lines.add(&format!(
        "  +{}.{} to {:3}    {}: {title} ({})",
        tenths / 10,
        tenths % 10,
        step.score(assessment),
        step.target(&derived.plan),
        step.effort.label()
    ));
    for cap in step.opens(assessment) {
        lines.add(&format!("                opens the gate: {}", cap.text));
    }
}

fn finding(lines: &mut Lines, derived: &Derived, placed: &Placed) {
    let plan = &derived.plan;
    let owner = placed.entry.owner.and_then(|owner| plan.owner_name(owner));
    lines.add(&format!(
        "  {:13} {}: {}",
        placed.entry.state.label(),
        object(plan, placed.kind, placed.object),
        placed.text()
    ));
    lines.add(&format!(
        "                {} | {}",
        placed.item.id(),
        owner.as_deref().unwrap_or("nobody has it")
    ));
}
