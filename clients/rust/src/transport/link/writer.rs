//! The writing half of a link: its thread, which also keeps the connection's time, and callers that write a small request themselves.

use std::io::{ErrorKind, IoSlice, Write};
use std::time::Instant;

use prost::bytes::Bytes;
use socket2::SockRef;

use super::state::Core;
use super::{wait, Link, READ_BYTES};
use crate::transport::words::words;
use crate::wire::outbox::Batch;

impl Link {
    /// Writes what waits in the caller's thread, where the writer has nothing to do and the socket takes it at once.
    pub(super) fn write_here(&self, core: &mut Core) {
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
    pub(super) fn write(&self) {
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
}
