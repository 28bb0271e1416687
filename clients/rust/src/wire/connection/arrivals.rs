//! What arrives on a connection: its frames are checked by the protocol's rules, messages are put together, and what is whole is carried out.

use prost::bytes::Bytes;

use super::Connection;
use crate::errors::{entries, Error, Processed};
use crate::rpc::v1::CancelReason;
use crate::wire::call::{Answer, Arriving};
use crate::wire::decoder::{Broken, Decoder, Piece};
use crate::wire::frame::{Head, Kind, COUNTED_BYTES, IGNORABLE, MORE};
use crate::wire::headers;
use crate::wire::limits::{
    CALLS_IN_FLIGHT, FRAGMENT_BYTES, FRAME_BYTES, HEADER_BYTES, MESSAGE_BYTES, METADATA_ENTRIES, PING_BYTES,
};
use crate::wire::outbox::Dropped;

impl Connection {
    pub(super) fn piece(&mut self, decoder: &mut Decoder, piece: &Piece<'_>) -> Result<(), Broken> {
        if self.closed.is_some() {
            return Ok(());
        }
        if piece.is_first {
            self.begin(&piece.head, piece.header)?;
        }
        let head = piece.head;
        if head.kind == Kind::MESSAGE || head.kind == Kind::RESPONSE {
            return match self.target {
                Some(id) => self.message_piece(id, piece),
                None => Ok(()),
            };
        }
        if !head.kind.is_known() {
            return Ok(());
        }
        let most = if head.kind == Kind::PING || head.kind == Kind::PONG { PING_BYTES } else { 0 };
        if head.body > most {
            return Err(Broken(match most {
                0 => format!("a {} frame with a body", head.kind),
                _ => format!("a {} with {} bytes; {most} are allowed", head.kind, head.body),
            }));
        }
        self.held.extend_from_slice(piece.body);
        if !piece.is_last {
            return Ok(());
        }
        match head.kind {
            Kind::HELLO => self.hello(decoder)?,
            Kind::GOAWAY => self.go_away()?,
            Kind::PING => self.outbox.control(Kind::PONG, 0, &[], &self.held),
            // One that nobody asked for is ignored.
            _ => self.pongs = (self.pongs + 1).min(self.pings),
        }
        Ok(())
    }

    /// Checks a frame's head, and finds whom it is for.
    fn begin(&mut self, head: &Head, header: &[u8]) -> Result<(), Broken> {
        self.target = None;
        let kind = head.kind;
        if !kind.is_known() {
            if head.flags & IGNORABLE == 0 {
                return Err(Broken(format!("a frame of unknown {kind}")));
            }
            return Ok(());
        }
        if kind == Kind::REQUEST || kind == Kind::CANCEL {
            return Err(Broken(format!("a {kind} frame from a server")));
        }
        if self.server.is_none() && kind != Kind::HELLO && kind != Kind::GOAWAY {
            return Err(Broken(format!("the first frame is a {kind}; it must be HELLO or GOAWAY")));
        }
        if kind == Kind::MESSAGE || kind == Kind::RESPONSE {
            return self.begin_message(head, header);
        }
        if head.call != 0 {
            return Err(Broken(format!("a {kind} frame with call id {}", head.call)));
        }
        if head.flags & MORE != 0 {
            return Err(Broken(format!("a {kind} frame with MORE")));
        }
        if (kind == Kind::PING || kind == Kind::PONG) && !header.is_empty() {
            return Err(Broken(format!("a {kind} frame with a header")));
        }
        self.header = header.to_vec();
        self.held.clear();
        Ok(())
    }

    fn begin_message(&mut self, head: &Head, header: &[u8]) -> Result<(), Broken> {
        let (kind, id) = (head.kind, head.call);
        if id == 0 {
            return Err(Broken(format!("a {kind} frame without a call id")));
        }
        let call = match self.calls.get_mut(&id).filter(|call| !call.is_answered) {
            Some(call) => call,
            // A call above last_call_id was answered by GOAWAY; what the server still says of it crossed that.
            None if self.leaving.as_ref().map_or(false, |leaving| id > leaving.last_call_id) => return Ok(()),
            None => return Err(Broken(format!("a {kind} frame for call {id}, which is not open"))),
        };
        self.target = Some(id);
        match &call.arriving {
            Some(arriving) if arriving.kind == kind => {
                if !header.is_empty() {
                    return Err(Broken(format!("a header in a later fragment of call {id}")));
                }
            }
            Some(_) if kind == Kind::MESSAGE => {
                return Err(Broken(format!("a MESSAGE frame in the middle of the RESPONSE of call {id}")));
            }
            // A RESPONSE may cut an item off that was on its way.
            _ => call.arriving = Some(Arriving { kind, header: header.to_vec(), body: Vec::new() }),
        }
        Ok(())
    }

    fn message_piece(&mut self, id: u32, piece: &Piece<'_>) -> Result<(), Broken> {
        let kind = piece.head.kind;
        let ends = piece.head.flags & MORE == 0;
        let is_last = ends && piece.is_last;
        let most = self.limits.message_bytes;
        let call = match self.calls.get_mut(&id) {
            Some(call) => call,
            None => return Ok(()),
        };
        if call.is_abandoned {
            if is_last {
                call.arriving = None;
                if kind == Kind::RESPONSE {
                    self.answered(id);
                    self.leave_if_done();
                }
            }
            return Ok(());
        }
        let arriving = match &mut call.arriving {
            Some(arriving) => arriving,
            None => return Ok(()),
        };
        if arriving.body.len() + piece.body.len() > most {
            if ends && kind == Kind::RESPONSE {
                // All of the answer is on its way: there is nothing left to cancel.
                call.is_abandoned = true;
                if piece.is_last {
                    self.answered(id);
                }
            } else {
                self.abandon(id, CancelReason::Abandoned);
            }
            let text = format!("an answer is larger than {most} bytes");
            self.finish(id, Err(Error::too_large(text, Processed::Maybe)));
            self.leave_if_done();
            return Ok(());
        }
        if !is_last {
            arriving.body.extend_from_slice(piece.body);
            return Ok(());
        }
        let body = if arriving.body.is_empty() {
            Bytes::copy_from_slice(piece.body)
        } else {
            arriving.body.extend_from_slice(piece.body);
            Bytes::from(std::mem::take(&mut arriving.body))
        };
        let header = std::mem::take(&mut arriving.header);
        call.arriving = None;
        if kind == Kind::RESPONSE {
            self.answer(id, &header, body)
        } else {
            self.item(id, &header, body)
        }
    }

    fn answer(&mut self, id: u32, header: &[u8], body: Bytes) -> Result<(), Broken> {
        let header = headers::response(header)?;
        self.answered(id);
        if self.outbox.drop(id) == Dropped::APart {
            // The answer came before the request was sent: it ends here.
            self.cancel(id, CancelReason::Answered);
        }
        let outcome = match Error::of_response(&header) {
            Some(error) => Err(error),
            None => Ok(Answer { body, metadata: entries(&header) }),
        };
        self.finish(id, outcome);
        self.leave_if_done();
        Ok(())
    }

    fn item(&mut self, id: u32, header: &[u8], body: Bytes) -> Result<(), Broken> {
        let sequence = headers::sequence(header)?;
        let call = match self.calls.get_mut(&id) {
            Some(call) => call,
            None => return Ok(()),
        };
        if sequence != call.next_sequence {
            let text = format!("item {sequence} of call {id}, where {} is next", call.next_sequence);
            return Err(Broken(text));
        }
        call.next_sequence += 1;
        if !call.streams {
            self.abandon(id, CancelReason::Abandoned);
            self.finish(id, Err(Error::item_of_unary()));
            return Ok(());
        }
        call.unread += body.len();
        self.unread += body.len();
        call.items.push_back(body);
        self.changed.push(id);
        Ok(())
    }

    // ---- The connection's own frames

    fn hello(&mut self, decoder: &mut Decoder) -> Result<(), Broken> {
        if self.server.is_some() {
            return Err(Broken("a second HELLO".into()));
        }
        let hello = headers::hello(&self.header)?;
        let told = hello.limits.clone().unwrap_or_default();
        // 0 says nothing.
        let or = |value: u32, standard: usize| if value == 0 { standard } else { value as usize };
        self.message_bytes = match usize::try_from(told.message_bytes) {
            Ok(0) => MESSAGE_BYTES,
            told => told.unwrap_or(usize::MAX),
        };
        self.header_bytes = or(told.header_bytes, HEADER_BYTES);
        self.metadata_entries = or(told.metadata_entries, METADATA_ENTRIES);
        self.calls_in_flight = or(told.calls_in_flight, CALLS_IN_FLIGHT);
        let frame_bytes = or(told.frame_bytes, FRAME_BYTES).clamp(COUNTED_BYTES + 1, FRAME_BYTES);
        self.outbox.restrict(frame_bytes, or(told.fragment_bytes, FRAGMENT_BYTES).min(FRAGMENT_BYTES));
        decoder.allow(told.frame_bytes as usize);
        self.server = Some(hello);
        self.arm(self.last_received + self.limits.idle);
        Ok(())
    }

    fn go_away(&mut self) -> Result<(), Broken> {
        let leaving = headers::go_away(&self.header)?;
        let (last, text) = (leaving.last_call_id, leaving.message.clone());
        self.leaving = Some(leaving);
        if self.server.is_none() {
            self.end(format!("the server does not take the connection: {text}"));
            return Ok(());
        }
        let mut refused: Vec<u32> = self.open_ids().filter(|id| *id > last).collect();
        refused.sort_unstable();
        for id in refused {
            self.outbox.drop(id);
            self.answered(id);
            let error = self.unavailable(format!("the server did not start the call: {text}"), Processed::NotStarted);
            self.finish(id, Err(error));
        }
        self.leave_if_done();
        Ok(())
    }
}
