//! Who may import whom. The table is the architecture; ARCHITECTURE.md explains it.

use std::collections::BTreeSet;

use crate::names::{imports, named};
use crate::source::{self, Source};
use crate::{check, names};

/// Everything that decides something, in reading order.
const CORE: &str = "model file example catalogue ownership objectives readiness scenario query export portfolio share import compare milestone seal";

/// The areas of `src/` and what each may import, besides itself.
const LAYERS: [(&str, &[&str]); 22] = [
    ("model", &[]),
    ("seal", &[]),
    ("file", &["model"]),
    ("example", &["model file"]),
    ("catalogue", &["model"]),
    ("ownership", &["model catalogue"]),
    ("objectives", &["model catalogue"]),
    ("readiness", &["model file catalogue ownership objectives"]),
    (
        "scenario",
        &["model catalogue ownership objectives readiness"],
    ),
    (
        "query",
        &["model file catalogue ownership objectives readiness scenario compare milestone"],
    ),
    (
        "export",
        &["model file catalogue ownership objectives readiness scenario query"],
    ),
    (
        "portfolio",
        &["model file catalogue ownership objectives readiness scenario query export"],
    ),
    ("share", &["model file"]),
    ("compare", &["model file"]),
    ("milestone", &["model file"]),
    ("import", &["model file"]),
    // Only what is loaded when a page is opened: neither the core nor `app` may need it.
    ("reader", &["model catalogue"]),
    ("aside", &["model import reader export seal"]),
    ("app", &[CORE]),
    ("browser", &[]),
    ("ui", &[CORE, "app aside browser reader"]),
    ("cli", &[CORE, "reader"]),
];

/// Crates that only make sense in a browser.
const BROWSER_CRATES: [&str; 8] = [
    "yew",
    "web_sys",
    "gloo",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_timers",
    "gloo_events",
];

/// What depends on the moment or on chance; the core gets both as arguments.
const CLOCK_AND_CHANCE: [&str; 6] = [
    "Instant::now",
    "SystemTime",
    "Timestamp::now",
    "Zoned::now",
    "Math::random",
    "getrandom",
];

/// What brings the tables of a plan into whatever module names it.
const PLAN_CODE: [&str; 10] = [
    "Editor::BUILT_IN",
    "Knowledge::built_in",
    "Plan::new",
    "Plan::apply",
    "plan.is_same_version",
    "difference",
    "file::read",
    "file::write",
    "journal::copy",
    "journal::snapshot",
];

#[test]
fn areas_import_only_what_the_table_allows() {
    let mut breaches = Vec::new();
    for file in source::under("src") {
        let Some(area) = area(&file) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == area) else {
            breaches.push(format!(
                "{}: the area `{area}` is not in LAYERS of tests/tidy/layers.rs; add it there and \
                 to ARCHITECTURE.md",
                file.path
            ));
            continue;
        };
        for imported in imports(&file) {
            let known = LAYERS.iter().any(|(name, _)| *name == imported);
            let mut allowed = allowed.iter().flat_map(|names| names.split(' '));
            if known && imported != area && !allowed.any(|name| name == imported) {
                breaches.push(format!(
                    "{}: `{area}` imports `{imported}`; move the code, or pass the value in",
                    file.path
                ));
            }
        }
    }
    check(
        "an area imports only what stands left of it in ARCHITECTURE.md:",
        breaches,
    );
}

#[test]
fn core_knows_no_browser() {
    let breaches = source::under("src")
        .into_iter()
        .filter(|file| !matches!(area(file), Some("ui" | "browser")) && file.path != "src/main.rs")
        .flat_map(|file| named(&file, &BROWSER_CRATES, "belongs into src/ui or src/browser"));
    check(
        "outside src/ui and src/browser there is no browser:",
        breaches,
    );
}

#[test]
fn ui_reaches_the_browser_through_its_own_module() {
    let breaches = source::under("src/ui").into_iter().flat_map(|file| {
        let crates = ["web_sys", "gloo", "js_sys"];
        named(
            &file,
            &crates,
            "wrap it in src/browser (yew's own re-exports are fine)",
        )
    });
    check("only src/browser names the browser's interfaces:", breaches);
}

#[test]
fn core_reads_no_clock_and_draws_no_lots() {
    let breaches = source::under("src")
        .into_iter()
        .filter(|file| !matches!(area(file), Some("ui" | "browser" | "cli")))
        .flat_map(|file| {
            named(
                &file,
                &CLOCK_AND_CHANCE,
                "take time and fresh ids as arguments",
            )
        });
    check(
        "the core gives the same result for the same values, at any time:",
        breaches,
    );
}

#[test]
fn what_the_first_load_needs_reaches_plans_through_the_chunk() {
    let (folders, files) = (
        [
            "src/app/update",
            "src/ui/effects",
            "src/ui/shell",
            "src/ui/pages/start",
        ],
        [
            "src/app/update.rs",
            "src/ui/autosave.rs",
            "src/ui/effects.rs",
            "src/ui/insight.rs",
            "src/ui/store.rs",
        ],
    );
    let breaches = source::under("src")
        .into_iter()
        .filter(|file| {
            let inside = folders.iter().any(|folder| file.path.starts_with(folder));
            inside || files.contains(&file.path.as_str())
        })
        .flat_map(|file| {
            named(
                &file,
                &PLAN_CODE,
                "call it through PlanCode or Editor, so that the first load stays small",
            )
        });
    check("what edits, reads and writes plans is a chunk:", breaches);
}

#[test]
fn pages_do_not_import_each_other() {
    let files = source::under("src/ui/pages");
    let pages: BTreeSet<_> = files.iter().filter_map(page).collect();
    let mut breaches = Vec::new();
    for file in &files {
        let Some(own) = page(file) else { continue };
        // From a page's first file `super::` is the folder of pages, from its parts one more up.
        let is_first = file.stem() == "mod" || file.folder().ends_with("pages");
        let outwards = if is_first {
            "super::"
        } else {
            "super::super::"
        };
        let mut named = names::after(&file.code(), "pages::");
        named.extend(names::after(&file.code(), outwards));
        for other in named
            .iter()
            .filter(|name| *name != own && pages.contains(name.as_str()))
        {
            breaches.push(format!(
                "{}: the page `{own}` names the page `{other}`; move what both need to \
                 src/ui/components, and link by Route",
                file.path
            ));
        }
    }
    check("a page does not import a page:", breaches);
}

#[test]
fn components_and_charts_know_no_plan() {
    let mut breaches = Vec::new();
    for folder in ["src/ui/components", "src/ui/charts"] {
        for file in source::under(folder) {
            for imported in imports(&file) {
                if LAYERS.iter().any(|(name, _)| *name == imported)
                    && !["ui", "browser"].contains(&imported.as_str())
                {
                    breaches.push(format!(
                        "{}: imports `{imported}`; take plain values as props, or move the \
                         component beside its page",
                        file.path
                    ));
                }
            }
        }
    }
    check("shared components take plain values:", breaches);
}

/// The folder, or the file, right under `src/`; none for the crate roots.
fn area(file: &Source) -> Option<&str> {
    let inside = file
        .path
        .strip_prefix("src/")
        .filter(|_| file.is_a(&[".rs"]))?;
    let first = inside.split('/').next()?.trim_end_matches(".rs");
    (!["lib", "main"].contains(&first)).then_some(first)
}

/// The page a file of `src/ui/pages` belongs to; none for the folder's own `mod.rs`.
fn page(file: &Source) -> Option<&str> {
    let inside = file.path.strip_prefix("src/ui/pages/")?;
    let name = inside.split('/').next()?.trim_end_matches(".rs");
    (name != "mod").then_some(name)
}
