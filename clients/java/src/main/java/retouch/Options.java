package retouch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import retouch.wire.Limits;

/**
 * How a client is set up. Immutable; {@link #builder} begins with plain TCP, no credential, 120 s for a call, two connections, and
 * nothing sent again.
 */
public final class Options {
    private final TlsOptions tls;
    private final String credential;
    private final String agent;
    private final long schemaHash;
    private final Duration timeout;
    private final Retry retry;
    private final int connections;
    private final Limits limits;
    private final Executor executor;

    private Options(Builder from) {
        tls = from.tls;
        credential = from.credential;
        agent = from.agent;
        schemaHash = from.schemaHash;
        timeout = from.timeout;
        retry = from.retry;
        connections = from.connections;
        limits = new Limits(from.messageBytes, from.helloTimeout, from.connectTimeout, from.idleTimeout, from.writeStall);
        executor = from.executor;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same with the schema's hash of the stubs, where none was set. */
    public Options withSchemaHash(long schemaHash) {
        return this.schemaHash != 0 ? this : new Builder(this).schemaHash(schemaHash).build();
    }

    /** Absent: plain TCP. */
    public Optional<TlsOptions> tls() {
        return Optional.ofNullable(tls);
    }

    public String credential() {
        return credential;
    }

    public String agent() {
        return agent;
    }

    /** Of the stubs, unsigned; 0: not told. */
    public long schemaHash() {
        return schemaHash;
    }

    /** Of calls that bring none; empty: as long as it takes. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    public Retry retry() {
        return retry;
    }

    public int connections() {
        return connections;
    }

    public Limits limits() {
        return limits;
    }

    public Executor executor() {
        return executor;
    }

    /** Settings in the making. */
    public static final class Builder {
        private TlsOptions tls;
        private String credential = "";
        private String agent = "retouch-java/1.0";
        private long schemaHash;
        private Duration timeout = Duration.ofSeconds(120);
        private Retry retry = Retry.NEVER;
        private int connections = 2;
        private long messageBytes = Limits.DEFAULT.messageBytes();
        private Duration helloTimeout = Limits.DEFAULT.hello();
        private Duration connectTimeout = Limits.DEFAULT.connect();
        private Duration idleTimeout = Limits.DEFAULT.idle();
        private Duration writeStall = Limits.DEFAULT.writeStall();
        private Executor executor = ForkJoinPool.commonPool();

        private Builder() {}

        private Builder(Options from) {
            tls = from.tls;
            credential = from.credential;
            agent = from.agent;
            schemaHash = from.schemaHash;
            timeout = from.timeout;
            retry = from.retry;
            connections = from.connections;
            messageBytes = from.limits.messageBytes();
            helloTimeout = from.limits.hello();
            connectTimeout = from.limits.connect();
            idleTimeout = from.limits.idle();
            writeStall = from.limits.writeStall();
            executor = from.executor;
        }

        /** TLS 1.3 with these settings. */
        public Builder tls(TlsOptions tls) {
            this.tls = tls;
            return this;
        }

        /** Proves who calls; sent once for each connection, in HELLO. */
        public Builder credential(String credential) {
            this.credential = credential;
            return this;
        }

        /** Program and version, for the server's log. */
        public Builder agent(String agent) {
            this.agent = agent;
            return this;
        }

        /** Of the stubs, unsigned; what makes the stubs sets it. */
        public Builder schemaHash(long schemaHash) {
            this.schemaHash = schemaHash;
            return this;
        }

        /** Of calls that bring none: 120 s where nothing is set; {@code null}: as long as it takes. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** When failed calls are sent again: {@code Retry.of(4)}. */
        public Builder retry(Retry retry) {
            this.retry = retry;
            return this;
        }

        /** 2: one for small calls and one for pictures and streams, so that the former do not wait behind the latter. Or 1. */
        public Builder connections(int connections) {
            this.connections = connections;
            return this;
        }

        /** The largest reply or item that is taken; 64 MiB where nothing is set. */
        public Builder messageBytes(long messageBytes) {
            this.messageBytes = messageBytes;
            return this;
        }

        /** How long the server's HELLO may take; 5 s where nothing is set. */
        public Builder helloTimeout(Duration helloTimeout) {
            this.helloTimeout = helloTimeout;
            return this;
        }

        /** How long finding the address, TCP and TLS may take together; 10 s where nothing is set. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = connectTimeout;
            return this;
        }

        /** Silence after which the server is pinged, and after as long again given up; 150 s where nothing is set. */
        public Builder idleTimeout(Duration idleTimeout) {
            this.idleTimeout = idleTimeout;
            return this;
        }

        /** How long the server may take no byte of what waits for it; 30 s where nothing is set. */
        public Builder writeStall(Duration writeStall) {
            this.writeStall = writeStall;
            return this;
        }

        /** Completes the futures of asynchronous calls; the JDK's common pool where nothing is set. */
        public Builder executor(Executor executor) {
            this.executor = executor;
            return this;
        }

        /**
         * The settings.
         *
         * @throws RetouchException.InputValidation when one is out of range
         */
        public Options build() {
            check(connections == 1 || connections == 2, "connections", connections + " (1 or 2)");
            check(messageBytes > 0 && messageBytes < Integer.MAX_VALUE, "messageBytes", messageBytes + " (from 1 to 2 GiB)");
            check(timeout == null || !timeout.isNegative(), "timeout", timeout + " (not negative)");
            positive("helloTimeout", helloTimeout);
            positive("connectTimeout", connectTimeout);
            positive("idleTimeout", idleTimeout);
            positive("writeStall", writeStall);
            return new Options(this);
        }

        private static void positive(String name, Duration value) {
            check(!value.isNegative() && !value.isZero(), name, value + " (above 0)");
        }

        private static void check(boolean isGood, String name, String value) {
            if (!isGood) throw RetouchException.of(Failure.invalid("the setting " + name + " is out of range: " + value));
        }
    }
}
