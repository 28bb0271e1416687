//! Frames: the 12 bytes in front of everything.

use std::fmt;

/// The message's body goes on in a later frame.
pub(crate) const MORE: u8 = 0x01;
/// A reader that does not know the type skips the frame.
pub(crate) const IGNORABLE: u8 = 0x80;
/// Bytes of a frame before its header.
pub(crate) const HEAD_BYTES: usize = 12;
/// Those of them that the length counts.
pub(crate) const COUNTED_BYTES: usize = 8;
/// Whatever the limits, byte 0 of a frame is zero.
pub(crate) const LARGEST_LENGTH: usize = 0xFF_FFFF;

/// A frame's type, as Protos/WIRE.md numbers them; others are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Kind(pub(crate) u8);

impl Kind {
    pub(crate) const HELLO: Kind = Kind(0);
    pub(crate) const REQUEST: Kind = Kind(1);
    pub(crate) const MESSAGE: Kind = Kind(2);
    pub(crate) const RESPONSE: Kind = Kind(3);
    pub(crate) const CANCEL: Kind = Kind(4);
    pub(crate) const PING: Kind = Kind(5);
    pub(crate) const PONG: Kind = Kind(6);
    pub(crate) const GOAWAY: Kind = Kind(7);

    pub(crate) fn is_known(self) -> bool {
        self.0 <= Kind::GOAWAY.0
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        const NAMES: [&str; 8] = ["HELLO", "REQUEST", "MESSAGE", "RESPONSE", "CANCEL", "PING", "PONG", "GOAWAY"];
        match NAMES.get(usize::from(self.0)) {
            Some(name) => out.write_str(name),
            None => write!(out, "type {}", self.0),
        }
    }
}

/// The fixed part of a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Head {
    pub(crate) kind: Kind,
    pub(crate) flags: u8,
    pub(crate) header: usize,
    pub(crate) body: usize,
    pub(crate) call: u32,
}

impl Head {
    pub(crate) fn write(self, out: &mut Vec<u8>) {
        let length = (COUNTED_BYTES + self.header + self.body) as u32;
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(&[self.kind.0, self.flags]);
        out.extend_from_slice(&(self.header as u16).to_be_bytes());
        out.extend_from_slice(&self.call.to_be_bytes());
    }
}

/// One whole frame, behind what `out` has.
pub(crate) fn write_frame(out: &mut Vec<u8>, kind: Kind, flags: u8, call: u32, header: &[u8], body: &[u8]) {
    Head { kind, flags, header: header.len(), body: body.len(), call }.write(out);
    out.extend_from_slice(header);
    out.extend_from_slice(body);
}
