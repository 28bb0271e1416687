//! The client for callers that block.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use prost::bytes::Bytes;
use prost::Message;

use crate::channel::{after, Channel, Pending, RawStream};
use crate::errors::{Error, Result};
use crate::method::{Method, RawReply, Reply, Stream};
use crate::options::{CallOptions, Options};
use crate::rpc::v1::{GoAway, Hello};
use crate::transport::link::lock;

/// A Retouch server: one method for each service, such as `client.edit().plan_edit(&request, &CallOptions::default())`.
///
/// It connects when the first call needs it and again after a break. Clones are the same client; any thread may use it. `close`, or
/// dropping the last clone (and the last stream), ends its sockets and threads.
#[derive(Clone)]
pub struct Client {
    channel: Arc<Channel>,
}

impl Client {
    /// Reads the settings; connects later. `address` is "HOST:PORT".
    ///
    /// # Errors
    ///
    /// InputValidationError where the address, a setting or a file of TLS is wrong.
    pub fn new(address: &str, options: Options) -> Result<Client> {
        Ok(Client { channel: Arc::new(Channel::new(address, options)?) })
    }

    /// Connects for small calls, if it is not connected, and returns what the server said of itself.
    ///
    /// # Errors
    ///
    /// Unavailable when nobody answers or the server refuses, DeadlineExceeded after `timeout`.
    pub fn connect(&self, timeout: Duration) -> Result<Hello> {
        self.channel.connect(after(timeout))?;
        Ok(self.server().unwrap_or_default())
    }

    /// How long the server takes to answer a PING.
    pub fn ping(&self, options: &CallOptions) -> Result<Duration> {
        let start = Instant::now();
        self.channel.ping(options)?;
        Ok(start.elapsed())
    }

    /// A unary call by name: `method` is "retouch.v1.HealthService/Check", `body` an encoded request.
    pub fn call_by_name(&self, method: &str, body: impl Into<Bytes>, options: &CallOptions) -> Result<RawReply> {
        self.begin_by_name(method, body, options)?.wait()
    }

    /// Begins a unary call by name: when it returns, the request is in line behind those that were begun before.
    ///
    /// # Errors
    ///
    /// Only for what is wrong with the options; all else is told by [`Pending::wait`].
    pub fn begin_by_name(&self, method: &str, body: impl Into<Bytes>, options: &CallOptions) -> Result<Pending> {
        let work = self.channel.work(method, body.into(), false, false, false, options)?;
        Ok(Pending::new(&self.channel, work))
    }

    /// A call by name whose answer is a stream.
    ///
    /// # Errors
    ///
    /// Only for what is wrong with the options; all else is an item of the stream.
    pub fn stream_by_name(&self, method: &str, body: impl Into<Bytes>, options: &CallOptions) -> Result<RawStream> {
        let work = self.channel.work(method, body.into(), true, true, false, options)?;
        Ok(RawStream::new(&self.channel, work))
    }

    /// The server's HELLO on the latest connection; `None` before there was one.
    pub fn server(&self) -> Option<Hello> {
        lock(&self.channel.seen).server.clone()
    }

    /// The latest GOAWAY; `None` without one.
    pub fn last_go_away(&self) -> Option<GoAway> {
        lock(&self.channel.seen).leaving.clone()
    }

    /// Connections that reached the server's HELLO.
    pub fn connections(&self) -> usize {
        lock(&self.channel.seen).connections
    }

    /// Calls that the server has not answered, those that were given up included.
    pub fn calls_in_flight(&self) -> usize {
        self.channel.in_flight()
    }

    /// Ends the connections: calls in flight fail with Unavailable, and no socket or thread is left when it returns.
    pub fn close(&self) {
        self.channel.close();
    }

    /// What stubs of unary methods call.
    pub(crate) fn unary<Q: Message, P: Message + Default>(
        &self,
        method: &Method<Q, P>,
        request: &Q,
        options: &CallOptions,
    ) -> Result<Reply<P>> {
        let body = Bytes::from(request.encode_to_vec());
        let may_be_done_twice = method.may_be_done_twice(request);
        let work = self.channel.work(method.name, body, false, method.bulky, may_be_done_twice, options)?;
        let reply = Pending::new(&self.channel, work).wait()?;
        let attempts = reply.attempts;
        // Fields of bytes are slices of the reply.
        let message = P::decode(reply.message).map_err(|error| Error::unreadable(&error).with_attempts(attempts))?;
        Ok(Reply { message, metadata: reply.metadata, attempts })
    }

    /// What stubs of streaming methods call.
    pub(crate) fn open<Q: Message, P: Message + Default>(
        &self,
        method: &Method<Q, P>,
        request: &Q,
        options: &CallOptions,
    ) -> Result<Stream<P>> {
        let body = Bytes::from(request.encode_to_vec());
        let may_be_done_twice = method.may_be_done_twice(request);
        let work = self.channel.work(method.name, body, true, method.bulky, may_be_done_twice, options)?;
        Ok(Stream::new(RawStream::new(&self.channel, work), method.is_known))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client").field("connections", &self.connections()).finish_non_exhaustive()
    }
}
