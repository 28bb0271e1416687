//! What a link's threads and callers share under its lock, and how bytes pass between the state machine and the socket.

use std::collections::HashMap;
use std::sync::{Arc, Condvar};
use std::time::Instant;

use prost::bytes::Bytes;

use crate::transport::tls::TlsEnd;
use crate::wire::connection::Connection;
use crate::wire::outbox::Batch;

/// The state machine and what its threads and callers leave for each other.
pub(super) struct Core {
    pub(super) wire: Connection,
    pub(super) tls: Option<TlsEnd>,
    /// Callers that wait, by call.
    pub(super) callers: HashMap<u32, Arc<Condvar>>,
    /// Bytes for the socket that go before everything else: what it did not take of a caller's own write.
    pub(super) rest: Vec<u8>,
    /// The writer has nothing to do: a caller may write.
    pub(super) is_writer_idle: bool,
    /// Until when it waits.
    pub(super) writer_until: Option<Instant>,
    pub(super) is_reader_held: bool,
    pub(super) is_shut: bool,
}

impl Core {
    pub(super) fn new(wire: Connection, tls: Option<TlsEnd>) -> Core {
        Core {
            wire,
            tls,
            callers: HashMap::new(),
            rest: Vec::new(),
            is_writer_idle: false,
            writer_until: None,
            is_reader_held: false,
            is_shut: false,
        }
    }

    pub(super) fn has_bytes(&self) -> bool {
        !self.rest.is_empty() || self.tls.as_ref().map_or(false, TlsEnd::has_outgoing)
    }

    pub(super) fn has_work(&self) -> bool {
        self.has_bytes() || !self.wire.outbox.is_empty()
    }

    /// Whether something is due before the writer looks at the clock by itself.
    pub(super) fn is_due_earlier(&self) -> bool {
        match (self.wire.wake_at(), self.writer_until) {
            (Some(moment), Some(until)) => moment < until,
            (Some(_), None) => true,
            (None, _) => false,
        }
    }

    /// Bytes for the socket, in their order.
    pub(super) fn take_bytes(&mut self) -> Vec<u8> {
        let mut bytes = std::mem::take(&mut self.rest);
        if let Some(tls) = &mut self.tls {
            bytes.append(&mut tls.take());
        }
        bytes
    }

    /// The batch as it goes to the socket.
    pub(super) fn seal(&mut self, batch: Batch) -> Result<Batch, String> {
        match &mut self.tls {
            None => Ok(batch),
            Some(tls) => {
                tls.seal(&batch.frames)?;
                tls.seal(&batch.body)?;
                Ok(Batch { frames: tls.take(), body: Bytes::new() })
            }
        }
    }

    pub(super) fn receive(&mut self, data: &[u8], plain: &mut Vec<u8>) {
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
