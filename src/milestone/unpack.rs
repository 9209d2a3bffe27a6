//! Unpacking the plan of a milestone. The file that it came in is not
//! trusted: what is damaged is refused, and so is what unpacks to more than
//! any plan.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

use crate::file::MAX_BYTES;
use crate::file::error::ReadError;
use crate::file::lines::Lines;
use crate::model::milestone::Milestone;
use crate::model::plan::{Kind, Plan};
use crate::model::slices::{Rest, Restless, at_once};

use super::aligned;

/// The most that a milestone may unpack to, in bytes: lines have no
/// indentation, so the largest plan that is read has less than half its size.
pub const MAX_UNPACKED: usize = MAX_BYTES / 2;

/// So many bytes are unpacked before anybody else goes on.
const PIECE: usize = 32 * 1024;

/// Why the plan of a milestone cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoState {
    /// The milestone came without it.
    LeftOut,
    /// It was changed or cut.
    Damaged,
    /// It unpacks to more than any plan.
    TooLarge,
    /// It unpacks to something that is no plan.
    Plan(ReadError),
}

impl std::fmt::Display for NoState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::LeftOut => f.write_str(
                "This milestone came without the plan of its day: links leave it out. A copy as a file holds it",
            ),
            Self::Damaged => f.write_str(
                "What this milestone holds is damaged, so it cannot be compared or restored. An older copy of the plan's file may still hold it",
            ),
            Self::TooLarge => write!(
                f,
                "What this milestone holds unpacks to more than {MAX_UNPACKED} bytes, which is no plan"
            ),
            Self::Plan(error) => write!(f, "This milestone holds no plan that can be read. {error}"),
        }
    }
}

impl std::error::Error for NoState {}

/// The plan as it was, without milestones.
///
/// # Errors
/// The milestone came without it, or it is damaged or too large.
pub fn unpack(milestone: &Milestone) -> Result<Plan, NoState> {
    at_once(unpack_in_slices(milestone, &mut Restless))
}

/// As [`unpack`]; `None` where it is no longer wanted.
///
/// # Errors
/// As [`unpack`].
pub async fn unpack_in_slices(
    milestone: &Milestone,
    rest: &mut impl Rest,
) -> Option<Result<Plan, NoState>> {
    let lines = match milestone.packed() {
        None => return Some(Err(NoState::LeftOut)),
        Some(packed) => match lines(packed, rest).await? {
            Err(why) => return Some(Err(why)),
            Ok(lines) => lines,
        },
    };
    let read = lines.plan(rest).await?;
    Some(match read {
        Ok((plan, _)) => Ok(plan),
        Err(why) => Err(NoState::Plan(why)),
    })
}

/// The plan of a milestone of `plan` under the plan's own identity, sharing
/// every object that is still as it was; `None` where it is no longer wanted.
///
/// # Errors
/// As [`unpack`].
pub async fn state_in_slices(
    plan: &Plan,
    milestone: &Milestone,
    rest: &mut impl Rest,
) -> Option<Result<Plan, NoState>> {
    let mut then = match unpack_in_slices(milestone, rest).await? {
        Ok(then) => aligned(&then, plan),
        Err(why) => return Some(Err(why)),
    };
    for &kind in Kind::ALL {
        then.share(kind, plan);
        rest.rest().await?;
    }
    Some(Ok(then))
}

/// As [`state_in_slices`], at once.
///
/// # Errors
/// As [`unpack`].
pub fn state(plan: &Plan, milestone: &Milestone) -> Result<Plan, NoState> {
    at_once(state_in_slices(plan, milestone, &mut Restless))
}

async fn lines(packed: &str, rest: &mut impl Rest) -> Option<Result<Lines, NoState>> {
    let Ok(packed) = URL_SAFE_NO_PAD.decode(packed) else {
        return Some(Err(NoState::Damaged));
    };
    let mut unpacking = Unpacking::new(&packed);
    loop {
        match unpacking.advance() {
            Err(why) => return Some(Err(why)),
            Ok(true) => return Some(unpacking.done()),
            Ok(false) => rest.rest().await?,
        }
    }
}

struct Unpacking<'a> {
    inflate: Box<InflateState>,
    packed: &'a [u8],
    piece: Vec<u8>,
    /// The beginning of a line whose end is still packed.
    begun: Vec<u8>,
    unpacked: usize,
    lines: Lines,
}

impl<'a> Unpacking<'a> {
    fn new(packed: &'a [u8]) -> Self {
        Self {
            inflate: InflateState::new_boxed(DataFormat::Zlib),
            packed,
            piece: vec![0; PIECE],
            begun: Vec::new(),
            unpacked: 0,
            lines: Lines::default(),
        }
    }

    /// Unpacks a piece; whether that was the last.
    fn advance(&mut self) -> Result<bool, NoState> {
        let step = inflate(
            &mut self.inflate,
            self.packed,
            &mut self.piece,
            MZFlush::None,
        );
        let status = step.status.map_err(|_| NoState::Damaged)?;
        self.packed = self.packed.get(step.bytes_consumed..).unwrap_or_default();
        self.unpacked += step.bytes_written;
        if self.unpacked > MAX_UNPACKED {
            return Err(NoState::TooLarge);
        }
        let piece = self.piece.get(..step.bytes_written).unwrap_or_default();
        let mut parts = piece.split(|byte| *byte == b'\n');
        let last = parts.next_back().unwrap_or_default();
        for part in parts {
            self.begun.extend_from_slice(part);
            self.lines.add(&self.begun).map_err(|_| NoState::Damaged)?;
            self.begun.clear();
        }
        self.begun.extend_from_slice(last);
        let idle = step.bytes_written == 0 && step.bytes_consumed == 0;
        match status {
            MZStatus::StreamEnd => Ok(true),
            _ if idle => Err(NoState::Damaged),
            _ => Ok(false),
        }
    }

    fn done(self) -> Result<Lines, NoState> {
        if self.begun.is_empty() {
            Ok(self.lines)
        } else {
            Err(NoState::Damaged)
        }
    }
}
