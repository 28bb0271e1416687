//! How a client and one call are set up.

use std::fmt;
use std::time::Duration;

use crate::errors::Metadata;
use crate::transport::cancel::CancelToken;
use crate::transport::tls::Tls;
use crate::wire::limits::Limits;

/// How a client is set up. The default is one over plain TCP, without a credential, that never sends a call again.
#[derive(Clone)]
pub struct Options {
    /// TLS 1.3; `None`: plain TCP.
    pub tls: Option<Tls>,
    /// Proves who calls. It is sent once on each connection, in HELLO; empty: none.
    pub credential: String,
    /// The program and its version, for the server's log.
    pub agent: String,
    /// Of the stubs that are used, for HELLO.
    pub schema_hash: u64,
    /// For calls that bring no time limit of their own; `None`: as long as it takes. 120 s.
    pub timeout: Option<Duration>,
    /// When failed calls are sent again.
    pub retry: Retry,
    pub limits: Limits,
    /// Two: one for small calls, one for pictures and streams, so that the former do not wait behind the latter. Or one.
    pub connections: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            tls: None,
            credential: String::new(),
            agent: concat!("retouch-rust/", env!("CARGO_PKG_VERSION")).into(),
            schema_hash: crate::v1::SCHEMA_HASH,
            timeout: Some(Duration::from_secs(120)),
            retry: Retry::default(),
            limits: Limits::default(),
            connections: 2,
        }
    }
}

/// Without the credential: it belongs in no log.
impl fmt::Debug for Options {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Options")
            .field("tls", &self.tls)
            .field("has_credential", &!self.credential.is_empty())
            .field("agent", &self.agent)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("limits", &self.limits)
            .field("connections", &self.connections)
            .finish()
    }
}

/// When a failed call is sent again, within what Protos/WIRE.md allows: what was never started, what the server says left nothing
/// behind, and what may happen twice.
#[derive(Clone, Debug)]
pub struct Retry {
    /// Times that one call is sent, the first one included; 1: never again.
    pub attempts: u32,
    /// Before the second attempt; twice as long before each further one, up to 5 s, each time between half of it and all of it.
    pub backoff: Duration,
    /// Repeats that the client may have in hand: each takes one, each call that succeeds gives a tenth of one back.
    pub budget: u32,
}

impl Default for Retry {
    fn default() -> Retry {
        Retry { attempts: 1, backoff: Duration::from_millis(100), budget: 10 }
    }
}

/// How long a call may take, connecting and repeating included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timeout {
    /// As the client's options say.
    #[default]
    OfClient,
    After(Duration),
    Never,
}

/// What one call brings beside its request.
#[derive(Clone, Debug, Default)]
pub struct CallOptions {
    pub timeout: Timeout,
    /// Keys are lower-case ASCII.
    pub metadata: Metadata,
    /// The call may be done twice, so that it may be sent again when nobody knows what became of it.
    pub idempotent: bool,
    /// Gives the call up from another thread.
    pub cancel: Option<CancelToken>,
}

impl CallOptions {
    /// A call that may take so long.
    pub fn within(time: Duration) -> CallOptions {
        CallOptions { timeout: Timeout::After(time), ..CallOptions::default() }
    }

    /// A call that `token` gives up.
    pub fn with_cancel(token: &CancelToken) -> CallOptions {
        CallOptions { cancel: Some(token.clone()), ..CallOptions::default() }
    }
}
