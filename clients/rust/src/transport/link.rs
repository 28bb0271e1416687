//! One connection: its socket, a thread that reads, and one that writes and keeps time. A caller writes a small request itself where
//! nothing else waits, so that a call costs one wake-up and not two.

use std::collections::HashMap;
use std::io::{ErrorKind, IoSlice, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use prost::bytes::Bytes;
use socket2::SockRef;

use super::dial::{dial, Abort};
use super::tls::{TlsContext, TlsEnd};
use super::words::words;
use crate::address::Address;
use crate::errors::{Error, Processed};
use crate::rpc::v1::{CancelReason, GoAway, Hello, RequestHeader};
use crate::wire::connection::{Answer, Connection, Next, Refusal};
use crate::wire::limits::Limits;
use crate::wire::outbox::Batch;

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

struct Core {
    wire: Connection,
    tls: Option<TlsEnd>,
    /// Callers that wait, by call.
    callers: HashMap<u32, Arc<Condvar>>,
    /// Bytes for the socket that go before everything else: what it did not take of a caller's own write.
    rest: Vec<u8>,
    /// The writer has nothing to do: a caller may write.
    is_writer_idle: bool,
    /// Until when it waits.
    writer_until: Option<Instant>,
    is_reader_held: bool,
    is_shut: bool,
}

/// A call on a link, until it is dropped.
pub(crate) struct Call {
    link: Arc<Link>,
    id: u32,
    deadline: Option<Instant>,
    changed: Arc<Condvar>,
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
        let core = Core {
            wire: Connection::new(limits.clone(), hello, Instant::now()),
            tls,
            callers: HashMap::new(),
            rest: Vec::new(),
            is_writer_idle: false,
            writer_until: None,
            is_reader_held: false,
            is_shut: false,
        };
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
        Ok(Call { link: self.clone(), id, deadline, changed })
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

    // ---- Writing

    /// Writes what waits in the caller's thread, where the writer has nothing to do and the socket takes it at once.
    fn write_here(&self, core: &mut Core) {
        if !core.is_writer_idle || core.has_bytes() {
            return;
        }
        let batch = match core.wire.outbox.next(Vec::new()) {
            Some(batch) => batch,
            None => return,
        };
        let frames = match core.seal(batch) {
            // A fragment of a large request is the writer's.
            Ok(batch) if !batch.body.is_empty() => {
                core.rest = batch.frames;
                core.rest.extend_from_slice(&batch.body);
                return;
            }
            Ok(batch) => batch.frames,
            Err(text) => return core.wire.lost(&text),
        };
        match SockRef::from(&self.socket).send_with_flags(&frames, libc::MSG_DONTWAIT | libc::MSG_NOSIGNAL) {
            Ok(count) => core.rest.extend_from_slice(&frames[count..]),
            // Whatever is wrong with the socket, the writer learns it too.
            Err(_) => core.rest = frames,
        }
    }

    /// The writer's thread: it also keeps the connection's time.
    fn write(&self) {
        let mut spare = Vec::new();
        while let Some(batch) = self.next_batch(&mut spare) {
            if let Err(text) = self.push(&batch) {
                let mut core = self.core();
                core.wire.lost(&text);
                self.settle(&mut core);
                return;
            }
            if batch.frames.capacity() <= READ_BYTES {
                spare = batch.frames;
            }
        }
    }

    /// Waits for something to write; `None` at the end.
    fn next_batch(&self, spare: &mut Vec<u8>) -> Option<Batch> {
        let mut core = self.core();
        loop {
            let now = Instant::now();
            core.wire.wrote();
            if core.wire.wake_at().map_or(false, |moment| now >= moment) {
                core.wire.wake(now);
                self.settle(&mut core);
            }
            if core.wire.closed.is_some() {
                return None;
            }
            if core.has_bytes() {
                return Some(Batch { frames: core.take_bytes(), body: Bytes::new() });
            }
            if let Some(batch) = core.wire.outbox.next(std::mem::take(spare)) {
                match core.seal(batch) {
                    Ok(batch) => return Some(batch),
                    Err(text) => {
                        core.wire.lost(&text);
                        self.settle(&mut core);
                        return None;
                    }
                }
            }
            core.is_writer_idle = true;
            core.writer_until = core.wire.wake_at();
            let left = core.writer_until.map(|moment| moment.saturating_duration_since(now));
            core = wait(&self.work, core, left);
            core.is_writer_idle = false;
        }
    }

    /// Writes a batch; the error is half a sentence.
    fn push(&self, batch: &Batch) -> Result<(), String> {
        let (mut frames, mut body) = (&batch.frames[..], &batch.body[..]);
        let mut since = Instant::now();
        while !frames.is_empty() || !body.is_empty() {
            match (&self.socket).write_vectored(&[IoSlice::new(frames), IoSlice::new(body)]) {
                Ok(count) => {
                    let of_frames = count.min(frames.len());
                    frames = &frames[of_frames..];
                    body = &body[count - of_frames..];
                    since = Instant::now();
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => (),
                Err(error) if error.kind() == ErrorKind::WouldBlock || error.kind() == ErrorKind::TimedOut => {
                    let mut core = self.core();
                    core.wire.wrote();
                    core.wire.blocked(since);
                    let now = Instant::now();
                    if core.wire.wake_at().map_or(false, |moment| now >= moment) {
                        core.wire.wake(now);
                    }
                    self.settle(&mut core);
                    if core.wire.closed.is_some() {
                        return Ok(());
                    }
                }
                Err(error) => return Err(words(&error)),
            }
        }
        Ok(())
    }

    // ---- Reading

    /// The reader's thread.
    fn read(&self) {
        let mut buffer = vec![0; READ_BYTES];
        let mut plain = Vec::new();
        loop {
            let count = match (&self.socket).read(&mut buffer) {
                Ok(count) => Ok(count),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => Err(words(&error)),
            };
            let mut core = self.core();
            match count {
                Ok(0) => core.wire.lost("the server closed the connection"),
                Ok(count) => core.receive(&buffer[..count], &mut plain),
                Err(text) => core.wire.lost(&text),
            }
            if core.wire.leaving.is_some() {
                lock(&self.seen).leaving = core.wire.leaving.clone();
            }
            self.signs.notify_all();
            self.settle(&mut core);
            while core.wire.closed.is_none() && !core.wire.wants_read() {
                core.is_reader_held = true;
                core = wait(&self.room, core, None);
            }
            if core.wire.closed.is_some() {
                return;
            }
        }
    }
}

impl Core {
    fn has_bytes(&self) -> bool {
        !self.rest.is_empty() || self.tls.as_ref().map_or(false, TlsEnd::has_outgoing)
    }

    fn has_work(&self) -> bool {
        self.has_bytes() || !self.wire.outbox.is_empty()
    }

    /// Whether something is due before the writer looks at the clock by itself.
    fn is_due_earlier(&self) -> bool {
        match (self.wire.wake_at(), self.writer_until) {
            (Some(moment), Some(until)) => moment < until,
            (Some(_), None) => true,
            (None, _) => false,
        }
    }

    /// Bytes for the socket, in their order.
    fn take_bytes(&mut self) -> Vec<u8> {
        let mut bytes = std::mem::take(&mut self.rest);
        if let Some(tls) = &mut self.tls {
            bytes.append(&mut tls.take());
        }
        bytes
    }

    /// The batch as it goes to the socket.
    fn seal(&mut self, batch: Batch) -> Result<Batch, String> {
        match &mut self.tls {
            None => Ok(batch),
            Some(tls) => {
                tls.seal(&batch.frames)?;
                tls.seal(&batch.body)?;
                Ok(Batch { frames: tls.take(), body: Bytes::new() })
            }
        }
    }

    fn receive(&mut self, data: &[u8], plain: &mut Vec<u8>) {
        let now = Instant::now();
        let tls = match &mut self.tls {
            None => return self.wire.receive(data, now),
            Some(tls) => tls,
        };
        // A record of TLS has up to 16 KiB.
        plain.resize(16 << 10, 0);
        tls.put(data);
        loop {
            match tls.open(plain) {
                Ok(None) => return,
                Ok(Some(0)) => return self.wire.lost("the server closed the connection"),
                Ok(Some(count)) => self.wire.receive(&plain[..count], now),
                Err(text) => return self.wire.lost(&text),
            }
        }
    }
}

impl Call {
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

/// What came for a caller who waited.
pub(crate) enum NextOf {
    Item(Bytes),
    End(Result<Answer, Error>),
}

impl Drop for Call {
    fn drop(&mut self) {
        let mut core = self.link.core();
        core.wire.release(self.id);
        core.callers.remove(&self.id);
        self.link.settle(&mut core);
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
