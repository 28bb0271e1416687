//! Peers that say nothing, nonsense or half of something: they cost the caller his time limit at most, and leave nothing.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use retouch::v1::HealthCheckRequest;
use retouch::{CallOptions, CancelToken, Client, Code, Limits, Options, Processed, Reason, Retry, Tls};

use crate::support::leaving_nothing;

/// Takes `count` connections, one after the other, and does with each what it is told.
fn peer(count: usize, act: fn(TcpStream)) -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let thread = thread::spawn(move || {
        for _ in 0..count {
            act(listener.accept().expect("a connection").0);
        }
    });
    (address, thread)
}

/// Reads until the client is gone.
fn wait_for_end(mut socket: TcpStream) {
    let mut buffer = [0; 4096];
    while socket.read(&mut buffer).map_or(false, |count| count > 0) {}
}

const HELLO: &[u8] = b"\0\0\0\x0a\0\0\0\x02\0\0\0\0\x08\x01";

fn check(client: &Client, options: &CallOptions) -> retouch::Error {
    client.health().check(&HealthCheckRequest::default(), options).expect_err("no server")
}

#[test]
fn nonsense_in_place_of_hello() {
    type Act = fn(TcpStream);
    let rows: [(Act, &str); 4] = [
        (|mut peer| peer.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").expect("sent"), "these bytes are HTTP"),
        (|mut peer| peer.write_all(b"SSH-2.0-OpenSSH\r\n").expect("sent"), "these bytes are SSH"),
        (|mut peer| peer.write_all(b"\0\0\0").expect("sent"), "the server closed the connection"),
        (drop, "the server closed the connection"),
    ];
    for (act, words) in rows {
        leaving_nothing(|| {
            let (address, thread) = peer(1, act);
            let client = Client::new(&address, Options::default()).expect("a client");
            let error = check(&client, &CallOptions::default());
            let is_reset = error.message().contains("the server reset the connection");
            assert!(error.message().contains(words) || is_reset, "{error}; expected: {words}");
            assert_eq!((error.code(), error.processed()), (Code::Unavailable, Processed::NotStarted));
            thread.join().expect("the peer");
        });
    }
}

#[test]
fn a_silent_peer_costs_the_time_limit() {
    leaving_nothing(|| {
        let (address, thread) = peer(1, wait_for_end);
        let client = Client::new(&address, Options::default()).expect("a client");
        let start = Instant::now();
        let error = check(&client, &CallOptions::within(Duration::from_millis(200)));
        assert_eq!((error.reason(), error.processed()), (Reason::DeadlineExceeded, Processed::NotStarted));
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
        // The connection in the making is given up with the client.
        client.close();
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
        thread.join().expect("the peer");
    });
}

#[test]
fn a_caller_who_is_cancelled_while_connecting_and_others_who_wait() {
    leaving_nothing(|| {
        let (address, thread) = peer(1, wait_for_end);
        let limits = Limits { hello: Duration::from_secs(1), ..Limits::default() };
        let client = Client::new(&address, Options { limits, ..Options::default() }).expect("a client");
        let token = CancelToken::new();
        let start = Instant::now();
        let other = thread::spawn({
            let client = client.clone();
            move || check(&client, &CallOptions::default())
        });
        let canceller = thread::spawn({
            let token = token.clone();
            move || {
                thread::sleep(Duration::from_millis(200));
                token.cancel();
            }
        });
        assert_eq!(check(&client, &CallOptions::with_cancel(&token)).reason(), Reason::Cancelled);
        assert!(start.elapsed() < Duration::from_millis(900), "{:?}", start.elapsed());
        canceller.join().expect("the canceller");
        let error = other.join().expect("the other caller");
        assert!(error.message().ends_with("no HELLO within 1 s"), "{error}");
        client.close();
        thread.join().expect("the peer");
    });
}

#[test]
fn a_peer_without_tls() {
    leaving_nothing(|| {
        let (address, thread) = peer(1, |mut socket| {
            let mut buffer = [0; 1000];
            assert!(socket.read(&mut buffer).expect("a hello") > 0);
            socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").expect("sent");
        });
        let options = Options { tls: Some(Tls::default()), ..Options::default() };
        let client = Client::new(&address, options).expect("a client");
        let error = check(&client, &CallOptions::default());
        assert!(error.message().contains("the server does not speak TLS"), "{error}");
        thread.join().expect("the peer");
    });
}

#[test]
fn a_peer_that_is_silent_during_the_handshake() {
    for is_closed in [false, true] {
        leaving_nothing(|| {
            let (address, thread) = peer(1, wait_for_end);
            let limits = Limits { connect: Duration::from_millis(300), ..Limits::default() };
            let limits = if is_closed { Limits::default() } else { limits };
            let options = Options { tls: Some(Tls::default()), limits, ..Options::default() };
            let client = Client::new(&address, options).expect("a client");
            let start = Instant::now();
            let caller = thread::spawn({
                let client = client.clone();
                move || check(&client, &CallOptions::default())
            });
            if is_closed {
                thread::sleep(Duration::from_millis(300));
                client.close();
            }
            let error = caller.join().expect("the caller");
            let words = if is_closed { "the client was closed" } else { "no answer in time" };
            assert!(error.message().contains(words), "{error}");
            assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
            client.close();
            thread.join().expect("the peer");
        });
    }
}

#[test]
fn closing_ends_a_pause_between_two_attempts() {
    leaving_nothing(|| {
        let retry = Retry { attempts: 3, backoff: Duration::from_secs(5), budget: 10 };
        let client = Client::new("127.0.0.1:1", Options { retry, ..Options::default() }).expect("a client");
        let start = Instant::now();
        let caller = thread::spawn({
            let client = client.clone();
            move || check(&client, &CallOptions::default())
        });
        thread::sleep(Duration::from_millis(300));
        client.close();
        let error = caller.join().expect("the caller");
        assert_eq!(error.message(), "cannot connect to 127.0.0.1:1: connection refused");
        assert_eq!(error.attempts(), 1);
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    });
}

#[test]
fn a_server_that_ends_under_its_calls() {
    leaving_nothing(|| {
        let (address, thread) = peer(2, |mut socket| {
            socket.write_all(HELLO).expect("sent");
            let mut buffer = [0; 4096];
            let mut seen = 0;
            // HELLO, and the request's name.
            while !buffer[..seen].windows(5).any(|part| part == b"Check") {
                seen += socket.read(&mut buffer[seen..]).expect("a request");
            }
        });
        let client = Client::new(&address, Options::default()).expect("a client");
        for _ in 0..2 {
            let error = check(&client, &CallOptions::default());
            assert_eq!((error.code(), error.processed()), (Code::Unavailable, Processed::Maybe), "{error}");
            assert_eq!(error.message(), "the server closed the connection");
        }
        assert_eq!(client.connections(), 2);
        thread.join().expect("the peer");
    });
}

#[test]
fn settings_that_are_wrong() {
    let error = Client::new("nowhere", Options::default()).expect_err("no port");
    assert_eq!(error.message(), "\"nowhere\" is no address; write HOST:PORT, such as 127.0.0.1:7433");
    let error = Client::new("127.0.0.1:1", Options { connections: 3, ..Options::default() }).expect_err("three");
    assert_eq!(error.message(), "a client has 1 or 2 connections, not 3");
    let client = Client::new("no.such.name.invalid:1", Options::default()).expect("a client");
    let error = check(&client, &CallOptions::within(Duration::from_secs(30)));
    assert_eq!(error.message(), "cannot connect to no.such.name.invalid:1: the name cannot be resolved");
}
