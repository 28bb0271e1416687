//! What waits to be sent on one connection: what is small first, then one fragment of each large request in turn.

use std::collections::VecDeque;

use prost::bytes::Bytes;

use super::frame::{write_frame, Head, Kind, COUNTED_BYTES, MORE};
use super::limits::SMALL_BYTES;

/// How much of a request had left when it was dropped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Dropped {
    Nothing,
    APart,
    All,
}

/// A whole frame that waits.
struct Small {
    frame: Vec<u8>,
    /// The call whose first frame it is; 0 for all others.
    opens: u32,
}

/// The rest of a request whose header went ahead.
struct Large {
    call: u32,
    rest: Bytes,
}

/// What to write next: frames, then the body of the last one, which is not copied.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) frames: Vec<u8>,
    pub(crate) body: Bytes,
}

pub(crate) struct Outbox {
    small: VecDeque<Small>,
    large: VecDeque<Large>,
    frame_room: usize,
    fragment_bytes: usize,
}

/// A batch of small frames is cut where it grows over this.
const BATCH_BYTES: usize = 64 << 10;

impl Outbox {
    pub(crate) fn new(frame_bytes: usize, fragment_bytes: usize) -> Outbox {
        let mut outbox = Outbox { small: VecDeque::new(), large: VecDeque::new(), frame_room: 0, fragment_bytes: 0 };
        outbox.restrict(frame_bytes, fragment_bytes);
        outbox
    }

    /// The peer takes no longer frames and fragments than these.
    pub(crate) fn restrict(&mut self, frame_bytes: usize, fragment_bytes: usize) {
        self.frame_room = frame_bytes.saturating_sub(COUNTED_BYTES);
        self.fragment_bytes = fragment_bytes.min(self.frame_room).max(1);
    }

    /// The longest header that fits into a frame.
    pub(crate) fn frame_room(&self) -> usize {
        self.frame_room
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.small.is_empty() && self.large.is_empty()
    }

    /// Queues a frame ahead of all fragments.
    pub(crate) fn control(&mut self, kind: Kind, call: u32, header: &[u8], body: &[u8]) {
        let mut frame = Vec::with_capacity(12 + header.len() + body.len());
        write_frame(&mut frame, kind, 0, call, header, body);
        self.small.push_back(Small { frame, opens: 0 });
    }

    /// Queues a request. The header of a large one goes ahead by itself: calls open in the order of their ids, and one that will be
    /// refused is refused before its body is sent.
    pub(crate) fn request(&mut self, call: u32, header: &[u8], body: Bytes) {
        let is_small = body.len() <= SMALL_BYTES && body.len() <= self.fragment_bytes;
        let mut frame = Vec::new();
        if is_small && header.len() + body.len() <= self.frame_room {
            write_frame(&mut frame, Kind::REQUEST, 0, call, header, &body);
        } else {
            write_frame(&mut frame, Kind::REQUEST, MORE, call, header, &[]);
            self.large.push_back(Large { call, rest: body });
        }
        self.small.push_back(Small { frame, opens: call });
    }

    /// Forgets what a call has not sent yet.
    pub(crate) fn drop(&mut self, call: u32) -> Dropped {
        let large = self.large.iter().position(|other| other.call == call);
        if let Some(index) = large {
            self.large.remove(index);
        }
        if let Some(index) = self.small.iter().position(|other| other.opens == call) {
            self.small.remove(index);
            return Dropped::Nothing;
        }
        if large.is_some() {
            Dropped::APart
        } else {
            Dropped::All
        }
    }

    pub(crate) fn clear(&mut self) {
        self.small.clear();
        self.large.clear();
    }

    /// Takes what is to be written next: small frames up to a limit, or else one fragment. `None` where nothing waits.
    pub(crate) fn next(&mut self, mut frames: Vec<u8>) -> Option<Batch> {
        frames.clear();
        while let Some(first) = self.small.front() {
            if !frames.is_empty() && frames.len() + first.frame.len() > BATCH_BYTES {
                break;
            }
            if frames.is_empty() && self.small.len() == 1 {
                // The ordinary case is not copied.
                frames = self.small.pop_front()?.frame;
                break;
            }
            frames.extend_from_slice(&first.frame);
            self.small.pop_front();
        }
        if !frames.is_empty() {
            return Some(Batch { frames, body: Bytes::new() });
        }
        let mut turn = self.large.pop_front()?;
        let body = turn.rest.split_to(turn.rest.len().min(self.fragment_bytes));
        let (call, is_last) = (turn.call, turn.rest.is_empty());
        if !is_last {
            self.large.push_back(turn);
        }
        let flags = if is_last { 0 } else { MORE };
        Head { kind: Kind::REQUEST, flags, header: 0, body: body.len(), call }.write(&mut frames);
        Some(Batch { frames, body })
    }
}
