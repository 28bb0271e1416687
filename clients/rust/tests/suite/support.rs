//! What the tests share.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().and_then(|clients| clients.parent()).expect("clients/rust lies two folders down").to_owned()
}

/// The process's threads of this client, and its open sockets.
pub(crate) fn counted() -> (usize, usize) {
    let names = |folder: &str| fs::read_dir(folder).expect(folder).filter_map(Result::ok).collect::<Vec<_>>();
    let threads = names("/proc/self/task")
        .iter()
        .filter(|task| fs::read_to_string(task.path().join("comm")).map_or(false, |name| name.starts_with("retouch-")))
        .filter(|task| fs::read_to_string(task.path().join("stat")).map_or(false, |stat| !is_exiting(&stat)))
        .count();
    let sockets = names("/proc/self/fd")
        .iter()
        .filter(|entry| {
            fs::read_link(entry.path()).map_or(false, |target| target.to_string_lossy().starts_with("socket:"))
        })
        .count();
    (threads, sockets)
}

/// Whether a thread has ended by its `stat`. The kernel wakes who joins it a moment before it takes it off the list; its flags
/// (the ninth field) have said PF_EXITING by then.
fn is_exiting(stat: &str) -> bool {
    const PF_EXITING: u64 = 4;
    let mut fields = stat.rsplit(')').next().unwrap_or("").split_whitespace();
    fields.nth(6).and_then(|flags| flags.parse::<u64>().ok()).map_or(false, |flags| flags & PF_EXITING != 0)
}

/// Runs `body`, and fails where it leaves threads or sockets: at once, not after a while.
pub(crate) fn leaving_nothing<T>(body: impl FnOnce() -> T) -> T {
    let before = counted();
    let result = body();
    assert_eq!(counted(), before, "threads and sockets");
    result
}

/// Waits until something is so.
pub(crate) fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < end, "not so after 30 s: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A folder of its own, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("retouch-rust-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
