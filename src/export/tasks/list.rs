//! The Markdown task list: its lines are known by the comment at their end.

use super::{Answer, Answers, Row};
use crate::export::input::Input;
use crate::export::markdown::head;
use crate::readiness::assess::Placed;

/// The lines of a list that are about items.
pub(super) fn rows(text: &str) -> Vec<Row<'_>> {
    let lines = (1..).zip(text.lines());
    lines.filter_map(|(at, line)| parse(line, at)).collect()
}

/// `- [x] … <!-- id: … rev: 3 -->`; `None` for any other line.
fn parse(line: &str, at: usize) -> Option<Row<'_>> {
    let line = line.trim();
    let rest = line.strip_prefix(['-', '*', '+'])?.trim_start();
    let rest = rest.strip_prefix('[')?;
    let (mark, rest) = rest.split_at_checked(1)?;
    let rest = rest.strip_prefix(']')?;
    let (body, comment) = rest.rsplit_once("<!-- id: ")?;
    let (id, revision) = comment.strip_suffix("-->")?.split_once(" rev: ")?;
    let (ticked, body) = (matches!(mark, "x" | "X"), body.trim());
    Some(Row {
        line: at,
        id: id.trim(),
        revision: revision.trim().parse().ok()?,
        answers: Box::new(move |input, placed| answers(input, placed, ticked, body)),
    })
}

fn answers<'a>(input: &Input, placed: &Placed, ticked: bool, body: &'a str) -> Answers<'a> {
    let head = head(input, placed);
    let (tail, remark) = if let Some(tail) = body.strip_prefix(&*head) {
        (tail, None)
    } else {
        let text = "its text was changed; only the tick, the owner and the day are read back";
        let marks = [" - @", " - due ", " - severity "];
        let marks = marks.iter().filter_map(|mark| body.rfind(mark));
        let rest = marks.min().and_then(|at| body.get(at..));
        (rest.unwrap_or_default(), Some(text))
    };
    let tail = Tail::parse(tail);
    let answer = |now: Option<&'a str>| {
        Some(Answer {
            now: now.unwrap_or_default().into(),
            written: None,
        })
    };
    Answers {
        remark,
        ticked: Some(ticked),
        owner: answer(tail.owner),
        due: answer(tail.due),
        ..Answers::default()
    }
}

/// What stands behind the text of an item.
#[derive(Default)]
struct Tail<'a> {
    owner: Option<&'a str>,
    due: Option<&'a str>,
}

impl<'a> Tail<'a> {
    /// ` - @owner - due 2026-12-01 - severity high - open`
    fn parse(text: &'a str) -> Self {
        let before = |mark: &str| text.find(mark).unwrap_or(text.len());
        let (due_at, severity_at) = (before(" - due "), before(" - severity "));
        let owner = text.trim_start().strip_prefix("- @").and_then(|_| {
            let start = text.find('@')? + 1;
            text.get(start..due_at.min(severity_at))
        });
        let due = text.get(due_at..severity_at.max(due_at));
        let due = due.and_then(|due| due.strip_prefix(" - due "));
        Self {
            owner: owner.map(str::trim).filter(|owner| !owner.is_empty()),
            due: due.map(str::trim).filter(|due| !due.is_empty()),
        }
    }
}
