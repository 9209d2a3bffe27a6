//! Buttons, marks, menus, notices, drawer, tabs.

use std::rc::Rc;

use muster::ui::components::button::{
    Button, ButtonProps, IconButton, IconButtonProps, LinkButton, LinkButtonProps,
};
use muster::ui::components::drawer::{Drawer, DrawerProps};
use muster::ui::components::explained::{Explained, ExplainedProps};
use muster::ui::components::icon::IconName;
use muster::ui::components::mark::{PartyMark, PartyMarkProps, SeverityMark, SeverityMarkProps};
use muster::ui::components::menu::{MenuButton, MenuButtonProps, MenuItem};
use muster::ui::components::notice::{Notice, NoticeKind, NoticeProps, Toast, Toasts, ToastsProps};
use muster::ui::components::segmented::{Choice, Segmented, SegmentedProps};
use muster::ui::components::tabs::{Tab, Tabs, TabsProps};
use muster::ui::components::tag::{Who, WhoProps};
use muster::ui::components::tone::{Party, Severity};
use yew::prelude::*;

use crate::{attribute, markup, tag_with, text_of};

#[tokio::test]
async fn a_button_that_cannot_be_pressed_says_why() {
    let html = markup::<Button>(yew::props!(ButtonProps {
        label: "Sign off",
        onclick: Callback::noop(),
        disabled: Some(AttrValue::from("Name an approver first")),
    }))
    .await;
    let button = tag_with(&html, "<button");
    assert_eq!(attribute(button, "aria-disabled"), "true");
    let reason = attribute(button, "aria-describedby");
    assert_eq!(text_of(&html, reason), "Name an approver first");
}

#[tokio::test]
async fn an_icon_button_has_a_name_and_a_title() {
    let html = markup::<IconButton>(yew::props!(IconButtonProps {
        icon: IconName::Undo,
        label: "Undo",
        onclick: Callback::noop(),
    }))
    .await;
    let button = tag_with(&html, "<button");
    assert_eq!(
        (attribute(button, "aria-label"), attribute(button, "title")),
        ("Undo", "Undo")
    );
    assert_eq!(attribute(tag_with(&html, "<svg"), "aria-hidden"), "true");
}

#[tokio::test]
async fn a_foreign_link_opens_elsewhere_and_says_so() {
    let foreign = markup::<LinkButton>(yew::props!(LinkButtonProps {
        href: "https://a.example/",
        label: "Source"
    }))
    .await;
    assert!(foreign.contains("noopener") && foreign.contains("opens in a new tab"));
    let own = markup::<LinkButton>(yew::props!(LinkButtonProps {
        href: "#/readiness",
        label: "Readiness"
    }))
    .await;
    assert!(!own.contains("target="));
}

#[tokio::test]
async fn every_party_has_its_own_letter_and_word() {
    for party in Party::ALL {
        for compact in [false, true] {
            let html = markup::<PartyMark>(yew::props!(PartyMarkProps { party, compact })).await;
            assert!(
                html.contains(party.letter()) && html.contains(party.word()),
                "{html}"
            );
        }
    }
    let mut letters = Party::ALL.map(Party::letter);
    letters.sort_unstable();
    assert!(letters.windows(2).all(|pair| pair[0] != pair[1]));
}

#[tokio::test]
async fn severities_differ_in_shape_and_word() {
    let mut shapes = Vec::new();
    for severity in Severity::ALL {
        let html = markup::<SeverityMark>(yew::props!(SeverityMarkProps {
            severity,
            compact: true
        }))
        .await;
        assert!(html.contains(severity.word()), "{html}");
        shapes.push(attribute(tag_with(&html, "<path"), "d").to_owned());
    }
    shapes.sort();
    shapes.dedup();
    assert_eq!(shapes.len(), Severity::ALL.len());
}

#[tokio::test]
async fn nobody_stands_in_plain_sight() {
    let html = markup::<Who>(yew::props!(WhoProps {
        name: None::<AttrValue>
    }))
    .await;
    assert!(html.contains("Nobody") && html.contains("none"), "{html}");
}

#[tokio::test]
async fn a_segmented_control_is_a_radio_group() {
    let html = markup::<Segmented>(yew::props!(SegmentedProps {
        label: "Theme",
        choices: Rc::from([Choice::new("light", "Light"), Choice::new("dark", "Dark")]),
        value: "dark",
        onchange: Callback::noop(),
    }))
    .await;
    assert_eq!(
        attribute(tag_with(&html, "radiogroup"), "aria-label"),
        "Theme"
    );
    assert!(tag_with(&html, "value=\"dark\"").contains("checked"));
    assert!(!tag_with(&html, "value=\"light\"").contains("checked"));
}

#[tokio::test]
async fn a_closed_menu_is_only_its_button() {
    let html = markup::<MenuButton>(yew::props!(MenuButtonProps {
        label: "More",
        items: Rc::from([MenuItem::new("copy", "Copy")]),
        onselect: Callback::noop(),
        icon: Some(IconName::More),
        only_icon: true,
    }))
    .await;
    let button = tag_with(&html, "<button");
    assert_eq!(attribute(button, "aria-expanded"), "false");
    assert!(
        html.contains("More") && !html.contains("menuitem"),
        "{html}"
    );
}

#[tokio::test]
async fn only_a_notice_that_just_appeared_is_read_aloud() {
    for (live, kind, role) in [
        (false, NoticeKind::Error, "note"),
        (true, NoticeKind::Error, "alert"),
        (true, NoticeKind::Info, "status"),
    ] {
        let html = markup::<Notice>(yew::props!(NoticeProps {
            title: "Storage is full",
            kind,
            live
        }))
        .await;
        assert_eq!(attribute(tag_with(&html, "notice "), "role"), role);
    }
}

#[tokio::test]
async fn the_place_for_toasts_is_there_before_the_first_toast() {
    let toasts = |toasts: Rc<[Toast]>| {
        yew::props!(ToastsProps {
            toasts,
            onaction: Callback::noop(),
            ondismiss: Callback::noop()
        })
    };
    let empty = markup::<Toasts>(toasts(Rc::from([]))).await;
    assert_eq!(attribute(tag_with(&empty, "<div"), "aria-live"), "polite");
    let toast = Toast {
        id: "1".into(),
        text: "Workload deleted".into(),
        action: Some("Undo".into()),
    };
    let html = markup::<Toasts>(toasts(Rc::from([toast]))).await;
    assert!(html.contains("Workload deleted") && html.contains("Undo"));
}

#[tokio::test]
async fn a_drawer_is_named_by_its_heading_which_takes_the_keyboard() {
    let html = markup::<Drawer>(yew::props!(DrawerProps {
        title: "Upgrade the connectors",
        subject: "1",
        onclose: Callback::noop(),
        children: html! { "details" },
    }))
    .await;
    let heading = tag_with(&html, "<h2");
    assert_eq!(
        attribute(tag_with(&html, "<aside"), "aria-labelledby"),
        attribute(heading, "id")
    );
    assert_eq!(attribute(heading, "tabindex"), "-1");
    assert!(html.contains("aria-label=\"Close details\""));
}

#[tokio::test]
async fn one_tab_is_a_stop_and_names_the_panel() {
    let tab = |id: &'static str, label: &'static str| Tab {
        id: id.into(),
        label: label.into(),
        count: None,
    };
    let html = markup::<Tabs>(yew::props!(TabsProps {
        label: "Views",
        tabs: Rc::from([tab("a", "Findings"), tab("b", "Attestations")]),
        selected: "b",
        onselect: Callback::noop(),
        children: html! { "panel" },
    }))
    .await;
    assert_eq!(html.matches("tabindex=\"0\"").count(), 1);
    let chosen = tag_with(&html, "aria-selected=\"true\"");
    let panel = tag_with(&html, "tabpanel");
    assert_eq!(attribute(panel, "aria-labelledby"), attribute(chosen, "id"));
    assert_eq!(attribute(chosen, "aria-controls"), attribute(panel, "id"));
}

#[tokio::test]
async fn a_number_is_described_by_its_explanation() {
    let html = markup::<Explained>(yew::props!(ExplainedProps {
        text: "58",
        explanation: "29 of 50 weighted checks are fine",
    }))
    .await;
    let tip = attribute(tag_with(&html, "<button"), "aria-describedby");
    assert_eq!(text_of(&html, tip), "29 of 50 weighted checks are fine");
}
