//! Fuzz target: bytes read as the format `kubernetes`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive("kubernetes", bytes));
