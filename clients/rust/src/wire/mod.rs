//! The wire without sockets, threads or clocks: bytes and moments in, calls answered and bytes out. Protos/WIRE.md says what is on it.

pub(crate) mod call;
pub(crate) mod connection;
pub(crate) mod decoder;
pub(crate) mod frame;
mod headers;
pub(crate) mod limits;
pub(crate) mod outbox;
#[cfg(test)]
mod tests;
