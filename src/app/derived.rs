//! What follows from a plan, computed once per version.
//!
//! Derived values are not state: they are found by the address of the plan
//! they were made from. Versions share their structure, so the same address
//! means the same plan, and everything else is computed again.

use std::cell::RefCell;
use std::rc::Rc;

/// The last result of a computation, kept for as long as its input is the
/// same.
#[derive(Debug)]
pub struct Memo<I, O>(RefCell<Option<(I, Rc<O>)>>);

impl<I, O> Default for Memo<I, O> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<I: Same, O> Memo<I, O> {
    /// The result for that input: the one before if the input is the same,
    /// otherwise what `make` says.
    pub fn get(&self, input: I, make: impl FnOnce(&I) -> O) -> Rc<O> {
        if let Some((before, output)) = &*self.0.borrow()
            && before.same(&input)
        {
            return Rc::clone(output);
        }
        let output = Rc::new(make(&input));
        *self.0.borrow_mut() = Some((input, Rc::clone(&output)));
        output
    }
}

/// Sameness that is cheap to see: by address for what is shared, by value
/// for what is small.
pub trait Same {
    /// Whether both are the same.
    fn same(&self, other: &Self) -> bool;
}

impl<T> Same for Rc<T> {
    fn same(&self, other: &Self) -> bool {
        Self::ptr_eq(self, other)
    }
}

impl<A: Same, B: PartialEq> Same for (A, B) {
    fn same(&self, other: &Self) -> bool {
        self.0.same(&other.0) && self.1 == other.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memo_computes_once_per_address_and_value() {
        let made = std::cell::Cell::new(0);
        let memo = Memo::default();
        let make = |_: &(Rc<u8>, u8)| made.set(made.get() + 1);
        let (one, two) = (Rc::new(1), Rc::new(1));
        memo.get((Rc::clone(&one), 0), make);
        memo.get((Rc::clone(&one), 0), make);
        assert_eq!(made.get(), 1, "the same input");
        memo.get((one, 1), make);
        memo.get((two, 1), make);
        assert_eq!(made.get(), 3, "another value, then another address");
    }
}
