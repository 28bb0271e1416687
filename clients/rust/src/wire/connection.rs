//! The client's end of a connection as a state machine: bytes and moments in, calls answered and bytes out.
//!
//! An owner with a socket holds it under a lock. After every call of `open`, `give_up`, `receive`, `wake` and `ping` it wakes the callers of
//! `take_changed()`, writes what `outbox` holds, and comes back at `wake_at` at the latest.

mod arrivals;
mod wake;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use prost::bytes::Bytes;
use prost::Message;

use super::call::{Answer, Call, Next};
use super::decoder::{Broken, Decoder};
use super::frame::Kind;
use super::headers;
use super::limits::{
    Limits, CALLS_IN_FLIGHT, FRAGMENT_BYTES, FRAME_BYTES, HEADER_BYTES, MESSAGE_BYTES, METADATA_ENTRIES,
};
use super::outbox::{Dropped, Outbox};
use crate::errors::{Error, Processed};
use crate::rpc::v1::{CancelReason, GoAway, Hello, RequestHeader};

/// Call ids are odd and end here.
const LAST_ID: u32 = u32::MAX - 2;

/// Why a call was not opened.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The connection takes no more calls; another one may.
    Elsewhere,
    Failed(Error),
}

pub(crate) struct Connection {
    limits: Limits,
    /// What the server takes: its HELLO says, the defaults where it says nothing.
    message_bytes: usize,
    header_bytes: usize,
    metadata_entries: usize,
    calls_in_flight: usize,
    pub(crate) outbox: Outbox,
    /// The server's HELLO; `None` until it came.
    pub(crate) server: Option<Hello>,
    /// The server's GOAWAY: no more calls may be opened.
    pub(crate) leaving: Option<GoAway>,
    /// Why the connection is of no more use: close it.
    pub(crate) closed: Option<Error>,
    wake_at: Option<Instant>,
    decoder: Option<Decoder>,
    calls: HashMap<u32, Call>,
    unanswered: usize,
    next_id: u32,
    changed: Vec<u32>,
    /// Bytes of items that nobody has taken.
    unread: usize,
    pings: u64,
    pongs: u64,
    hello_by: Instant,
    last_received: Instant,
    pinged_at: Option<Instant>,
    /// Since when the socket takes nothing of what waits.
    stalled_since: Option<Instant>,
    /// Of the frame whose pieces are coming: its call, its header, what of its body must be kept.
    target: Option<u32>,
    header: Vec<u8>,
    held: Vec<u8>,
}

impl Connection {
    /// A connection that says HELLO.
    pub(crate) fn new(limits: Limits, hello: &Hello, now: Instant) -> Connection {
        let hello_by = now + limits.hello;
        let mut outbox = Outbox::new(FRAME_BYTES, FRAGMENT_BYTES);
        outbox.control(Kind::HELLO, 0, &hello.encode_to_vec(), &[]);
        Connection {
            limits,
            message_bytes: MESSAGE_BYTES,
            header_bytes: HEADER_BYTES,
            metadata_entries: METADATA_ENTRIES,
            calls_in_flight: CALLS_IN_FLIGHT,
            outbox,
            server: None,
            leaving: None,
            closed: None,
            wake_at: Some(hello_by),
            decoder: Some(Decoder::new(FRAME_BYTES, HEADER_BYTES)),
            calls: HashMap::new(),
            unanswered: 0,
            next_id: 1,
            changed: Vec::new(),
            unread: 0,
            pings: 0,
            pongs: 0,
            hello_by,
            last_received: now,
            pinged_at: None,
            stalled_since: None,
            target: None,
            header: Vec::new(),
            held: Vec::new(),
        }
    }

    // ---- Calls

    /// Calls that the server has not answered, those included that nobody waits for any more.
    pub(crate) fn in_flight(&self) -> usize {
        self.unanswered
    }

    /// Whether calls may be opened.
    pub(crate) fn is_usable(&self) -> bool {
        self.closed.is_none() && self.leaving.is_none() && self.next_id <= LAST_ID
    }

    /// Whether to read: not while streams have enough that nobody takes.
    pub(crate) fn wants_read(&self) -> bool {
        self.unread <= self.limits.unread_bytes
    }

    /// Opens a call. The header's time limit is filled in here.
    pub(crate) fn open(
        &mut self,
        header: &mut RequestHeader,
        body: Bytes,
        streams: bool,
        deadline: Option<Instant>,
        now: Instant,
    ) -> Result<u32, Refusal> {
        if !self.is_usable() {
            return Err(Refusal::Elsewhere);
        }
        if self.unanswered >= self.calls_in_flight {
            let text = format!("{} calls are in flight; the server takes no more", self.unanswered);
            return Err(Refusal::Failed(Error::too_many_calls(text)));
        }
        let refuse = |text: String| Err(Refusal::Failed(Error::too_large(text, Processed::NotStarted)));
        if body.len() > self.message_bytes {
            return refuse(format!("the request has {} bytes; the server takes {}", body.len(), self.message_bytes));
        }
        let entries = header.metadata.len();
        if entries > self.metadata_entries {
            return refuse(format!("{entries} metadata entries; the server takes {}", self.metadata_entries));
        }
        header.timeout_ms =
            deadline.map_or(0, |deadline| headers::milliseconds(deadline.saturating_duration_since(now)));
        let encoded = header.encode_to_vec();
        let most = self.header_bytes.min(self.outbox.frame_room()).min(u16::MAX.into());
        if encoded.len() > most {
            return refuse(format!("the request's header has {} bytes; the server takes {most}", encoded.len()));
        }
        let id = self.next_id;
        self.next_id += 2;
        self.unanswered += 1;
        self.calls.insert(id, Call::new(streams, deadline));
        if let Some(deadline) = deadline {
            self.arm(deadline);
        }
        self.outbox.request(id, &encoded, body);
        Ok(id)
    }

    /// Nobody wants the answer any more. Does nothing to a call that has ended, but for a stream whose items were not all taken: a
    /// part of it must not look like the whole.
    pub(crate) fn give_up(&mut self, id: u32, reason: CancelReason) {
        let has_lost_items = self.forget_items(id);
        let is_open = self.calls.get(&id).map_or(false, |call| !call.is_done);
        if has_lost_items && !is_open {
            if let Some(call) = self.calls.get_mut(&id).filter(|call| matches!(call.outcome, Some(Ok(_)))) {
                call.outcome = Some(Err(Error::cancelled(Processed::Maybe)));
            }
        }
        if is_open {
            let processed = self.abandon(id, reason);
            let error = match reason {
                CancelReason::Deadline => Error::deadline(processed),
                _ => Error::cancelled(processed),
            };
            self.finish(id, Err(error));
            self.leave_if_done();
        }
    }

    /// The caller lets go of its call.
    pub(crate) fn release(&mut self, id: u32) {
        self.give_up(id, CancelReason::Abandoned);
        if let Some(call) = self.calls.get_mut(&id) {
            call.is_held = false;
            if call.is_answered {
                self.calls.remove(&id);
            }
        }
    }

    /// What there is for the caller of a call.
    pub(crate) fn next(&mut self, id: u32) -> Next {
        let call = match self.calls.get_mut(&id) {
            Some(call) => call,
            None => return Next::End(Err(Error::cancelled(Processed::Maybe))),
        };
        if let Some(item) = call.items.pop_front() {
            call.unread -= item.len();
            self.unread -= item.len();
            return Next::Item(item);
        }
        call.outcome.take().map_or(Next::Wait, Next::End)
    }

    /// Asks for a sign of life: it came when `pongs` has reached the returned number.
    pub(crate) fn ping(&mut self) -> u64 {
        self.pings += 1;
        self.outbox.control(Kind::PING, 0, &[], &self.pings.to_be_bytes());
        self.pings
    }

    pub(crate) fn pongs(&self) -> u64 {
        self.pongs
    }

    /// The calls that something came for.
    pub(crate) fn take_changed(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.changed)
    }

    // ---- Bytes

    /// Takes what the socket brought.
    pub(crate) fn receive(&mut self, data: &[u8], now: Instant) {
        if self.closed.is_some() {
            return;
        }
        self.last_received = now;
        self.pinged_at = None;
        if let Some(mut decoder) = self.decoder.take() {
            let result = decoder.feed(data, |decoder, piece| self.piece(decoder, &piece));
            self.decoder = Some(decoder);
            if let Err(Broken(text)) = result {
                self.end(format!("the server broke the protocol: {text}"));
            }
        }
    }

    /// The connection is gone.
    pub(crate) fn lost(&mut self, text: &str) {
        match &self.leaving {
            Some(leaving) if !leaving.message.is_empty() => {
                let text = format!("the server ended the connection: {}", leaving.message);
                self.end(text);
            }
            _ => self.end(text.to_owned()),
        }
    }

    // ---- Ends

    /// A connection under GOAWAY with nothing in flight is of no more use.
    fn leave_if_done(&mut self) {
        if self.unanswered == 0 && self.leaving.is_some() {
            self.lost("the server ended the connection");
        }
    }

    fn open_ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.calls.iter().filter(|(_, call)| !call.is_answered).map(|(id, _)| *id)
    }

    /// The server is done with a call.
    fn answered(&mut self, id: u32) {
        if let Some(call) = self.calls.get_mut(&id).filter(|call| !call.is_answered) {
            call.is_answered = true;
            call.arriving = None;
            self.unanswered -= 1;
            if !call.is_held {
                self.calls.remove(&id);
            }
        }
    }

    /// Tells the server, if it has heard of the call; whether it may have begun it.
    fn abandon(&mut self, id: u32, reason: CancelReason) -> Processed {
        match self.calls.get_mut(&id) {
            Some(call) if !call.is_answered => {
                call.is_abandoned = true;
                if let Some(arriving) = &mut call.arriving {
                    arriving.body = Vec::new();
                }
            }
            _ => return Processed::Maybe,
        }
        if self.outbox.drop(id) == Dropped::Nothing {
            self.answered(id);
            return Processed::NotStarted;
        }
        self.cancel(id, reason);
        Processed::Maybe
    }

    fn cancel(&mut self, id: u32, reason: CancelReason) {
        self.outbox.control(Kind::CANCEL, id, &headers::cancel(reason), &[]);
    }

    /// Whether there were any.
    fn forget_items(&mut self, id: u32) -> bool {
        let call = match self.calls.get_mut(&id) {
            Some(call) if !call.items.is_empty() => call,
            _ => return false,
        };
        self.unread -= call.unread;
        call.unread = 0;
        call.items.clear();
        true
    }

    fn finish(&mut self, id: u32, outcome: Result<Answer, Error>) {
        if let Some(call) = self.calls.get_mut(&id).filter(|call| !call.is_done) {
            call.is_done = true;
            call.outcome = Some(outcome);
            self.changed.push(id);
        }
    }

    /// Fails all calls and asks to be closed, once.
    fn end(&mut self, text: String) {
        if self.closed.is_some() {
            return;
        }
        self.wake_at = None;
        // Before the server's HELLO nothing of a call can have been done.
        let processed = if self.server.is_some() { Processed::Maybe } else { Processed::NotStarted };
        let error = self.unavailable(text, processed);
        let open: Vec<u32> = self.open_ids().collect();
        for id in open {
            let processed = match self.outbox.drop(id) {
                Dropped::Nothing => Processed::NotStarted,
                _ => processed,
            };
            self.answered(id);
            self.finish(id, Err(error.clone().with_processed(processed)));
        }
        self.closed = Some(error);
        self.outbox.clear();
    }

    fn unavailable(&self, text: String, processed: Processed) -> Error {
        let retry_after = self.leaving.as_ref().map_or(0, |leaving| leaving.retry_after_ms);
        Error::unavailable(text, processed).after(Duration::from_millis(retry_after.into()))
    }
}
