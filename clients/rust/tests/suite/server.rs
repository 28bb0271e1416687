//! The real server of this build.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use retouch::{Client, Options};

use crate::support::{root, Folder};

/// One retouchd with a data folder of its own.
pub(crate) struct Server {
    process: Child,
    _folder: Folder,
    pub(crate) address: String,
}

pub(crate) fn program() -> Command {
    let path = root().join(".build/release/retouchd");
    assert!(path.exists(), "{} is missing; make build makes it", path.display());
    Command::new(path)
}

impl Server {
    pub(crate) fn start(flags: &[&str]) -> Server {
        Server::at("127.0.0.1:0", flags)
    }

    pub(crate) fn at(address: &str, flags: &[&str]) -> Server {
        let folder = Folder::new(&format!("server-{}", address.replace([':', '.'], "-")));
        let mut process = program()
            .args(["serve", "--listen", address, "--data"])
            .arg(folder.path("data"))
            .arg("--models")
            .arg(root().join(".cache/models"))
            .args(flags)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("retouchd starts");
        let lines = BufReader::new(process.stdout.take().expect("a pipe")).lines();
        let address = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("listening on ").map(str::to_owned))
            .expect("retouchd ended before it listened");
        Server { process, _folder: folder, address }
    }

    pub(crate) fn client(&self) -> Client {
        self.client_with(Options::default())
    }

    pub(crate) fn client_with(&self, options: Options) -> Client {
        Client::new(&self.address, options).expect("a client")
    }

    pub(crate) fn port(&self) -> &str {
        self.address.rsplit(':').next().expect("a port")
    }

    /// At once, and without a word to its clients.
    pub(crate) fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// Asks it to end; the exit status.
    pub(crate) fn terminate(&mut self) -> Option<i32> {
        let id = self.process.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().expect("kill");
        self.process.wait().expect("a status").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
