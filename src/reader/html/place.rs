//! From offsets in the source to lines of the page.

/// Lines of offsets that only grow.
pub(super) struct LineCount<'a> {
    source: &'a str,
    at: usize,
    line: u32,
}

impl<'a> LineCount<'a> {
    /// Counts from that line on.
    pub(super) fn new(source: &'a str, line: u32) -> Self {
        Self {
            source,
            at: 0,
            line,
        }
    }

    /// The line of that offset, which is not before the last one asked for.
    pub(super) fn at(&mut self, offset: usize) -> u32 {
        let between = self.source.get(self.at..offset).unwrap_or_default();
        let breaks = between.matches('\n').count();
        self.line = self
            .line
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.at = self.at.max(offset);
        self.line
    }
}
