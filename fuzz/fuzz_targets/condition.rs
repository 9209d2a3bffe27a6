//! Fuzz target: bytes read as a condition of a catalogue.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive_condition(bytes));
