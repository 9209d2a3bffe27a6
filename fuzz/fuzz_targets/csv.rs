//! Fuzz target: bytes read as the format `csv`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive("csv", bytes));
