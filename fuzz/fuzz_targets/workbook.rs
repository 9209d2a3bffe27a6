//! Fuzz target: bytes read as a workbook, and as the parts of one.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| muster_fuzz::drive_workbook(bytes));
