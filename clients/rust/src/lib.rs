//! A client of the Retouch image-edit service: typed calls that block, over multiplexed connections of `std` sockets and threads.
//!
//! ```no_run
//! use retouch::v1::{EditInputs, PlanEditRequest};
//! use retouch::{CallOptions, Client, Options};
//!
//! fn main() -> retouch::Result<()> {
//!     let client = Client::new("127.0.0.1:7433", Options::default())?;
//!     let inputs = EditInputs { prompt: "make the dress emerald green".into(), ..Default::default() };
//!     let request = PlanEditRequest { inputs: Some(inputs), ..Default::default() };
//!     let reply = client.edit().plan_edit(&request, &CallOptions::default())?;
//!     println!("{:?}", reply.plan);
//!     Ok(())
//! }
//! ```

#![warn(missing_debug_implementations, rust_2018_idioms, unreachable_pub)]

mod address;
mod channel;
mod client;
mod errors;
mod method;
mod options;
mod retry;
/// Headers of the wire.
pub mod rpc;
mod slot;
mod transport;
pub mod v1;
mod wire;

pub use channel::{Pending, RawStream};
pub use client::Client;
pub use errors::{Code, Error, Metadata, Processed, Reason, Result};
pub(crate) use method::{Idempotency, Method};
pub use method::{RawReply, Reply, Stream};
pub use options::{CallOptions, Options, Retry, Timeout};
/// The runtime of the messages: [`Message`](prost::Message) encodes and decodes them, and their bytes are [`Bytes`](prost::bytes::Bytes).
pub use prost;
pub use transport::cancel::CancelToken;
pub use transport::tls::Tls;
pub use wire::limits::Limits;
