//! Links: what is put in comes out, and nothing that was sent can do harm.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use muster::file::hash::derived_key;
use muster::file::write;
use muster::model::id::Key;
use muster::model::milestone::without_states;
use muster::model::plan::Plan;
use muster::share::decode::{LinkError, open};
use muster::share::{MAX_MADE, MAX_OPENED, PREFIX, What, decode, encode, link_address};
use proptest::prelude::*;

use crate::generate;

fn link() -> String {
    encode(&Plan::new(Key(1), "Test"), What::Full).unwrap()
}

#[track_caller]
fn opens(link: &str) {
    assert_eq!(decode(link).unwrap().0, Plan::new(Key(1), "Test"));
}

#[track_caller]
fn refused(link: &str, expected: &LinkError) {
    assert_eq!(&decode(link).unwrap_err(), expected);
}

fn packed(text: &str) -> String {
    let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
    format!("{PREFIX}1.{}", URL_SAFE_NO_PAD.encode(packed))
}

#[test]
fn a_link_opens_as_address_fragment_and_payload() {
    let link = link();
    opens(&link);
    opens(&link_address("https://example.org/x/", &link));
    opens(&link_address("https://example.org/x/#/overview", &link));
    opens(link.strip_prefix(PREFIX).unwrap());
    opens(link.strip_prefix('#').unwrap());
}

#[test]
fn a_link_survives_what_mail_and_chat_do_to_it() {
    let link = link();
    let (start, end) = link.split_at(40);
    opens(&format!("{start}\r\n  {end}"));
    opens(&format!("<https://example.org/{link}>."));
    opens(&link.replace('/', "%2F"));
}

#[test]
fn a_cut_link_says_so() {
    let link = link();
    for length in PREFIX.len() + 2..link.len() {
        let error = decode(&link[..length]).unwrap_err();
        assert!(
            matches!(error, LinkError::Cut | LinkError::Damaged),
            "{length}: {error:?}"
        );
    }
    refused(&link[..link.len() - 40], &LinkError::Cut);
}

#[test]
fn a_changed_character_is_noticed_wherever_it_is() {
    let link = link();
    for place in PREFIX.len() + 2..link.len() {
        let mut bytes = link.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        // The last character may hold bits that belong to nothing.
        if let Ok((plan, _)) = decode(&changed) {
            assert_eq!(plan, Plan::new(Key(1), "Test"), "{place}");
        }
    }
}

#[test]
fn what_is_no_link_is_refused() {
    refused("", &LinkError::NotALink);
    refused("https://example.org/page.html", &LinkError::NotALink);
    refused("#/open/x.abc", &LinkError::NotALink);
    refused("#/open/3.abc", &LinkError::Newer("3".to_owned()));
    refused("#/open/1.", &LinkError::Cut);
    refused("#/open/1.a!b", &LinkError::Damaged);
    let long = "a".repeat(MAX_OPENED + 1);
    refused(&long, &LinkError::TooLong(MAX_OPENED + 1));
}

#[test]
fn a_bomb_is_refused() {
    let bomb = packed(&" ".repeat(20_000_000));
    assert!(bomb.len() < MAX_OPENED, "it would pass as a link");
    refused(&bomb, &LinkError::TooLarge);
}

#[test]
fn a_link_that_holds_something_else_says_so() {
    let error = decode(&packed("{\"format\":\"layer\"}")).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("This link holds no plan that can be read. ")
    );
    refused(&packed("not json"), &LinkError::Damaged);
}

#[test]
fn a_plan_that_is_too_long_for_a_link_is_refused() {
    // Text that cannot be packed: numbers without a pattern.
    let noise: Vec<String> = (0..MAX_MADE / 16)
        .map(|number| derived_key(&[&number.to_string()]).to_string())
        .collect();
    let error = encode(&Plan::new(Key(1), &noise.concat()), What::Full).unwrap_err();
    assert!(error.length > MAX_MADE);
    assert!(
        error
            .to_string()
            .ends_with("Share the status only, or send the plan file")
    );
}

#[test]
fn a_status_link_says_what_it_is_and_keeps_free_text_to_itself() {
    let text = r#"{"format": "muster.plan", "version": {"major": 1, "minor": 0}, "id": "00000000000000000000000000000001",
        "name": "Plan", "description": "SECRET", "secret": "SECRET", "changed_by": "SECRET",
        "people": [{"id": "00000000000000000000000000000002", "name": "Ada", "contact": "SECRET"}],
        "runbook": {"bridge": "SECRET", "location": "SECRET", "credentials": "SECRET", "notes": "SECRET"},
        "deployment": {"access": {"break_glass_kept": "SECRET", "mfa_required": true}},
        "attestations": [{"id": "00000000000000000000000000000003", "item": "x.y", "statement": "SECRET", "stated_by": "Ada",
            "evidence": [{"label": "SECRET", "link": "SECRET", "collected_on": "2026-11-01"}]}],
        "catalogues": [{"id": "00000000000000000000000000000004", "content": {"a": "SECRET"}}]}"#;
    let (plan, warnings) = muster::file::read(text).unwrap();
    assert!(warnings.is_empty());
    let opened = open(&encode(&plan, What::Status).unwrap()).unwrap();
    assert_eq!(opened.what, What::Status);
    assert!(opened.warnings.is_empty());
    let shown = write(&opened.plan);
    assert!(!shown.contains("SECRET"), "{shown}");
    assert_eq!(shown.matches("withheld").count(), 10);
    assert_eq!(&*opened.plan.people[0].name, "Ada");
    assert_eq!(opened.plan.attestations[0].evidence.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_full_link_opens_as_the_same_plan(plan in generate::plan()) {
        let link = encode(&plan, What::Full).unwrap();
        let milestones = without_states(&plan.milestones);
        prop_assert_eq!(decode(&link).unwrap().0, Plan { milestones, ..plan });
    }

    #[test]
    fn opening_never_panics(text in "\\PC*") {
        let _ = decode(&text);
        let _ = decode(&format!("{PREFIX}1.{text}"));
    }

    #[test]
    fn opening_any_bytes_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = decode(&format!("{PREFIX}1.{}", URL_SAFE_NO_PAD.encode(bytes)));
    }
}
