//! Long work in slices: the page must stay at hand while it is done, so it
//! asks now and then whether to rest. Programs that may take their time do
//! the same work [`at_once`].

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Somebody who lets others go on in the middle of long work.
pub trait Rest {
    /// Lets others go on where it is time; `None` where the work is no longer
    /// wanted. Cheap enough to be called for every row.
    fn rest(&mut self) -> impl Future<Output = Option<()>>;
}

/// Never rests.
#[derive(Clone, Copy, Debug)]
pub struct Restless;

impl Rest for Restless {
    async fn rest(&mut self) -> Option<()> {
        Some(())
    }
}

/// Does work that is [`Restless`].
///
/// # Panics
/// The work waits for something, which is a mistake in the code.
pub fn at_once<T>(work: impl Future<Output = Option<T>>) -> T {
    let done = match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => None,
    };
    #[expect(clippy::expect_used, reason = "what never rests is done at once")]
    done.expect("restless work ends")
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn count(rest: &mut impl Rest) -> Option<u32> {
        let mut sum = 0;
        for number in 1..=4 {
            sum += number;
            rest.rest().await?;
        }
        Some(sum)
    }

    struct Tired(u32);

    impl Rest for Tired {
        async fn rest(&mut self) -> Option<()> {
            self.0 = self.0.checked_sub(1)?;
            Some(())
        }
    }

    #[test]
    fn work_that_never_rests_is_done_at_once() {
        assert_eq!(at_once(count(&mut Restless)), 10);
    }

    #[test]
    fn work_that_is_no_longer_wanted_ends_without_a_result() {
        assert_eq!(at_once(async { Some(count(&mut Tired(2)).await) }), None);
    }
}
