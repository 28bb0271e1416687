//! What stubs tell the runtime, and what they give their callers.

use std::fmt;
use std::iter::FusedIterator;
use std::marker::PhantomData;
use std::ops::Deref;

use prost::bytes::Bytes;
use prost::Message;

use crate::channel::RawStream;
use crate::errors::{Error, Metadata, Result};

/// When a call whose fate is unknown may be sent again.
pub(crate) enum Idempotency<Request> {
    /// Only where the caller says so.
    #[allow(dead_code)] // Every method of today's schema says more.
    Unknown,
    /// Where the request's key is filled.
    ByKey(fn(&Request) -> bool),
    /// A second time changes nothing more.
    Always,
    /// It changes nothing.
    NoSideEffects,
}

/// One method of a service, as its stub describes it.
pub(crate) struct Method<Request, Reply> {
    /// Name on the wire: "retouch.v1.EditService/Edit".
    pub(crate) name: &'static str,
    /// Replies may hold pictures.
    pub(crate) bulky: bool,
    pub(crate) idempotency: Idempotency<Request>,
    /// False for an item of a kind that a newer server has: a stream skips it.
    pub(crate) is_known: fn(&Reply) -> bool,
}

impl<Request, Reply> Method<Request, Reply> {
    pub(crate) fn may_be_done_twice(&self, request: &Request) -> bool {
        match &self.idempotency {
            Idempotency::Unknown => false,
            Idempotency::ByKey(is_filled) => is_filled(request),
            Idempotency::Always | Idempotency::NoSideEffects => true,
        }
    }
}

/// The answer of a unary call; it stands for its message.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply<T> {
    pub message: T,
    /// What the server sent beside it.
    pub metadata: Metadata,
    /// How often the call was sent or tried.
    pub attempts: u32,
}

impl<T> Reply<T> {
    /// The message alone.
    pub fn into_message(self) -> T {
        self.message
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.message
    }
}

/// The items of a call, in order, each as soon as it is there. After an error, which is the last item, and after the end there is nothing more.
///
/// Dropping it before its end gives the call up: the server stops.
pub struct Stream<T> {
    raw: RawStream,
    is_known: fn(&T) -> bool,
    kind: PhantomData<fn() -> T>,
}

impl<T: Message + Default> Stream<T> {
    pub(crate) fn new(raw: RawStream, is_known: fn(&T) -> bool) -> Stream<T> {
        Stream { raw, is_known, kind: PhantomData }
    }

    /// What the server sent beside the end; empty before it.
    pub fn metadata(&self) -> &[(String, String)] {
        self.raw.metadata()
    }

    /// How often the call was sent or tried.
    pub fn attempts(&self) -> u32 {
        self.raw.attempts()
    }
}

impl<T: Message + Default> Iterator for Stream<T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        loop {
            let item = match self.raw.next()? {
                Ok(bytes) => match T::decode(bytes) {
                    Ok(item) => item,
                    Err(error) => return Some(Err(self.raw.fail(Error::unreadable(&error)))),
                },
                Err(error) => return Some(Err(error)),
            };
            if (self.is_known)(&item) {
                return Some(Ok(item));
            }
        }
    }
}

impl<T: Message + Default> FusedIterator for Stream<T> {}

impl<T> fmt::Debug for Stream<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Stream").field("attempts", &self.raw.attempts()).finish_non_exhaustive()
    }
}

/// The reply of a call by name.
pub type RawReply = Reply<Bytes>;
