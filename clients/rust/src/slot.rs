//! The place of one connection: made when a call needs it, and again when it is gone.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::address::Address;
use crate::errors::{Error, Processed, Result};
use crate::rpc::v1::Hello;
use crate::transport::cancel::CancelToken;
use crate::transport::dial::Abort;
use crate::transport::link::{lock, Link, Seen};
use crate::transport::tls::TlsContext;
use crate::wire::limits::Limits;

const CLOSED: &str = "the client was closed";

/// What every connection of a client is made from.
pub(crate) struct Setup {
    pub(crate) address: Address,
    pub(crate) tls: Option<TlsContext>,
    pub(crate) limits: Limits,
    pub(crate) hello: Hello,
    pub(crate) seen: Arc<Mutex<Seen>>,
}

pub(crate) struct Slot {
    setup: Arc<Setup>,
    state: Mutex<State>,
    /// Somebody has connected, or failed to, or was given up.
    changed: Condvar,
}

#[derive(Default)]
struct State {
    current: Option<Arc<Link>>,
    /// Connections that take no more calls and still end some.
    retired: Vec<Arc<Link>>,
    dialing: Option<Arc<Dialing>>,
    thread: Option<JoinHandle<()>>,
    is_closed: bool,
}

/// A connection in the making, by a thread of its own: those who wait for it may give up before it is there.
#[derive(Default)]
struct Dialing {
    abort: Abort,
    outcome: Mutex<Option<Result<()>>>,
}

impl Slot {
    pub(crate) fn new(setup: &Arc<Setup>) -> Arc<Slot> {
        Arc::new(Slot { setup: setup.clone(), state: Mutex::default(), changed: Condvar::new() })
    }

    /// The connection, made if there is none; calls that find none share one.
    pub(crate) fn link(self: &Arc<Slot>, deadline: Option<Instant>, cancel: Option<&CancelToken>) -> Result<Arc<Link>> {
        let mut watch = None;
        let mut state = self.state();
        loop {
            if state.is_closed {
                return Err(Error::unavailable(CLOSED, Processed::NotStarted));
            }
            if let Some(link) = state.current.as_ref().filter(|link| link.is_usable()) {
                return Ok(link.clone());
            }
            state.retire();
            let dialing = match &state.dialing {
                Some(dialing) => dialing.clone(),
                None => self.dial(&mut state)?,
            };
            if let (Some(token), None) = (cancel, &watch) {
                let slot = Arc::downgrade(self);
                drop(state);
                watch = Some(token.watch(Arc::new(move || {
                    if let Some(slot) = slot.upgrade() {
                        let _state = slot.state();
                        slot.changed.notify_all();
                    }
                })));
                state = self.state();
            }
            loop {
                if let Some(outcome) = lock(&dialing.outcome).clone() {
                    outcome?;
                    break;
                }
                if cancel.map_or(false, CancelToken::is_cancelled) {
                    return Err(Error::cancelled(Processed::NotStarted));
                }
                let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
                state = match left {
                    Some(Duration::ZERO) => return Err(Error::deadline(Processed::NotStarted)),
                    Some(left) => {
                        let waited = self.changed.wait_timeout(state, left);
                        waited.unwrap_or_else(|poisoned| poisoned.into_inner()).0
                    }
                    None => self.changed.wait(state).unwrap_or_else(|poisoned| poisoned.into_inner()),
                };
            }
        }
    }

    /// Starts the thread that connects.
    fn dial(self: &Arc<Slot>, state: &mut State) -> Result<Arc<Dialing>> {
        if let Some(thread) = state.thread.take() {
            // It has said what came of it: it is about to end.
            let _ = thread.join();
        }
        let dialing = Arc::new(Dialing::default());
        let (slot, own) = (self.clone(), dialing.clone());
        let thread = thread::Builder::new().name("retouch-dial".into()).spawn(move || slot.connect(&own));
        state.thread = Some(thread.map_err(|_| Error::unavailable("no thread can be started", Processed::NotStarted))?);
        state.dialing = Some(dialing.clone());
        Ok(dialing)
    }

    fn connect(&self, dialing: &Dialing) {
        let setup = &self.setup;
        let tls = setup.tls.as_ref();
        let made = Link::connect(&setup.address, tls, &setup.limits, &setup.hello, &dialing.abort, &setup.seen);
        let mut state = self.state();
        state.dialing = None;
        let outcome = match made {
            Ok(link) => {
                if state.is_closed {
                    state.retired.push(link);
                } else {
                    state.current = Some(link);
                }
                Ok(())
            }
            Err(_) if state.is_closed => Err(Error::unavailable(CLOSED, Processed::NotStarted)),
            Err(error) => Err(error),
        };
        *lock(&dialing.outcome) = Some(outcome);
        self.changed.notify_all();
    }

    /// Streams that nobody reads keep the connection from being read.
    pub(crate) fn is_held_back(&self) -> bool {
        self.state().current.as_ref().map_or(false, |link| link.is_usable() && link.is_held_back())
    }

    pub(crate) fn in_flight(&self) -> usize {
        let state = self.state();
        state.current.iter().chain(&state.retired).map(|link| link.in_flight()).sum()
    }

    /// Ends the connections; nothing of them is left when it returns.
    pub(crate) fn close(&self) {
        let thread = {
            let mut state = self.state();
            state.is_closed = true;
            if let Some(dialing) = &state.dialing {
                dialing.abort.abort();
            }
            self.changed.notify_all();
            state.thread.take()
        };
        if let Some(thread) = thread {
            let _ = thread.join();
        }
        let links: Vec<_> = {
            let mut state = self.state();
            let current = state.current.take();
            state.retired.drain(..).chain(current).collect()
        };
        for link in links {
            link.close(CLOSED);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

impl State {
    /// Puts the current connection aside; the calls that it has accepted end where they are.
    fn retire(&mut self) {
        self.retired.extend(self.current.take());
        self.retired.retain(|link| {
            let is_over = link.is_closed();
            if is_over {
                // Its threads are about to end.
                link.close(CLOSED);
            }
            !is_over
        });
    }
}
