//! Calls by name: which connection one takes, sending it again, its items.

use std::fmt;
use std::iter::FusedIterator;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use prost::bytes::Bytes;

use crate::address::Address;
use crate::errors::{Error, Metadata, Processed, Result};
use crate::method::{RawReply, Reply};
use crate::options::{CallOptions, Options, Timeout};
use crate::retry::{chance, is_safe, pause, Budget};
use crate::rpc::v1::{Hello, Metadata as Entry, RequestHeader};
use crate::slot::{Setup, Slot};
use crate::transport::cancel::{CancelToken, Watch};
use crate::transport::link::{lock, Call, NextOf, Seen};
use crate::wire::connection::Refusal;

/// Requests over this size go on the connection for bulk.
const BULK_BYTES: usize = 16 << 10;
/// How often a call looks for a connection, where each that it finds is leaving by then.
const TRIES: usize = 3;

/// The connections of a client.
pub(crate) struct Channel {
    options: Options,
    small: Arc<Slot>,
    bulk: Arc<Slot>,
    /// For bulk while a stream that nobody reads keeps the ordinary connection from being read.
    spare: Arc<Slot>,
    budget: Budget,
    pub(crate) seen: Arc<Mutex<Seen>>,
    life: Arc<Life>,
}

/// Whether the client is open, and where its calls wait between two attempts.
#[derive(Default)]
struct Life {
    is_closed: Mutex<bool>,
    changed: Condvar,
}

/// One call as its caller wants it.
pub(crate) struct Work {
    name: String,
    body: Bytes,
    streams: bool,
    is_bulky: bool,
    may_be_done_twice: bool,
    metadata: Vec<Entry>,
    deadline: Option<Instant>,
    cancel: Option<CancelToken>,
}

/// A call that is under way, with what gives it up.
struct Active {
    _watch: Option<Watch>,
    call: Call,
}

impl Channel {
    pub(crate) fn new(address: &str, options: Options) -> Result<Channel> {
        let seen = Arc::new(Mutex::new(Seen::default()));
        let setup = Arc::new(Setup {
            address: Address::parse(address)?,
            tls: options.tls.as_ref().map(|tls| tls.context()).transpose()?,
            limits: options.limits.clone(),
            hello: Hello {
                version: 1,
                agent: options.agent.clone(),
                credential: options.credential.clone(),
                schema_hash: options.schema_hash,
                limits: None,
                build: String::new(),
            },
            seen: seen.clone(),
        });
        let small = Slot::new(&setup);
        let (bulk, spare) = match options.connections {
            1 => (small.clone(), small.clone()),
            2 => (Slot::new(&setup), Slot::new(&setup)),
            other => return Err(Error::invalid(format!("a client has 1 or 2 connections, not {other}"))),
        };
        let budget = Budget::new(&options.retry);
        Ok(Channel { options, small, bulk, spare, budget, seen, life: Arc::default() })
    }

    /// What a call is, checked.
    pub(crate) fn work(
        &self,
        name: &str,
        body: Bytes,
        streams: bool,
        is_bulky: bool,
        may_be_done_twice: bool,
        options: &CallOptions,
    ) -> Result<Work> {
        for (key, _) in &options.metadata {
            let is_lower = key.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
            if key.is_empty() || !is_lower {
                return Err(Error::invalid(format!("{key:?} cannot be a metadata key: keys are lower-case ASCII")));
            }
        }
        let timeout = match options.timeout {
            Timeout::OfClient => self.options.timeout,
            Timeout::After(time) => Some(time),
            Timeout::Never => None,
        };
        let metadata = options.metadata.iter().map(|(key, value)| Entry { key: key.clone(), value: value.clone() });
        Ok(Work {
            name: name.to_owned(),
            is_bulky: streams || is_bulky || body.len() > BULK_BYTES,
            body,
            streams,
            may_be_done_twice: may_be_done_twice || options.idempotent,
            metadata: metadata.collect(),
            // One that is further away than the clock goes is none.
            deadline: timeout.and_then(|time| Instant::now().checked_add(time)),
            cancel: options.cancel.clone(),
        })
    }

    pub(crate) fn connect(&self, deadline: Option<Instant>) -> Result<()> {
        self.small.link(deadline, None).map(|_| ())
    }

    pub(crate) fn ping(&self, options: &CallOptions) -> Result<()> {
        let work = self.work("", Bytes::new(), false, false, false, options)?;
        self.check(&work)?;
        let link = self.small.link(work.deadline, work.cancel.as_ref())?;
        let stirred = Arc::downgrade(&link);
        let _watch = work.cancel.as_ref().map(|token| {
            token.watch(Arc::new(move || {
                if let Some(link) = stirred.upgrade() {
                    link.stir();
                }
            }))
        });
        link.ping(work.deadline, &|| work.is_cancelled())
    }

    fn check(&self, work: &Work) -> Result<()> {
        if work.is_cancelled() {
            return Err(Error::cancelled(Processed::NotStarted));
        }
        match work.deadline {
            Some(deadline) if Instant::now() >= deadline => Err(Error::deadline(Processed::NotStarted)),
            _ => Ok(()),
        }
    }

    /// Opens a call on a connection that takes it.
    fn begin(&self, work: &Work) -> Result<Active> {
        self.check(work)?;
        let mut header =
            RequestHeader { method: work.name.clone(), timeout_ms: 0, metadata: work.metadata.clone(), schema_hash: 0 };
        for _ in 0..TRIES {
            let slot = match work.is_bulky {
                false => &self.small,
                true if self.bulk.is_held_back() => &self.spare,
                true => &self.bulk,
            };
            let link = slot.link(work.deadline, work.cancel.as_ref())?;
            match link.open(&mut header, work.body.clone(), work.streams, work.deadline) {
                Ok(call) => {
                    let watch = work.cancel.as_ref().map(|token| token.watch(Arc::new(call.canceller())));
                    return Ok(Active { _watch: watch, call });
                }
                Err(Refusal::Failed(error)) => return Err(error),
                Err(Refusal::Elsewhere) => (),
            }
        }
        let text = "the server takes no more calls on the connections that it accepts";
        Err(Error::unavailable(text, Processed::NotStarted))
    }

    /// Waits before the next attempt, or gives the error that is the caller's.
    fn pause(&self, work: &Work, error: Error, made: u32) -> Result<()> {
        let error = error.with_attempts(made);
        let retry = &self.options.retry;
        if made >= retry.attempts || !is_safe(&error, work.may_be_done_twice) || work.is_cancelled() {
            return Err(error);
        }
        let end = Instant::now() + pause(retry, made, error.retry_after(), chance());
        // An attempt that could only run into the deadline helps nobody.
        if work.deadline.map_or(false, |deadline| end >= deadline) || *lock(&self.life.is_closed) || !self.budget.take()
        {
            return Err(error);
        }
        let life = self.life.clone();
        let _watch = work.cancel.as_ref().map(|token| {
            token.watch(Arc::new(move || {
                let _is_closed = lock(&life.is_closed);
                life.changed.notify_all();
            }))
        });
        let mut is_closed = lock(&self.life.is_closed);
        loop {
            if *is_closed {
                return Err(error);
            }
            if work.is_cancelled() {
                return Err(Error::cancelled(error.processed()).with_attempts(made));
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            let waited = self.life.changed.wait_timeout(is_closed, left);
            is_closed = waited.unwrap_or_else(|poisoned| poisoned.into_inner()).0;
        }
    }

    pub(crate) fn in_flight(&self) -> usize {
        match self.options.connections {
            1 => self.small.in_flight(),
            _ => [&self.small, &self.bulk, &self.spare].iter().map(|slot| slot.in_flight()).sum(),
        }
    }

    pub(crate) fn close(&self) {
        *lock(&self.life.is_closed) = true;
        self.life.changed.notify_all();
        for slot in [&self.small, &self.bulk, &self.spare] {
            slot.close();
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.close();
    }
}

impl Work {
    fn is_cancelled(&self) -> bool {
        self.cancel.as_ref().map_or(false, CancelToken::is_cancelled)
    }
}

/// A unary call that is under way. Dropping it gives the call up.
pub struct Pending {
    channel: Arc<Channel>,
    work: Work,
    attempts: u32,
    active: Result<Active>,
}

impl Pending {
    pub(crate) fn new(channel: &Arc<Channel>, work: Work) -> Pending {
        let active = channel.begin(&work);
        Pending { channel: channel.clone(), work, attempts: 1, active }
    }

    /// Waits for the reply, and sends the request again where that is allowed.
    pub fn wait(mut self) -> Result<RawReply> {
        loop {
            let error = match &self.active {
                Ok(active) => match active.call.next() {
                    NextOf::End(Ok(answer)) => {
                        self.channel.budget.succeeded();
                        let (message, metadata) = (answer.body, answer.metadata);
                        return Ok(Reply { message, metadata, attempts: self.attempts });
                    }
                    NextOf::End(Err(error)) => error,
                    // The state machine ends a unary call that gets an item.
                    NextOf::Item(_) => Error::item_of_unary(),
                },
                Err(error) => error.clone(),
            };
            self.channel.pause(&self.work, error, self.attempts)?;
            self.attempts += 1;
            self.active = self.channel.begin(&self.work);
        }
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Pending").field("method", &self.work.name).finish_non_exhaustive()
    }
}

/// The items of a call by name; see [`Stream`](crate::Stream).
pub struct RawStream {
    channel: Arc<Channel>,
    work: Work,
    attempts: u32,
    /// `None` behind the end.
    active: Option<Result<Active>>,
    has_begun: bool,
    metadata: Metadata,
}

impl RawStream {
    pub(crate) fn new(channel: &Arc<Channel>, work: Work) -> RawStream {
        let active = Some(channel.begin(&work));
        RawStream { channel: channel.clone(), work, attempts: 1, active, has_begun: false, metadata: Vec::new() }
    }

    /// What the server sent beside the end; empty before it.
    pub fn metadata(&self) -> &[(String, String)] {
        &self.metadata
    }

    /// How often the call was sent or tried.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Ends the stream with a failure of the client's own.
    pub(crate) fn fail(&mut self, error: Error) -> Error {
        self.active = None;
        error.with_attempts(self.attempts)
    }
}

impl Iterator for RawStream {
    type Item = Result<Bytes>;

    fn next(&mut self) -> Option<Result<Bytes>> {
        loop {
            let error = match self.active.as_ref()? {
                Ok(active) => match active.call.next() {
                    NextOf::Item(item) => {
                        self.has_begun = true;
                        return Some(Ok(item));
                    }
                    NextOf::End(Ok(answer)) => {
                        self.channel.budget.succeeded();
                        self.metadata = answer.metadata;
                        self.active = None;
                        return None;
                    }
                    NextOf::End(Err(error)) => error,
                },
                Err(error) => error.clone(),
            };
            if self.has_begun {
                return Some(Err(self.fail(error)));
            }
            if let Err(error) = self.channel.pause(&self.work, error, self.attempts) {
                self.active = None;
                return Some(Err(error));
            }
            self.attempts += 1;
            self.active = Some(self.channel.begin(&self.work));
        }
    }
}

impl FusedIterator for RawStream {}

impl fmt::Debug for RawStream {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("RawStream").field("method", &self.work.name).finish_non_exhaustive()
    }
}

/// A moment that far from now.
pub(crate) fn after(time: Duration) -> Option<Instant> {
    Instant::now().checked_add(time)
}
