package retouch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gives calls up from any thread: hand it over in {@link CallOptions}, and {@link #cancel} it. May be used for many calls. */
public final class Cancellation {
    private final Set<Runnable> hooks = new LinkedHashSet<>();
    private boolean isCancelled;

    /** Gives up all calls that have it, now and later. Does nothing the second time. */
    public void cancel() {
        List<Runnable> all;
        synchronized (this) {
            if (isCancelled) return;
            isCancelled = true;
            all = new ArrayList<>(hooks);
            hooks.clear();
        }
        for (Runnable hook : all) hook.run();
    }

    public synchronized boolean isCancelled() {
        return isCancelled;
    }

    /** Has the hook run when this is cancelled, in the thread that does it; at once where it is cancelled already. */
    public void onCancel(Runnable hook) {
        synchronized (this) {
            if (!isCancelled) {
                hooks.add(hook);
                return;
            }
        }
        hook.run();
    }

    /** Forgets a hook: what it was for has ended. */
    public synchronized void forget(Runnable hook) {
        hooks.remove(hook);
    }
}
