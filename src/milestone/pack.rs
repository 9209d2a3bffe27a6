//! Packing a plan: its lines, deflated a little at a time, in base64url.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::DataFormat;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output};

use crate::file::lines::write_lines;
use crate::model::plan::Plan;
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::table::Table;

/// Half the time of the smallest result, and hardly larger.
const LEVEL: u8 = 6;

/// As many bytes are deflated in about a millisecond.
const PIECE: usize = 16 * 1024;

/// The plan without its milestones, packed.
pub fn pack(plan: &Plan) -> String {
    at_once(pack_in_slices(plan, &mut Restless))
}

/// As [`pack`]; `None` where it is no longer wanted.
pub async fn pack_in_slices(plan: &Plan, rest: &mut impl Rest) -> Option<String> {
    let bare = Plan {
        milestones: Table::default(),
        ..plan.clone()
    };
    let mut packer = Packer::new();
    write_lines(&bare, rest, |line| packer.add(line)).await?;
    Some(packer.done())
}

struct Packer {
    deflate: Box<CompressorOxide>,
    waiting: Vec<u8>,
    packed: Vec<u8>,
}

impl Packer {
    fn new() -> Self {
        let mut deflate = Box::new(CompressorOxide::default());
        // With a checksum: what was changed by hand is noticed.
        deflate.set_format_and_level(DataFormat::Zlib, LEVEL);
        Self {
            deflate,
            waiting: Vec::new(),
            packed: Vec::new(),
        }
    }

    fn add(&mut self, line: &str) {
        self.waiting.extend_from_slice(line.as_bytes());
        if self.waiting.len() >= PIECE {
            self.deflate(TDEFLFlush::None);
        }
    }

    fn deflate(&mut self, flush: TDEFLFlush) {
        let packed = &mut self.packed;
        compress_to_output(&mut self.deflate, &self.waiting, flush, |bytes| {
            packed.extend_from_slice(bytes);
            true
        });
        self.waiting.clear();
    }

    fn done(mut self) -> String {
        self.deflate(TDEFLFlush::Finish);
        URL_SAFE_NO_PAD.encode(self.packed)
    }
}
