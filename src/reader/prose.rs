//! Duties that stand outside of tables: in lists under a label that names a
//! party, and in sentences that say who is responsible.

use super::page::{ProseDuty, RowParty};
use super::rich::{Block, Rich, Span};
use super::words::{named, of_duties, words};

/// Who is spoken of at this place.
#[derive(Default)]
pub(super) struct Prose {
    /// The party that the heading names.
    heading: Option<RowParty>,
    /// The party that the label above a list names.
    label: Option<RowParty>,
}

impl Prose {
    /// A heading was met.
    pub(super) fn heading(&mut self, text: &str) {
        self.label = None;
        self.heading = named(text)
            .only()
            .filter(|_| of_duties(text) && !text.contains(" when "));
    }

    /// A table was met.
    pub(super) fn end(&mut self) {
        self.label = None;
    }

    /// Reads a paragraph.
    pub(super) fn paragraph(
        &mut self,
        text: &Rich,
        line: u32,
        area: &str,
        duties: &mut Vec<ProseDuty>,
    ) {
        self.label = None;
        for block in &text.blocks {
            let one = Rich {
                blocks: vec![block.clone()],
            };
            let plain = one.plain();
            let introduces = plain.trim_end().ends_with(':') || one.is_label();
            if introduces
                && of_duties(&plain)
                && let Some(party) = named(&plain).only()
            {
                self.label = Some(party);
            } else if block.item
                && let Some(party) = self.label
            {
                duties.push(duty(area, party, one, line));
            } else {
                sentences(block, line, area, duties);
            }
        }
    }

    /// Reads a list item.
    pub(super) fn item(&mut self, text: &Rich, line: u32, area: &str, duties: &mut Vec<ProseDuty>) {
        let plain = text.plain();
        if text.is_label()
            && of_duties(&plain)
            && let Some(party) = named(&plain).only()
        {
            self.label = Some(party);
            return;
        }
        match self.label.or(self.heading) {
            Some(party) => duties.push(duty(area, party, text.clone(), line)),
            None => {
                for block in &text.blocks {
                    sentences(block, line, area, duties);
                }
            }
        }
    }
}

fn duty(area: &str, party: RowParty, text: Rich, line: u32) -> ProseDuty {
    ProseDuty {
        area: area.to_owned(),
        party,
        text,
        line,
    }
}

/// The sentences that say who is responsible.
fn sentences(block: &Block, line: u32, area: &str, duties: &mut Vec<ProseDuty>) {
    for spans in split(block) {
        let sentence = Rich {
            blocks: vec![Block { item: false, spans }],
        };
        if let Some(party) = subject(&sentence.plain()) {
            duties.push(duty(area, party, sentence, line));
        }
    }
}

/// Whom a sentence says to be responsible.
fn subject(sentence: &str) -> Option<RowParty> {
    let words = words(sentence);
    let sharing = [" share responsib", " share the responsib"];
    if let Some(at) = sharing.iter().find_map(|share| words.find(share)) {
        // "You and the provider share …", not "see what both share".
        let subject = words.get(..at).unwrap_or_default();
        let parties = named(subject);
        let both = parties.provider && parties.customer && subject.split(' ').count() <= 6;
        return both.then_some(RowParty::Shared);
    }
    let (before, after) = words.split_once(" responsible ")?;
    let goes_on = ["for ", "to "].iter().any(|word| after.starts_with(word));
    let says = [
        " is", " are", " also", " solely", " fully", " only", " always",
    ]
    .iter()
    .any(|word| before.ends_with(word));
    let denies = before.ends_with(" not") || after.contains(" who is ") || before.contains(" who ");
    // The subject stands near: what is further away belongs to a condition.
    let near = before
        .char_indices()
        .rev()
        .filter(|(_, c)| *c == ' ')
        .nth(9);
    let subject = near.map_or(before, |(at, _)| before.get(at..).unwrap_or(before));
    (goes_on && says && !denies)
        .then(|| named(subject).only())
        .flatten()
}

/// A block's sentences; a full stop inside of a link or of code ends none.
fn split(block: &Block) -> Vec<Vec<Span>> {
    let (mut sentences, mut open) = (Vec::new(), Vec::new());
    for span in &block.spans {
        let mut rest = span.text.as_str();
        while let Some(at) = end_of_sentence(rest).filter(|_| span.link.is_none()) {
            let (before, after) = rest.split_at(at);
            open.push(Span {
                text: before.to_owned(),
                ..span.clone()
            });
            sentences.push(std::mem::take(&mut open));
            rest = after.trim_start();
        }
        if !rest.is_empty() {
            open.push(Span {
                text: rest.to_owned(),
                ..span.clone()
            });
        }
    }
    if !open.is_empty() {
        sentences.push(open);
    }
    sentences
}

fn end_of_sentence(text: &str) -> Option<usize> {
    let stops = text.match_indices(". ").map(|(at, _)| at + 1);
    let mut stops = stops.filter(|&at| {
        let after = text.get(at..).unwrap_or_default().trim_start();
        after.starts_with(|c: char| c.is_uppercase() || c == '[')
    });
    stops.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_say_who_is_responsible() {
        for (text, party) in [
            (
                "You are responsible for the data.",
                Some(RowParty::Customer),
            ),
            (
                "IBM is responsible for recovery of the parts.",
                Some(RowParty::Provider),
            ),
            (
                "You and IBM share responsibilities for the set-up.",
                Some(RowParty::Shared),
            ),
            ("Learn about the responsibilities that you have.", None),
            (
                "Now see for which tasks you and IBM share responsibility.",
                None,
            ),
            ("Table 1 lists who is responsible for what.", None),
            ("You are not responsible for the network.", None),
        ] {
            assert_eq!(subject(text), party, "{text}");
        }
    }
}
