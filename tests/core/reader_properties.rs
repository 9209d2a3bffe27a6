//! Pages nobody would write: no panic, no lost row, no invented owner.

use std::collections::BTreeSet;

use muster::reader::page::{Half, RowParty};
use muster::reader::{Dialect, read, sniff};
use proptest::prelude::*;

use crate::reader::{FIXTURES, adds_up, rows_of};

/// A line of a page, as pages have them and as they should not.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "\\|( ?(IBM|You|N/A|\\?|x y|\\{\\{a\\.b\\}\\}|<br>|\\\\n - z|)? ?\\|){1,5}",
        2 => Just("| Task | IBM responsibilities | Your responsibilities |".to_owned()),
        2 => "\\|?(-{1,4}:?\\|){1,4}(--)?",
        1 => Just(String::new()),
        1 => "(#{1,4} |[-*] |> |    |1\\. )?[a-z |<>{}:`*_\\[\\]()]{0,30}",
        1 => Just("{: caption=\"Table 1. X\"}".to_owned()),
        1 => "\\PC{0,40}",
    ]
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "(\\PC|\n|\\||-|`|<|>|\\{|\\}|#){0,400}") {
        let page = read(&text);
        adds_up(&page);
    }

    #[test]
    fn no_row_disappears(lines in proptest::collection::vec(line(), 0..40)) {
        let source = lines.join("\n");
        let page = read(&source);
        adds_up(&page);
        if source.contains("<!--") || source.contains("```") || source.contains("~~~")
            || sniff(&source) != Dialect::Markdown
        {
            return Ok(());
        }
        let mut found: BTreeSet<u32> = page.tasks.iter().map(|row| row.line).collect();
        found.extend(page.matrix.iter().map(|row| row.line));
        found.extend(page.unread.iter().map(|row| row.line));
        for line in rows_of(&source) {
            prop_assert!(found.contains(&line), "line {} of\n{}", line, source);
        }
    }

    #[test]
    fn a_damaged_page_is_read_without_a_panic(
        which in 0..FIXTURES.len(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0..30_usize, "[|<>\\-\n`{}#\\\\\"=,;a]{0,3}"), 1..8),
    ) {
        let mut chars: Vec<char> = FIXTURES[which].chars().collect();
        for (at, length, put) in cuts {
            let at = at.index(chars.len().max(1)).min(chars.len());
            let end = (at + length).min(chars.len());
            chars.splice(at..end, put.chars());
        }
        let page = read(&chars.into_iter().collect::<String>());
        adds_up(&page);
        for row in &page.tasks {
            let halves = [&row.provider, &row.customer];
            let unknown = halves.iter().any(|half| **half == Half::Unknown);
            prop_assert!(!unknown || row.party == RowParty::Unknown);
        }
    }
}
