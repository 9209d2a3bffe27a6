//! The matrix of duties of the open plan, prepared once per version.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::assessed::Assessed;
use crate::query::duties::Board;
use crate::ui::hooks::assessed::use_assessed;

/// A plan that was looked at, with its board; equal if they are the very same.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The plan and what follows from it.
    pub assessed: Rc<Assessed>,
    /// Its duties.
    pub board: Rc<Board>,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.assessed, &other.assessed) && Rc::ptr_eq(&self.board, &other.board)
    }
}

thread_local! {
    /// What was prepared last: several pages show it.
    static KEPT: RefCell<Option<Seen>> = const { RefCell::new(None) };
}

/// The open plan with its board; `None` where no plan is open.
#[hook]
pub fn use_board() -> Option<Seen> {
    let assessed = use_assessed()?;
    let kept = KEPT.with_borrow(Clone::clone);
    if let Some(seen) = kept.filter(|seen| Rc::ptr_eq(&seen.assessed, &assessed)) {
        return Some(seen);
    }
    let board = Board::new(
        &assessed.plan,
        &assessed.knowledge,
        &assessed.matrix,
        &assessed.assessment,
    );
    let seen = Seen {
        assessed,
        board: Rc::new(board),
    };
    KEPT.set(Some(seen.clone()));
    Some(seen)
}
