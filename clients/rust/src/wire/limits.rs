//! What a client bounds, and by how much.

use std::time::Duration;

/// What a client bounds: the defaults are those of Protos/WIRE.md.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Largest reply or item, in bytes: 64 MiB.
    pub message_bytes: usize,
    /// TCP and TLS must be connected within this time: 10 s.
    pub connect: Duration,
    /// The server's HELLO must be there within this time: 5 s.
    pub hello: Duration,
    /// A connection on which nothing arrived for this long is pinged, and given up after as long again: 150 s.
    pub idle: Duration,
    /// A server that takes no byte of what waits for it is given up after this time: 30 s.
    pub write_stall: Duration,
    /// Items of streams that wait to be taken, in bytes: past it the connection is not read, so that the server pauses. 8 MiB.
    pub unread_bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            message_bytes: MESSAGE_BYTES,
            connect: Duration::from_secs(10),
            hello: Duration::from_secs(5),
            idle: Duration::from_secs(150),
            write_stall: Duration::from_secs(30),
            unread_bytes: 8 << 20,
        }
    }
}

/// Largest value of a frame's length field.
pub(crate) const FRAME_BYTES: usize = 1 << 20;
/// A body longer than this is sent in several frames.
pub(crate) const FRAGMENT_BYTES: usize = 256 << 10;
/// Messages up to this size are written before the fragments of larger ones.
pub(crate) const SMALL_BYTES: usize = 16 << 10;
pub(crate) const MESSAGE_BYTES: usize = 64 << 20;
pub(crate) const HEADER_BYTES: usize = 16 << 10;
pub(crate) const METADATA_ENTRIES: usize = 64;
pub(crate) const CALLS_IN_FLIGHT: usize = 256;
pub(crate) const PING_BYTES: usize = 64;
