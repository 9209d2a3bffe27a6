//! The moment, as something to show.

use yew::prelude::*;

use crate::browser::clock;
use crate::model::units::Moment;
use crate::ui::effects;

/// The moment, to be stamped on what happens now.
pub(super) fn moment() -> Moment {
    Moment(i64::try_from(effects::now().0 / 1_000).unwrap_or(i64::MAX))
}

/// The moment; the component renders again once in every `step` seconds
/// counted from `since`.
#[hook]
pub(super) fn use_moment(since: Moment, step: i64) -> Moment {
    let whole = move || {
        let passed = moment().0.saturating_sub(since.0);
        Moment(since.0.saturating_add(passed - passed.rem_euclid(step)))
    };
    let now = use_state_eq(whole);
    {
        let now = now.setter();
        use_effect_with((since, step), move |_| {
            now.set(whole());
            let ticking = clock::every(500, move || now.set(whole()));
            move || drop(ticking)
        });
    }
    *now
}

/// The time of day at the reader's place, such as `15:04`.
pub(super) fn time_of_day(at: Moment) -> AttrValue {
    let milliseconds = u64::try_from(at.0).unwrap_or(0).saturating_mul(1_000);
    let local = clock::local(milliseconds);
    let time = local.split_once(' ').map_or("", |(_, time)| time);
    AttrValue::from(time.to_owned())
}
