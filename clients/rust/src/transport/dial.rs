//! Connecting: names, TCP and TLS, and giving that up.

use std::io;
use std::net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use socket2::{Domain, Protocol, Socket, Type};

use super::tls::{TlsContext, TlsEnd};
use super::tune::tune;
use super::words::words;
use crate::address::Address;

/// A way out of a connection in the making, for another thread.
#[derive(Default)]
pub(crate) struct Abort {
    state: Mutex<AbortState>,
    changed: Condvar,
}

#[derive(Default)]
struct AbortState {
    is_aborted: bool,
    /// What waits for its peer.
    socket: Option<TcpStream>,
}

impl Abort {
    pub(crate) fn abort(&self) {
        let mut state = self.state();
        state.is_aborted = true;
        if let Some(socket) = &state.socket {
            let _ = socket.shutdown(Shutdown::Both);
        }
        self.changed.notify_all();
    }

    pub(crate) fn is_aborted(&self) -> bool {
        self.state().is_aborted
    }

    fn watch(&self, socket: &TcpStream) -> io::Result<()> {
        let mut state = self.state();
        if state.is_aborted {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        state.socket = Some(socket.try_clone()?);
        Ok(())
    }

    fn forget(&self) {
        self.state().socket = None;
    }

    /// Waits; false when it was aborted.
    fn pause(&self, time: Duration) -> bool {
        let state = self.state();
        let waited = self.changed.wait_timeout_while(state, time, |state| !state.is_aborted);
        !waited.unwrap_or_else(|poisoned| poisoned.into_inner()).0.is_aborted
    }

    fn state(&self) -> MutexGuard<'_, AbortState> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// A connected socket, with TLS where it was asked for; the error is half a sentence.
pub(crate) fn dial(
    address: &Address,
    tls: Option<&TlsContext>,
    timeout: Duration,
    abort: &Abort,
) -> Result<(TcpStream, Option<TlsEnd>), String> {
    let end = Instant::now() + timeout;
    let found = (address.host(), address.port()).to_socket_addrs();
    let mut failure = "the name cannot be resolved".to_owned();
    for candidate in found.map_err(|_| failure.clone())? {
        match tcp(candidate, end, abort) {
            Ok(socket) => return shake_hands(socket, address, tls, end, abort),
            Err(error) => failure = words(&error),
        }
        if abort.is_aborted() {
            break;
        }
    }
    Err(failure)
}

/// Connects without blocking and looks after it: a blocking connect could not be given up.
fn tcp(address: SocketAddr, end: Instant, abort: &Abort) -> io::Result<TcpStream> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_nonblocking(true)?;
    if let Err(error) = socket.connect(&address.into()) {
        // On its way: what comes of it is seen below.
        if error.kind() != io::ErrorKind::WouldBlock && error.raw_os_error() != Some(libc::EINPROGRESS) {
            return Err(error);
        }
    }
    let mut pause = Duration::from_micros(100);
    loop {
        if let Some(error) = socket.take_error()? {
            return Err(error);
        }
        if socket.peer_addr().is_ok() {
            break;
        }
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        if !abort.pause(pause.min(left)) {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        pause = (pause * 2).min(Duration::from_millis(10));
    }
    socket.set_nonblocking(false)?;
    let socket = TcpStream::from(socket);
    tune(&socket)?;
    Ok(socket)
}

fn shake_hands(
    socket: TcpStream,
    address: &Address,
    tls: Option<&TlsContext>,
    end: Instant,
    abort: &Abort,
) -> Result<(TcpStream, Option<TlsEnd>), String> {
    let context = match tls {
        None => return Ok((socket, None)),
        Some(context) => context,
    };
    abort.watch(&socket).map_err(|error| words(&error))?;
    let made = context.connect(&mut Timed { socket: &socket, end }, address.host());
    abort.forget();
    let made = made.map_err(|text| format!("no TLS: {text}"))?;
    let unlimited = socket.set_read_timeout(None).and_then(|()| socket.set_write_timeout(None));
    unlimited.map_err(|error| words(&error))?;
    Ok((socket, Some(made)))
}

/// A socket whose every wait ends at a moment.
struct Timed<'a> {
    socket: &'a TcpStream,
    end: Instant,
}

impl Timed<'_> {
    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        Ok(Some(left))
    }
}

impl io::Read for Timed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(self.left()?)?;
        self.socket.read(buffer)
    }
}

impl io::Write for Timed<'_> {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(self.left()?)?;
        self.socket.write(data)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
