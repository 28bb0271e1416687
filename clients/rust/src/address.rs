//! Where a server is.

use std::fmt;

use crate::errors::{Error, Result};

/// A host and a port: "127.0.0.1:7433", "[::1]:7433", "retouch.example:7433".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    host: String,
    port: u16,
}

impl Address {
    pub(crate) fn parse(text: &str) -> Result<Address> {
        let wrong = || Error::invalid(format!("{text:?} is no address; write HOST:PORT, such as 127.0.0.1:7433"));
        let (host, port) = text.rsplit_once(':').ok_or_else(wrong)?;
        let is_bracketed = host.starts_with('[') && host.ends_with(']');
        let host = if is_bracketed { &host[1..host.len() - 1] } else { host };
        let is_plain = port.bytes().all(|byte| byte.is_ascii_digit());
        let port = port.parse().ok().filter(|port| is_plain && *port > 0).ok_or_else(wrong)?;
        if host.is_empty() || host.contains(':') != is_bracketed || host.contains(|letter: char| letter.is_whitespace())
        {
            return Err(wrong());
        }
        Ok(Address { host: host.to_owned(), port })
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(out, "[{}]:{}", self.host, self.port)
        } else {
            write!(out, "{}:{}", self.host, self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for text in ["127.0.0.1:7433", "[::1]:7433", "retouch.example:1"] {
            assert_eq!(Address::parse(text).expect("an address").to_string(), text);
        }
        for text in ["", "host", ":1", "host:", "host:0", "host:65536", "host:+1", "::1:7433", "[host]:1", "ho st:1"] {
            let error = Address::parse(text).expect_err(text);
            assert!(error.message().contains("is no address; write HOST:PORT"), "{error}");
        }
    }
}
