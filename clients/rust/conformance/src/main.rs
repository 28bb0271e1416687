//! The driver of clients/conformance for the Rust client: cases on standard input, outcomes on standard output.
//!
//! Glue only: nothing is corrected, repeated, checked or timed here on the client's behalf.

#[allow(clippy::all, dead_code)]
#[rustfmt::skip]
mod messages;
mod stubs;

use std::io::{self, ErrorKind, Read, Write};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use messages::{
    call::Kind, cancel::When, case::Work, Call, CallOutcome, Case, ClientLimits, Connect, Item, Outcome, Payload,
    Recode, Session,
};
use prost::bytes::Bytes;
use prost::Message;
use retouch::rpc::v1::{Metadata as Entry, ResponseHeader, StatusDetails};
use retouch::{CallOptions, CancelToken, Client, Error, Limits, Options, Retry, Timeout, Tls};

fn main() -> io::Result<()> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    loop {
        let mut length = [0; 4];
        match input.read_exact(&mut length) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(()),
            other => other?,
        }
        let mut bytes = vec![0; u32::from_be_bytes(length) as usize];
        input.read_exact(&mut bytes)?;
        let case = Case::decode(Bytes::from(bytes))?;
        let outcome = match &case.work {
            Some(Work::Recode(recode)) => write_again(recode),
            Some(Work::Session(session)) => run(session),
            None => trouble("a case without work"),
        };
        let bytes = Outcome { name: case.name, ..outcome }.encode_to_vec();
        output.write_all(&(bytes.len() as u32).to_be_bytes())?;
        output.write_all(&bytes)?;
        output.flush()?;
    }
}

fn trouble(text: impl Into<String>) -> Outcome {
    Outcome { trouble: text.into(), ..Outcome::default() }
}

/// Reads a message and writes it again.
fn write_again(recode: &Recode) -> Outcome {
    match stubs::recode(&recode.r#type, recode.data.clone()) {
        Some(Ok(recoded)) => Outcome { recoded: recoded.into(), ..Outcome::default() },
        Some(Err(error)) => trouble(error.to_string()),
        None => trouble(format!("no message {}", recode.r#type)),
    }
}

fn milliseconds(count: u32) -> Duration {
    Duration::from_millis(count.into())
}

fn options(connect: &Connect) -> Options {
    let mut options = Options {
        credential: connect.credential.clone(),
        timeout: None,
        // One case, one connection: what a script says is about that.
        connections: 1,
        ..Options::default()
    };
    if !connect.agent.is_empty() {
        options.agent = connect.agent.clone();
    }
    if connect.schema_hash != 0 {
        options.schema_hash = connect.schema_hash;
    }
    if connect.connect_timeout_ms != 0 {
        options.limits.connect = milliseconds(connect.connect_timeout_ms);
    }
    if let Some(limits) = &connect.limits {
        set_limits(&mut options.limits, limits);
    }
    if let Some(retry) = &connect.retry {
        let standard = Retry::default();
        options.retry = Retry {
            attempts: retry.attempts,
            backoff: if retry.backoff_ms == 0 { standard.backoff } else { milliseconds(retry.backoff_ms) },
            budget: if retry.budget == 0 { standard.budget } else { retry.budget },
        };
    }
    options.tls = connect.tls.as_ref().map(|tls| {
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Tls {
            authority: given(&tls.ca_file).map(Into::into),
            certificate: given(&tls.certificate_file).map(Into::into),
            key: given(&tls.key_file).map(Into::into),
            server_name: given(&tls.server_name),
        }
    });
    options
}

fn set_limits(own: &mut Limits, limits: &ClientLimits) {
    if limits.message_bytes != 0 {
        own.message_bytes = limits.message_bytes as usize;
    }
    for (value, limit) in [
        (limits.first_frame_ms, &mut own.hello),
        (limits.idle_ms, &mut own.idle),
        (limits.write_stall_ms, &mut own.write_stall),
    ] {
        if value != 0 {
            *limit = milliseconds(value);
        }
    }
}

fn run(session: &Session) -> Outcome {
    let connect = session.connect.clone().unwrap_or_default();
    let host = if connect.host.contains(':') { format!("[{}]", connect.host) } else { connect.host.clone() };
    let client = match Client::new(&format!("{host}:{}", connect.port), options(&connect)) {
        Ok(client) => client,
        Err(error) => return trouble(error.to_string()),
    };
    let mut outcome = Outcome::default();
    if !connect.lazy {
        let connected = client.connect(Duration::MAX);
        outcome.connect = Some(status(connected.as_ref().err(), &[]));
        if connected.is_err() {
            outcome.go_away = client.last_go_away();
            client.close();
            return outcome;
        }
    }
    outcome.calls = calls(session, &client);
    thread::sleep(milliseconds(session.linger_ms));
    for _ in 0..100 {
        if client.calls_in_flight() == 0 {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    outcome.calls_in_flight = client.calls_in_flight() as u32;
    client.close();
    outcome.server = client.server();
    outcome.go_away = client.last_go_away();
    outcome.connections = client.connections() as u32;
    outcome
}

/// Each call in a thread of its own; the next one begins when the one before it was handed over.
fn calls(session: &Session, client: &Client) -> Vec<CallOutcome> {
    let count = session.calls.len();
    let mut outcomes = vec![CallOutcome::default(); count];
    // Each call has its own receivers for those that it waits for: a sender that is dropped says that it has ended.
    let mut ends: Vec<Vec<mpsc::Sender<()>>> = (0..count).map(|_| Vec::new()).collect();
    let mut waits: Vec<Vec<mpsc::Receiver<()>>> = (0..count).map(|_| Vec::new()).collect();
    for (index, call) in session.calls.iter().enumerate() {
        for other in &call.after {
            let (sender, receiver) = mpsc::channel();
            ends[*other as usize].push(sender);
            waits[index].push(receiver);
        }
    }
    let (first, begun) = mpsc::channel();
    thread::scope(|scope| {
        // The one before has been handed over when its sender is dropped.
        let mut previous: Option<mpsc::Receiver<()>> = None;
        for (call, (outcome, (ends, waits))) in
            session.calls.iter().zip(outcomes.iter_mut().zip(ends.into_iter().zip(waits)))
        {
            let (handed, next) = mpsc::channel::<()>();
            let before = previous.replace(next);
            let first: mpsc::Sender<()> = first.clone();
            scope.spawn(move || {
                let mut handed = Some(handed);
                if call.after.is_empty() {
                    if let Some(before) = before {
                        let _ = before.recv();
                    }
                }
                if call.delay_ms > 0 || !call.after.is_empty() {
                    handed = None;
                    for other in waits {
                        let _ = other.recv();
                    }
                    thread::sleep(milliseconds(call.delay_ms));
                }
                let _ = first.send(());
                *outcome = carry_out(client, call, &mut || handed = None);
                drop(ends);
            });
        }
        if session.close_after_ms > 0 {
            let _ = begun.recv();
            thread::sleep(milliseconds(session.close_after_ms));
            client.close();
        }
    });
    outcomes
}

/// The bytes of a request.
fn payload(payload: &Payload) -> Bytes {
    const BLOCK: usize = 65_521;
    if payload.generated_bytes == 0 {
        return payload.data.clone();
    }
    let size = payload.generated_bytes as usize;
    let mut state = payload.seed;
    let mut block = Vec::with_capacity(BLOCK);
    for _ in 0..BLOCK.min(size) {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        block.push((state >> 24) as u8);
    }
    let mut bytes = Vec::with_capacity(size + BLOCK);
    while bytes.len() < size {
        bytes.extend_from_slice(&block);
    }
    bytes.truncate(size);
    bytes.into()
}

fn item(bytes: &[u8]) -> Item {
    Item {
        size: bytes.len() as u64,
        sha256: Bytes::copy_from_slice(&openssl::sha::sha256(bytes)),
        data: if bytes.len() <= 65_536 { Bytes::copy_from_slice(bytes) } else { Bytes::new() },
    }
}

fn status(error: Option<&Error>, metadata: &[(String, String)]) -> ResponseHeader {
    let entries = error.map_or(metadata, Error::metadata);
    let metadata = entries.iter().map(|(key, value)| Entry { key: key.clone(), value: value.clone() }).collect();
    match error {
        None => ResponseHeader { metadata, ..ResponseHeader::default() },
        Some(error) => ResponseHeader {
            code: error.code() as i32,
            message: error.message().into(),
            details: Some(StatusDetails {
                reason: error.reason_name().into(),
                stage: error.stage().into(),
                retryable: error.is_retryable(),
                retry_after_ms: error.retry_after().as_millis() as u32,
                charged: error.is_charged(),
            }),
            metadata,
            processed: error.processed() as i32,
        },
    }
}

/// What a call came to, for the report.
pub(crate) struct Ended {
    pub(crate) error: Option<Error>,
    /// The driver let go of the stream and has to say so itself.
    pub(crate) has_let_go: bool,
    pub(crate) metadata: Vec<(String, String)>,
    pub(crate) attempts: u32,
}

impl Ended {
    pub(crate) fn failed(error: Error) -> Ended {
        let attempts = error.attempts();
        Ended { error: Some(error), has_let_go: false, metadata: Vec::new(), attempts }
    }
}

fn carry_out(client: &Client, call: &Call, handed: &mut dyn FnMut()) -> CallOutcome {
    let mut outcome = CallOutcome::default();
    let body = payload(&call.request.clone().unwrap_or_default());
    let token = CancelToken::new();
    let cancel = call.cancel.clone().unwrap_or_default();
    if cancel.when() == When::Before {
        token.cancel();
    }
    let options = CallOptions {
        timeout: if call.timeout_ms == 0 { Timeout::Never } else { Timeout::After(milliseconds(call.timeout_ms)) },
        metadata: call.metadata.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect(),
        idempotent: call.idempotent,
        cancel: Some(token.clone()),
    };
    let start = Instant::now();
    let ended = thread::scope(|scope| {
        let (over, is_over) = mpsc::channel::<()>();
        if cancel.when() == When::AfterMs {
            let token = &token;
            scope.spawn(move || {
                // The sender is dropped when the call has ended.
                if is_over.recv_timeout(milliseconds(cancel.value)) == Err(mpsc::RecvTimeoutError::Timeout) {
                    token.cancel();
                }
            });
        }
        let ended = do_call(client, call, body, &options, &token, handed, &mut outcome);
        outcome.elapsed_us = start.elapsed().as_micros() as u64;
        drop(over);
        ended
    });
    if call.cancel.as_ref().map_or(false, |cancel| cancel.when() == When::AfterEnd) {
        token.cancel();
    }
    outcome.attempts = ended.attempts;
    outcome.status = Some(match ended.has_let_go {
        true => ResponseHeader { code: 1, ..ResponseHeader::default() },
        false => status(ended.error.as_ref(), &ended.metadata),
    });
    outcome
}

fn do_call(
    client: &Client,
    call: &Call,
    body: Bytes,
    options: &CallOptions,
    token: &CancelToken,
    handed: &mut dyn FnMut(),
    outcome: &mut CallOutcome,
) -> Ended {
    if call.kind() == Kind::Ping {
        let answered = client.ping(options);
        return Ended { error: answered.err(), has_let_go: false, metadata: Vec::new(), attempts: 0 };
    }
    if call.stub {
        if let Some(ended) = stubs::call(client, call, body.clone(), options, token, handed, outcome) {
            outcome.stub = true;
            return ended;
        }
    }
    if call.kind() == Kind::Stream {
        return match client.stream_by_name(&call.method, body, options) {
            Err(error) => Ended::failed(error),
            Ok(mut stream) => {
                handed();
                let mut ended = read(call, token, outcome, || stream.next().map(|item| item.map(|item| item.to_vec())));
                ended.metadata = stream.metadata().to_vec();
                ended.attempts = stream.attempts();
                ended
            }
        };
    }
    let pending = match client.begin_by_name(&call.method, body, options) {
        Ok(pending) => pending,
        Err(error) => return Ended::failed(error),
    };
    handed();
    match pending.wait() {
        Err(error) => Ended::failed(error),
        Ok(reply) => {
            outcome.items.push(item(&reply.message));
            Ended { error: None, has_let_go: false, metadata: reply.metadata, attempts: reply.attempts }
        }
    }
}

/// Reads a stream as the case says.
pub(crate) fn read(
    call: &Call,
    token: &CancelToken,
    outcome: &mut CallOutcome,
    mut next: impl FnMut() -> Option<Result<Vec<u8>, Error>>,
) -> Ended {
    let reading = call.reading.clone().unwrap_or_default();
    let cancel = call.cancel.clone().unwrap_or_default();
    let mut ended = Ended { error: None, has_let_go: false, metadata: Vec::new(), attempts: 0 };
    thread::sleep(milliseconds(reading.pause_ms));
    loop {
        if cancel.when() == When::AfterItems && outcome.items.len() >= cancel.value as usize {
            if cancel.let_go {
                ended.has_let_go = true;
                return ended;
            }
            token.cancel();
        }
        match next() {
            None => return ended,
            Some(Err(error)) => {
                ended.error = Some(error);
                return ended;
            }
            Some(Ok(bytes)) => outcome.items.push(item(&bytes)),
        }
        thread::sleep(milliseconds(reading.pause_each_ms));
    }
}
