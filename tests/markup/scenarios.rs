//! Scenarios: what a change would bring.

use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::plan::Kind;
use muster::readiness::rule::Effort;
use muster::scenario::gain::Gain;
use muster::scenario::lever::Lever;
use muster::ui::pages::scenarios::levers::{Change, ChangeProps};

use crate::{attribute, markup, tag_with};

fn change(misses: u32, meets: u32) -> ChangeProps {
    let lever = Lever {
        text: "Name a deputy for Kim".to_owned(),
        object: (Kind::Person, Key(7)),
        effort: Effort::Small,
        edit: Edit::Batch { edits: Vec::new() },
        concerns: 3,
    };
    let gain = Gain {
        scenarios: u32::from(misses > 0),
        misses,
        meets,
        ..Gain::of(&lever)
    };
    yew::props!(ChangeProps { gain, plan: Key(1) })
}

#[tokio::test]
async fn a_change_says_what_it_brings_and_leads_to_where_it_is_made() {
    let html = markup::<Change>(change(4, 2)).await;
    for words in [
        "Name a deputy for Kim",
        "4 objectives missed no longer, in 1 scenario; 2 more met",
        "3 workloads",
        "minutes",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
    let href = attribute(tag_with(&html, "<a"), "href");
    assert!(href.ends_with(&Key(7).to_string()), "{href}");
}

#[tokio::test]
async fn a_change_that_only_makes_sure_claims_no_miss() {
    let html = markup::<Change>(change(0, 5)).await;
    assert!(html.contains("5 more met for certain"), "{html}");
    assert!(!html.contains("missed no longer"), "{html}");
}
