//! On which line of a JSON text something stands.

use std::borrow::Cow;
use std::ops::Range;

/// A step from an object or a list to what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The value of that key.
    Key(Cow<'static, str>),
    /// The item at that place of a list.
    Item(usize),
}

impl Step {
    /// The value of that key.
    pub const fn key(name: &'static str) -> Self {
        Self::Key(Cow::Borrowed(name))
    }
}

/// The line, from 1, of what the path leads to, or of the last thing on its way
/// that is there. The text is JSON.
pub fn line_of(text: &str, path: &[Step]) -> Option<usize> {
    let mut skim = Skim {
        bytes: text.as_bytes(),
        at: 0,
    };
    skim.space();
    let mut found = skim.at;
    for step in path {
        let Some(place) = skim.enter(step) else {
            break;
        };
        found = place;
    }
    Some(1 + text.get(..found)?.matches('\n').count())
}

/// Goes over a JSON text without reading values.
struct Skim<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Skim<'_> {
    /// Goes to the value that the step leads to; where its key or it begins.
    fn enter(&mut self, step: &Step) -> Option<usize> {
        let open = match step {
            Step::Key(_) => b'{',
            Step::Item(_) => b'[',
        };
        self.take(open)?;
        for count in 0.. {
            self.space();
            let start = self.at;
            let found = match step {
                Step::Item(wanted) => count == *wanted,
                Step::Key(name) => {
                    let key = self.string()?;
                    let found = self.bytes.get(key) == Some(name.as_bytes());
                    self.take(b':')?;
                    self.space();
                    found
                }
            };
            if found {
                return Some(start);
            }
            self.value()?;
            self.take(b',')?;
        }
        None
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        self.space();
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// What stands between the next quotes.
    fn string(&mut self) -> Option<Range<usize>> {
        self.take(b'"')?;
        let start = self.at;
        while self.peek()? != b'"' {
            self.at += if self.peek()? == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        Some(start..self.at - 1)
    }

    /// Behind the next value.
    fn value(&mut self) -> Option<()> {
        self.space();
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                }
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                }
                b']' | b'}' | b',' if depth == 0 => return Some(()),
                b']' | b'}' => {
                    depth -= 1;
                    self.at += 1;
                }
                _ => self.at += 1,
            }
            if depth == 0 && matches!(self.peek()?, b',' | b']' | b'}') {
                return Some(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n \"a\": [1,\n  {\"b\": \"x\\\"]\",\n \"c\":\n 2}],\n\"d\": null}";

    #[track_caller]
    fn check(path: &[Step], line: usize) {
        assert_eq!(line_of(TEXT, path), Some(line));
    }

    #[test]
    fn a_path_leads_to_its_line() {
        check(&[], 1);
        check(&[Step::key("a")], 2);
        check(&[Step::key("a"), Step::Item(1)], 3);
        check(&[Step::key("a"), Step::Item(1), Step::key("c")], 4);
        check(&[Step::key("d")], 6);
    }

    #[test]
    fn what_is_missing_is_where_it_would_be() {
        check(&[Step::key("a"), Step::Item(1), Step::key("z")], 3);
        check(&[Step::key("a"), Step::Item(7)], 2);
        assert_eq!(line_of("", &[Step::key("a")]), Some(1));
    }
}
