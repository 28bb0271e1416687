//! Headers of frames, between their bytes and prost's messages.

use std::time::Duration;

use prost::Message;

use super::decoder::Broken;
use crate::rpc::v1::{Cancel, CancelReason, GoAway, Hello, MessageHeader, ResponseHeader};

pub(super) fn hello(header: &[u8]) -> Result<Hello, Broken> {
    let hello: Hello = decode(header, "HELLO")?;
    if hello.version == 0 {
        return Err(Broken("HELLO names version 0; the first one is 1".into()));
    }
    Ok(hello)
}

pub(super) fn go_away(header: &[u8]) -> Result<GoAway, Broken> {
    decode(header, "GOAWAY")
}

/// The number of an item in its stream.
pub(super) fn sequence(header: &[u8]) -> Result<u64, Broken> {
    let header: MessageHeader = decode(header, "MESSAGE")?;
    Ok(header.sequence)
}

pub(super) fn response(header: &[u8]) -> Result<ResponseHeader, Broken> {
    decode(header, "RESPONSE")
}

pub(super) fn cancel(reason: CancelReason) -> Vec<u8> {
    Cancel { reason: reason as i32, message: String::new() }.encode_to_vec()
}

/// What a deadline leaves, for the wire: at least 1, so that a time limit never becomes none.
pub(super) fn milliseconds(left: Duration) -> u32 {
    let rounded_up = (left + Duration::from_nanos(999_999)).as_millis();
    u32::try_from(rounded_up).unwrap_or(u32::MAX).max(1)
}

fn decode<M: Message + Default>(header: &[u8], name: &str) -> Result<M, Broken> {
    M::decode(header).map_err(|error| Broken(format!("the header of a {name} frame cannot be read: {error}")))
}
