//! The client against golden messages, servers that misbehave, and the real one of `.build/release`.

mod bad_servers;
mod live;
mod messages;
mod security;
mod server;
mod support;
