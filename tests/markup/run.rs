//! The runbook on the day: clock and steps.

use muster::model::drill::DrillStep;
use muster::model::known::Known;
use muster::model::units::Moment;
use muster::query::run::course::Standing;
use muster::ui::pages::run::dial::{Dial, DialProps};
use muster::ui::pages::run::step::{RunStep, RunStepProps};
use yew::prelude::*;

use crate::{attribute, markup, tag_with};

fn dial(seconds: u64) -> DialProps {
    DialProps {
        seconds,
        target: Some((240, "erp-db".into())),
        progress: (7, 23),
        next: Some(("Restore erp-db".into(), Standing::Late(5))),
    }
}

#[tokio::test]
async fn the_clock_stands_against_the_tightest_objective() {
    let html = markup::<Dial>(dial(72 * 60)).await;
    for words in [
        "1:12:00",
        "1 h 12 min of 4 h",
        "Tightest RTO: erp-db",
        "2 h 48 min left",
        "7 of 23",
        "Restore erp-db",
        "Late by 5 min",
    ] {
        assert!(html.contains(words), "no {words} in {html}");
    }
    let timer = tag_with(&html, "role=\"timer\"");
    assert_eq!(attribute(timer, "aria-live"), "off");
}

#[tokio::test]
async fn a_missed_objective_is_said_with_word_and_colour() {
    let html = markup::<Dial>(dial(252 * 60)).await;
    assert!(html.contains("Late by 12 min"), "{html}");
    assert!(attribute(tag_with(&html, "run-rto"), "class").contains("tone-critical"));
}

fn step(done: bool) -> RunStepProps {
    yew::props!(RunStepProps {
        place: 2_usize,
        step: DrillStep {
            text: "Restore erp-db".into(),
            lane: "Kim".into(),
            done_at: done.then_some(Moment(60)).into(),
            ..DrillStep::default()
        },
        standing: if done {
            Standing::Done(12)
        } else {
            Standing::Due(0)
        },
        at: "15:04",
        next: !done,
        ontick: Callback::noop(),
        onnote: Callback::noop(),
    })
}

#[tokio::test]
async fn a_tick_is_a_button_that_keeps_its_state() {
    let open = markup::<RunStep>(step(false)).await;
    let tick = tag_with(&open, "run-tick");
    assert_eq!(attribute(tick, "aria-pressed"), "false");
    assert_eq!(
        attribute(tick, "aria-label"),
        "Step 3, done: Restore erp-db"
    );
    assert_eq!(attribute(tag_with(&open, "<li"), "aria-current"), "step");
    let done = markup::<RunStep>(step(true)).await;
    assert_eq!(
        attribute(tag_with(&done, "run-tick"), "aria-pressed"),
        "true"
    );
    assert!(done.contains("Done after 12 min") && done.contains("at 15:04"));
}

#[tokio::test]
async fn a_step_of_nobody_stands_out() {
    let props = RunStepProps {
        step: DrillStep {
            done_at: Known::Unknown,
            ..DrillStep::default()
        },
        ..step(false)
    };
    let html = markup::<RunStep>(props).await;
    assert!(html.contains("<strong class=\"none\">Nobody"), "{html}");
}
