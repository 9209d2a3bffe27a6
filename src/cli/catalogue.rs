//! `muster catalogue`: what does a provider's page say?

use std::process::ExitCode;

use muster::catalogue::duty::Catalogue as Duties;
use muster::reader::page::{Page, RowParty, TableKind, TaskRow};
use muster::reader::parcel::Parcel;
use muster::reader::report::Report;
use muster::reader::rich::Rich;

use crate::derive::today;
use crate::failure::{Done, Failure};
use crate::files::{put, read};
use crate::text::{Format, Lines, json};

/// Read a page of responsibilities, or another program's checklist, and what of it cannot be read
#[derive(clap::Args)]
pub(crate) struct Catalogue {
    /// The page: Markdown, HTML as a browser saves it, or CSV; a checklist or lens: JSON
    page: String,
    /// How the answer is written
    #[arg(long, default_value = "text")]
    format: Format,
}

impl Catalogue {
    /// Answers.
    pub(crate) fn run(&self) -> Done {
        let bytes = read(&self.page)?;
        if bytes.contains(&0) {
            return Err(Failure::Unusable(format!(
                "{}: this is no text. Name a page in Markdown, HTML or CSV",
                self.page
            )));
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Some((list, report)) = checklist(&text) {
            match self.format {
                Format::Json => put(&json(&checks(&list, &report)))?,
                Format::Text => put(tell(&list, &report).bytes())?,
            }
            return Ok(ExitCode::SUCCESS);
        }
        let page = muster::reader::read(&text);
        match self.format {
            Format::Json => put(&json(&page))?,
            Format::Text => put(describe(&page).bytes())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The checklist that the text is; `None` where it is a page, or a catalogue.
fn checklist(text: &str) -> Option<(Duties, Report)> {
    if !text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('{')
    {
        return None;
    }
    let parcel = Parcel::read(text, today()).ok()?;
    Some((parcel.catalogue, parcel.report?))
}

/// What a page has, with the checks beside it.
fn checks(list: &Duties, report: &Report) -> serde_json::Value {
    serde_json::json!({
        "service": list.service,
        "tables": [],
        "tasks": [],
        "matrix": [],
        "unread": report.unread.shown,
        "rows": report.rows,
        "checks": list.checks,
    })
}

fn tell(list: &Duties, report: &Report) -> Lines {
    let mut lines = Lines::default();
    lines.add(&list.service);
    lines.add(&format!(
        "{} items: {} checks, {} unread",
        report.rows, report.read, report.unread.count
    ));
    for area in &list.areas {
        lines.add("");
        lines.add(&area.title);
        for check in list.checks.iter().filter(|check| check.area == area.id) {
            lines.add(&format!("  {:8} {}", check.severity, check.title));
        }
    }
    unread(
        &mut lines,
        report
            .unread
            .shown
            .iter()
            .map(|row| (row.line, &*row.reason, &*row.text)),
    );
    lines
}

/// The rows that are not understood, each with its line and the reason.
fn unread<'a>(lines: &mut Lines, rows: impl Iterator<Item = (u32, &'a str, &'a str)>) {
    for (at, (line, reason, text)) in rows.enumerate() {
        if at == 0 {
            lines.add("");
            lines.add("Unread rows");
        }
        lines.add(&format!("  line {line}: {reason}: {text}"));
    }
}

fn describe(page: &Page) -> Lines {
    let mut lines = Lines::default();
    let date = page.date.map(|date| format!(", last changed on {date}"));
    lines.add(&format!("{}{}", page.service, date.unwrap_or_default()));
    lines.add(&format!(
        "{} rows in {} tables: {} tasks, {} resources, {} unread; {} duties outside of tables",
        page.rows(),
        page.tables.len(),
        page.tasks.len(),
        page.matrix.len(),
        page.unread.len(),
        page.prose.len()
    ));
    let mut area = None;
    for task in &page.tasks {
        let here = (&task.area, &task.part);
        if area != Some(here) {
            lines.add("");
            lines.add(&heading(task));
            area = Some(here);
        }
        lines.add(&format!(
            "  {:12} {} (line {})",
            name(task.party),
            task.task,
            task.line
        ));
        half(&mut lines, "provider", task.provider.text());
        half(&mut lines, "customer", task.customer.text());
        for third in &task.third_parties {
            half(&mut lines, &third.name, Some(&third.text));
        }
    }
    matrix(&mut lines, page);
    if !page.prose.is_empty() {
        lines.add("");
        lines.add("Outside of tables");
        for duty in &page.prose {
            let text = duty.text.plain().replace('\n', " ");
            lines.add(&format!(
                "  {:12} {text} (line {})",
                name(duty.party),
                duty.line
            ));
        }
    }
    unread(
        &mut lines,
        page.unread
            .iter()
            .map(|row| (row.line, row.reason, &*row.text)),
    );
    if page.variables.unresolved > 0 {
        lines.add("");
        lines.add(&format!(
            "{} variables without a text in the page: {}",
            page.variables.unresolved,
            page.variables.names.join(", ")
        ));
    }
    lines
}

fn matrix(lines: &mut Lines, page: &Page) {
    if page.matrix.is_empty() {
        return;
    }
    for table in page
        .tables
        .iter()
        .filter(|table| table.kind == TableKind::Matrix)
    {
        lines.add("");
        lines.add(&format!("Who has what: {}", table.heading));
        let header = table.header.iter().skip(1);
        let columns: Vec<&str> = header.map(String::as_str).collect();
        lines.add(&format!("  {}", columns.join(" | ")));
        let after = page
            .tables
            .iter()
            .map(|other| other.line)
            .filter(|line| *line > table.line);
        let end = after.min().unwrap_or(u32::MAX);
        let inside = |line: u32| line > table.line && line < end;
        for row in page.matrix.iter().filter(|row| inside(row.line)) {
            let cells = row.cells.iter().map(|(_, party)| name(*party));
            let cells: Vec<&str> = cells.collect();
            lines.add(&format!(
                "  {}: {} (line {})",
                row.resource,
                cells.join(" | "),
                row.line
            ));
        }
    }
}

fn heading(task: &TaskRow) -> String {
    if task.part.is_empty() {
        task.area.clone()
    } else {
        format!("{}: {}", task.area, task.part)
    }
}

fn half(lines: &mut Lines, who: &str, text: Option<&Rich>) {
    let text = text.map_or_else(|| "the page does not say".to_owned(), Rich::plain);
    for (index, line) in text.lines().enumerate() {
        let who = if index == 0 {
            format!("{who}:")
        } else {
            String::new()
        };
        lines.add(&format!("    {who:10} {line}"));
    }
}

fn name(party: RowParty) -> &'static str {
    match party {
        RowParty::Shared => "Shared",
        RowParty::Provider => "Provider",
        RowParty::Customer => "Customer",
        RowParty::ThirdParty => "Third party",
        RowParty::None => "Nobody",
        RowParty::Unknown => "Unknown",
    }
}
