//! Several files in one zip, the same bytes for the same files and day.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::model::units::Date;

/// A zip that is being written.
pub struct Archive {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Archive {
    /// An empty one; its files are of that day.
    pub fn new(day: Date) -> Self {
        Self {
            writer: ZipWriter::new(Cursor::new(Vec::new())),
            options: SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(moment(day)),
        }
    }

    /// Adds a file.
    ///
    /// # Panics
    /// The archive has a file of that name already, which is a mistake in the code.
    #[expect(
        clippy::expect_used,
        reason = "memory takes what is written, and the names are our own"
    )]
    pub fn add(&mut self, name: &str, content: &[u8]) {
        self.writer
            .start_file(name, self.options)
            .and_then(|()| Ok(self.writer.write_all(content)?))
            .expect("a file fits into a zip in memory");
    }

    /// The bytes.
    ///
    /// # Panics
    /// Never: memory takes what is written.
    #[expect(clippy::expect_used, reason = "memory takes what is written")]
    pub fn finish(self) -> Vec<u8> {
        let done = self.writer.finish();
        done.expect("a zip in memory can be ended").into_inner()
    }
}

/// The day's beginning; zip knows no day before 1980.
fn moment(day: Date) -> DateTime {
    let text = day.to_string();
    let mut parts = text.split('-').filter_map(|part| part.parse::<u16>().ok());
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let small = |part: Option<u16>| part.and_then(|part| u8::try_from(part).ok()).unwrap_or(1);
    DateTime::from_date_and_time(year.unwrap_or(1980), small(month), small(day), 0, 0, 0)
        .unwrap_or_default()
}
