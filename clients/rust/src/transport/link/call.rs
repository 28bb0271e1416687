//! One call on a link, as its caller holds it.

use std::sync::{Arc, Condvar};
use std::time::{Duration, Instant};

use prost::bytes::Bytes;

use super::{wait, Link};
use crate::errors::Error;
use crate::rpc::v1::CancelReason;
use crate::wire::call::{Answer, Next};

/// A call on a link, until it is dropped.
pub(crate) struct Call {
    link: Arc<Link>,
    id: u32,
    deadline: Option<Instant>,
    changed: Arc<Condvar>,
}

/// What came for a caller who waited.
pub(crate) enum NextOf {
    Item(Bytes),
    End(Result<Answer, Error>),
}

impl Call {
    pub(super) fn new(link: Arc<Link>, id: u32, deadline: Option<Instant>, changed: Arc<Condvar>) -> Call {
        Call { link, id, deadline, changed }
    }

    /// Waits for the next item, or for the end.
    pub(crate) fn next(&self) -> NextOf {
        let mut core = self.link.core();
        loop {
            match core.wire.next(self.id) {
                Next::Item(item) => {
                    self.link.settle(&mut core);
                    return NextOf::Item(item);
                }
                Next::End(outcome) => return NextOf::End(outcome),
                Next::Wait => (),
            }
            let left = self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                core.wire.give_up(self.id, CancelReason::Deadline);
                self.link.settle(&mut core);
                continue;
            }
            core = wait(&self.changed, core, left);
        }
    }

    /// What gives the call up from another thread, as long as it is there.
    pub(crate) fn canceller(&self) -> impl Fn() + Send + Sync + 'static {
        let (link, id) = (Arc::downgrade(&self.link), self.id);
        move || {
            if let Some(link) = link.upgrade() {
                let mut core = link.core();
                core.wire.give_up(id, CancelReason::Abandoned);
                link.settle(&mut core);
            }
        }
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        let mut core = self.link.core();
        core.wire.release(self.id);
        core.callers.remove(&self.id);
        self.link.settle(&mut core);
    }
}
