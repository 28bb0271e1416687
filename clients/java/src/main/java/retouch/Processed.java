package retouch;

/** How far a failed call came, and so whether it may be sent again. Numbers on the wire are the ordinals. */
public enum Processed {
    /** Nothing is known: the call may have had effects. */
    MAYBE,
    /** The handler never saw it: it may be sent again, always. */
    NOT_STARTED,
    /** The handler ended by itself. */
    DONE;

    private static final Processed[] ALL = values();

    /** The value of a number; one that this version does not know reads as {@link #MAYBE}. */
    public static Processed of(int number) {
        return number >= 0 && number < ALL.length ? ALL[number] : MAYBE;
    }
}
