//! What time it is, and fresh ids: the core gets both as arguments.

/// Milliseconds since 1970.
pub fn now() -> u64 {
    to_u64(js_sys::Date::now())
}

/// The day at the reader's place: year, month from 1, day of the month.
pub fn today() -> (i16, i8, i8) {
    let date = js_sys::Date::new_0();
    (
        i16::try_from(date.get_full_year()).unwrap_or(i16::MAX),
        i8::try_from(date.get_month() + 1).unwrap_or(1),
        i8::try_from(date.get_date()).unwrap_or(1),
    )
}

/// Day and time at the reader's place, such as `2026-11-22 15:04`.
pub fn local(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&to_f64(milliseconds).into());
    format!(
        "{:04}-{:02}-{:02} {:02}:{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date(),
        date.get_hours(),
        date.get_minutes()
    )
}

/// 128 random bits.
pub fn random() -> u128 {
    let mut bytes = [0; 16];
    let crypto = super::dom::window().and_then(|window| window.crypto().ok());
    if let Some(crypto) = crypto {
        // Fails only for more than 65536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    u128::from_le_bytes(bytes)
}

/// So many random bytes that nobody can guess; `None` where the browser has
/// none to give.
pub fn random_bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = super::dom::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Runs something after that many milliseconds.
pub fn later(milliseconds: u32, run: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(milliseconds, run).forget();
}

/// Lets the page do what it has to; goes on as soon as it has.
pub async fn breathe() {
    let next = js_sys::Promise::new(&mut |go_on, _| {
        if let Some(window) = super::dom::window() {
            // Without a window nothing waits for the page either.
            let _ = window.set_timeout_with_callback(&go_on);
        }
    });
    // A promise that is only ever kept.
    let _ = wasm_bindgen_futures::JsFuture::from(next).await;
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "milliseconds and sizes are positive whole numbers far below 2^53"
)]
pub(super) fn to_u64(number: f64) -> u64 {
    number as u64
}

/// Something that will happen unless this is dropped before.
#[derive(Debug)]
pub struct Timer {
    _timeout: gloo::timers::callback::Timeout,
}

/// Runs that after so many milliseconds, unless the timer is dropped before.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) -> Timer {
    Timer {
        _timeout: gloo::timers::callback::Timeout::new(milliseconds, run),
    }
}

/// Something that happens again and again until this is dropped.
#[derive(Debug)]
pub struct Ticking {
    _interval: gloo::timers::callback::Interval,
}

/// Runs that every so many milliseconds, until the guard is dropped.
pub fn every(milliseconds: u32, run: impl FnMut() + 'static) -> Ticking {
    Ticking {
        _interval: gloo::timers::callback::Interval::new(milliseconds, run),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds since 1970 are far below 2^53"
)]
fn to_f64(number: u64) -> f64 {
    number as f64
}
