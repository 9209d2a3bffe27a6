//! Every picture says in words what it shows.

use std::rc::Rc;

use muster::ui::charts::bars::{Bar, BarRows, BarRowsProps};
use muster::ui::charts::progress_bar::{ProgressBar, ProgressBarProps};
use muster::ui::charts::ring::{Gate, ReadinessRing, ReadinessRingProps};
use muster::ui::charts::split_bar::{Part, SplitBar, SplitBarProps};
use muster::ui::charts::target_bars::{TargetBar, TargetBars, TargetBarsProps};
use muster::ui::charts::timeline::{Event, Lane, Shape, Timeline, TimelineProps};
use muster::ui::charts::trend::{Mark, Trend, TrendPoint, TrendProps};
use muster::ui::components::tone::Tone;
use yew::AttrValue;

use crate::{attribute, markup, tag_with};

#[tokio::test]
async fn the_ring_says_level_score_and_gates() {
    let html = markup::<ReadinessRing>(yew::props!(ReadinessRingProps {
        score: 58_u32,
        level: "Not ready",
        gates: Rc::from([
            Gate {
                at: 25,
                label: "Basic".into()
            },
            Gate {
                at: 60,
                label: "Tested".into()
            }
        ]),
    }))
    .await;
    assert_eq!(
        attribute(tag_with(&html, "role=\"img\""), "aria-label"),
        "Not ready, score 58 of 100; Basic from 25; Tested from 60"
    );
    assert!(html.contains("stroke-dasharray=\"58 100\""));
    assert_eq!(html.matches("tick passed").count(), 1);
}

#[tokio::test]
async fn bars_stand_in_a_table_with_their_numbers() {
    let bar = |label: &'static str, value| Bar {
        id: label.into(),
        label: label.into(),
        href: Some("#/somebody".into()),
        value,
        tone: Tone::Accent,
    };
    let html = markup::<BarRows>(yew::props!(BarRowsProps {
        label: "Duties",
        bars: Rc::from([bar("Kim", 8), bar("<b>", 2)]),
    }))
    .await;
    assert!(html.contains("<caption class=\"sr\">Duties</caption>"));
    assert!(html.contains("<td class=\"num\">8</td>"));
    assert!(
        html.contains("width=\"25%\"") && html.contains("width=\"100%\""),
        "{html}"
    );
    assert!(html.contains("&lt;b&gt;"), "names are text");
}

#[tokio::test]
async fn a_split_bar_draws_only_what_there_is() {
    let part = |label: &'static str, value, tone| Part {
        label: label.into(),
        value,
        tone,
        letter: "X",
    };
    let html = markup::<SplitBar>(yew::props!(SplitBarProps {
        label: "Change",
        parts: Rc::from([
            part("Provider", 3, Tone::Provider),
            part("Shared", 0, Tone::Shared),
            part("Unknown", 1, Tone::Unknown)
        ]),
    }))
    .await;
    assert_eq!(
        attribute(tag_with(&html, "role=\"img\""), "aria-label"),
        "Change: Provider 3, Unknown 1"
    );
    assert_eq!(html.matches("class=\"fill\"").count(), 2);
    assert!(html.contains("-stripes)"), "not known is striped: {html}");
}

#[tokio::test]
async fn a_target_bar_has_its_numbers_beside_it() {
    let html = markup::<TargetBars>(yew::props!(TargetBarsProps {
        label: "Worst-case RPO against target",
        bars: Rc::from([
            TargetBar {
                label: "erp-db".into(),
                target: Some(60),
                worst: Some((262, 262)),
                at_least: None,
            },
            TargetBar {
                label: "sql-2".into(),
                target: Some(60),
                worst: None,
                at_least: None,
            },
        ]),
    }))
    .await;
    assert!(html.contains("4 h 22 min, target 1 h") && html.contains("unknown, target 1 h"));
    assert!(html.contains("<caption"));
}

#[tokio::test]
async fn progress_is_read_with_its_words() {
    let html = markup::<ProgressBar>(yew::props!(ProgressBarProps {
        label: "Checklist",
        value: 41_u32,
        max: 64_u32
    }))
    .await;
    let bar = tag_with(&html, "progressbar");
    assert_eq!(attribute(bar, "aria-valuetext"), "41 of 64");
    assert_eq!(
        (
            attribute(bar, "aria-valuenow"),
            attribute(bar, "aria-valuemax")
        ),
        ("41", "64")
    );
}

#[tokio::test]
async fn a_timeline_links_each_sign_and_says_what_it_stands_for() {
    let event = |day, words: &'static str| Event {
        day,
        words: words.into(),
        href: "#/drills".into(),
    };
    let html = markup::<Timeline>(yew::props!(TimelineProps {
        label: "Drills over time",
        lanes: Rc::from([
            Lane {
                label: "Drill held".into(),
                shape: Shape::Dot,
                tone: Tone::Good,
                events: Rc::from([event(10, "2026-01-11, Zone"), event(11, "2026-01-12, Key")]),
            },
            Lane {
                label: "Proof expires".into(),
                shape: Shape::Triangle,
                tone: Tone::High,
                events: Rc::from([]),
            },
        ]),
        days: 730_u32,
        today: 365_u32,
        ticks: Rc::from([(0, "2025-11".into()), (730, "2027-11".into())]),
    }))
    .await;
    assert_eq!(
        attribute(tag_with(&html, "role=\"group\""), "aria-label"),
        "Drills over time"
    );
    assert_eq!(html.matches("<a ").count(), 1);
    assert_eq!(
        attribute(tag_with(&html, "href="), "aria-label"),
        "Drill held: 2026-01-11, Zone; 2026-01-12, Key"
    );
    assert!(html.contains("aria-label=\"Proof expires\""));
}

#[tokio::test]
async fn every_point_of_a_trend_is_a_link_with_words() {
    let point = |at: i64, value: u32, mark: Mark| TrendPoint {
        at,
        value,
        mark,
        words: format!("Point {at}: {value}").into(),
        href: format!("#/plan/{at}").into(),
    };
    let points = [
        point(1, 61, Mark::Named),
        point(2, 64, Mark::Passing),
        point(9, 70, Mark::Now),
    ];
    let html = markup::<Trend>(yew::props!(TrendProps {
        label: "Readiness over time",
        points: Rc::from(points),
        ends: (AttrValue::from("2026-11-01"), AttrValue::from("now")),
    }))
    .await;
    assert!(tag_with(&html, "Readiness over time").contains("role=\"group\""));
    for words in ["Point 1: 61", "Point 2: 64", "Point 9: 70"] {
        let link = tag_with(&html, &format!("aria-label=\"{words}\""));
        assert!(attribute(link, "href").starts_with("#/plan/"), "{link}");
    }
    assert_eq!(
        html.matches("class=\"trend-line\"").count(),
        2,
        "joined by lines"
    );
    assert_eq!(html.matches("class=\"hollow\"").count(), 1, "now is a ring");
}
