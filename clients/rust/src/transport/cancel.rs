//! Giving calls up from any thread.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

/// Gives calls up: a clone goes into [`CallOptions`](crate::CallOptions), and [`cancel`](CancelToken::cancel) may be called from any
/// thread, at any time, also before the call. The server is told, down to its engine.
#[derive(Clone, Default)]
pub struct CancelToken(Arc<Mutex<State>>);

type Watcher = Arc<dyn Fn() + Send + Sync>;

#[derive(Default)]
struct State {
    is_cancelled: bool,
    next: u64,
    watchers: BTreeMap<u64, Watcher>,
}

impl CancelToken {
    pub fn new() -> CancelToken {
        CancelToken::default()
    }

    /// Gives up every call that has this token, now and from now on. Does nothing to calls that have ended.
    pub fn cancel(&self) {
        let watchers = {
            let mut state = self.state();
            state.is_cancelled = true;
            std::mem::take(&mut state.watchers)
        };
        // Outside the lock: they take those of connections.
        for watcher in watchers.values() {
            watcher();
        }
    }

    pub fn is_cancelled(&self) -> bool {
        self.state().is_cancelled
    }

    /// Calls `watcher` when the token is cancelled, at once where it is already, until the guard is dropped.
    pub(crate) fn watch(&self, watcher: Watcher) -> Watch {
        let mut state = self.state();
        let key = state.next;
        state.next += 1;
        if state.is_cancelled {
            drop(state);
            watcher();
        } else {
            state.watchers.insert(key, watcher);
        }
        Watch { token: self.clone(), key }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl fmt::Debug for CancelToken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("CancelToken").field("is_cancelled", &self.is_cancelled()).finish()
    }
}

/// Ends a watch when it is dropped.
pub(crate) struct Watch {
    token: CancelToken,
    key: u64,
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Dropped outside the lock: it may hold the last handle of a connection.
        let watcher = self.token.state().watchers.remove(&self.key);
        drop(watcher);
    }
}
