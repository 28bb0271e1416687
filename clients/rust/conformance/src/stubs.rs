//! Calls by the generated stubs, and messages by their names.

use prost::bytes::Bytes;
use prost::{DecodeError, Message};
use retouch::rpc::v1 as rpc;
use retouch::v1;
use retouch::{CallOptions, CancelToken, Client, Reply, Result, Stream};

use crate::messages::{Call, CallOutcome};
use crate::{item, read, Ended};

/// Carries a call out with the generated stub of its method; `None` where there is none.
pub(crate) fn call(
    client: &Client,
    call: &Call,
    body: Bytes,
    options: &CallOptions,
    token: &CancelToken,
    handed: &mut dyn FnMut(),
    outcome: &mut CallOutcome,
) -> Option<Ended> {
    let edit = client.edit();
    Some(match call.method.as_str() {
        "retouch.v1.HealthService/Check" => unary(body, |request| client.health().check(request, options), outcome),
        "retouch.v1.DescribeService/Describe" => {
            unary(body, |request| client.describe().describe(request, options), outcome)
        }
        "retouch.v1.SuggestionService/SuggestNext" => {
            unary(body, |request| client.suggestion().suggest_next(request, options), outcome)
        }
        "retouch.v1.EditService/PlanEdit" => unary(body, |request| edit.plan_edit(request, options), outcome),
        "retouch.v1.EditService/Edit" => {
            stream(body, |request| edit.edit(request, options), call, token, handed, outcome)
        }
        "retouch.v1.EditService/ChangeBackground" => {
            stream(body, |request| edit.change_background(request, options), call, token, handed, outcome)
        }
        _ => return None,
    })
}

fn unary<Q: Message + Default, P: Message>(
    body: Bytes,
    method: impl Fn(&Q) -> Result<Reply<P>>,
    outcome: &mut CallOutcome,
) -> Ended {
    match method(&Q::decode(body).expect("the case's request can be read")) {
        Err(error) => Ended::failed(error),
        Ok(reply) => {
            outcome.items.push(item(&reply.message.encode_to_vec()));
            Ended { error: None, has_let_go: false, metadata: reply.metadata, attempts: reply.attempts }
        }
    }
}

fn stream<Q: Message + Default, P: Message + Default>(
    body: Bytes,
    method: impl Fn(&Q) -> Result<Stream<P>>,
    call: &Call,
    token: &CancelToken,
    handed: &mut dyn FnMut(),
    outcome: &mut CallOutcome,
) -> Ended {
    match method(&Q::decode(body).expect("the case's request can be read")) {
        Err(error) => Ended::failed(error),
        Ok(mut stream) => {
            handed();
            let mut ended =
                read(call, token, outcome, || stream.next().map(|item| item.map(|item| item.encode_to_vec())));
            ended.metadata = stream.metadata().to_vec();
            ended.attempts = stream.attempts();
            ended
        }
    }
}

fn again<M: Message + Default>(data: Bytes) -> std::result::Result<Vec<u8>, DecodeError> {
    M::decode(data).map(|message| message.encode_to_vec())
}

/// Reads a message and writes it again; `None` where there is no such type.
pub(crate) fn recode(name: &str, data: Bytes) -> Option<std::result::Result<Vec<u8>, DecodeError>> {
    Some(match name {
        "retouch.v1.ChangeBackgroundRequest" => again::<v1::ChangeBackgroundRequest>(data),
        "retouch.v1.DescribeRequest" => again::<v1::DescribeRequest>(data),
        "retouch.v1.DescribeResponse" => again::<v1::DescribeResponse>(data),
        "retouch.v1.EditEvent" => again::<v1::EditEvent>(data),
        "retouch.v1.EditRequest" => again::<v1::EditRequest>(data),
        "retouch.v1.HealthCheckRequest" => again::<v1::HealthCheckRequest>(data),
        "retouch.v1.HealthCheckResponse" => again::<v1::HealthCheckResponse>(data),
        "retouch.v1.PlanEditRequest" => again::<v1::PlanEditRequest>(data),
        "retouch.v1.PlanEditResponse" => again::<v1::PlanEditResponse>(data),
        "retouch.v1.SuggestNextRequest" => again::<v1::SuggestNextRequest>(data),
        "retouch.v1.SuggestNextResponse" => again::<v1::SuggestNextResponse>(data),
        "retouch.rpc.v1.Hello" => again::<rpc::Hello>(data),
        "retouch.rpc.v1.RequestHeader" => again::<rpc::RequestHeader>(data),
        "retouch.rpc.v1.MessageHeader" => again::<rpc::MessageHeader>(data),
        "retouch.rpc.v1.ResponseHeader" => again::<rpc::ResponseHeader>(data),
        "retouch.rpc.v1.Cancel" => again::<rpc::Cancel>(data),
        "retouch.rpc.v1.GoAway" => again::<rpc::GoAway>(data),
        _ => return None,
    })
}
