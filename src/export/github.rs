//! GitHub issues, which have no import: a page of links that open a new issue,
//! filled in, and a shell script for those who have GitHub's own program.

use std::fmt::Write as _;

use super::input::Input;
use super::markdown::escape;
use super::ticket::{Ticket, clean, short, tickets};
use super::{Exporter, Group, What};

/// Links.
pub(super) const LINKS: Exporter = Exporter {
    name: "github",
    title: "GitHub links",
    description: "A page of links, each opening a new GitHub issue that is filled in",
    group: Group::Trackers,
    extension: "github.md",
    mime: "text/markdown;charset=utf-8",
    whats: &[What::Checklist],
    write: links,
    untried: true,
    ..Exporter::PLAIN
};

/// A script.
pub(super) const SCRIPT: Exporter = Exporter {
    name: "github-sh",
    title: "GitHub script",
    description: "A shell script that opens an issue per finding with GitHub's command line, gh",
    group: Group::Trackers,
    extension: "github.sh",
    mime: "text/x-shellscript;charset=utf-8",
    whats: &[What::Checklist],
    write: script,
    untried: true,
    ..Exporter::PLAIN
};

/// Octets of an address: beyond about 8,000 GitHub answers 414.
const LONGEST: usize = 8_000;
/// Characters of a title.
const TITLE: usize = 256;
/// Where issues go as long as nobody names a repository.
const SOMEWHERE: &str = "OWNER/REPOSITORY";

fn links(input: &Input, _: What) -> Vec<u8> {
    let repository = input.repository.as_deref().unwrap_or(SOMEWHERE);
    let mut out = format!(
        "# Issues of {}\n\nEach link opens a new issue in {}, filled in; nothing is sent before you press the button there.\n",
        escape(input.plan.name()),
        escape(repository)
    );
    if input.repository.is_none() {
        out.push_str("\nPut the name of yours for OWNER/REPOSITORY in all links first.\n");
    }
    out.push('\n');
    for ticket in tickets(input) {
        let (address, whole) = address(repository, &ticket);
        let cut = if whole { "" } else { ", shortened" };
        // Writing to a text cannot fail, here and below.
        let _ = writeln!(
            out,
            "- [ ] [{}](<{address}>) ({}{cut})",
            escape(&short(&ticket.title, TITLE)),
            ticket.severity.label().to_lowercase(),
        );
    }
    out.into_bytes()
}

/// The address that opens the issue, and whether it holds all of it: lines are
/// left out from the middle on where it would be too long, never the last,
/// by which the ticket is found again.
fn address(repository: &str, ticket: &Ticket) -> (String, bool) {
    let start = format!(
        "https://github.com/{repository}/issues/new?title={}&labels=muster&body=",
        encode(&short(&ticket.title, TITLE))
    );
    let lines: Vec<String> = body(ticket).lines().map(encode).collect();
    let line_break = encode("\n");
    let (last, rest) = match lines.split_last() {
        Some((last, rest)) => (last.as_str(), rest),
        None => ("", &[][..]),
    };
    let mut address = start;
    let mut whole = true;
    for line in rest {
        let length = address.len() + line.len() + line_break.len() + last.len();
        if length > LONGEST {
            whole = false;
            continue;
        }
        address.push_str(line);
        address.push_str(&line_break);
    }
    address.push_str(last);
    (address, whole)
}

/// What an issue says: text, no markup, and nobody is called.
fn body(ticket: &Ticket) -> String {
    let mut body = ticket.description(|text| quiet(&escape(text)));
    body = body.trim_end().replace('\n', "\n\n");
    let _ = write!(body, "\n\n<!-- muster: {} -->", comment(&ticket.id));
    body
}

/// Without mentions: whoever is called so on GitHub has nothing to do with it.
fn quiet(text: &str) -> String {
    text.replace('@', "@<!-- -->")
}

/// What may stand in a comment.
fn comment(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '@' | '_' | '-'))
        .collect::<String>()
        .replace("--", "-")
}

/// Percent-encoded: everything but letters, digits and what needs no encoding.
fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn script(input: &Input, _: What) -> Vec<u8> {
    let all = tickets(input);
    let mut out = format!(
        "#!/bin/sh\n\
        # {} issues of a plan of Muster. Run it with the repository's name:\n\
        #   sh FILE OWNER/REPOSITORY\n\
        # What was opened is written to a file beside this one, so that it can be run again.\n\
        set -eu\n\
        repository=${{1:?name the repository: OWNER/REPOSITORY}}\n\
        opened=\"$0.opened\"\n\
        touch \"$opened\"\n\
        gh label create muster --repo \"$repository\" 2>/dev/null || true\n\
        issue() {{\n  \
          if grep -qxF -e \"$1\" \"$opened\"; then return 0; fi\n  \
          gh issue create --repo \"$repository\" --title=\"$2\" --body=\"$3\" --label=muster </dev/null\n  \
          printf '%s\\n' \"$1\" >>\"$opened\"\n\
        }}\n\n",
        all.len()
    );
    for ticket in &all {
        let words = [
            comment(&ticket.id),
            short(&ticket.title, TITLE),
            body(ticket),
        ];
        out.push_str("issue");
        for word in &words {
            out.push(' ');
            out.push_str(&quote(word));
        }
        out.push('\n');
    }
    out.into_bytes()
}

/// One word of a shell, whatever stands in it.
fn quote(text: &str) -> String {
    format!("'{}'", clean(text).replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_shell_ends_where_it_should() {
        assert_eq!(
            quote("a'; rm -rf / #$(x)`y`\u{0}"),
            "'a'\\''; rm -rf / #$(x)`y`'"
        );
    }

    #[test]
    fn a_value_of_an_address_is_encoded() {
        assert_eq!(encode("a&b=ü#\n"), "a%26b%3D%C3%BC%23%0A");
    }
}
