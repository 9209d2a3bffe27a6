//! `muster scenarios`, `muster scenario` and `muster runbook`: what a failure
//! would do, and who then does what.

use std::process::ExitCode;

use muster::export::runbook;
use muster::export::scenario::{gains_json, heading, json as to_json, list_json, verdict, when};
use muster::model::links::Links;
use muster::model::plan::Kind;
use muster::scenario::gain::{Gain, gain, ranked};
use muster::scenario::lever::levers;
use muster::scenario::report::{Library, Report, Summary, Theatre};
use muster::scenario::runbook::Roster;
use muster::scenario::target::Target;

use crate::derive::{Derived, Judge};
use crate::failure::{Done, Failure};
use crate::files::put;
use crate::text::{Format as ListFormat, Lines, json};

/// List every scenario, aimed at the worst target, and how the workloads fare
#[derive(clap::Args)]
pub(crate) struct Scenarios {
    #[command(flatten)]
    judge: Judge,
    /// List which single changes of the deployment turn most red, instead
    #[arg(long)]
    levers: bool,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: ListFormat,
}

/// Play one scenario: what it does to each workload, and who does what
#[derive(clap::Args)]
pub(crate) struct Scenario {
    #[command(flatten)]
    chosen: Chosen,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

/// Write the steps of one scenario, in order, as Markdown
#[derive(clap::Args)]
pub(crate) struct Runbook {
    #[command(flatten)]
    chosen: Chosen,
}

#[derive(clap::Args)]
struct Chosen {
    #[command(flatten)]
    judge: Judge,
    /// The scenario's id, such as zone-lost; muster scenarios lists them
    id: String,
    /// What it hits: the id or name of an object, or the code of a zone or
    /// region; the one on which most workloads lean, if not named
    #[arg(long, value_name = "OBJECT-ID")]
    target: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For scripts.
    Json,
    /// For wikis.
    Markdown,
}

impl Scenarios {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let derived = self.judge.derive()?;
        let summaries = on_stage(&derived, |theatre, _| {
            let all = theatre.stage.scenarios.iter();
            let played = all.map(|scenario| {
                let mut judging = theatre.play(scenario, None);
                judging.finish();
                Summary::new(judging)
            });
            Ok(played.collect::<Vec<_>>())
        })?;
        if self.levers {
            let gains = gains(&derived, &summaries)?;
            match self.format {
                ListFormat::Json => put(&json(&gains_json(&derived.plan, &gains)))?,
                ListFormat::Text => put(list_gains(&gains).bytes())?,
            }
            return Ok(ExitCode::SUCCESS);
        }
        match self.format {
            ListFormat::Json => put(&json(&list_json(&summaries)))?,
            ListFormat::Text => put(list(&derived, &summaries).bytes())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Scenario {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let (derived, report) = self.chosen.play()?;
        match self.format {
            Format::Json => put(&json(&to_json(&derived.plan, &report)))?,
            Format::Markdown => put(runbook::scenario(&derived.input(), &report).as_bytes())?,
            Format::Text => put(describe(&derived, &report).bytes())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Runbook {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let (derived, report) = self.chosen.play()?;
        put(runbook::runbook(&derived.input(), &report).as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Chosen {
    fn play(&self) -> Result<(Derived, Report), Failure> {
        let derived = self.judge.derive()?;
        let report = on_stage(&derived, |theatre, roster| {
            let scenario = theatre.stage.scenarios.get(&self.id).ok_or_else(|| {
                Failure::Unusable(format!(
                    "there is no scenario {}: muster scenarios PLAN lists all of them",
                    self.id
                ))
            })?;
            let target = self.aimed(theatre, scenario)?;
            let mut judging = theatre.play(scenario, target);
            judging.finish();
            Ok(Report::new(&judging, roster))
        })?;
        Ok((derived, report))
    }

    fn aimed(
        &self,
        theatre: Theatre,
        scenario: &muster::scenario::definition::Scenario,
    ) -> Result<Option<Target>, Failure> {
        let Some(which) = &self.target else {
            return Ok(None);
        };
        let Some(aim) = scenario.target else {
            return Err(Failure::Unusable(format!(
                "{} takes no --target: it hits everything of its kind",
                self.id
            )));
        };
        let found = theatre.stage.target(aim, which);
        let offered = || {
            let targets = aim.targets(theatre.stage.plan, theatre.stage.links);
            let offered = targets.iter().take(10).map(|target| {
                if target.id == target.name {
                    target.id.clone()
                } else {
                    format!("{} ({})", target.id, target.name)
                }
            });
            offered.collect::<Vec<_>>().join(", ")
        };
        found.map(Some).ok_or_else(|| {
            Failure::Unusable(format!(
                "{} cannot be aimed at {which}; choose among {}",
                self.id,
                offered()
            ))
        })
    }
}

fn on_stage<T>(
    derived: &Derived,
    perform: impl FnOnce(Theatre, Roster) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let library = library()?;
    let roster = Roster {
        matrix: &derived.matrix,
        knowledge: &derived.knowledge,
        as_of: derived.assessment.as_of,
    };
    let as_of = derived.assessment.as_of;
    library.perform(&derived.plan, &derived.knowledge, as_of, |theatre| {
        perform(theatre, roster)
    })
}

fn library() -> Result<Library, Failure> {
    Library::built_in()
        .map_err(|error| Failure::Unusable(format!("this release is broken: {error}")))
}

fn gains(derived: &Derived, now: &[Summary]) -> Result<Vec<Gain>, Failure> {
    let library = library()?;
    let (plan, knowledge) = (&derived.plan, &derived.knowledge);
    let as_of = derived.assessment.as_of;
    let all = levers(plan, &Links::new(plan));
    let tried = all
        .iter()
        .filter_map(|lever| gain(plan, knowledge, &library, as_of, now, lever));
    Ok(ranked(tried))
}

fn list_gains(gains: &[Gain]) -> Lines {
    let mut lines = Lines::default();
    lines.add("fewer misses  scenarios  more that meet  change (effort)");
    for gain in gains {
        lines.add(&format!(
            "{:12}  {:9}  {:14}  {} ({})",
            gain.misses,
            gain.scenarios,
            gain.meets,
            gain.lever.text,
            gain.lever.effort.label()
        ));
    }
    lines
}

fn list(derived: &Derived, summaries: &[Summary]) -> Lines {
    let mut lines = Lines::default();
    lines.add(&format!(
        "{}, as of {}",
        derived.plan.name(),
        derived.assessment.as_of
    ));
    lines.add("");
    lines.add("misses  unknown  meets  scenario");
    for summary in summaries {
        let counts = summary.counts();
        let target = summary.target.as_ref();
        let aimed = target.map_or_else(String::new, |target| format!(" ({})", target.name));
        lines.add(&format!(
            "{:6}  {:7}  {:5}  {}: {}{aimed}",
            counts.misses,
            counts.unknown,
            counts.meets,
            summary.scenario.id,
            summary.scenario.title
        ));
    }
    lines
}

fn describe(derived: &Derived, report: &Report) -> Lines {
    let mut lines = Lines::default();
    lines.add(&heading(&report.scenario.title, report.target.as_ref()));
    lines.add(&report.scenario.summary);
    for row in &report.rows {
        lines.add("");
        let name = derived.plan.called(Kind::Workload, row.key);
        lines.add(&format!(
            "{name}: {}",
            row.judged.state.label().to_lowercase()
        ));
        lines.add(&format!("  RPO {}", verdict(&row.judged.rpo)));
        lines.add(&format!("  RTO {}", verdict(&row.judged.rto)));
        for cause in &row.story.causes {
            lines.add(&format!("  because {cause}"));
        }
        for unknown in &row.story.unknown {
            lines.add(&format!("  unknown: {unknown}"));
        }
    }
    lines.add("");
    lines.add("Who does what, in order");
    for (order, step) in (1..).zip(&report.runbook.steps) {
        let missing = if step.missing.is_empty() {
            String::new()
        } else {
            format!("; missing: {}", step.missing.join(", "))
        };
        lines.add(&format!(
            "{order:3}. {}: {} ({}{missing})",
            step.doer.name,
            step.text,
            when(step)
        ));
    }
    lines
}
