//! The text of a support case that asks the provider whose a duty is. It
//! holds what the plan states of the object in closed answers, amounts and
//! places, and no free text: nothing that could be a secret leaves with it.

use std::fmt::Write;

use crate::catalogue::Knowledge;
use crate::catalogue::duty::{Catalogue, PartyGap};
use crate::model::field::Shape;
use crate::model::plan::Plan;
use crate::ownership::holding::Holding;

/// The text, ready to be sent. Empty where the duty is of no catalogue.
pub fn support_case(holding: &Holding, plan: &Plan, knowledge: &Knowledge) -> String {
    let mut catalogues = knowledge.catalogues.iter();
    let found = catalogues.find_map(|one| Some((one, one.task(&holding.duty.task)?)));
    let Some((catalogue, task)) = found else {
        return String::new();
    };
    let duty = &holding.duty;
    let mut out = format!(
        "Subject: Who is responsible: {}\n\nService: {}\nTask: {}\n",
        duty.title, catalogue.service, task.title
    );
    object(holding, plan, &mut out);
    says(holding, knowledge, &mut out);
    question(holding, catalogue, &mut out);
    out
}

fn object(holding: &Holding, plan: &Plan, out: &mut String) {
    let Some(object) = plan.object(holding.kind, holding.object) else {
        return;
    };
    let name = plan.object_name(holding.kind, holding.object);
    let _ = writeln!(out, "\nConcerns: {} {name}", holding.kind.label());
    for (place, field) in object.fields().iter().enumerate() {
        let is_plain = matches!(
            field.shape,
            Shape::Flag
                | Shape::Amount(_)
                | Shape::Region
                | Shape::Zone
                | Shape::Zones
                | Shape::Choice(_)
                | Shape::Choices(_)
        );
        if is_plain && let Some(value) = object.get(place) {
            let _ = writeln!(out, "- {}: {}", field.label, field.shape.show(&value, plan));
        }
    }
}

fn says(holding: &Holding, knowledge: &Knowledge, out: &mut String) {
    let duty = &holding.duty;
    let cited = |id: &str, out: &mut String| {
        if let Some(source) = knowledge.sources.get(id) {
            let _ = writeln!(out, "  {} ({}): {}", source.title, source.date, source.url);
        }
    };
    if duty.says.is_empty() {
        out.push_str("\nThe pages that we read, and that do not say it:\n");
        for id in &duty.sources {
            cited(id, out);
        }
        return;
    }
    out.push_str("\nWhat your pages say:\n");
    for saying in &duty.says {
        let _ = writeln!(out, "- {}", saying.text);
        cited(&saying.source, out);
    }
}

fn question(holding: &Holding, catalogue: &Catalogue, out: &mut String) {
    let reason = match holding.duty.gap {
        Some(PartyGap::Contradictory) => "These pages do not agree.",
        _ => "We found no page that says whose it is.",
    };
    let _ = write!(
        out,
        "\n{reason} Whose responsibility is this for the object above: yours or ours?\n\
         \x20 {}: {}\n\
         Please answer in writing and name the page that says so.\n\n\
         (We compared the pages as of {}.)\n",
        holding.duty.title, holding.duty.text, catalogue.date
    );
}
