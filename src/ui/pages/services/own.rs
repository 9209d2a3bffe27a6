//! What the team had changed in a service that gets a newer version: kept, and
//! chosen where the provider changed it, too.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::catalogue::condition::Condition;
use crate::catalogue::duty::Duty;
use crate::catalogue::revise::Own;
use crate::catalogue::statement::Statement;
use crate::model::choice::Choices;
use crate::ownership::upgrade::Upgrade;
use crate::readiness::rule::Severity;
use crate::ui::components::card::Card;
use crate::ui::components::segmented::{Choice, Segmented};
use crate::ui::components::tag::Tag;
use crate::ui::components::tone::Tone;

use super::counted;

/// How many changes are shown.
const SHOWN: usize = 100;

/// A duty or check that the team changed, in words.
struct Line {
    id: String,
    title: String,
    ours: String,
    theirs: String,
    both: bool,
}

/// The duties and checks that the team had changed. Reports an older id, and
/// whether the provider's version of it is to be taken.
pub(super) fn own_changes(
    upgrade: &Upgrade,
    given_up: &BTreeSet<String>,
    onchoose: &Callback<(String, bool)>,
) -> Html {
    let duties = upgrade.own.iter().map(|own| line(own, of_duty));
    let checks = upgrade.own_checks.iter().map(|own| line(own, of_check));
    let lines: Vec<Line> = duties.chain(checks).collect();
    if lines.is_empty() {
        return Html::default();
    }
    // Those that ask for a choice come first.
    let (ask, kept): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.both);
    let sub = match ask.len() {
        0 => "kept; the provider left these as they were".to_owned(),
        some => format!(
            "kept, unless you choose otherwise; {} also changed by the provider",
            counted(some, "one was", "of them were")
        ),
    };
    let more = lines.len().saturating_sub(SHOWN);
    html! {
        <Card title="What your team changed" {sub}>
            <ul class="steps">
                for line in ask.into_iter().chain(kept).take(SHOWN) {
                    <li key={line.id.clone()}>{ shown(line, given_up.contains(&line.id), onchoose) }</li>
                }
            </ul>
            if more > 0 { <p class="sub small">{ format!("and {more} more") }</p> }
        </Card>
    }
}

/// The change, where `words` gives title and text of a version.
fn line<T>(own: &Own<T>, words: fn(&T) -> (&str, String)) -> Line {
    let version = own.team.as_ref().or(own.provider.as_ref());
    let title = version.map_or("", |version| words(version).0);
    let text = |version: &Option<Rc<T>>, none: &str| {
        let Some(version) = version else {
            return none.to_owned();
        };
        match words(version) {
            (own, text) if own == title => text,
            (own, text) => format!("{own}. {text}"),
        }
    };
    Line {
        id: own.id.clone(),
        title: title.to_owned(),
        ours: text(&own.team, "retired"),
        theirs: text(&own.provider, "gone"),
        both: own.both,
    }
}

fn of_duty(duty: &Duty) -> (&str, String) {
    let said = [
        duty.text.clone(),
        duty.party.label().to_owned(),
        condition("only where", duty.when.as_ref()),
    ];
    (&duty.title, joined(&said))
}

fn of_check(item: &Statement) -> (&str, String) {
    let severity = Severity::from_key(&item.severity).map_or("", Severity::label);
    let said = [
        item.text.clone(),
        severity.to_owned(),
        condition("only where", item.when.as_ref()),
        condition("holds where", item.holds.as_ref()),
        item.evidence.clone(),
        format!("counts for {}", counted_days(item.cadence_days)),
    ];
    (&item.title, joined(&said))
}

fn counted_days(days: u32) -> String {
    counted(usize::try_from(days).unwrap_or(usize::MAX), "day", "days")
}

fn condition(word: &str, condition: Option<&Condition>) -> String {
    condition.map_or_else(String::new, |condition| {
        format!("{word} {}", condition.text())
    })
}

fn joined(said: &[String]) -> String {
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let said = said.into_iter().filter(|text| !text.is_empty());
    said.collect::<Vec<_>>().join(" · ")
}

fn shown(line: &Line, given_up: bool, onchoose: &Callback<(String, bool)>) -> Html {
    let (label, tone) = match (line.both, given_up) {
        (false, _) => ("Kept", Tone::Good),
        (true, false) => ("Yours", Tone::Accent),
        (true, true) => ("Provider's", Tone::Medium),
    };
    html! { <>
        <Tag {label} {tone} />
        <div class="stack-tight">
            <strong>{ &line.title }</strong>
            <p class="as-written"><span class="sub">{ "Yours: " }</span>{ &line.ours }</p>
            if line.both {
                <p class="as-written"><span class="sub">{ "Provider's: " }</span>{ &line.theirs }</p>
                <Segmented label={format!("What is taken of {}", line.title)} choices={choices()}
                    value={if given_up { "provider" } else { "team" }} onchange={choose(line, onchoose)} />
            }
        </div>
    </> }
}

fn choices() -> Rc<[Choice]> {
    Rc::from([
        Choice::new("team", "Yours"),
        Choice::new("provider", "Provider's"),
    ])
}

fn choose(line: &Line, onchoose: &Callback<(String, bool)>) -> Callback<AttrValue> {
    let id = line.id.clone();
    onchoose.reform(move |chosen: AttrValue| (id.clone(), chosen == "provider"))
}
