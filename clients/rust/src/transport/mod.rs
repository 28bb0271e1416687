//! Sockets, TLS, threads and timers around the state machine of a connection.

pub(crate) mod cancel;
pub(crate) mod dial;
pub(crate) mod link;
pub(crate) mod tls;
pub(crate) mod tune;
pub(crate) mod words;
