//! The scenarios: how each ends for all workloads, by tier and by application,
//! what it does to those that fare worst, and who then does what.

use std::cmp::Reverse;

use super::value::{Cell, Section, Table};
use crate::export::ended::{End, Ended};
use crate::export::input::Input;
use crate::export::scenario::{SUMMARY, heading, summary, verdict, when};
use crate::model::choice::Choices;
use crate::model::links::Links;
use crate::model::plan::Kind;
use crate::query::failure::heat::{By, Column};
use crate::scenario::report::{Counts, Row};
use crate::scenario::runbook::Played;

/// Applications or groups that are listed.
const WHOLES: usize = 30;

const WORST: [&str; 6] = ["Workload", "Tier", "State", "RPO", "RTO", "Why"];
const STEPS: [&str; 5] = ["Done", "When", "Who", "What", "Missing"];

/// How all scenarios end.
pub(super) fn scenarios(input: &Input) -> Section {
    let ended = input.ended();
    let mut section =
        Section::on_new_page("scenarios", format!("Scenarios: {}", ended.scenarios.len()));
    section.text("Each scenario is aimed where it does most harm. A workload is counted by the worse of its two objectives.");
    let all = ended.scenarios.iter().map(summary);
    section.table(
        Table::of_texts("All scenarios", &SUMMARY, all),
        "There are no scenarios.",
    );
    if input.plan.workloads.is_empty() {
        section.text("The plan has no workloads, so that no scenario does anything to one.");
        return section;
    }
    section.heading("By tier");
    section.table(by_tier(ended), "");
    if let Some(by) = ended.by {
        section.heading(format!("By {}", by.label().to_lowercase()));
        let more = ended.wholes.len().saturating_sub(WHOLES);
        section.table(by_whole(ended, by), "");
        if more > 0 {
            section.text(format!("And {more} more, which fare better."));
        }
    }
    let links = Links::new(input.plan);
    for end in ended.scenarios.iter().filter(|end| !end.worst.is_empty()) {
        section.heading(heading(&end.scenario.title, end.target.as_ref()));
        section.text(about(end));
        let name = format!("Workloads that fare worst, {}", end.scenario.title);
        let mut table = Table::new(name, &WORST).with_room_for(5);
        for row in &end.worst {
            table.put(worst(input, &links, row));
        }
        section.table(table, "");
    }
    section
}

/// What happens, and what is not listed of it.
fn about(end: &End) -> String {
    let mut words = vec![end.scenario.summary.clone()];
    for assumed in &end.scenario.assumptions {
        words.push(format!("Assumed: {}.", assumed.trim_end_matches('.')));
    }
    let concerned = usize::try_from(end.counts.misses + end.counts.unknown).unwrap_or_default();
    if concerned > end.worst.len() {
        words.push(format!(
            "Listed are {} of the {concerned} workloads that miss an objective or cannot be told.",
            end.worst.len()
        ));
    }
    words.join(" ")
}

/// A row for each scenario, a column for each tier.
fn by_tier(ended: &Ended) -> Table {
    let tiers = ended.tiers.iter().map(|tier| {
        let count = tier.places.len();
        format!("{} ({count})", tier.name)
    });
    let tiers: Vec<String> = tiers.collect();
    let mut head = vec!["Scenario"];
    head.extend(tiers.iter().map(String::as_str));
    let mut table = Table::new("Scenarios by tier", &head);
    for end in &ended.scenarios {
        let title = heading(&end.scenario.title, end.target.as_ref());
        let mut cells = vec![Cell::Head(title)];
        cells.extend(end.by_tier.iter().map(|counts| fared(*counts).into()));
        table.put(cells);
    }
    table
}

/// How some workloads fare, in words.
fn fared(counts: Counts) -> String {
    let mut words = Vec::new();
    for (count, what) in [
        (
            counts.misses,
            if counts.misses == 1 { "misses" } else { "miss" },
        ),
        (counts.unknown, "unknown"),
    ] {
        if count > 0 {
            words.push(format!("{count} {what}"));
        }
    }
    if words.is_empty() {
        return "all meet".to_owned();
    }
    words.join(", ")
}

/// A row for each application or group, those that fare worst first.
fn by_whole(ended: &Ended, by: By) -> Table {
    let head = [
        by.label(),
        "Workloads",
        "Scenarios in which one misses",
        "in which one is unknown",
        "The worst of them",
    ];
    let mut wholes: Vec<Whole> = ended
        .wholes
        .iter()
        .enumerate()
        .map(|(at, column)| Whole::new(ended, at, column))
        .collect();
    wholes.sort_by_key(|whole| {
        let most = whole.worst.map_or(0, |(counts, _)| counts.misses);
        (Reverse(whole.misses), Reverse(whole.unknown), Reverse(most))
    });
    let rows = wholes.into_iter().take(WHOLES).map(|whole| {
        let worst = whole.worst.map_or_else(String::new, |(counts, end)| {
            let title = heading(&end.scenario.title, end.target.as_ref());
            format!("{title} ({})", fared(counts))
        });
        [
            whole.column.name.clone(),
            whole.column.places.len().to_string(),
            whole.misses.to_string(),
            whole.unknown.to_string(),
            worst,
        ]
    });
    Table::of_texts(
        format!("Scenarios by {}", by.label().to_lowercase()),
        &head,
        rows,
    )
}

/// How an application or group comes through all scenarios.
struct Whole<'a> {
    column: &'a Column,
    misses: usize,
    unknown: usize,
    worst: Option<(Counts, &'a End)>,
}

impl<'a> Whole<'a> {
    fn new(ended: &'a Ended, at: usize, column: &'a Column) -> Self {
        let fares = ended.scenarios.iter().filter_map(|end| {
            let counts = *end.by_whole.get(at)?;
            Some((counts, end))
        });
        let fares: Vec<(Counts, &End)> = fares.collect();
        let worst = fares
            .iter()
            .rev()
            .max_by_key(|(counts, _)| (counts.misses, counts.unknown));
        Self {
            column,
            misses: fares.iter().filter(|(one, _)| one.misses > 0).count(),
            unknown: fares.iter().filter(|(one, _)| one.unknown > 0).count(),
            worst: worst
                .filter(|(counts, _)| counts.misses + counts.unknown > 0)
                .copied(),
        }
    }
}

fn worst(input: &Input, links: &Links, row: &Row) -> Vec<Cell> {
    let workload = input
        .plan
        .workloads
        .iter()
        .find(|one| one.meta.id == row.key);
    let tier = workload.and_then(|workload| links.tier_of(workload));
    let unknown = &row.story.unknown;
    let unknown = (!unknown.is_empty()).then(|| format!("Unknown: {}.", unknown.join("; ")));
    let mut causes = row.story.causes.iter().cloned();
    let first = causes.next().unwrap_or_default();
    let why = causes.chain(unknown);
    vec![
        Cell::Head(input.called(Kind::Workload, row.key).to_owned()),
        Cell::Short(tier.map_or("", Choices::label).to_owned()),
        Cell::Short(row.judged.state.label().to_owned()),
        verdict(&row.judged.rpo).into(),
        verdict(&row.judged.rto).into(),
        Cell::Lines(first, why.collect()),
    ]
}

/// Who does what in each scenario, in order.
pub(super) fn runbooks(input: &Input) -> Section {
    let mut section = Section::on_new_page("runbooks", "Runbooks");
    let ended = input.ended();
    let with_steps = ended.scenarios.iter().filter(|end| !end.steps.is_empty());
    for end in with_steps {
        let title = heading(&end.scenario.title, end.target.as_ref());
        section.heading(&*title);
        let mut table = Table::new(format!("Steps, {title}"), &STEPS);
        for step in &end.steps {
            table.put(played(step));
        }
        section.table(table, "");
        if end.more_steps > 0 {
            section.text(format!("And {} more steps.", end.more_steps));
        }
    }
    if section.blocks.is_empty() {
        section
            .text("There is nothing to do yet: the plan names nothing that a scenario could hit.");
    }
    section
}

fn played(step: &Played) -> Vec<Cell> {
    let who = if step.doer.is_nobody() {
        Cell::Missing(step.doer.name.clone())
    } else {
        (&*step.doer.name).into()
    };
    vec![
        Cell::Box(false),
        when(step).into(),
        who,
        (&*step.text).into(),
        step.missing.join("; ").into(),
    ]
}
