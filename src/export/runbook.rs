//! A scenario on paper: what it does to each workload, and who does what, as
//! Markdown that also reads well as plain text.

use std::fmt::Write as _;

use super::input::Input;
use super::markdown::escape;
use super::scenario::{heading, verdict, when};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::units::show_minutes;
use crate::scenario::report::Report;

/// What the scenario does, against the objectives, and the steps.
pub fn scenario(input: &Input, report: &Report) -> String {
    let mut out = String::new();
    head(&mut out, input, report);
    workloads(&mut out, input.plan, report);
    steps(&mut out, report);
    foot(&mut out, input, report);
    out
}

/// The steps alone: what one needs on the day.
pub fn runbook(input: &Input, report: &Report) -> String {
    let mut out = String::new();
    head(&mut out, input, report);
    day(&mut out, input.plan);
    steps(&mut out, report);
    foot(&mut out, input, report);
    out
}

// Writing to a `String` cannot fail, so that the results below are dropped.

fn head(out: &mut String, input: &Input, report: &Report) {
    let title = heading(&report.scenario.title, report.target.as_ref());
    let counts = report.counts();
    let _ = writeln!(out, "# {}\n", escape(&title));
    let _ = writeln!(
        out,
        "{}, as of {}\n",
        escape(input.plan.name()),
        input.assessment.as_of
    );
    let _ = writeln!(out, "{}\n", escape(&report.scenario.summary));
    let _ = writeln!(
        out,
        "Workloads: {}. Missing an objective: {}. Unknown: {}. Meeting both: {}.\n",
        report.rows.len(),
        counts.misses,
        counts.unknown,
        counts.meets
    );
    for (after, text) in &report.events {
        let _ = writeln!(out, "- after {}: {}", show_minutes(*after), escape(text));
    }
    if !report.events.is_empty() {
        out.push('\n');
    }
}

fn workloads(out: &mut String, plan: &Plan, report: &Report) {
    out.push_str("## Workloads\n\n| Workload | State | RPO | RTO | Why, and what is unknown |\n|---|---|---|---|---|\n");
    for row in &report.rows {
        let why = row.story.causes.iter().cloned();
        let unknown = row.story.unknown.iter();
        let all: Vec<String> = why
            .chain(unknown.map(|text| format!("unknown: {text}")))
            .map(|text| escape(&text))
            .collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            escape(&plan.called(Kind::Workload, row.key)),
            row.judged.state.label(),
            verdict(&row.judged.rpo),
            verdict(&row.judged.rto),
            all.join("; ")
        );
    }
    out.push('\n');
}

/// What is written down for the day.
fn day(out: &mut String, plan: &Plan) {
    let Some(runbook) = plan.runbook.first() else {
        return;
    };
    let declarers: Vec<String> = runbook
        .declarers
        .iter()
        .map(|id| person(plan, id.key()))
        .collect();
    let facts = [
        ("May declare", declarers.join(", ")),
        ("Bridge", runbook.bridge.to_string()),
        ("Provider account", runbook.provider_account.to_string()),
        ("Support plan", runbook.support_plan.to_string()),
        ("Support contact", runbook.support_contact.to_string()),
        ("Credentials", runbook.credentials.to_string()),
        ("Name switch", runbook.dns_switch.to_string()),
    ];
    out.push_str("## On the day\n\n");
    for (label, value) in facts {
        let value = if value.is_empty() {
            "not stated"
        } else {
            &value
        };
        let _ = writeln!(out, "- {label}: {}", escape(value));
    }
    out.push('\n');
}

fn person(plan: &Plan, key: Key) -> String {
    let person = plan.people.iter().find(|row| row.meta.id == key);
    person.map_or_else(String::new, |row| {
        if row.contact.is_empty() {
            row.name.to_string()
        } else {
            format!("{} ({})", row.name, row.contact)
        }
    })
}

fn steps(out: &mut String, report: &Report) {
    out.push_str("## Who does what, in order\n\n");
    let unowned = report.runbook.unowned();
    if unowned > 0 {
        let _ = writeln!(out, "{unowned} steps have no owner.\n");
    }
    for (order, step) in (1..).zip(&report.runbook.steps) {
        let _ = writeln!(
            out,
            "{order}. [ ] **{}**: {} ({})",
            escape(&step.doer.name),
            escape(&step.text),
            when(step)
        );
        if let Some(duty) = &step.duty {
            let _ = writeln!(out, "   - duty: {}", escape(duty));
        }
        if !step.missing.is_empty() {
            let _ = writeln!(out, "   - missing: {}", escape(&step.missing.join("; ")));
        }
    }
    out.push('\n');
}

fn foot(out: &mut String, input: &Input, report: &Report) {
    if !report.scenario.assumptions.is_empty() {
        out.push_str("## Assumed\n\n");
        for text in &report.scenario.assumptions {
            let _ = writeln!(out, "- {}", escape(text));
        }
        out.push('\n');
    }
    let sources = report.scenario.sources.iter();
    let pages: Vec<_> = sources
        .filter_map(|id| input.knowledge.sources.get(id))
        .collect();
    if !pages.is_empty() {
        out.push_str("## Sources\n\n");
        for page in pages {
            let _ = writeln!(
                out,
                "- {}, {}: <{}>",
                escape(&page.title),
                page.date,
                page.url
            );
        }
    }
}
