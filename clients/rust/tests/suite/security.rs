//! TLS, client certificates and keys: who is let in, and what is said to those who are not.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use retouch::v1::{DescribeRequest, EditInputs, HealthCheckRequest, PlanEditRequest};
use retouch::{CallOptions, Client, Options, Processed, Reason, Tls};

use crate::server::{program, Server};
use crate::support::{leaving_nothing, Folder};

/// Two authorities; of the first a server for 127.0.0.1 and localhost, one for another name, and a client; of the second a client.
struct Certificates(Folder);

impl Certificates {
    fn new(name: &str) -> Certificates {
        let made = Certificates(Folder::new(name));
        for authority in ["authority", "stranger"] {
            made.openssl(&[
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                &format!("/CN={authority}"),
                "-keyout",
                &made.key(authority),
                "-out",
                &made.path(authority),
            ]);
        }
        made.issue("server", "authority", "subjectAltName=DNS:localhost,IP:127.0.0.1");
        made.issue("elsewhere", "authority", "subjectAltName=DNS:elsewhere.example");
        made.issue("client", "authority", "extendedKeyUsage=clientAuth");
        made.issue("intruder", "stranger", "extendedKeyUsage=clientAuth");
        made
    }

    fn path(&self, name: &str) -> String {
        self.0.path(&format!("{name}.pem")).to_string_lossy().into_owned()
    }

    fn key(&self, name: &str) -> String {
        self.0.path(&format!("{name}.key")).to_string_lossy().into_owned()
    }

    fn issue(&self, name: &str, authority: &str, extension: &str) {
        let other = |ending: &str| self.0.path(&format!("{name}.{ending}")).to_string_lossy().into_owned();
        let (request, extensions) = (other("csr"), other("ext"));
        fs::write(&extensions, format!("{extension}\n")).expect("a file");
        self.openssl(&[
            "req",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-subj",
            &format!("/CN={name}"),
            "-keyout",
            &self.key(name),
            "-out",
            &request,
        ]);
        self.openssl(&[
            "x509",
            "-req",
            "-in",
            &request,
            "-CA",
            &self.path(authority),
            "-CAkey",
            &self.key(authority),
            "-CAcreateserial",
            "-days",
            "2",
            "-extfile",
            &extensions,
            "-out",
            &self.path(name),
        ]);
    }

    fn openssl(&self, arguments: &[&str]) {
        let made = Command::new("openssl").args(arguments).stdin(Stdio::null()).output().expect("openssl");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }

    /// Trusts the first authority.
    fn trusting(&self) -> Tls {
        Tls { authority: Some(self.path("authority").into()), ..Tls::default() }
    }

    fn server(&self, name: &str, more: &[&str]) -> Server {
        let (certificate, key) = (self.path(name), self.key(name));
        Server::start(&[&["--tls-certificate", &certificate, "--tls-key", &key], more].concat())
    }
}

fn with(tls: Tls) -> Options {
    Options { tls: Some(tls), ..Options::default() }
}

fn check(client: &Client) -> retouch::Result<()> {
    client.health().check(&HealthCheckRequest::default(), &CallOptions::within(Duration::from_secs(20))).map(|_| ())
}

fn refused(address: &str, options: Options, words: &str) {
    leaving_nothing(|| {
        let client = Client::new(address, options).expect("a client");
        let error = check(&client).expect_err(words);
        assert!(error.message().contains(words), "{error}; expected: {words}");
        assert_eq!((error.reason(), error.processed()), (Reason::Unavailable, Processed::NotStarted));
    });
}

#[test]
fn tls() {
    let files = Certificates::new("tls");
    let server = files.server("server", &[]);
    for address in [server.address.clone(), format!("localhost:{}", server.port())] {
        leaving_nothing(|| {
            let client = Client::new(&address, with(files.trusting())).expect("a client");
            check(&client).expect("a check");
            // Many records, in both directions.
            let inputs = EditInputs { prompt: "x".repeat(3_000_000), ..EditInputs::default() };
            let request = PlanEditRequest { inputs: Some(inputs), ..PlanEditRequest::default() };
            let error = client.edit().plan_edit(&request, &CallOptions::default()).expect_err("too long");
            assert_eq!(error.reason(), Reason::InputValidation);
            let about = client.describe().describe(&DescribeRequest::default(), &CallOptions::default());
            assert!(about.expect("a description").descriptor_set.len() > 10_000);
        });
    }
    let stranger = Tls { authority: Some(files.path("stranger").into()), ..Tls::default() };
    refused(&server.address, with(stranger), "the certificate is not trusted");
    refused(&server.address, with(Tls::default()), "the certificate is not trusted");
    let named = Tls { server_name: Some("other.example".into()), ..files.trusting() };
    refused(&server.address, with(named), "the certificate is for another name");
    // An address in the certificate is no name.
    let named = Tls { server_name: Some("127.0.0.1".into()), ..files.trusting() };
    refused(&server.address, with(named), "the certificate is for another name");
    // Without TLS the server takes the HELLO for nonsense, and closes.
    refused(&server.address, Options::default(), "cannot connect");
    let plain = Server::start(&[]);
    refused(&plain.address, with(files.trusting()), "no TLS");
}

#[test]
fn a_server_by_another_name() {
    let files = Certificates::new("name");
    let server = files.server("elsewhere", &[]);
    refused(&server.address, with(files.trusting()), "the certificate is for another name");
    let named = Tls { server_name: Some("elsewhere.example".into()), ..files.trusting() };
    check(&server.client_with(with(named))).expect("a check");
}

#[test]
fn client_certificates() {
    let files = Certificates::new("mutual");
    let authority = files.path("authority");
    let server = files.server("server", &["--tls-client-ca", &authority]);
    let showing = |name: &str| Tls {
        certificate: Some(files.path(name).into()),
        key: Some(files.key(name).into()),
        ..files.trusting()
    };
    check(&server.client_with(with(showing("client")))).expect("a check");
    refused(&server.address, with(files.trusting()), "the server demands a client certificate");
    refused(&server.address, with(showing("intruder")), "cannot connect");
}

#[test]
fn files_that_are_wrong_are_told_by_name() {
    let files = Certificates::new("files");
    let path = |name: &str| Some(PathBuf::from(files.path(name)));
    let key = |name: &str| Some(PathBuf::from(files.key(name)));
    let locked = files.key("locked");
    files.openssl(&["pkey", "-in", &files.key("client"), "-aes256", "-passout", "pass:x", "-out", &locked]);
    let none = Tls::default;
    for (tls, words) in [
        (
            Tls { authority: Some("/nonexistent.pem".into()), ..none() },
            "/nonexistent.pem cannot be read: no such file or directory",
        ),
        (Tls { authority: key("client"), ..none() }, "client.key holds no certificate in PEM"),
        (Tls { certificate: path("client"), ..none() }, "a client certificate needs its key"),
        (Tls { key: key("client"), ..none() }, "a key its certificate"),
        (Tls { certificate: path("client"), key: key("server"), ..none() }, "does not belong to the certificate"),
        (Tls { certificate: key("client"), key: key("client"), ..none() }, "client.key holds no certificate in PEM"),
        (Tls { certificate: path("client"), key: path("client"), ..none() }, "client.pem holds no private key in PEM"),
        (Tls { certificate: path("client"), key: key("locked"), ..none() }, "locked.key is locked by a password"),
    ] {
        let error = Client::new("127.0.0.1:1", with(tls)).expect_err(words);
        assert!(error.message().contains(words), "{error}; expected: {words}");
        assert_eq!(error.reason(), Reason::InputValidation);
    }
}

#[test]
fn keys() {
    let made = program().args(["credential", "acme"]).output().expect("retouchd makes a key");
    let text = String::from_utf8(made.stdout).expect("text");
    let said = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).expect(name).trim().to_owned();
    let (key, line) = (said("key:"), said("line:"));
    let folder = Folder::new("keys");
    let file = folder.path("credentials");
    fs::write(&file, line + "\n").expect("a file");
    let server = Server::start(&["--credentials", &file.to_string_lossy()]);
    let inputs = EditInputs { prompt: "warmer".into(), ..EditInputs::default() };
    let request = PlanEditRequest { inputs: Some(inputs), ..PlanEditRequest::default() };
    for (credential, is_good) in [("", false), ("rk_guess", false), (key.as_str(), true)] {
        let options = Options { credential: credential.into(), ..Options::default() };
        assert!(credential.is_empty() || !format!("{options:?}").contains(credential));
        let client = server.client_with(options);
        match client.edit().plan_edit(&request, &CallOptions::default()) {
            Ok(plan) => assert!(is_good && plan.credits > 0),
            Err(error) => {
                assert_eq!((is_good, error.reason()), (false, Reason::Unauthorized), "{error}");
                assert!(!error.to_string().contains("rk_guess"));
            }
        }
    }
}
