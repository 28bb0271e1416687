//! What is due on a connection, and when: the server's HELLO, the calls' deadlines, a sign of life, bytes that the socket does not take.

use std::time::{Duration, Instant};

use super::Connection;
use crate::rpc::v1::CancelReason;

impl Connection {
    /// The socket took bytes.
    pub(crate) fn wrote(&mut self) {
        self.stalled_since = None;
    }

    /// The socket takes nothing of what waits, since `since`.
    pub(crate) fn blocked(&mut self, since: Instant) {
        let since = *self.stalled_since.get_or_insert(since);
        self.arm(since + self.limits.write_stall);
    }

    /// When to call `wake`.
    pub(crate) fn wake_at(&self) -> Option<Instant> {
        self.wake_at
    }

    /// Looks at everything that is due.
    pub(crate) fn wake(&mut self, now: Instant) {
        self.wake_at = None;
        if self.closed.is_some() {
            return;
        }
        if self.server.is_none() && self.leaving.is_none() {
            if now >= self.hello_by {
                return self.end(format!("no HELLO within {}", seconds(self.limits.hello)));
            }
            self.arm(self.hello_by);
        }
        let waiting = self.calls.iter().filter(|(_, call)| !call.is_done);
        let deadlines: Vec<_> =
            waiting.filter_map(|(id, call)| call.deadline.map(|deadline| (*id, deadline))).collect();
        for (id, deadline) in deadlines {
            if now >= deadline {
                self.give_up(id, CancelReason::Deadline);
            } else {
                self.arm(deadline);
            }
        }
        self.check_idle(now);
        if let Some(since) = self.stalled_since {
            let end = since + self.limits.write_stall;
            if now >= end {
                return self.end(format!("the server took no byte for {}", seconds(self.limits.write_stall)));
            }
            self.arm(end);
        }
    }

    fn check_idle(&mut self, now: Instant) {
        let idle = self.limits.idle;
        if self.server.is_none() || self.closed.is_some() {
            return;
        }
        if !self.wants_read() {
            // Nothing is read for the sake of streams: silence is our own doing.
            return self.arm(now + idle);
        }
        match self.pinged_at {
            Some(moment) if now >= moment + idle => self.end("the server is silent and answers no PING".into()),
            Some(moment) => self.arm(moment + idle),
            None if now >= self.last_received + idle => {
                self.pinged_at = Some(now);
                self.ping();
                self.arm(now + idle);
            }
            None => self.arm(self.last_received + idle),
        }
    }

    /// Callers have taken so much that reading goes on: silence counts from here.
    pub(crate) fn reads_again(&mut self, now: Instant) {
        self.last_received = now;
        self.pinged_at = None;
    }

    pub(super) fn arm(&mut self, moment: Instant) {
        self.wake_at = Some(self.wake_at.map_or(moment, |other| other.min(moment)));
    }
}

fn seconds(time: Duration) -> String {
    format!("{} s", time.as_secs_f64())
}
