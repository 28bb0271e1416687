//! The reading half of a link: its thread.

use std::io::{ErrorKind, Read};

use super::{lock, wait, Link, READ_BYTES};
use crate::transport::words::words;

impl Link {
    /// The reader's thread.
    pub(super) fn read(&self) {
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
