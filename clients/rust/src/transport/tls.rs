//! TLS 1.3 as a transformation of bytes: OpenSSL over memory, so that one thread may wait for the socket while another one writes.

use std::fs;
use std::io::{self, Read, Write};
use std::net::IpAddr;
use std::path::PathBuf;

use openssl::error::ErrorStack;
use openssl::pkey::PKey;
use openssl::ssl::{
    ErrorCode, HandshakeError, MidHandshakeSslStream, Ssl, SslContext, SslMethod, SslRef, SslStream, SslVerifyMode,
    SslVersion,
};
use openssl::x509::verify::X509CheckFlags;
use openssl::x509::{X509VerifyResult, X509};

use crate::errors::{Error, Result};

/// TLS 1.3 at the client's end. Paths are of PEM files.
#[derive(Clone, Debug, Default)]
pub struct Tls {
    /// Authorities of the server's certificate; `None`: the system's.
    pub authority: Option<PathBuf>,
    /// For servers that demand a client certificate: its chain and its key, both or neither.
    pub certificate: Option<PathBuf>,
    pub key: Option<PathBuf>,
    /// The name that the server's certificate must have; `None`: the host that is connected to.
    pub server_name: Option<String>,
}

/// The files, read.
#[derive(Clone)]
pub(crate) struct TlsContext {
    context: SslContext,
    server_name: Option<String>,
}

impl Tls {
    /// Reads the files; what is wrong with one is told by its name.
    pub(crate) fn context(&self) -> Result<TlsContext> {
        let wrong = |text: String| Error::invalid(format!("TLS cannot be set up: {text}"));
        let library = |error: ErrorStack| wrong(reason(&error));
        let mut builder = SslContext::builder(SslMethod::tls_client()).map_err(library)?;
        builder.set_min_proto_version(Some(SslVersion::TLS1_3)).map_err(library)?;
        builder.set_verify(SslVerifyMode::PEER);
        let read = |path: &PathBuf| {
            fs::read(path)
                .map_err(|error| wrong(format!("{} cannot be read: {}", path.display(), super::words::words(&error))))
        };
        match &self.authority {
            None => builder.set_default_verify_paths().map_err(library)?,
            Some(path) => {
                let found = X509::stack_from_pem(&read(path)?).unwrap_or_default();
                if found.is_empty() {
                    return Err(wrong(format!("{} holds no certificate in PEM", path.display())));
                }
                for authority in found {
                    builder.cert_store_mut().add_cert(authority).map_err(library)?;
                }
            }
        }
        match (&self.certificate, &self.key) {
            (None, None) => (),
            (Some(certificate), Some(key)) => {
                let chain = X509::stack_from_pem(&read(certificate)?).unwrap_or_default();
                let (own, others) = match chain.split_first() {
                    Some(parts) => parts,
                    None => return Err(wrong(format!("{} holds no certificate in PEM", certificate.display()))),
                };
                builder.set_certificate(own).map_err(library)?;
                for other in others {
                    builder.add_extra_chain_cert(other.clone()).map_err(library)?;
                }
                let mut is_locked = false;
                // Without this OpenSSL would ask on the terminal, and wait.
                let parsed = PKey::private_key_from_pem_callback(&read(key)?, |_| {
                    is_locked = true;
                    Ok(0)
                });
                let parsed = match parsed {
                    Ok(parsed) => parsed,
                    Err(_) if is_locked => {
                        return Err(wrong(format!("the key in {} is locked by a password", key.display())))
                    }
                    Err(_) => return Err(wrong(format!("{} holds no private key in PEM", key.display()))),
                };
                let fits = builder.set_private_key(&parsed).and_then(|()| builder.check_private_key());
                if fits.is_err() {
                    let (certificate, key) = (certificate.display(), key.display());
                    return Err(wrong(format!("the key in {key} does not belong to the certificate in {certificate}")));
                }
            }
            _ => return Err(wrong("a client certificate needs its key, and a key its certificate".into())),
        }
        Ok(TlsContext { context: builder.build(), server_name: self.server_name.clone() })
    }
}

impl TlsContext {
    /// What checks the server's certificate against `host`, or against the name that the caller gave.
    fn ssl(&self, host: &str) -> std::result::Result<Ssl, ErrorStack> {
        let mut ssl = Ssl::new(&self.context)?;
        let address = host.parse::<IpAddr>().ok().filter(|_| self.server_name.is_none());
        ssl.param_mut().set_hostflags(X509CheckFlags::NO_PARTIAL_WILDCARDS | X509CheckFlags::NEVER_CHECK_SUBJECT);
        if let Some(address) = address {
            ssl.param_mut().set_ip(address)?;
        } else {
            // An address in the certificate does not count against a name, even where the name looks like one.
            let name = self.server_name.as_deref().unwrap_or(host);
            ssl.param_mut().set_host(name)?;
            if name.parse::<IpAddr>().is_err() {
                ssl.set_hostname(name)?;
            }
        }
        Ok(ssl)
    }

    /// Shakes hands over a blocking socket.
    pub(crate) fn connect<S: Read + Write>(&self, socket: &mut S, host: &str) -> std::result::Result<TlsEnd, String> {
        let ssl = self.ssl(host).map_err(|error| reason(&error))?;
        let mut attempt = ssl.connect(Pipe::default());
        let mut buffer = vec![0; 16 << 10];
        loop {
            let mut middle = match attempt {
                Ok(mut stream) => {
                    let rest = std::mem::take(&mut stream.get_mut().outgoing);
                    socket.write_all(&rest).map_err(|error| super::words::words(&error))?;
                    return Ok(TlsEnd { stream });
                }
                Err(HandshakeError::WouldBlock(middle)) => middle,
                Err(HandshakeError::Failure(mut middle)) => {
                    // The alert tells the server why.
                    let _ = socket.write_all(&std::mem::take(&mut middle.get_mut().outgoing));
                    return Err(failure(&middle));
                }
                Err(HandshakeError::SetupFailure(error)) => return Err(reason(&error)),
            };
            let outgoing = std::mem::take(&mut middle.get_mut().outgoing);
            socket.write_all(&outgoing).map_err(|error| super::words::words(&error))?;
            match socket.read(&mut buffer) {
                Ok(0) => return Err("the server broke off the TLS handshake".into()),
                Ok(count) => middle.get_mut().put(&buffer[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
                Err(error) => return Err(super::words::words(&error)),
            }
            attempt = middle.handshake();
        }
    }
}

/// Encrypted bytes on their way in and out.
#[derive(Default, Debug)]
struct Pipe {
    incoming: Vec<u8>,
    taken: usize,
    outgoing: Vec<u8>,
}

impl Pipe {
    fn put(&mut self, data: &[u8]) {
        if self.taken == self.incoming.len() {
            self.incoming.clear();
            self.taken = 0;
        }
        self.incoming.extend_from_slice(data);
    }
}

impl Read for Pipe {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = &self.incoming[self.taken..];
        if rest.is_empty() {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.taken += count;
        Ok(count)
    }
}

impl Write for Pipe {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        self.outgoing.extend_from_slice(data);
        Ok(data.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A TLS connection without its socket.
pub(crate) struct TlsEnd {
    stream: SslStream<Pipe>,
}

impl TlsEnd {
    /// Takes encrypted bytes.
    pub(crate) fn put(&mut self, data: &[u8]) {
        self.stream.get_mut().put(data);
    }

    /// Decrypts into `buffer`; `None` where more must come first, 0 at the end.
    pub(crate) fn open(&mut self, buffer: &mut [u8]) -> std::result::Result<Option<usize>, String> {
        match self.stream.ssl_read(buffer) {
            Ok(count) => Ok(Some(count)),
            Err(error) if error.code() == ErrorCode::WANT_READ => Ok(None),
            Err(error) if error.code() == ErrorCode::ZERO_RETURN => Ok(Some(0)),
            Err(error) => Err(error.ssl_error().map_or_else(|| "the TLS connection failed".into(), reason)),
        }
    }

    /// Encrypts; the result is in `take`.
    pub(crate) fn seal(&mut self, mut data: &[u8]) -> std::result::Result<(), String> {
        while !data.is_empty() {
            match self.stream.ssl_write(data) {
                Ok(count) => data = &data[count..],
                Err(error) => return Err(error.ssl_error().map_or_else(|| "the TLS connection failed".into(), reason)),
            }
        }
        Ok(())
    }

    /// Encrypted bytes for the socket.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.stream.get_mut().outgoing)
    }

    pub(crate) fn has_outgoing(&self) -> bool {
        !self.stream.get_ref().outgoing.is_empty()
    }
}

fn failure(middle: &MidHandshakeSslStream<Pipe>) -> String {
    if let Some(text) = verification(middle.ssl()) {
        return text;
    }
    middle.error().ssl_error().map_or_else(|| "the server broke off the TLS handshake".into(), reason)
}

fn verification(ssl: &SslRef) -> Option<String> {
    /// X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH of x509_vfy.h.
    const MISMATCHES: [i32; 2] = [62, 64];
    let result = ssl.verify_result();
    if result == X509VerifyResult::OK {
        return None;
    }
    if MISMATCHES.contains(&result.as_raw()) {
        return Some("the certificate is for another name".into());
    }
    Some(format!("the certificate is not trusted ({})", result.error_string()))
}

/// Half a sentence on an error of OpenSSL, without its files and numbers.
fn reason(stack: &ErrorStack) -> String {
    const MEANINGS: [(&str, &str); 13] = [
        ("wrong version number", "the server does not speak TLS"),
        ("http request", "the server does not speak TLS"),
        ("packet length too long", "the server does not speak TLS"),
        ("record layer failure", "the server does not speak TLS"),
        ("unsupported protocol", "the server does not speak TLS 1.3"),
        ("alert protocol version", "the server does not speak TLS 1.3"),
        ("alert unknown ca", "the server does not trust our certificate"),
        ("alert bad certificate", "the server does not accept our certificate"),
        ("alert certificate expired", "our certificate has expired"),
        ("alert certificate unknown", "the server does not accept our certificate"),
        ("alert certificate required", "the server demands a client certificate"),
        ("certificate verify failed", "the certificate is not trusted"),
        ("unexpected eof", "the server broke off the TLS connection"),
    ];
    let words = stack.errors().iter().find_map(|error| error.reason()).unwrap_or("no reason given");
    let known = MEANINGS.iter().find(|(part, _)| words.contains(part));
    known.map_or_else(|| format!("the TLS connection failed ({words})"), |(_, text)| (*text).to_owned())
}
