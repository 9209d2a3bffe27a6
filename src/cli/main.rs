//! The command line on the same core as the page: one file per command.
//!
//! Exit 0: done. 1: done, and the answer is "not good enough". 2: unusable
//! input or arguments.

mod catalogue;
mod check;
mod derive;
mod diff;
mod duties;
mod example;
mod export;
mod failure;
mod files;
mod history;
mod import;
mod link;
mod merge;
mod objectives;
mod open;
mod portfolio;
mod read_back;
mod rules;
mod scenario;
mod seal;
mod text;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Who owns every task of a cloud deployment, and would it recover?
///
/// Files may be `-` for the standard input. Results go to the standard
/// output, messages to the standard error.
#[derive(Parser)]
#[command(name = "muster", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Catalogue(catalogue::Catalogue),
    Check(check::Check),
    Diff(diff::Diff),
    Duties(duties::Duties),
    Example(example::Example),
    Export(export::Export),
    History(history::History),
    Import(import::Import),
    Link(link::Link),
    Merge(merge::Merge),
    Objectives(objectives::Objectives),
    Open(open::Open),
    Portfolio(portfolio::Portfolio),
    ReadBack(read_back::ReadTasks),
    Rules(rules::Rules),
    Runbook(scenario::Runbook),
    Scenario(scenario::Scenario),
    Scenarios(scenario::Scenarios),
    Seal(seal::Seal),
}

fn main() -> ExitCode {
    // Wrong arguments end the program here, with exit 2.
    let arguments = Arguments::parse();
    let result = match &arguments.command {
        Command::Catalogue(catalogue) => catalogue.run(),
        Command::Check(check) => check.run(),
        Command::Diff(diff) => diff.run(),
        Command::Duties(duties) => duties.run(),
        Command::Example(example) => example.run(),
        Command::Export(export) => export.run(),
        Command::History(history) => history.run(),
        Command::Import(import) => import.run(),
        Command::Link(link) => link.run(),
        Command::Merge(merge) => merge.run(),
        Command::Objectives(objectives) => objectives.run(),
        Command::Open(open) => open.run(),
        Command::Portfolio(portfolio) => portfolio.run(),
        Command::ReadBack(tasks) => tasks.run(),
        Command::Rules(rules) => rules.run(),
        Command::Runbook(runbook) => runbook.run(),
        Command::Scenario(scenario) => scenario.run(),
        Command::Scenarios(scenarios) => scenarios.run(),
        Command::Seal(seal) => seal.run(),
    };
    result.unwrap_or_else(|failure| {
        if let Some(message) = failure.message() {
            // Nobody is left to be told where this fails.
            let _ = writeln!(std::io::stderr(), "muster: {message}");
        }
        failure.code()
    })
}
