//! The wire by bytes: golden frames cut everywhere, rules that the server breaks, calls and their ends.

use std::time::{Duration, Instant};

use prost::bytes::Bytes;
use prost::Message;

use super::call::Next;
use super::connection::{Connection, Refusal};
use super::decoder::{Broken, Decoder};
use super::frame::{write_frame, Kind, MORE};
use super::limits::{Limits, FRAME_BYTES, HEADER_BYTES};
use super::outbox::{Dropped, Outbox};
use crate::errors::{Code, Error, Processed, Reason};
use crate::rpc::v1::{CancelReason, GoAway, Hello, MessageHeader, RequestHeader, ResponseHeader, WireLimits};

/// kind, flags, call, header, body.
type Frame = (Kind, u8, u32, Vec<u8>, Vec<u8>);

fn golden() -> Vec<(String, Vec<u8>)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Protos/vectors/frames.txt");
    let text = std::fs::read_to_string(path).expect("the golden frames");
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    let frames: Vec<_> = lines.map(|(name, digits)| (name.to_owned(), unhex(digits))).collect();
    assert!(frames.len() >= 15, "{} golden frames", frames.len());
    frames
}

fn unhex(digits: &str) -> Vec<u8> {
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("digits")).collect()
}

/// The frames in pieces of bytes, put together again.
fn decode(pieces: &[&[u8]]) -> Result<Vec<Frame>, Broken> {
    let mut decoder = Decoder::new(FRAME_BYTES, HEADER_BYTES);
    let mut frames: Vec<Frame> = Vec::new();
    let mut is_inside = false;
    for bytes in pieces {
        decoder.feed(bytes, |_, piece| {
            assert_eq!(piece.is_first, !is_inside);
            if piece.is_first {
                let head = piece.head;
                frames.push((head.kind, head.flags, head.call, piece.header.to_vec(), Vec::new()));
            }
            frames.last_mut().expect("a frame").4.extend_from_slice(piece.body);
            is_inside = !piece.is_last;
            Ok(())
        })?;
    }
    Ok(frames)
}

#[test]
fn golden_frames_are_read_however_they_are_cut_and_written_again() {
    let all: Vec<u8> = golden().into_iter().flat_map(|(_, bytes)| bytes).collect();
    let whole = decode(&[&all]).expect("golden frames");
    assert_eq!(whole.len(), golden().len());
    for cut in 1..all.len() {
        assert_eq!(decode(&[&all[..cut], &all[cut..]]).as_ref(), Ok(&whole), "cut at {cut}");
    }
    let single: Vec<&[u8]> = all.chunks(1).collect();
    assert_eq!(decode(&single).as_ref(), Ok(&whole));
    let mut again = Vec::new();
    for (kind, flags, call, header, body) in &whole {
        write_frame(&mut again, *kind, *flags, *call, header, body);
    }
    assert_eq!(again, all);
}

#[test]
fn lengths_are_checked_as_soon_as_they_are_there() {
    for (bytes, words) in [
        (&b"\x48"[..], "these bytes are HTTP, not a Retouch frame"),
        (b"HTTP/1.1 400", "these bytes are HTTP, not a Retouch frame"),
        (b"\x15\x03\x03", "these bytes are TLS, not a Retouch frame"),
        (b"\xff", "byte 0 of a frame is 0xff; lengths go up to 1048576, so it is always zero"),
        (b"\0\0\0\x07", "a frame's length is 7; it may be 8 to 1048576"),
        (b"\0\x10\0\x01", "a frame's length is 1048577; it may be 8 to 1048576"),
        (b"\0\0\0\x0d\0\0\0\x14\0\0\0\0", "header_length is 20, but only 5 bytes follow the call id"),
        (b"\0\0\x50\0\x03\0\x40\x01\0\0\0\x01", "a RESPONSE header of 16385 bytes; 16384 are allowed"),
    ] {
        assert_eq!(decode(&[bytes]), Err(Broken(words.into())));
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(decode(&single), Err(Broken(words.into())), "byte by byte");
    }
}

// ---- The outbox

fn drain(outbox: &mut Outbox) -> Vec<Frame> {
    let mut bytes = Vec::new();
    while let Some(batch) = outbox.next(Vec::new()) {
        bytes.extend_from_slice(&batch.frames);
        bytes.extend_from_slice(&batch.body);
    }
    decode(&[&bytes]).expect("own frames")
}

#[test]
fn small_requests_go_first_and_large_ones_take_turns() {
    let mut outbox = Outbox::new(FRAME_BYTES, 1000);
    let bodies = [vec![1; 3500], vec![3; 2500], b"small".to_vec()];
    for (index, body) in bodies.iter().enumerate() {
        outbox.request(2 * index as u32 + 1, b"h", Bytes::from(body.clone()));
    }
    let frames = drain(&mut outbox);
    let order: Vec<u32> = frames.iter().map(|frame| frame.2).collect();
    assert_eq!(order, [1, 3, 5, 1, 3, 1, 3, 1, 3, 1]);
    for (index, body) in bodies.iter().enumerate() {
        let own: Vec<&Frame> = frames.iter().filter(|frame| frame.2 == 2 * index as u32 + 1).collect();
        assert_eq!(&own.iter().flat_map(|frame| frame.4.clone()).collect::<Vec<u8>>(), body);
        assert!(own.iter().all(|frame| frame.4.len() <= 1000));
        let last = own.len() - 1;
        assert!(own.iter().enumerate().all(|(at, frame)| (frame.1 & MORE != 0) == (at < last)));
    }
}

#[test]
fn what_is_dropped_is_not_sent() {
    let mut outbox = Outbox::new(FRAME_BYTES, 1000);
    outbox.request(1, b"h", Bytes::from(vec![0; 5000]));
    outbox.request(3, b"h", Bytes::from(vec![0; 2000]));
    outbox.next(Vec::new());
    outbox.request(5, b"h", Bytes::new());
    assert_eq!(outbox.drop(1), Dropped::APart);
    assert_eq!(outbox.drop(5), Dropped::Nothing);
    assert_eq!(outbox.drop(7), Dropped::All);
    assert!(drain(&mut outbox).iter().all(|frame| frame.2 == 3));
    assert!(outbox.is_empty());
}

// ---- The state machine

struct Peer {
    wire: Connection,
    now: Instant,
}

impl Peer {
    fn new(limits: Limits) -> Peer {
        let now = Instant::now();
        Peer { wire: Connection::new(limits, &Hello { version: 1, ..Hello::default() }, now), now }
    }

    /// After both HELLOs; the client's is taken.
    fn greeted() -> Peer {
        let mut peer = Peer::new(Limits { message_bytes: 10_000, unread_bytes: 500, ..Limits::default() });
        peer.says(Kind::HELLO, 0, 0, &Hello { version: 1, ..Hello::default() }, b"");
        assert_eq!(peer.sent()[0].0, Kind::HELLO);
        peer
    }

    fn says(&mut self, kind: Kind, flags: u8, call: u32, header: &impl Message, body: &[u8]) {
        let mut bytes = Vec::new();
        write_frame(&mut bytes, kind, flags, call, &header.encode_to_vec(), body);
        self.wire.receive(&bytes, self.now);
    }

    fn sent(&mut self) -> Vec<Frame> {
        drain(&mut self.wire.outbox)
    }

    fn open(&mut self, body: Vec<u8>, streams: bool) -> u32 {
        self.try_open(body, streams, None).expect("a call")
    }

    fn try_open(&mut self, body: Vec<u8>, streams: bool, deadline: Option<Instant>) -> Result<u32, Refusal> {
        let mut header = RequestHeader { method: "test/Method".into(), ..RequestHeader::default() };
        self.wire.open(&mut header, body.into(), streams, deadline, self.now)
    }

    fn passes(&mut self, seconds: u64) {
        self.now += Duration::from_secs(seconds);
        self.wire.wake(self.now);
    }

    /// The failure that a call has ended with.
    fn error(&mut self, call: u32) -> Error {
        match self.wire.next(call) {
            Next::End(Err(error)) => error,
            Next::End(Ok(_)) => panic!("it succeeded"),
            Next::Item(_) => panic!("an item"),
            Next::Wait => panic!("it has not ended"),
        }
    }

    fn broken(&self) -> String {
        self.wire.closed.as_ref().map_or_else(String::new, |error| error.message().to_owned())
    }
}

fn ok() -> ResponseHeader {
    ResponseHeader::default()
}

#[test]
fn a_reply_in_fragments_between_those_of_another() {
    let mut peer = Peer::greeted();
    let (first, second) = (peer.open(vec![], false), peer.open(vec![], false));
    assert_eq!((first, second), (1, 3));
    peer.says(Kind::RESPONSE, MORE, first, &ok(), b"on");
    peer.says(Kind::RESPONSE, 0, second, &ok(), b"two");
    peer.says(Kind::RESPONSE, 0, first, &ok(), b"e");
    assert_eq!(peer.wire.in_flight(), 0);
    for (call, body) in [(first, "one"), (second, "two")] {
        assert!(matches!(peer.wire.next(call), Next::End(Ok(answer)) if answer.body == body.as_bytes()));
    }
}

#[test]
fn items_count_until_they_are_taken() {
    let mut peer = Peer::greeted();
    let call = peer.open(vec![], true);
    for sequence in 0..6 {
        peer.says(Kind::MESSAGE, 0, call, &MessageHeader { sequence }, &[7; 100]);
    }
    assert!(!peer.wire.wants_read());
    assert!(matches!(peer.wire.next(call), Next::Item(item) if item.len() == 100));
    assert!(peer.wire.wants_read());
    // Silence that is the client's own doing is not the server's.
    peer.says(Kind::MESSAGE, 0, call, &MessageHeader { sequence: 6 }, &[7; 100]);
    peer.passes(1000);
    assert_eq!(peer.broken(), "");
    peer.wire.give_up(call, CancelReason::Abandoned);
    assert!(peer.wire.wants_read());
    assert_eq!(peer.error(call).code(), Code::Cancelled);
}

#[test]
fn a_stream_that_is_given_up_behind_its_end_is_not_whole() {
    let mut peer = Peer::greeted();
    let call = peer.open(vec![], true);
    peer.says(Kind::MESSAGE, 0, call, &MessageHeader { sequence: 0 }, b"item");
    peer.says(Kind::RESPONSE, 0, call, &ok(), b"");
    peer.sent();
    peer.wire.give_up(call, CancelReason::Abandoned);
    assert_eq!(peer.error(call).code(), Code::Cancelled);
    assert!(peer.sent().is_empty(), "no CANCEL for a call that was answered");
}

#[test]
fn rules_that_a_server_breaks() {
    type Breach = fn(&mut Peer, u32);
    let rows: [(&str, Breach); 13] = [
        ("a second HELLO", |peer, _| peer.says(Kind::HELLO, 0, 0, &Hello { version: 1, ..Hello::default() }, b"")),
        ("a REQUEST frame from a server", |peer, _| peer.says(Kind::REQUEST, 0, 1, &(), b"")),
        ("a CANCEL frame from a server", |peer, _| peer.says(Kind::CANCEL, 0, 1, &(), b"")),
        ("a frame of unknown type 9", |peer, _| peer.says(Kind(9), 0, 0, &(), b"")),
        ("a PING frame with call id 3", |peer, _| peer.says(Kind::PING, 0, 3, &(), b"")),
        ("a PING with 65 bytes; 64 are allowed", |peer, _| peer.says(Kind::PING, 0, 0, &(), &[0; 65])),
        ("a PONG frame with MORE", |peer, _| peer.says(Kind::PONG, MORE, 0, &(), b"")),
        ("a PING frame with a header", |peer, _| peer.says(Kind::PING, 0, 0, &MessageHeader { sequence: 1 }, b"")),
        ("a GOAWAY frame with a body", |peer, _| peer.says(Kind::GOAWAY, 0, 0, &(), b"x")),
        ("a MESSAGE frame without a call id", |peer, _| peer.says(Kind::MESSAGE, 0, 0, &(), b"")),
        ("a RESPONSE frame for call 9, which is not open", |peer, _| peer.says(Kind::RESPONSE, 0, 9, &(), b"")),
        ("item 1 of call 1, where 0 is next", |peer, call| {
            peer.says(Kind::MESSAGE, 0, call, &MessageHeader { sequence: 1 }, b"");
        }),
        ("a MESSAGE frame in the middle of the RESPONSE of call 1", |peer, call| {
            peer.says(Kind::RESPONSE, MORE, call, &(), b"x");
            peer.says(Kind::MESSAGE, 0, call, &(), b"");
        }),
    ];
    for (words, breach) in rows {
        let mut peer = Peer::greeted();
        let call = peer.open(vec![], true);
        peer.sent();
        breach(&mut peer, call);
        assert_eq!(peer.broken(), format!("the server broke the protocol: {words}"));
        let error = peer.error(call);
        assert_eq!((error.code(), error.processed()), (Code::Unavailable, Processed::Maybe), "{words}");
        assert!(error.is_retryable());
    }
}

#[test]
fn what_may_come_and_is_skipped() {
    let mut peer = Peer::greeted();
    let call = peer.open(vec![], false);
    peer.sent();
    peer.says(Kind(200), 0x80, 77, &(), &[1; 3000]);
    peer.says(Kind::PONG, 0, 0, &(), b"nobody asked");
    peer.says(Kind::PING, 0, 0, &(), b"are you there");
    let sent = peer.sent();
    assert_eq!(sent, [(Kind::PONG, 0, 0, vec![], b"are you there".to_vec())]);
    assert_eq!(peer.broken(), "");
    assert!(matches!(peer.wire.next(call), Next::Wait));
}

#[test]
fn the_first_frame_is_hello() {
    let mut peer = Peer::new(Limits::default());
    peer.says(Kind::PING, 0, 0, &(), b"");
    assert_eq!(peer.broken(), "the server broke the protocol: the first frame is a PING; it must be HELLO or GOAWAY");
    let mut peer = Peer::new(Limits::default());
    peer.says(Kind::GOAWAY, 0, 0, &GoAway { message: "full".into(), retry_after_ms: 70, ..GoAway::default() }, b"");
    assert_eq!(peer.broken(), "the server does not take the connection: full");
    let error = peer.wire.closed.clone().expect("an error");
    assert_eq!((error.processed(), error.retry_after()), (Processed::NotStarted, Duration::from_millis(70)));
    let mut peer = Peer::new(Limits::default());
    peer.passes(4);
    assert_eq!(peer.broken(), "");
    peer.passes(1);
    assert_eq!(peer.broken(), "no HELLO within 5 s");
}

#[test]
fn deadlines_and_cancels_are_told_where_the_call_was_sent() {
    let mut peer = Peer::greeted();
    let deadline = Some(peer.now + Duration::from_secs(2));
    let sent = peer.try_open(vec![], false, deadline).expect("a call");
    let frames = peer.sent();
    assert_eq!(RequestHeader::decode(&frames[0].3[..]).expect("a header").timeout_ms, 2000);
    let unsent = peer.try_open(vec![], false, deadline).expect("a call");
    assert!(peer.wire.wake_at() <= deadline);
    peer.passes(3);
    for (call, processed) in [(sent, Processed::Maybe), (unsent, Processed::NotStarted)] {
        let error = peer.error(call);
        assert_eq!((error.reason(), error.processed()), (Reason::DeadlineExceeded, processed));
    }
    let frames = peer.sent();
    assert_eq!(frames.len(), 1);
    assert_eq!(
        (frames[0].0, frames[0].2, &frames[0].3[..]),
        (Kind::CANCEL, sent, &[8, CancelReason::Deadline as u8][..])
    );
    // It counts until the server has answered.
    assert_eq!(peer.wire.in_flight(), 1);
    peer.says(Kind::RESPONSE, 0, sent, &ResponseHeader { code: 1, ..ok() }, b"");
    assert_eq!((peer.wire.in_flight(), peer.broken().as_str()), (0, ""));
}

#[test]
fn limits_of_both_sides() {
    let mut peer = Peer::new(Limits { message_bytes: 1000, ..Limits::default() });
    let limits = WireLimits { calls_in_flight: 1, message_bytes: 2000, header_bytes: 100, ..WireLimits::default() };
    peer.says(Kind::HELLO, 0, 0, &Hello { version: 1, limits: Some(limits), ..Hello::default() }, b"");
    let refused = |refusal: Result<u32, Refusal>| match refusal {
        Err(Refusal::Failed(error)) => error,
        other => panic!("{other:?}"),
    };
    let error = refused(peer.try_open(vec![0; 2001], false, None));
    assert_eq!(error.message(), "the request has 2001 bytes; the server takes 2000");
    let mut long = RequestHeader { method: "x".repeat(99), ..RequestHeader::default() };
    let error = refused(peer.wire.open(&mut long, Bytes::new(), false, None, peer.now));
    assert_eq!(error.message(), "the request's header has 101 bytes; the server takes 100");
    let call = peer.open(vec![0; 2000], false);
    let error = refused(peer.try_open(vec![], false, None));
    assert_eq!((error.reason(), error.is_retryable()), (Reason::ConcurrencyLimitExceeded, true));
    // An answer over the client's own limit.
    peer.sent();
    peer.says(Kind::RESPONSE, MORE, call, &ok(), &[0; 600]);
    peer.says(Kind::RESPONSE, MORE, call, &ok(), &[0; 600]);
    assert_eq!(peer.error(call).message(), "an answer is larger than 1000 bytes");
    assert_eq!(peer.sent()[0].0, Kind::CANCEL);
    peer.says(Kind::RESPONSE, 0, call, &ok(), &[0; 600]);
    assert_eq!((peer.wire.in_flight(), peer.broken().as_str()), (0, ""));
}

#[test]
fn an_answer_before_the_request_was_sent_ends_it() {
    let mut peer = Peer::greeted();
    let call = peer.open(vec![0; 1_000_000], false);
    for _ in 0..2 {
        peer.wire.outbox.next(Vec::new());
    }
    peer.says(Kind::RESPONSE, 0, call, &ResponseHeader { code: 8, processed: 1, ..ok() }, b"");
    let frames = peer.sent();
    assert_eq!(frames.len(), 1);
    assert_eq!((frames[0].0, &frames[0].3[..]), (Kind::CANCEL, &[8, CancelReason::Answered as u8][..]));
    assert_eq!(peer.error(call).processed(), Processed::NotStarted);
}

#[test]
fn a_server_that_leaves_ends_what_it_accepted() {
    let mut peer = Peer::greeted();
    let (accepted, refused) = (peer.open(vec![], false), peer.open(vec![], false));
    peer.sent();
    peer.says(Kind::GOAWAY, 0, 0, &GoAway { last_call_id: 1, message: "drains".into(), ..GoAway::default() }, b"");
    let error = peer.error(refused);
    assert_eq!((error.code(), error.processed()), (Code::Unavailable, Processed::NotStarted));
    assert!(matches!(peer.try_open(vec![], false, None), Err(Refusal::Elsewhere)));
    // What crossed the GOAWAY is skipped.
    peer.says(Kind::RESPONSE, 0, refused, &ok(), b"late");
    assert_eq!(peer.broken(), "");
    peer.says(Kind::RESPONSE, 0, accepted, &ok(), b"done");
    assert!(matches!(peer.wire.next(accepted), Next::End(Ok(_))));
    assert_eq!(peer.broken(), "the server ended the connection: drains");
}

#[test]
fn silence_and_deafness_end_the_connection() {
    let mut peer = Peer::greeted();
    peer.passes(150);
    assert_eq!(peer.sent()[0].0, Kind::PING);
    peer.says(Kind::PONG, 0, 0, &(), b"");
    peer.passes(150);
    assert_eq!((peer.sent()[0].0, peer.broken().as_str()), (Kind::PING, ""));
    peer.passes(150);
    assert_eq!(peer.broken(), "the server is silent and answers no PING");

    let mut peer = Peer::greeted();
    peer.wire.blocked(peer.now);
    peer.passes(29);
    peer.wire.blocked(peer.now);
    assert_eq!(peer.broken(), "");
    peer.passes(1);
    assert_eq!(peer.broken(), "the server took no byte for 30 s");
}

#[test]
fn a_lost_connection_fails_what_was_sent_otherwise_than_what_was_not() {
    let mut peer = Peer::greeted();
    let sent = peer.open(vec![], false);
    peer.sent();
    let unsent = peer.open(vec![], false);
    peer.wire.lost("the server closed the connection");
    assert_eq!(peer.error(sent).processed(), Processed::Maybe);
    assert_eq!(peer.error(unsent).processed(), Processed::NotStarted);
    assert!(peer.sent().is_empty());
}

#[test]
fn calls_that_are_let_go_leave_nothing() {
    let mut peer = Peer::greeted();
    let call = peer.open(vec![], true);
    peer.sent();
    peer.says(Kind::MESSAGE, 0, call, &MessageHeader { sequence: 0 }, &[0; 400]);
    peer.wire.release(call);
    assert_eq!(peer.sent()[0].0, Kind::CANCEL);
    assert_eq!(peer.wire.in_flight(), 1);
    peer.says(Kind::MESSAGE, 0, call, &MessageHeader { sequence: 1 }, &[0; 9000]);
    peer.says(Kind::RESPONSE, 0, call, &ResponseHeader { code: 1, ..ok() }, b"");
    assert_eq!((peer.wire.in_flight(), peer.broken().as_str()), (0, ""));
}
