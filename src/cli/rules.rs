//! `muster rules`: what is checked, and why.

use std::process::ExitCode;

use muster::catalogue::Knowledge;
use muster::catalogue::source::Source;
use muster::readiness::item::{Item, items};
use serde::Serialize;

use crate::derive::knowledge;
use crate::failure::{Done, Failure};
use crate::files::put;
use crate::text::{Format, Lines, json};

/// List the checks, or explain one
#[derive(clap::Args)]
pub(crate) struct Rules {
    /// The id of one check, such as connectors.one-zone
    id: Option<String>,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'a str,
    family: &'static str,
    severity: &'static str,
    title: &'a str,
    rationale: &'a str,
    advice: &'a str,
    source: Option<Page<'a>>,
    /// Whether the plan shows it, or a person has to state it.
    stated: bool,
}

#[derive(Serialize)]
struct Page<'a> {
    title: &'a str,
    url: &'a str,
    date: String,
}

impl Rules {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let knowledge = knowledge()?;
        let items = items(&knowledge);
        let chosen: Vec<Rule> = items
            .iter()
            .filter(|item| self.id.as_deref().is_none_or(|id| id == item.id()))
            .map(|item| describe(item, &knowledge))
            .collect();
        if let (true, Some(id)) = (chosen.is_empty(), &self.id) {
            return Err(Failure::Unusable(format!(
                "there is no check {id}: muster rules lists all of them"
            )));
        }
        match (self.format, &self.id) {
            (Format::Json, _) => put(&json(&chosen))?,
            (Format::Text, None) => put(list(&chosen).bytes())?,
            (Format::Text, Some(_)) => put(explain(&chosen).bytes())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn describe<'a>(item: &'a Item, knowledge: &'a Knowledge) -> Rule<'a> {
    let mut sources = item.sources().into_iter();
    let source = sources.find_map(|id| knowledge.sources.get(id));
    Rule {
        id: item.id(),
        family: item.family().key(),
        severity: item.severity().key(),
        title: item.title(),
        rationale: item.rationale(),
        advice: item.advice(),
        source: source.map(page),
        stated: matches!(item, Item::Statement(_)),
    }
}

fn page(source: &Source) -> Page<'_> {
    Page {
        title: &source.title,
        url: &source.url,
        date: source.date.to_string(),
    }
}

fn list(rules: &[Rule]) -> Lines {
    let mut lines = Lines::default();
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in rules {
        lines.add(&format!(
            "{:width$}  {:8}  {}",
            rule.id, rule.severity, rule.title
        ));
    }
    lines
}

fn explain(rules: &[Rule]) -> Lines {
    let mut lines = Lines::default();
    for rule in rules {
        lines.add(&format!("{} ({}, {})", rule.title, rule.id, rule.severity));
        lines.add("");
        lines.add(rule.rationale);
        lines.add("");
        lines.add(rule.advice);
        if let Some(source) = &rule.source {
            lines.add("");
            lines.add(&format!(
                "{}, {}: {}",
                source.title, source.date, source.url
            ));
        }
    }
    lines
}
