//! What may be sent again, how often and when: decisions without a clock or a socket.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::Mutex;
use std::time::Duration;

use crate::errors::{Code, Error, Processed};
use crate::options::Retry;

const LONGEST: Duration = Duration::from_secs(5);

/// The repeats that a client has in hand, in tenths.
pub(crate) struct Budget {
    most: u32,
    left: Mutex<u32>,
}

impl Budget {
    pub(crate) fn new(retry: &Retry) -> Budget {
        let most = retry.budget.saturating_mul(10);
        Budget { most, left: Mutex::new(most) }
    }

    pub(crate) fn succeeded(&self) {
        let mut left = self.left.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *left = (*left + 1).min(self.most);
    }

    pub(crate) fn take(&self) -> bool {
        let mut left = self.left.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if *left < 10 {
            return false;
        }
        *left -= 10;
        true
    }
}

/// Whether a call may be sent again after `error`: Protos/WIRE.md, "Sending again".
pub(crate) fn is_safe(error: &Error, may_be_done_twice: bool) -> bool {
    let is_of_use = error.code() == Code::Unavailable || error.is_retryable();
    match error.processed() {
        Processed::Done => error.is_retryable(),
        Processed::NotStarted => is_of_use,
        Processed::Maybe => is_of_use && may_be_done_twice,
    }
}

/// The pause behind attempt `made` (the first is 1): never less than the server's advice. `chance` is 0 to 1.
pub(crate) fn pause(retry: &Retry, made: u32, advice: Duration, chance: f64) -> Duration {
    let doubled = retry.backoff.saturating_mul(1u32.checked_shl(made.saturating_sub(1)).unwrap_or(u32::MAX));
    doubled.min(LONGEST).mul_f64(0.5 + chance / 2.0).max(advice)
}

/// A number of 0 to 1. The keys of a hash table's hasher come from the operating system, and that is random enough for a pause.
pub(crate) fn chance() -> f64 {
    (RandomState::new().build_hasher().finish() >> 11) as f64 / (1u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_limit_and_never_undercut_the_advice() {
        let retry = Retry { attempts: 9, backoff: Duration::from_millis(100), budget: 1 };
        let none = Duration::ZERO;
        assert_eq!(pause(&retry, 1, none, 1.0), Duration::from_millis(100));
        assert_eq!(pause(&retry, 3, none, 0.0), Duration::from_millis(200));
        assert_eq!(pause(&retry, 3, none, 1.0), Duration::from_millis(400));
        assert_eq!(pause(&retry, 40, none, 1.0), LONGEST);
        assert_eq!(pause(&retry, 1, Duration::from_secs(7), 0.5), Duration::from_secs(7));
        assert!((0.0..1.0).contains(&chance()));
    }

    #[test]
    fn ten_successes_give_one_repeat_back() {
        let budget = Budget::new(&Retry { budget: 1, ..Retry::default() });
        assert!(budget.take() && !budget.take());
        (0..9).for_each(|_| budget.succeeded());
        assert!(!budget.take());
        budget.succeeded();
        assert!(budget.take());
        (0..50).for_each(|_| budget.succeeded());
        assert!(budget.take() && !budget.take());
    }

    #[test]
    fn what_may_be_sent_again() {
        let lost = Error::unavailable("gone", Processed::Maybe);
        assert!(is_safe(&lost, true) && !is_safe(&lost, false));
        assert!(is_safe(&lost.clone().with_processed(Processed::NotStarted), false));
        assert!(!is_safe(&Error::cancelled(Processed::NotStarted), true));
        assert!(!is_safe(&Error::invalid("wrong"), true));
        assert!(is_safe(&lost.with_processed(Processed::Done), false));
    }
}
