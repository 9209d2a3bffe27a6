//! How an item stands: what a check says, what people state, and what time
//! and change make of it.

use muster::catalogue::Knowledge;
use muster::model::attestation::{Attestation, Status};
use muster::model::evidence::Evidence;
use muster::model::id::{Id, Key};
use muster::model::list::Records;
use muster::model::scalar::Lines;
use muster::model::units::Date;
use muster::readiness::item::{Item, items};
use muster::readiness::rule::Severity;
use muster::readiness::standing::{Share, State, standing};
use muster::readiness::verdict::Verdict;

/// The day of every assessment here.
const TODAY: &str = "2026-11-22";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn item(id: &str) -> Item {
    let items = items(&Knowledge::built_in().unwrap());
    items.into_iter().find(|item| item.id() == id).unwrap()
}

/// A critical rule, another rule, and something that only people can state.
fn critical() -> Item {
    item("encryption.not-authorized")
}
fn high() -> Item {
    item("access.no-break-glass")
}
fn statement() -> Item {
    item("attest.login-loss-rehearsed")
}

fn stated(status: Status) -> Attestation {
    let mut row = Attestation::new(Id::new(Key(1)));
    row.status = status.into();
    row.stated_by = "Ana Ruiz".into();
    row
}

/// Done, with evidence that expires on that day.
fn proven_until(text: &str) -> Attestation {
    let mut row = stated(Status::Done);
    let expires_on = day(text).into();
    row.evidence = Records::from(vec![Evidence {
        expires_on,
        ..Evidence::default()
    }]);
    row
}

/// Accepted by name, with a reason, until that day.
fn accepted_until(text: &str) -> Attestation {
    let mut row = stated(Status::AcceptedRisk);
    row.accepted_by = "Grace Tan".into();
    row.reason = Lines("Cheaper than the cure".into());
    row.accepted_until = day(text).into();
    row
}

/// Called not applicable, with a reason and a second name.
fn excused() -> Attestation {
    let mut row = stated(Status::NotApplicable);
    row.reason = Lines("There is no such thing here".into());
    row.second_name = "Ben Okafor".into();
    row
}

fn look(item: &Item, verdict: &Verdict, row: Option<&Attestation>) -> Option<(State, u32)> {
    let now = || "0123456789abcdef".to_owned();
    let standing = standing(item, verdict, row, now, day(TODAY))?;
    Some((standing.state, standing.share.0))
}

#[track_caller]
fn check(item: &Item, verdict: &Verdict, row: &Attestation, state: State, share: Share) {
    let found = look(item, verdict, Some(row));
    assert_eq!(found, Some((state, share.0)), "{}", item.id());
}

fn open() -> Verdict {
    Verdict::open([])
}
fn unknown() -> Verdict {
    Verdict::unknown([])
}

const HALF: Share = Share(500_000);

#[test]
fn what_nobody_has_stated_stands_as_its_check_says() {
    assert_eq!(look(&high(), &Verdict::NotApplicable, None), None);
    assert_eq!(look(&high(), &open(), None), Some((State::Open, 0)));
    assert_eq!(look(&high(), &unknown(), None), Some((State::Unknown, 0)));
    let done = Some((State::Done, Share::DONE.0));
    assert_eq!(look(&high(), &Verdict::Holds, None), done);
    assert_eq!(
        look(&statement(), &unknown(), None),
        Some((State::Unknown, 0))
    );
}

#[test]
fn fresh_evidence_verifies_until_its_last_day() {
    assert_eq!(critical().severity(), Severity::Critical);
    for item in [critical(), high()] {
        let row = proven_until(TODAY);
        check(
            &item,
            &Verdict::Holds,
            &row,
            State::Verified,
            Share::VERIFIED,
        );
    }
    let row = proven_until(TODAY);
    check(
        &statement(),
        &unknown(),
        &row,
        State::Verified,
        Share::VERIFIED,
    );
}

#[test]
fn evidence_cannot_make_good_what_the_check_finds() {
    let row = proven_until("2027-01-01");
    check(&high(), &open(), &row, State::Open, Share::NONE);
    check(&high(), &unknown(), &row, State::Unknown, Share::NONE);
}

#[test]
fn expired_evidence_of_a_critical_item_is_worth_nothing() {
    let row = proven_until("2026-11-21");
    check(
        &critical(),
        &Verdict::Holds,
        &row,
        State::VerifyAgain,
        Share::NONE,
    );
}

#[test]
fn expired_evidence_of_another_item_loses_its_worth_evenly_over_one_more_period() {
    let ages = [
        ("2026-09-10", 73, 800_000),
        ("2026-04-17", 219, 400_000),
        ("2025-11-22", 365, 0),
        ("2020-01-01", 2517, 0),
    ];
    for (until, days, share) in ages {
        assert_eq!(day(TODAY).days_since(day(until)), days);
        let row = proven_until(until);
        check(
            &high(),
            &Verdict::Holds,
            &row,
            State::VerifyAgain,
            Share(share),
        );
        check(
            &statement(),
            &unknown(),
            &row,
            State::VerifyAgain,
            Share(share),
        );
        let seen = look(&high(), &Verdict::Proven(day(until)), None);
        assert_eq!(seen, Some((State::VerifyAgain, share)));
    }
}

#[test]
fn the_latest_evidence_counts_and_without_an_expiry_the_day_it_was_collected() {
    let mut row = stated(Status::Done);
    let collected = |text: &str| Evidence {
        collected_on: day(text).into(),
        ..Evidence::default()
    };
    row.evidence = Records::from(vec![collected("2024-01-01"), collected("2025-11-22")]);
    check(
        &high(),
        &Verdict::Holds,
        &row,
        State::Verified,
        Share::VERIFIED,
    );
}

#[test]
fn a_proof_of_another_deployment_counts_half_and_asks_for_another() {
    let mut row = proven_until("2027-01-01");
    row.fingerprint = "ffffffffffffffff".into();
    for (item, verdict) in [(high(), Verdict::Holds), (statement(), unknown())] {
        check(&item, &verdict, &row, State::VerifyAgain, HALF);
    }
    row.fingerprint = "0123456789abcdef".into();
    check(
        &high(),
        &Verdict::Holds,
        &row,
        State::Verified,
        Share::VERIFIED,
    );
}

#[test]
fn a_statement_without_evidence_is_done_for_one_period() {
    let mut row = stated(Status::Done);
    check(
        &statement(),
        &unknown(),
        &row,
        State::VerifyAgain,
        Share(300_000),
    );
    row.stated_on = day("2025-11-22").into();
    check(&statement(), &unknown(), &row, State::Done, Share::DONE);
    row.stated_on = day("2025-11-21").into();
    let left = look(&statement(), &unknown(), Some(&row)).unwrap();
    assert_eq!(left.0, State::VerifyAgain);
    assert!(left.1 < Share::DONE.0);
}

#[test]
fn not_applicable_needs_a_reason_and_a_second_name() {
    check(
        &high(),
        &open(),
        &excused(),
        State::NotApplicable,
        Share::NONE,
    );
    let mut alone = excused();
    alone.second_name = "".into();
    let mut same = excused();
    same.second_name = " Ana Ruiz ".into();
    let mut why = excused();
    why.reason = Lines(" ".into());
    for row in [alone, same, why] {
        check(&high(), &open(), &row, State::Open, Share::NONE);
        check(&high(), &unknown(), &row, State::Unknown, Share::NONE);
        check(&statement(), &unknown(), &row, State::Open, Share::NONE);
    }
}

#[test]
fn an_accepted_risk_needs_name_reason_and_expiry_and_earns_nothing() {
    for verdict in [open(), unknown()] {
        let row = accepted_until(TODAY);
        check(&high(), &verdict, &row, State::AcceptedRisk, Share::NONE);
    }
    let mut endless = accepted_until(TODAY);
    endless.accepted_until = None.into();
    let mut nameless = accepted_until(TODAY);
    nameless.accepted_by = " ".into();
    let mut why = accepted_until(TODAY);
    why.reason = Lines::default();
    for row in [endless, nameless, why, accepted_until("2026-11-21")] {
        check(&high(), &open(), &row, State::Open, Share::NONE);
    }
}

#[test]
fn what_holds_needs_no_acceptance() {
    let row = accepted_until("2027-01-01");
    check(&high(), &Verdict::Holds, &row, State::Done, Share::DONE);
}

#[test]
fn in_progress_earns_a_quarter_but_does_not_say_what_is_unknown() {
    let row = stated(Status::InProgress);
    check(&high(), &open(), &row, State::InProgress, Share(250_000));
    check(
        &statement(),
        &unknown(),
        &row,
        State::InProgress,
        Share(250_000),
    );
    check(&high(), &unknown(), &row, State::Unknown, Share::NONE);
}
