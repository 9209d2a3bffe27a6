//! A line for every file: what it is, how far it has come, what was in it, or
//! why it cannot be used and what to run instead.

use std::rc::Rc;

use yew::prelude::*;

use crate::import::inventory::Inventory;
use crate::ui::charts::progress_bar::ProgressBar;
use crate::ui::components::icon::IconName;
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: AttrValue,
    /// How many bytes it has.
    pub bytes: u64,
    /// Whether it is a pasted text.
    pub is_pasted: bool,
    /// How far it has come.
    pub progress: Progress,
}

/// How far a file has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Others come first.
    Waiting,
    /// So many bytes were fetched.
    Reading(u64),
    /// It is there, and looked at.
    Understanding,
    /// The reader stopped it.
    Stopped,
    /// It was read.
    Read {
        /// What it was recognised as.
        format: AttrValue,
        /// What was in it.
        found: AttrValue,
        /// How long reading its bytes took, in milliseconds.
        took: u64,
    },
    /// It cannot be used; what it is, and what to run instead.
    Refused(AttrValue),
}

/// Properties of [`Lines`].
#[derive(Clone, PartialEq, Properties)]
pub struct LinesProps {
    /// The files.
    pub lines: Rc<[Line]>,
}

/// A line for every file.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
    if props.lines.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="plain-list file-lines" aria-label="Files" aria-live="polite">
            for (at, line) in props.lines.iter().enumerate() {
                <li key={at}>
                    <div class="file-line">
                        <b class="clip">{ &line.name }</b>
                        <span class="sub">{ size(line.bytes) }</span>
                        { mark(&line.progress) }
                    </div>
                    { more(line) }
                </li>
            }
        </ul>
    }
}

fn mark(progress: &Progress) -> Html {
    let tag = |label: &'static str, tone, icon| html! { <Tag {label} {tone} icon={Some(icon)} /> };
    match progress {
        Progress::Waiting => html! { <span class="sub">{ "Waiting" }</span> },
        Progress::Reading(_) => html! { <span class="sub">{ "Reading…" }</span> },
        Progress::Understanding => html! { <span class="sub">{ "Looking at it…" }</span> },
        Progress::Stopped => {
            html! { <span class="sub">{ "Stopped; choose it again to read it" }</span> }
        }
        Progress::Read { .. } => tag("Read", Tone::Good, IconName::Check),
        Progress::Refused(_) => tag("Not read", Tone::Critical, IconName::Error),
    }
}

fn more(line: &Line) -> Html {
    match &line.progress {
        Progress::Reading(bytes) => {
            let percent = bytes.saturating_mul(100) / line.bytes.max(1);
            let value = u32::try_from(percent).unwrap_or(100).min(100);
            html! { <ProgressBar label={format!("Read of {}", line.name)} {value} max={100} text={format!("{value} %")} bare={true} /> }
        }
        Progress::Read {
            format,
            found,
            took,
        } => html! {
            <p class="small">
                <span class="muted">{ format }{ ": " }</span>{ found }
                <span class="muted">{ format!("; read in {took} ms") }</span>
            </p>
        },
        Progress::Refused(why) => html! { <p class="small measure">{ why }</p> },
        _ => Html::default(),
    }
}

/// A size in words.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// How many things of each kind an inventory holds.
pub(super) struct Tally([(usize, &'static str, &'static str); 16]);

impl Tally {
    pub(super) fn of(inventory: &Inventory) -> Self {
        Self([
            (inventory.instances.len(), "instance", "instances"),
            (inventory.servers.len(), "server", "servers"),
            (inventory.clusters.len(), "cluster", "clusters"),
            (inventory.connections.len(), "connection", "connections"),
            (inventory.connectors.len(), "connector", "connectors"),
            (inventory.policies.len(), "policy", "policies"),
            (inventory.groups.len(), "group", "groups"),
            (
                inventory.registrations.len(),
                "registered source",
                "registered sources",
            ),
            (inventory.runs.len(), "run", "runs"),
            (inventory.recoveries.len(), "recovery", "recoveries"),
            (inventory.upgrades.len(), "agent upgrade", "agent upgrades"),
            (inventory.subnets.len(), "subnet", "subnets"),
            (
                inventory.keys.len()
                    + inventory.authorizations.len()
                    + inventory.gateways.len()
                    + inventory.restrictions.len(),
                "fact on keys and network",
                "facts on keys and network",
            ),
            (inventory.grants.len(), "role", "roles"),
            (
                inventory.objects.len(),
                "object of a plan",
                "objects of a plan",
            ),
            (inventory.unread.len(), "left out", "left out"),
        ])
    }

    /// In words.
    pub(super) fn words(&self) -> String {
        let some = self.0.iter().filter(|(count, ..)| *count > 0);
        let parts: Vec<String> = some
            .map(|(count, one, more)| format!("{count} {}", if *count == 1 { one } else { more }))
            .collect();
        if parts.is_empty() {
            "Nothing that a plan describes".to_owned()
        } else {
            parts.join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_told_in_words() {
        assert_eq!(
            [size(12), size(1_500), size(20_480_000)],
            ["12 bytes", "1 kB", "20.4 MB"]
        );
    }
}
