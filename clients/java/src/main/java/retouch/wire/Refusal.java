package retouch.wire;

import retouch.Failure;

/** A call cannot be opened on this connection. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    Refusal(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
