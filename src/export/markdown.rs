//! Markdown (GFM): the checklist as a task list, whose lines can be found
//! again by the comment at their end, and the responsibilities as tables.
//! Text of the plan is escaped, so that it is never markup.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::drills;
use super::input::Input;
use super::rows::{due, is_clear, text};
use super::{Exporter, Group, What, raci};
use crate::model::choice::Choices;
use crate::model::plan::Kind;
use crate::model::units::show_minutes;
use crate::ownership::holding::Holding;
use crate::ownership::raci::Letter;
use crate::readiness::assess::Placed;
use crate::readiness::rule::Severity;
use crate::readiness::standing::State;

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "markdown",
    title: "Markdown",
    description: "For wikis and issues: a task list and tables",
    group: Group::Work,
    extension: "md",
    mime: "text/markdown;charset=utf-8",
    whats: What::ALL,
    write,
    ..Exporter::PLAIN
};

fn write(input: &Input, what: What) -> Vec<u8> {
    let mut out = Page(String::new());
    out.add(format_args!("# {}\n\n", escape(input.plan.name())));
    let score = &input.assessment.score;
    out.add(format_args!(
        "{}, {} of 100, as of {}. Known {} %, owned {} %, proven {} %.\n",
        input.assessment.level.label(),
        score.readiness,
        input.assessment.as_of,
        score.coverage,
        score.ownership,
        score.proof,
    ));
    out.0.push_str(
        "\nMade with Muster, which is not affiliated with the provider: verify at the source.\n",
    );
    if matches!(what, What::Checklist | What::All) {
        checklist(&mut out, input);
        objectives(&mut out, input);
        for (title, rows) in drills::tables(input) {
            table(&mut out, title, &rows);
        }
    }
    if matches!(what, What::Responsibilities | What::All) {
        responsibilities(&mut out, input);
    }
    if what == What::Raci {
        matrix(&mut out, input);
    }
    out.0.into_bytes()
}

/// The text so far.
struct Page(String);

impl Page {
    fn add(&mut self, text: std::fmt::Arguments) {
        // Writing to a text cannot fail.
        let _ = std::fmt::Write::write_fmt(&mut self.0, text);
    }
}

fn checklist(out: &mut Page, input: &Input) {
    out.0.push_str("\n## Readiness checklist\n");
    for cap in &input.assessment.caps {
        let count = cap.findings.len();
        out.add(format_args!(
            "\nCapped by: {} ({count} open).\n",
            escape(cap.text)
        ));
    }
    let entries = input.entries();
    for &severity in Severity::ALL {
        let of = |placed: &&Placed| {
            placed.entry.state.is_finding() && placed.item.severity() == severity
        };
        let title = format!("To do: {}", severity.label().to_lowercase());
        section(out, input, &title, entries.iter().filter(of));
    }
    for (title, state) in [
        ("Accepted risks", State::AcceptedRisk),
        ("Not applicable", State::NotApplicable),
        ("Done, without proof", State::Done),
        ("Verified", State::Verified),
    ] {
        let of = |placed: &&Placed| placed.entry.state == state && !is_quiet(placed);
        section(out, input, title, entries.iter().filter(of));
    }
    let quiet = entries.iter().filter(|placed| is_quiet(placed)).count();
    out.add(format_args!(
        "\nBesides, {quiet} checks found nothing in what the plan states. The CSV file lists them.\n"
    ));
}

/// Whether it is a rule that finds nothing, and nobody has said anything of it.
fn is_quiet(placed: &Placed) -> bool {
    placed.entry.state == State::Done && placed.entry.attestation.is_none() && is_clear(placed)
}

fn section<'a>(
    out: &mut Page,
    input: &Input,
    title: &str,
    entries: impl Iterator<Item = &'a Placed<'a>>,
) {
    let mut any = false;
    for placed in entries {
        if !any {
            out.add(format_args!("\n### {title}\n\n"));
            any = true;
        }
        item(out, input, placed);
    }
}

/// `- [ ] **[id]** text - @owner - due day - severity high <!-- id: … rev: 3 -->`
fn item(out: &mut Page, input: &Input, placed: &Placed) {
    let entry = placed.entry;
    let box_ = if entry.state == State::Verified {
        "x"
    } else {
        " "
    };
    out.add(format_args!("- [{box_}] {}", head(input, placed)));
    if let Some(owner) = entry.owner {
        out.add(format_args!(" - @{}", escape(input.owner_name(owner))));
    }
    if let Some(due) = due(placed) {
        out.add(format_args!(" - due {due}"));
    }
    let revision = entry
        .attestation
        .as_ref()
        .map_or(0, |row| row.meta.revision);
    out.add(format_args!(
        " - severity {} - {} <!-- id: {} rev: {revision} -->\n",
        placed.item.severity().key(),
        entry.state.label().to_lowercase(),
        placed.id(),
    ));
}

/// What a line says of its item: what is not read back.
pub(super) fn head(input: &Input, placed: &Placed) -> String {
    let (id, text) = (escape(placed.item.id()), escape(&text(placed)));
    match input.called(placed.kind, placed.object) {
        "" => format!("**[{id}]** {text}"),
        name => format!("**[{id}]** {text} ({})", escape(name)),
    }
}

/// Worst cases against their targets, each with its sum.
fn objectives(out: &mut Page, input: &Input) {
    let rows = super::objectives::rows(input);
    if rows.is_empty() {
        return;
    }
    out.0.push_str(
        "\n## Objectives\n\n\
        RPO: widest gap between recovery points + run. RTO: detect + decide + reach + \
        (provision + size over the narrowest of connectors, network and target + validate, or the \
        restore as measured) + switch.\n\n\
        | Workload | RPO target | Worst-case RPO | | RTO target | RTO | |\n\
        |---|---|---|---|---|---|---|\n",
    );
    let target = |target: Option<u32>| target.map_or_else(|| "none".to_owned(), show_minutes);
    for row in rows {
        let id = row.workload.meta.id;
        out.add(format_args!(
            "| {} | {} | {} | {} | {} | {} | {} |\n",
            escape(input.called(Kind::Workload, id)),
            target(row.rpo.target),
            escape(&row.rpo.formula()),
            row.rpo.verdict.text(),
            target(row.rto.target),
            escape(&row.rto.formula()),
            row.rto.verdict.text(),
        ));
    }
}

/// A table under a heading, the first row its head; nothing where there is
/// no other row.
fn table(out: &mut Page, title: &str, rows: &[Vec<String>]) {
    let Some((head, rest)) = rows.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return;
    };
    out.add(format_args!("\n## {title}\n\n"));
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    out.0.push_str(&line(head));
    out.add(format_args!("|{}\n", "---|".repeat(head.len())));
    for cells in rest {
        out.0.push_str(&line(cells));
    }
}

fn responsibilities(out: &mut Page, input: &Input) {
    out.0.push_str("\n## Responsibilities\n");
    let mut by_task: BTreeMap<String, Vec<Rc<Holding>>> = BTreeMap::new();
    for holding in input.matrix.in_catalogue_order(input.knowledge) {
        let of_task = by_task.entry(holding.duty.task.clone()).or_default();
        of_task.push(holding);
    }
    for catalogue in &input.knowledge.catalogues {
        out.add(format_args!(
            "\n{}, catalogue {} of {}.\n",
            escape(&catalogue.service),
            escape(&catalogue.release),
            catalogue.date
        ));
        for task in &catalogue.tasks {
            let Some(holdings) = by_task.get(&task.id) else {
                continue;
            };
            out.add(format_args!(
                "\n### {}: {}\n\n",
                escape(catalogue.area_title(&task.area)),
                escape(&task.title)
            ));
            out.0
                .push_str("| Duty | Object | Party | Owner | Deputy | Checks | Source |\n");
            out.0.push_str("|---|---|---|---|---|---|---|\n");
            for holding in holdings {
                duty(out, input, holding);
            }
        }
    }
}

/// Who has which part, a table per area.
fn matrix(out: &mut Page, input: &Input) {
    out.0.push_str("\n## RACI matrix\n\n");
    let meanings = Letter::ALL.map(|letter| format!("{} {}", letter.sign(), letter.meaning()));
    out.add(format_args!("{}.\n", meanings.join("; ")));
    let matrix = raci::table(input);
    let mut head = ["Duty", "Party", "Objects"].map(str::to_owned).to_vec();
    head.extend(matrix.names.iter().cloned());
    head.push("To look at".to_owned());
    for lines in matrix
        .rows
        .chunk_by(|one, two| one.before[..2] == two.before[..2])
    {
        let Some([service, area, ..]) = lines.first().map(|line| &line.before) else {
            continue;
        };
        let mut rows = vec![head.clone()];
        rows.extend(
            lines
                .iter()
                .map(|line| line.cells().skip(3).map(str::to_owned).collect()),
        );
        table(
            out,
            &format!("{}: {}", escape(service), escape(area)),
            &rows,
        );
    }
}

fn duty(out: &mut Page, input: &Input, holding: &Holding) {
    let person = |key| escape(input.owner_name(key));
    let source = input.source(holding.duty.sources.iter().map(String::as_str));
    let owner = match holding.owner() {
        Some(owner) => person(owner),
        None if holding.needs_owner() => "**nobody**".to_owned(),
        None => String::new(),
    };
    out.add(format_args!(
        "| {} | {} | {} | {owner} | {} | {} | {} |\n",
        escape(&holding.duty.title),
        escape(input.called(holding.kind, holding.object)),
        holding.party().label(),
        holding.deputy(input.plan).map(person).unwrap_or_default(),
        input.state_of(holding).map_or("", State::label),
        source
            .map(|source| format!(
                "[{}](<{}>), {}",
                escape(&source.title),
                address(&source.url),
                source.date
            ))
            .unwrap_or_default(),
    ));
}

/// An address between `<` and `>`.
fn address(url: &str) -> String {
    url.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '|' | '\\'))
        .collect()
}

/// One line of text in which nothing is markup: no emphasis, link, code,
/// heading, table cell, tag, comment, formula, emoji or reference.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::new();
    let text = one_line(text);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let special = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '$' | '!' => true,
            // `http://…` and `:smile:`, but not `22:00` or `note: …`
            ':' => next == '/' || next.is_ascii_alphabetic() || matches!(next, '+' | '-'),
            // `www.…`
            '.' => out.to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Without line breaks, control characters and what turns the direction of
/// writing around.
pub(super) fn one_line(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    shown
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
    }

    #[test]
    fn nothing_is_markup() {
        check("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~");
        check("<b> --> &lt; | # x", "\\<b\\> --\\> \\&lt; \\| \\# x");
        check("[a](http://b) ![c]", "\\[a\\](http\\://b) \\!\\[c\\]");
        check("www.x.org :smile: $x$", "www\\.x.org \\:smile: \\$x\\$");
    }

    #[test]
    fn text_stays_on_its_line() {
        check("a\n\n# b\r\n\tc\u{202e}d", "a \\# b cd");
    }

    #[test]
    fn plain_text_stays_plain() {
        check("erp-db, 22:00 (eu-de-1)", "erp-db, 22:00 (eu-de-1)");
    }
}
