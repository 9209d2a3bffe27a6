//! From due times to recovery points, and the widest distance between them.
//! Times are whole minutes since 1970 in UTC.

/// What keeps a due run from starting, or from ending well.
#[derive(Clone, Copy, Debug)]
pub(super) struct Obstacles<'a> {
    /// When no run starts: from and to, in order, none touching the next.
    pub(super) quiet: &'a [(i64, i64)],
    /// How long a run takes; 0 where that is unknown.
    pub(super) run: i64,
    /// Whether a run is broken off when a quiet time starts.
    pub(super) cancels: bool,
    /// Whether a run that is due while another still runs is left out; else
    /// it starts late.
    pub(super) leaves_out_late: bool,
}

/// When the runs start that end well. A point holds the data of its start.
pub(super) fn points(due: impl Iterator<Item = i64>, obstacles: Obstacles) -> Vec<i64> {
    let mut points = Vec::new();
    let mut quiet = obstacles.quiet.iter().copied().peekable();
    let (mut busy_until, mut started) = (i64::MIN, i64::MIN);
    for due in due {
        let mut start = due;
        if start < busy_until {
            if obstacles.leaves_out_late {
                continue;
            }
            start = busy_until;
        }
        while quiet.next_if(|(_, to)| *to <= start).is_some() {}
        if let Some((from, to)) = quiet.peek().copied()
            && from <= start
        {
            start = to;
            quiet.next();
        }
        // What was due while nothing could start is one run.
        if start <= started {
            continue;
        }
        started = start;
        let end = start.saturating_add(obstacles.run);
        busy_until = end;
        let next_quiet = quiet.peek().map_or(i64::MAX, |(from, _)| *from);
        if obstacles.cancels && next_quiet < end {
            busy_until = next_quiet;
            continue;
        }
        points.push(start);
    }
    points
}

/// The widest distance over so many consecutive gaps and the moment at which
/// it ends, the earliest of several. Where there are fewer gaps, they repeat.
pub(super) fn widest(points: &[i64], gaps: u32) -> Option<(u64, i64)> {
    let have = points.len().checked_sub(1).filter(|have| *have > 0)?;
    let span = points.last()?.abs_diff(*points.first()?);
    let wanted = usize::try_from(gaps.max(1)).unwrap_or(usize::MAX);
    let (times, rest) = (wanted / have, wanted % have);
    let repeated = span.saturating_mul(times as u64);
    if rest == 0 {
        return Some((repeated, *points.last()?));
    }
    let mut best: Option<(u64, i64)> = None;
    for (from, to) in points.iter().zip(points.iter().skip(rest)) {
        let wide = from.abs_diff(*to);
        if best.is_none_or(|(widest, _)| wide > widest) {
            best = Some((wide, *to));
        }
    }
    best.map(|(wide, end)| (repeated.saturating_add(wide), end))
}

/// Sorted windows, those that touch made one.
pub(super) fn merged(mut windows: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    windows.sort_unstable();
    let mut merged: Vec<(i64, i64)> = Vec::with_capacity(windows.len());
    for (from, to) in windows {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Obstacles = Obstacles {
        quiet: &[],
        run: 0,
        cancels: false,
        leaves_out_late: false,
    };

    fn hourly() -> impl Iterator<Item = i64> {
        (0..24).map(|hour| hour * 60)
    }

    #[test]
    fn a_held_run_starts_when_the_quiet_time_ends() {
        let quiet = [(90, 250)];
        let starts = points(
            hourly(),
            Obstacles {
                quiet: &quiet,
                ..FREE
            },
        );
        assert_eq!(starts.get(..5), Some(&[0, 60, 250, 300, 360][..]));
        assert_eq!(widest(&starts, 1), Some((190, 250)));
    }

    #[test]
    fn a_run_is_broken_off_where_the_group_says_so() {
        let quiet = [(90, 110)];
        let obstacles = Obstacles {
            quiet: &quiet,
            run: 45,
            ..FREE
        };
        assert_eq!(widest(&points(hourly(), obstacles), 1), Some((60, 60)));
        let broken = Obstacles {
            cancels: true,
            ..obstacles
        };
        assert_eq!(widest(&points(hourly(), broken), 1), Some((120, 120)));
    }

    #[test]
    fn a_run_longer_than_its_interval_holds_the_next_back() {
        let late = Obstacles { run: 90, ..FREE };
        assert_eq!(
            widest(&points(hourly(), late), 1).map(|gap| gap.0),
            Some(90)
        );
        let left_out = Obstacles {
            leaves_out_late: true,
            ..late
        };
        assert_eq!(widest(&points(hourly(), left_out), 1), Some((120, 120)));
    }

    #[test]
    fn consecutive_gaps_add_up_and_repeat_where_there_are_too_few() {
        let week = [0, 2880, 5760, 10_080, 12_960, 15_840, 20_160];
        assert_eq!(widest(&week, 1), Some((4320, 10_080)));
        assert_eq!(widest(&week, 2), Some((7200, 10_080)));
        assert_eq!(widest(&week, 6), Some((20_160, 20_160)));
        assert_eq!(widest(&week, 7).map(|gap| gap.0), Some(20_160 + 4320));
        assert_eq!(widest(&week, 12).map(|gap| gap.0), Some(40_320));
        assert_eq!(widest(&[5], 1), None);
        assert!(widest(&[i64::MIN, i64::MAX], u32::MAX).is_some());
    }

    #[test]
    fn windows_that_touch_are_one() {
        let windows = vec![(50, 60), (0, 10), (10, 20), (5, 7)];
        assert_eq!(merged(windows), [(0, 20), (50, 60)]);
    }
}
