//! Socket options: what is in the operating system's buffers has lost its turn, so little goes there.

use std::io;
use std::net::TcpStream;

/// Unsent bytes that the socket takes ahead.
#[cfg(target_os = "linux")]
const UNSENT_BYTES: libc::c_int = 16 << 10;
/// The window that the client offers.
#[cfg(target_os = "linux")]
const WINDOW_BYTES: libc::c_int = 256 << 10;

#[cfg(target_os = "linux")]
pub(crate) fn tune(socket: &TcpStream) -> io::Result<()> {
    socket.set_nodelay(true)?;
    set(socket, libc::TCP_NOTSENT_LOWAT, UNSENT_BYTES)?;
    set(socket, libc::TCP_WINDOW_CLAMP, WINDOW_BYTES)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn tune(socket: &TcpStream) -> io::Result<()> {
    socket.set_nodelay(true)
}

/// The standard library and socket2 have no names for these options.
#[cfg(target_os = "linux")]
fn set(socket: &TcpStream, option: libc::c_int, value: libc::c_int) -> io::Result<()> {
    use std::os::unix::io::AsRawFd;

    let size = std::mem::size_of_val(&value) as libc::socklen_t;
    let pointer = std::ptr::addr_of!(value).cast();
    // SAFETY: the descriptor is open for as long as `socket` is borrowed, and the pointer is to `size` bytes that live through the call.
    let status = unsafe { libc::setsockopt(socket.as_raw_fd(), libc::IPPROTO_TCP, option, pointer, size) };
    if status == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}
