package retouch.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread of a client: it waits for sockets, moments and tasks, and carries out everything there.
 *
 * <p>Sockets are touched by no other thread, so that an interrupt of a caller cannot close one under the other callers, as it
 * does with channels of {@code java.nio}. The thread begins with the first task and ends with {@link #close}.
 */
public final class EventLoop {
    /** What a socket's key carries. */
    interface Ready {
        /** The socket is ready for something that was asked for. Must not throw. */
        void ready(long now);
    }

    /** A task that waits for its moment. */
    public static final class Timer implements Comparable<Timer> {
        private final long at;
        private final long order;
        private final Runnable task;

        private Timer(long at, long order, Runnable task) {
            this.at = at;
            this.order = order;
            this.task = task;
        }

        @Override
        public int compareTo(Timer other) {
            int first = Long.signum(at - other.at);
            return first != 0 ? first : Long.compare(order, other.order);
        }
    }

    private final String name;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final TreeSet<Timer> timers = new TreeSet<>();
    /** The thread will look at the tasks before it waits again. */
    private final AtomicBoolean isAwake = new AtomicBoolean(true);
    /** What sockets are read into: one buffer for all of them. */
    final byte[] shared = new byte[64 << 10];
    /** What TLS decrypts into. */
    final byte[] clear = new byte[64 << 10];

    private Selector selector;
    private volatile Thread thread;
    private volatile boolean isEnding;
    /** Nobody looks at the tasks any more. */
    private volatile boolean isOver;
    private boolean closesSockets;
    private long timersMade;

    public EventLoop(String name) {
        this.name = name;
    }

    Selector selector() {
        return selector;
    }

    /**
     * Has the task done by the thread, soon and in order.
     *
     * @return whether it will be done: not after {@link #close}
     */
    public boolean execute(Runnable task) {
        if (thread == null) start();
        if (isEnding) return false;
        tasks.add(task);
        // It came beside the end: either the thread has found it still, or nobody will.
        if (isOver && tasks.remove(task)) return false;
        if (isAwake.compareAndSet(false, true)) selector.wakeup();
        return true;
    }

    private synchronized void start() {
        if (thread != null || isEnding) return;
        try {
            selector = Selector.open();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        Thread made = new Thread(this::run, name);
        // A forgotten client does not keep the program from ending.
        made.setDaemon(true);
        made.start();
        thread = made;
    }

    /** Has the task done at its moment; on the thread only. */
    public Timer schedule(long at, Runnable task) {
        Timer timer = new Timer(at, timersMade++, task);
        timers.add(timer);
        return timer;
    }

    /** Forgets a timer that has not come due; on the thread only. */
    public void cancel(Timer timer) {
        if (timer != null) timers.remove(timer);
    }

    /** A socket was closed: its number is free only after the selector has seen it. On the thread only. */
    void closed() {
        closesSockets = true;
    }

    /** Has a last task done, and waits until the thread has ended. Once; from any other thread. */
    public void close(Runnable last) {
        Thread running;
        synchronized (this) {
            running = thread;
            if (running == null) {
                isEnding = true;
                return;
            }
        }
        execute(() -> {
            last.run();
            isEnding = true;
        });
        boolean isInterrupted = false;
        while (running.isAlive() && running != Thread.currentThread()) {
            try {
                running.join();
            } catch (InterruptedException interrupt) {
                // The sockets must be gone when this returns; the interrupt is passed on then.
                isInterrupted = true;
            }
        }
        if (isInterrupted) Thread.currentThread().interrupt();
    }

    private void run() {
        try {
            while (!isEnding) turn();
            // What came in beside the end finds everything closed, and fails by that.
            drain();
            isOver = true;
            drain();
            selector.close();
        } catch (IOException | ClosedSelectorException error) {
            throw new IllegalStateException("the selector of " + name + " failed", error);
        }
    }

    private void drain() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) carryOut(task);
    }

    /** A task that throws is a fault of ours; the other calls go on. */
    private void carryOut(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error error) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, error);
        }
    }

    private void turn() throws IOException {
        isAwake.set(false);
        if (!tasks.isEmpty() || closesSockets) {
            closesSockets = false;
            selector.selectNow();
        } else if (timers.isEmpty()) {
            selector.select();
        } else {
            long wait = timers.first().at - System.nanoTime();
            // Rounded up: a turn that comes too early only comes again.
            if (wait <= 0) selector.selectNow();
            else selector.select((wait + 999_999) / 1_000_000);
        }
        isAwake.set(true);
        long now = System.nanoTime();
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid()) ((Ready) key.attachment()).ready(now);
        }
        selector.selectedKeys().clear();
        // As many as there are now: those that they bring about wait for the sockets' turn.
        for (int left = tasks.size(); left > 0; left--) {
            Runnable task = tasks.poll();
            if (task == null) break;
            carryOut(task);
        }
        while (!timers.isEmpty() && timers.first().at - System.nanoTime() <= 0) carryOut(timers.pollFirst().task);
    }
}
