//! `muster duties`: who owns which task?

use std::process::ExitCode;

use muster::export::{What, by_name};
use muster::model::choice::Choices;
use muster::ownership::gap::gaps;
use muster::ownership::holding::Holding;
use muster::ownership::matrix::task_party;

use crate::derive::{Derived, Judge};
use crate::failure::Done;
use crate::files::put;
use crate::text::{Lines, object};

/// List every task and every duty with its party, owner and reason
#[derive(clap::Args)]
pub(crate) struct Duties {
    #[command(flatten)]
    judge: Judge,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For scripts.
    Json,
    /// For spreadsheets.
    Csv,
    /// For wikis.
    Markdown,
}

impl Duties {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let derived = self.judge.derive()?;
        let exporter = match self.format {
            Format::Text => None,
            Format::Json => by_name("json"),
            Format::Csv => by_name("csv"),
            Format::Markdown => by_name("markdown"),
        };
        match exporter {
            None => put(describe(&derived).bytes())?,
            Some(exporter) => put(&(exporter.write)(&derived.input(), What::Responsibilities))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn describe(derived: &Derived) -> Lines {
    let mut lines = Lines::default();
    lines.add(&format!(
        "{}, as of {}",
        derived.plan.name(),
        derived.assessment.as_of
    ));
    let holdings = derived.matrix.in_catalogue_order(&derived.knowledge);
    for catalogue in &derived.knowledge.catalogues {
        for task in &catalogue.tasks {
            let of = |holding: &&std::rc::Rc<Holding>| holding.duty.task == task.id;
            lines.add("");
            lines.add(&format!(
                "{}: {} ({})",
                catalogue.area_title(&task.area),
                task.title,
                task_party(catalogue, task).label().to_lowercase()
            ));
            for holding in holdings.iter().filter(of) {
                duty(&mut lines, derived, holding);
            }
        }
    }
    let gaps = gaps(&derived.matrix, &derived.plan);
    if !gaps.is_empty() {
        lines.add("");
        lines.add(&format!("Gaps: {}", gaps.len()));
        for gap in gaps {
            lines.add(&format!("  {:14} {}", gap.kind.key(), gap.text));
        }
    }
    lines
}

fn duty(lines: &mut Lines, derived: &Derived, holding: &Holding) {
    let plan = &derived.plan;
    let owner = match holding.owner().and_then(|owner| plan.owner_name(owner)) {
        Some(owner) => format!(" - {owner}"),
        None if holding.needs_owner() => " - nobody has it".to_owned(),
        None => String::new(),
    };
    lines.add(&format!(
        "  {:12} {} ({}){owner}",
        holding.party().label(),
        holding.duty.title,
        object(plan, holding.kind, holding.object)
    ));
}
