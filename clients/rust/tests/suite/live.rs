//! The real server: edits, failures by name, limits of time, many callers, restarts.

use std::collections::HashMap;
use std::fs;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use retouch::v1::edit_event::Event;
use retouch::v1::image_input::From as Source;
use retouch::v1::{
    DescribeRequest, EditInputs, EditOptions, EditRequest, GetCreditsRequest, HealthCheckRequest, ImageFormat,
    ImageInput, PlanEditRequest, ServingStatus, SuggestNextRequest, SCHEMA_HASH,
};
use retouch::{CallOptions, CancelToken, Client, Code, Options, Processed, Reason, Retry};

use crate::server::Server;
use crate::support::{eventually, leaving_nothing, root};

fn soon() -> CallOptions {
    CallOptions::within(Duration::from_secs(120))
}

fn picture(bytes: Vec<u8>) -> Option<ImageInput> {
    Some(ImageInput { from: Some(Source::Data(bytes.into())) })
}

fn photo() -> Vec<u8> {
    let path = root().join(".cache/photos/car.jpg");
    fs::read(&path).unwrap_or_else(|_| panic!("{} is missing; scripts/setup fetches it", path.display()))
}

fn edit(prompt: &str, source: Vec<u8>) -> EditRequest {
    let inputs = EditInputs { source: picture(source), prompt: prompt.into(), ..EditInputs::default() };
    EditRequest { inputs: Some(inputs), ..EditRequest::default() }
}

fn plan(prompt: &str) -> PlanEditRequest {
    let inputs = EditInputs { prompt: prompt.into(), ..EditInputs::default() };
    PlanEditRequest { inputs: Some(inputs), ..PlanEditRequest::default() }
}

fn is_serving(client: &Client) -> bool {
    let reply = client.health().check(&HealthCheckRequest::default(), &soon()).expect("a check");
    reply.status == ServingStatus::Serving as i32
}

fn becomes_idle(client: &Client) {
    eventually("nothing computes any more", || {
        client.health().check(&HealthCheckRequest::default(), &soon()).expect("a check").edits_running == 0
    });
}

#[test]
fn what_the_server_is() {
    let server = Server::start(&[]);
    leaving_nothing(|| {
        let client = server.client();
        let hello = client.connect(Duration::from_secs(30)).expect("a server");
        assert!(hello.agent.starts_with("retouchd/"), "{}", hello.agent);
        assert_eq!(hello.schema_hash, SCHEMA_HASH);
        assert!(is_serving(&client));
        let about = client.describe().describe(&DescribeRequest::default(), &soon()).expect("a description");
        assert_eq!(about.schema_hash, SCHEMA_HASH);
        assert!(about.methods.iter().any(|method| method.name == "retouch.v1.EditService/Edit"));
        assert!(client.ping(&soon()).expect("a PONG") < Duration::from_secs(10));
        // A description has bytes: it goes over the connection for bulk.
        assert_eq!(client.connections(), 2);
    });
}

#[test]
fn an_edit_of_a_photograph() {
    let server = Server::start(&[]);
    leaving_nothing(|| {
        let client = server.client();
        let mut request = edit("warmer", photo());
        request.options = Some(EditOptions { output_format: ImageFormat::Jpeg as i32, ..EditOptions::default() });
        let events: Vec<Event> = client
            .edit()
            .edit(&request, &soon())
            .expect("a stream")
            .map(|event| event.expect("an event").event.expect("a known event"))
            .collect();
        assert!(matches!(events.first(), Some(Event::Progress(_))));
        let variation = events.iter().find_map(|event| match event {
            Event::Variation(variation) => Some(variation),
            _ => None,
        });
        let variation = variation.expect("a variation");
        assert!(variation.data.starts_with(b"\xff\xd8"));
        let digest: String = openssl::sha::sha256(&variation.data).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, variation.sha256);
        assert!(matches!(events.last(), Some(Event::Summary(summary)) if summary.engine == "local"));
        // By its id, without sending it again.
        let image = Some(ImageInput { from: Some(Source::ImageId(variation.image_id.clone())) });
        let request = SuggestNextRequest { image };
        let reply = client.suggestion().suggest_next(&request, &soon()).expect("suggestions");
        assert!(!reply.suggestions.is_empty());
        // The picture went over the connection for bulk.
        assert_eq!(client.connections(), 2);
    });
}

#[test]
fn failures_by_name() {
    let server = Server::start(&[]);
    leaving_nothing(|| {
        let client = server.client();
        let mut unreadable = plan("warmer");
        unreadable.inputs.as_mut().expect("inputs").source = picture(b"no picture".to_vec());
        let unknown = Some(ImageInput { from: Some(Source::ImageId("nothing".into())) });
        let unknown = SuggestNextRequest { image: unknown };
        let failures = [
            client.edit().plan_edit(&plan("xyzzy"), &soon()).expect_err("no prompt"),
            client.edit().plan_edit(&unreadable, &soon()).expect_err("no picture"),
            client.suggestion().suggest_next(&unknown, &soon()).expect_err("no such picture"),
            client.suggestion().suggest_next(&SuggestNextRequest::default(), &soon()).expect_err("nothing asked"),
            client.account().get_credits(&GetCreditsRequest::default(), &soon()).expect_err("not served"),
        ];
        let expected = [
            (Reason::PromptNotUnderstood, Code::InvalidArgument, "prompt"),
            (Reason::ImageLoad, Code::InvalidArgument, "input"),
            (Reason::NotFound, Code::NotFound, "input"),
            (Reason::InputValidation, Code::InvalidArgument, "input"),
            (Reason::NotFound, Code::Unimplemented, ""),
        ];
        for (error, (reason, code, stage)) in failures.iter().zip(expected) {
            assert_eq!((error.reason(), error.code(), error.stage()), (reason, code, stage), "{error}");
            assert!(!error.is_retryable() && error.attempts() == 1);
            assert!(!error.to_string().contains("xyzzy"), "{error}");
        }
        let mut stream = client.edit().edit(&EditRequest::default(), &soon()).expect("a stream");
        let error = stream.next().expect("an item").expect_err("no inputs");
        assert_eq!(error.reason(), Reason::InputValidation);
        assert!(stream.next().is_none());
        // Over what the server takes: nothing of it is sent.
        let mut stream = client.edit().edit(&edit("warmer", vec![0; 65 << 20]), &soon()).expect("a stream");
        let error = stream.next().expect("an item").expect_err("too large");
        assert_eq!((error.code(), error.processed()), (Code::ResourceExhausted, Processed::NotStarted));
        assert!(is_serving(&client));
    });
}

#[test]
fn deadlines_and_cancelling_stop_the_engine() {
    let server = Server::start(&[]);
    leaving_nothing(|| {
        let client = server.client();
        let request = edit("make the background white", photo());
        let start = Instant::now();
        let brief = CallOptions::within(Duration::from_millis(50));
        let error = client.edit().edit(&request, &brief).expect("a stream").find_map(Result::err).expect("a failure");
        assert_eq!(error.reason(), Reason::DeadlineExceeded);
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
        becomes_idle(&client);

        // By another thread.
        let token = CancelToken::new();
        let mut stream = client.edit().edit(&request, &CallOptions::with_cancel(&token)).expect("a stream");
        assert!(matches!(stream.next(), Some(Ok(_))));
        let canceller = thread::spawn({
            let token = token.clone();
            move || token.cancel()
        });
        let error = stream.find_map(Result::err).expect("a failure");
        assert_eq!(error.reason(), Reason::Cancelled);
        canceller.join().expect("the other thread");
        becomes_idle(&client);
        let refused = client.health().check(&HealthCheckRequest::default(), &CallOptions::with_cancel(&token));
        let error = refused.expect_err("a token that is used up");
        assert_eq!((error.reason(), error.processed()), (Reason::Cancelled, Processed::NotStarted));

        // By reading no further.
        let mut stream = client.edit().edit(&request, &soon()).expect("a stream");
        assert!(matches!(stream.next(), Some(Ok(_))));
        drop(stream);
        becomes_idle(&client);
        eventually("the server has answered", || client.calls_in_flight() == 0);
    });
}

#[test]
fn many_threads_share_the_connections() {
    let server = Server::start(&[]);
    leaving_nothing(|| {
        let client = server.client();
        let barrier = Arc::new(Barrier::new(9));
        let callers: Vec<_> = (0..8)
            .map(|_| {
                let (client, barrier) = (client.clone(), barrier.clone());
                thread::spawn(move || {
                    barrier.wait();
                    (0..100).all(|_| is_serving(&client))
                })
            })
            .collect();
        barrier.wait();
        let events: Vec<_> = client.edit().edit(&edit("warmer", photo()), &soon()).expect("a stream").collect();
        assert!(events.iter().all(Result::is_ok));
        assert!(callers.into_iter().all(|caller| caller.join().expect("a caller")));
        assert_eq!(client.connections(), 2);
    });
}

#[test]
fn a_server_that_is_killed_and_comes_back() {
    let mut server = Server::start(&[]);
    let address = server.address.clone();
    leaving_nothing(|| {
        let client = server.client();
        assert!(is_serving(&client));
        let stream = client.edit().edit(&edit("make the background white", photo()), &soon()).expect("a stream");
        let failed = thread::spawn(move || stream.filter_map(Result::err).next());
        eventually("the edit is under way", || client.calls_in_flight() > 0);
        server.kill();
        let error = failed.join().expect("the reader").expect("a failure");
        assert_eq!((error.code(), error.processed()), (Code::Unavailable, Processed::Maybe), "{error}");
        // The other connection's end may be a moment behind.
        let refused = format!("cannot connect to {address}: connection refused");
        eventually("a call finds nobody", || {
            let error = client.health().check(&HealthCheckRequest::default(), &soon()).expect_err("nobody there");
            error.message() == refused && error.processed() == Processed::NotStarted
        });
    });
    let mut again = Server::at(&address, &[]);
    leaving_nothing(|| {
        let retry = Retry { attempts: 20, ..Retry::default() };
        let client = again.client_with(Options { retry, ..Options::default() });
        assert!(is_serving(&client));
        // A drain: what was accepted ends well, and the next call finds nobody.
        let stream = client.edit().edit(&edit("warmer", photo()), &soon()).expect("a stream");
        let reader = thread::spawn(move || stream.map(|event| event.map(|event| event.event)).collect::<Vec<_>>());
        eventually("the edit is under way", || client.calls_in_flight() > 0);
        thread::sleep(Duration::from_millis(300));
        assert_eq!(again.terminate(), Some(0));
        let events = reader.join().expect("the reader");
        assert!(matches!(events.last(), Some(Ok(Some(Event::Summary(_))))), "{:?}", events.last());
        let brief = CallOptions::within(Duration::from_secs(1));
        let error = client.health().check(&HealthCheckRequest::default(), &brief).expect_err("nobody there");
        assert_eq!(error.code(), Code::Unavailable);
        assert!(error.attempts() > 1, "{} attempts", error.attempts());
    });
}

#[test]
fn closing_ends_calls_threads_and_sockets() {
    let server = Server::start(&[]);
    leaving_nothing(|| {
        for _ in 0..20 {
            assert!(is_serving(&server.client()));
        }
        let client = server.client();
        let stream = client.edit().edit(&edit("make the background white", photo()), &soon()).expect("a stream");
        let reader = thread::spawn(move || stream.filter_map(Result::err).next());
        eventually("the edit is under way", || client.calls_in_flight() > 0);
        client.close();
        let error = reader.join().expect("the reader").expect("a failure");
        assert_eq!((error.code(), error.message()), (Code::Unavailable, "the client was closed"));
        let error = client.health().check(&HealthCheckRequest::default(), &soon()).expect_err("closed");
        assert_eq!((error.message(), error.processed()), ("the client was closed", Processed::NotStarted));
    });
}

#[test]
fn metadata_must_have_keys_of_the_protocol() {
    let server = Server::start(&[]);
    let client = server.client();
    let traced = |key: &str| {
        let metadata =
            HashMap::from([(key.to_owned(), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".into())]);
        let options = CallOptions { metadata: metadata.into_iter().collect(), ..soon() };
        client.health().check(&HealthCheckRequest::default(), &options)
    };
    assert!(traced("traceparent").is_ok());
    for key in ["", "Traceparent", "schlüssel"] {
        let error = traced(key).expect_err(key);
        assert_eq!((error.reason(), error.attempts()), (Reason::InputValidation, 0));
    }
}
