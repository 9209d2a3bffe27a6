//! iCalendar (RFC 5545): days as all-day events, because Google's calendar and
//! Outlook do not take to-dos. Written by hand: escaping and folding are all
//! there is to it, and two programs of others read it in the tests.

use super::events::{Event, YEAR, events};
use super::input::Input;
use super::stable::of_plan;
use super::{Exporter, Group, What};
use crate::model::units::Date;

/// The format.
pub(super) const EXPORTER: Exporter = Exporter {
    name: "ics",
    title: "Calendar",
    description: "For calendars: what is due, expiring proofs, rehearsals; opened again, it updates",
    group: Group::Work,
    extension: "ics",
    mime: "text/calendar;charset=utf-8",
    whats: &[What::All],
    write,
    ..Exporter::PLAIN
};

fn write(input: &Input, what: What) -> Vec<u8> {
    let mut out = Calendar(Vec::new());
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Muster//Plan//EN");
    out.line("CALSCALE:GREGORIAN");
    out.text("X-WR-CALNAME", input.plan.name());
    // The only stamp that is the same for the same plan and day.
    let stamp = format!("{}T000000Z", compact(input.assessment.as_of));
    for one in events(input, what) {
        event(&mut out, input, &one, &stamp);
    }
    out.line("END:VCALENDAR");
    out.0
}

fn event(out: &mut Calendar, input: &Input, event: &Event, stamp: &str) {
    let of: Vec<&str> = event.of.iter().map(String::as_str).collect();
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{}@muster.invalid", of_plan(input.plan, &of)));
    out.line(&format!("DTSTAMP:{stamp}"));
    out.line(&format!("SEQUENCE:{}", event.revision.min(i32::MAX as u32)));
    out.line(&format!("DTSTART;VALUE=DATE:{}", compact(event.day)));
    let next = event.day.plus_days(1);
    if next != event.day {
        out.line(&format!("DTEND;VALUE=DATE:{}", compact(next)));
    }
    if let Some(days) = event.every_days {
        out.line(&rule(event.day, days));
    }
    out.text("SUMMARY", &event.title);
    if !event.text.is_empty() {
        out.text("DESCRIPTION", &event.text);
    }
    if let Some(url) = &event.url {
        out.line(&format!("URL:{}", address(url)));
    }
    out.line(&format!("CATEGORIES:Muster,{}", event.category));
    out.line("STATUS:CONFIRMED");
    out.line("TRANSP:TRANSPARENT");
    if !event.over {
        out.line("BEGIN:VALARM");
        out.line("ACTION:DISPLAY");
        out.line("TRIGGER:-P7D");
        out.text("DESCRIPTION", &event.title);
        out.line("END:VALARM");
    }
    out.line("END:VEVENT");
}

/// How it comes again.
fn rule(day: Date, days: u32) -> String {
    let days = days.max(1);
    match days {
        // A rule of the 29th would come every fourth year.
        YEAR if compact(day).ends_with("0229") => {
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned()
        }
        YEAR => "RRULE:FREQ=YEARLY".to_owned(),
        days if days % 7 == 0 => format!("RRULE:FREQ=WEEKLY;INTERVAL={}", days / 7),
        days => format!("RRULE:FREQ=DAILY;INTERVAL={days}"),
    }
}

/// `20261122`.
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// An address without what would end its line.
fn address(url: &str) -> String {
    url.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect()
}

/// The calendar so far.
struct Calendar(Vec<u8>);

impl Calendar {
    /// A property whose value is anybody's text.
    fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escape(value)));
    }

    /// A line, folded where it is longer than 75 octets, between characters.
    fn line(&mut self, line: &str) {
        const LONGEST: usize = 75;
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST {
                self.0.extend(b"\r\n ");
                length = 1;
            }
            length += c.len_utf8();
            self.0.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.0.extend(b"\r\n");
    }
}

/// The text as a value: what ends values and lines is marked, and what no
/// value may hold is gone.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_ends_no_value_and_no_line() {
        assert_eq!(escape("a;b,c\\d\r\ne\u{7}"), "a\\;b\\,c\\\\d\\ne");
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let mut calendar = Calendar(Vec::new());
        calendar.line(&"ä€😀".repeat(40));
        let text = String::from_utf8(calendar.0).unwrap();
        assert!(text.lines().all(|line| line.len() <= 75));
        assert_eq!(
            text.replace("\r\n ", ""),
            format!("{}\r\n", "ä€😀".repeat(40))
        );
    }

    #[test]
    fn a_rule_is_by_years_weeks_or_days() {
        let check = |day: &str, days, expected: &str| {
            assert_eq!(rule(Date::parse(day).unwrap(), days), expected);
        };
        check("2026-12-01", 365, "RRULE:FREQ=YEARLY");
        check(
            "2028-02-29",
            365,
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        );
        check("2026-12-01", 91, "RRULE:FREQ=WEEKLY;INTERVAL=13");
        check("2026-12-01", 90, "RRULE:FREQ=DAILY;INTERVAL=90");
        check("2026-12-01", 0, "RRULE:FREQ=DAILY;INTERVAL=1");
    }
}
