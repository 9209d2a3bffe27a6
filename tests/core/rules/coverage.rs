//! Whether what must come back is protected at all.

use super::{Case, case};
use crate::resilient::unset;

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("coverage.workload-without-policy", "intranet-files").fires([unset(
            "workload",
            "intranet-files",
            "group",
        )]),
    ]
}
