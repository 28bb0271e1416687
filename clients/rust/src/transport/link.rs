//! One connection: its socket, a thread that reads, and one that writes and keeps time. A caller writes a small request itself where
//! nothing else waits, so that a call costs one wake-up and not two.

mod call;
mod reader;
mod state;
mod writer;

use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use prost::bytes::Bytes;

use self::state::Core;
use super::dial::{dial, Abort};
use super::tls::TlsContext;
use super::words::words;
use crate::address::Address;
use crate::errors::{Error, Processed};
use crate::rpc::v1::{GoAway, Hello, RequestHeader};
use crate::wire::connection::{Connection, Refusal};
use crate::wire::limits::Limits;

pub(crate) use self::call::{Call, NextOf};

const READ_BYTES: usize = 128 << 10;
/// How long a write waits for the socket before the clock is looked at.
const WRITE_SLICE: Duration = Duration::from_millis(100);

/// One connection after both HELLOs. It is closed by `close`, which waits for its threads.
pub(crate) struct Link {
    core: Mutex<Core>,
    /// The writer waits here for work and for moments, the reader for callers that take items, others for HELLO and PONG.
    work: Condvar,
    room: Condvar,
    signs: Condvar,
    socket: TcpStream,
    threads: Mutex<Vec<JoinHandle<()>>>,
    seen: Arc<Mutex<Seen>>,
}

/// What the server said of itself on the connections of a client.
#[derive(Default)]
pub(crate) struct Seen {
    /// Connections that reached the server's HELLO, and the latest of those.
    pub(crate) connections: usize,
    pub(crate) server: Option<Hello>,
    /// The latest GOAWAY.
    pub(crate) leaving: Option<GoAway>,
}

impl Link {
    /// Connects, says HELLO and hears the server's.
    pub(crate) fn connect(
        address: &Address,
        tls: Option<&TlsContext>,
        limits: &Limits,
        hello: &Hello,
        abort: &Abort,
        seen: &Arc<Mutex<Seen>>,
    ) -> Result<Arc<Link>, Error> {
        let failed =
            |text: String| Error::unavailable(format!("cannot connect to {address}: {text}"), Processed::NotStarted);
        let (socket, tls) = dial(address, tls, limits.connect, abort).map_err(failed)?;
        socket.set_write_timeout(Some(WRITE_SLICE)).map_err(|error| failed(words(&error)))?;
        let core = Core::new(Connection::new(limits.clone(), hello, Instant::now()), tls);
        let link = Arc::new(Link {
            core: Mutex::new(core),
            work: Condvar::new(),
            room: Condvar::new(),
            signs: Condvar::new(),
            socket,
            threads: Mutex::new(Vec::new()),
            seen: seen.clone(),
        });
        let start = |name: &str, run: fn(&Link)| {
            let link = link.clone();
            thread::Builder::new().name(name.into()).spawn(move || run(&link))
        };
        for (name, run) in [("retouch-reader", Link::read as fn(&Link)), ("retouch-writer", Link::write)] {
            match start(name, run) {
                Ok(thread) => link.threads().push(thread),
                Err(error) => {
                    link.close("no thread can be started");
                    return Err(failed(format!("no thread can be started: {}", words(&error))));
                }
            }
        }
        match link.wait_for_hello(abort) {
            None => {
                let mut seen = lock(seen);
                seen.connections += 1;
                seen.server = link.core().wire.server.clone();
                drop(seen);
                Ok(link)
            }
            Some(error) => {
                link.close("no HELLO");
                let text = format!("cannot connect to {address}: {}", error.message());
                Err(Error::unavailable(text, Processed::NotStarted).after(error.retry_after()))
            }
        }
    }

    fn wait_for_hello(&self, abort: &Abort) -> Option<Error> {
        let mut core = self.core();
        loop {
            if core.wire.closed.is_some() {
                return core.wire.closed.clone();
            }
            if core.wire.server.is_some() {
                return None;
            }
            if abort.is_aborted() {
                core.wire.lost("the client was closed");
                self.settle(&mut core);
                continue;
            }
            // The abort has no way to this condition: look at it now and then.
            core = wait(&self.signs, core, Some(Duration::from_millis(20)));
        }
    }

    // ---- What callers do

    pub(crate) fn is_usable(&self) -> bool {
        self.core().wire.is_usable()
    }

    /// Streams that nobody reads keep it from being read.
    pub(crate) fn is_held_back(&self) -> bool {
        !self.core().wire.wants_read()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.core().wire.closed.is_some()
    }

    pub(crate) fn in_flight(&self) -> usize {
        self.core().wire.in_flight()
    }

    /// Begins a call: when it returns, the request is in line behind those before it.
    pub(crate) fn open(
        self: &Arc<Link>,
        header: &mut RequestHeader,
        body: Bytes,
        streams: bool,
        deadline: Option<Instant>,
    ) -> Result<Call, Refusal> {
        let mut core = self.core();
        let id = core.wire.open(header, body, streams, deadline, Instant::now())?;
        let changed = Arc::new(Condvar::new());
        core.callers.insert(id, changed.clone());
        self.write_here(&mut core);
        self.settle(&mut core);
        drop(core);
        Ok(Call::new(self.clone(), id, deadline, changed))
    }

    /// Waits for a sign of life.
    pub(crate) fn ping(&self, deadline: Option<Instant>, is_cancelled: &dyn Fn() -> bool) -> Result<(), Error> {
        let mut core = self.core();
        let number = core.wire.ping();
        self.settle(&mut core);
        loop {
            if core.wire.pongs() >= number {
                return Ok(());
            }
            if let Some(error) = &core.wire.closed {
                return Err(error.clone());
            }
            if is_cancelled() {
                return Err(Error::cancelled(Processed::Maybe));
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left == Some(Duration::ZERO) {
                return Err(Error::deadline(Processed::Maybe));
            }
            core = wait(&self.signs, core, left);
        }
    }

    /// Wakes those who wait in `ping`.
    pub(crate) fn stir(&self) {
        let _core = self.core();
        self.signs.notify_all();
    }

    /// Ends the connection and waits until nothing of it is left. Not for its own threads.
    pub(crate) fn close(&self, text: &str) {
        {
            let mut core = self.core();
            core.wire.lost(text);
            self.settle(&mut core);
        }
        let threads = std::mem::take(&mut *self.threads());
        for thread in threads {
            let _ = thread.join();
        }
    }

    fn core(&self) -> MutexGuard<'_, Core> {
        lock(&self.core)
    }

    fn threads(&self) -> MutexGuard<'_, Vec<JoinHandle<()>>> {
        lock(&self.threads)
    }

    /// After every change of the state machine: wakes whom it concerns.
    fn settle(&self, core: &mut Core) {
        for id in core.wire.take_changed() {
            if let Some(caller) = core.callers.get(&id) {
                caller.notify_all();
            }
        }
        if core.wire.closed.is_some() {
            if !core.is_shut {
                core.is_shut = true;
                let _ = self.socket.shutdown(Shutdown::Both);
                self.work.notify_all();
                self.room.notify_all();
                self.signs.notify_all();
            }
        } else {
            if core.is_reader_held && core.wire.wants_read() {
                core.is_reader_held = false;
                core.wire.reads_again(Instant::now());
                self.room.notify_all();
            }
            if core.is_writer_idle && (core.has_work() || core.is_due_earlier()) {
                core.is_writer_idle = false;
                self.work.notify_one();
            }
        }
    }
}

/// A panic of another thread leaves the state as it was: nothing here is changed by halves.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn wait<'a>(condition: &Condvar, core: MutexGuard<'a, Core>, left: Option<Duration>) -> MutexGuard<'a, Core> {
    match left {
        None => condition.wait(core).unwrap_or_else(|poisoned| poisoned.into_inner()),
        Some(left) => condition.wait_timeout(core, left).unwrap_or_else(|poisoned| poisoned.into_inner()).0,
    }
}
