package retouch.channel;

/** The retries that one client has in hand, in tenths. On its loop's thread only. */
public final class Budget {
    private static final int ONE = 10;

    private final int most;
    private int left;

    public Budget(int retries) {
        most = retries * ONE;
        left = most;
    }

    void succeeded() {
        if (left < most) left++;
    }

    /** Takes one; false when there is none. */
    boolean take() {
        if (left < ONE) return false;
        left -= ONE;
        return true;
    }
}
