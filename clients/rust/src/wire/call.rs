//! One call of a connection: what is arriving for it, and what its caller gets.

use std::collections::VecDeque;
use std::time::Instant;

use prost::bytes::Bytes;

use super::frame::Kind;
use crate::errors::{Error, Metadata};

/// What an answered call brought.
pub(crate) struct Answer {
    pub(crate) body: Bytes,
    pub(crate) metadata: Metadata,
}

/// What there is for a caller.
pub(crate) enum Next {
    Item(Bytes),
    End(Result<Answer, Error>),
    /// Nothing yet.
    Wait,
}

/// A message of a call that is arriving.
pub(super) struct Arriving {
    pub(super) kind: Kind,
    pub(super) header: Vec<u8>,
    pub(super) body: Vec<u8>,
}

/// A call as its connection knows it.
pub(super) struct Call {
    pub(super) deadline: Option<Instant>,
    pub(super) streams: bool,
    /// Items that nobody has taken, and their bytes.
    pub(super) items: VecDeque<Bytes>,
    pub(super) unread: usize,
    pub(super) next_sequence: u64,
    pub(super) arriving: Option<Arriving>,
    pub(super) outcome: Option<Result<Answer, Error>>,
    /// It has ended for its caller: `outcome` is there or was taken.
    pub(super) is_done: bool,
    /// Nobody wants the answer: it frees the place and is dropped.
    pub(super) is_abandoned: bool,
    /// The server is done with it, or never hears of it.
    pub(super) is_answered: bool,
    /// The caller has not let go of it.
    pub(super) is_held: bool,
}

impl Call {
    pub(super) fn new(streams: bool, deadline: Option<Instant>) -> Call {
        Call {
            deadline,
            streams,
            items: VecDeque::new(),
            unread: 0,
            next_sequence: 0,
            arriving: None,
            outcome: None,
            is_done: false,
            is_abandoned: false,
            is_answered: false,
            is_held: true,
        }
    }
}
