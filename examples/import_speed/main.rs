//! How long an import takes, beside what merely parsing the same bytes takes.
//!
//! `cargo run --release --example import_speed` measures a state of 3,000
//! servers and 400 groups; two numbers after `--` choose others.
//! `… -- --write FILE` writes the state instead, for measuring in the page.

mod state;

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use muster::import::inventory::Inventory;
use muster::import::preview::{Choice, Preview};
use muster::model::id::Key;
use muster::model::plan::Plan;

/// The best of so many is taken: everything else is other programs' time.
const ROUNDS: usize = 7;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<u32> = arguments
        .iter()
        .filter_map(|text| text.parse().ok())
        .collect();
    let (servers, groups) = match numbers.as_slice() {
        [servers, groups, ..] => (*servers, *groups),
        _ => (3_000, 400),
    };
    let state = state::terraform_state(servers, groups);
    if let [flag, file, ..] = arguments.as_slice()
        && flag == "--write"
    {
        return std::fs::write(file, state);
    }
    let bytes = state.as_bytes();
    let parse = best(|| {
        let value: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
        value.is_some()
    });
    let read = best(|| {
        let mut inventory = Inventory::default();
        inventory.read("state.json", bytes).is_ok() && inventory.servers.len() > 1
    });
    let plan = Plan::new(Key(1), "Speed");
    let all = best(|| {
        let mut inventory = Inventory::default();
        let read = inventory.read("state.json", bytes).is_ok();
        let preview = Preview::new(inventory, &plan, None);
        let edit = preview.edit(&plan, |_| Choice::Keep);
        read && plan
            .apply(&edit, &muster::model::edit::Stamp::default())
            .is_ok()
    });
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} bytes, {servers} servers, {groups} groups",
        bytes.len()
    )?;
    writeln!(
        out,
        "parsed into serde_json::Value: {} ms",
        parse.as_millis()
    )?;
    writeln!(
        out,
        "bytes to inventory: {} ms, {} % of that",
        read.as_millis(),
        100 * read.as_micros() / parse.as_micros().max(1)
    )?;
    writeln!(out, "with preview and edit: {} ms", all.as_millis())?;
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a native program that measures time"
)]
fn best(mut run: impl FnMut() -> bool) -> Duration {
    let mut shortest = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        assert!(black_box(run()), "the state is one that can be read");
        shortest = shortest.min(start.elapsed());
    }
    shortest
}
