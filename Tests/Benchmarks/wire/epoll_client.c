// Load on one connection: callers of a small and of a large size, each with one call in flight, all on one thread.
//
//   epoll_client PORT SMALL_CALLERS SMALL_BYTES LARGE_CALLERS LARGE_BYTES SECONDS
//
// Prints, for small and for large calls: calls a second, then median, 99th and 99.9th percentile of the latency in microseconds.
#include "frames.h"
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "retouch/rpc/v1/headers.pb-c.h"

enum { CALLERS = 256, SAMPLES = 4000000, READ = 1 << 20 };
static const char *const method = "bench.EchoService/Echo";

typedef struct {
    int large, running;
    uint32_t call;
    size_t size, sent, got;
    double since;
} caller_t;

static caller_t callers[CALLERS];
static uint16_t caller_of[1 << 24];
static int count, fd;
static uint32_t next_call = 1;
static double *latency[2];
static size_t samples[2];
static uint8_t *payload, header[128], *out;
static size_t header_size, out_used, out_sent;
// The frame of a large request that is leaving.
static caller_t *leaving;
static uint8_t head[HEAD];
static size_t head_left, piece_left;
static int turn;

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void begin(caller_t *c) {
    c->call = next_call;
    next_call += 2;
    caller_of[(c->call >> 1) % (1 << 24)] = (uint16_t)(c - callers);
    c->sent = c->got = 0;
    c->running = 1;
    c->since = microseconds();
    // The header of a large request leaves by itself, so that calls open in the order of their ids.
    size_t body = c->large ? 0 : c->size;
    put_head(out + out_used, REQUEST, c->large ? MORE : 0, (uint16_t)header_size, c->call, (uint32_t)body);
    memcpy(out + out_used + HEAD, header, header_size);
    memcpy(out + out_used + HEAD + header_size, payload, body);
    out_used += HEAD + header_size + body;
    if (!c->large) c->sent = c->size;
}

static int choose(void) {
    for (int i = 0; i < count; i++) {
        caller_t *c = &callers[(turn + i) % count];
        if (!c->running || c->sent == c->size) continue;
        leaving = c;
        turn = (turn + i + 1) % count;
        piece_left = c->size - c->sent < FRAGMENT ? c->size - c->sent : FRAGMENT;
        head_left = HEAD;
        put_head(head, REQUEST, c->size - c->sent > FRAGMENT ? MORE : 0, 0, c->call, (uint32_t)piece_left);
        return 1;
    }
    return 0;
}

// Returns whether something still waits for the socket.
static int flush(void) {
    for (;;) {
        if (!head_left && !piece_left && out_sent < out_used) {
            ssize_t n = send(fd, out + out_sent, out_used - out_sent, MSG_NOSIGNAL);
            if (n < 0) {
                if (errno == EAGAIN) return 1;
                die("send");
            }
            out_sent += (size_t)n;
            if (out_sent == out_used) out_sent = out_used = 0;
            continue;
        }
        if (!head_left && !piece_left && !choose()) return 0;
        struct iovec v[2] = {{head + HEAD - head_left, head_left}, {payload + leaving->sent, piece_left}};
        ssize_t n = writev(fd, v, 2);
        if (n < 0) {
            if (errno == EAGAIN) return 1;
            die("writev");
        }
        size_t of_head = (size_t)n < head_left ? (size_t)n : head_left;
        head_left -= of_head;
        piece_left -= (size_t)n - of_head;
        leaving->sent += (size_t)n - of_head;
    }
}

static void answered(caller_t *c) {
    if (c->got != c->size) {
        fprintf(stderr, "call %u: %zu of %zu bytes\n", c->call, c->got, c->size);
        exit(1);
    }
    if (samples[c->large] < SAMPLES) latency[c->large][samples[c->large]++] = microseconds() - c->since;
    begin(c);
}

static void receive(uint8_t *in) {
    static uint8_t partial[HEAD];
    static size_t have, skip, body_left;
    static head_t now;
    ssize_t n = recv(fd, in, READ, 0);
    if (n <= 0) {
        if (n < 0 && errno == EAGAIN) return;
        die("recv");
    }
    for (size_t at = 0, size = (size_t)n; at < size || (have == HEAD && !skip && !body_left);) {
        if (have < HEAD) {
            size_t part = HEAD - have < size - at ? HEAD - have : size - at;
            memcpy(partial + have, in + at, part);
            have += part;
            at += part;
            if (have < HEAD) continue;
            now = get_head(partial);
            skip = now.header;
            body_left = now.length - 8 - now.header;
            if (now.type != RESPONSE && now.type != HELLO) {
                fprintf(stderr, "a frame of type %u\n", now.type);
                exit(1);
            }
        }
        size_t part = skip < size - at ? skip : size - at;
        skip -= part;
        at += part;
        part = body_left < size - at ? body_left : size - at;
        body_left -= part;
        at += part;
        if (now.type == RESPONSE) callers[caller_of[(now.call >> 1) % (1 << 24)]].got += part;
        if (skip || body_left) continue;
        have = 0;
        if (now.type == RESPONSE && !(now.flags & MORE)) answered(&callers[caller_of[(now.call >> 1) % (1 << 24)]]);
    }
}

static void report(const char *name, int large, double seconds) {
    size_t n = samples[large];
    if (!n) return;
    qsort(latency[large], n, sizeof(double), ascending);
    printf("%s calls/s %.1f median %.1f p99 %.1f p99.9 %.1f\n", name, n / seconds, latency[large][n / 2],
           latency[large][n * 99 / 100], latency[large][n * 999 / 1000]);
}

int main(int argc, char **argv) {
    if (argc != 7) return fprintf(stderr, "epoll_client PORT SMALL BYTES LARGE BYTES SECONDS\n"), 2;
    int small = atoi(argv[2]), large = atoi(argv[4]), one = 1;
    size_t small_bytes = (size_t)atol(argv[3]), large_bytes = (size_t)atol(argv[5]);
    double seconds = atof(argv[6]);
    payload = malloc((large_bytes > small_bytes ? large_bytes : small_bytes) + 1);
    memset(payload, 'x', large_bytes > small_bytes ? large_bytes : small_bytes);
    out = malloc(CALLERS * (HEAD + sizeof header + small_bytes) * 2);
    for (int i = 0; i < 2; i++) latency[i] = malloc(SAMPLES * sizeof(double));
    uint8_t *in = malloc(READ);
    Retouch__Rpc__V1__RequestHeader request = RETOUCH__RPC__V1__REQUEST_HEADER__INIT;
    request.method = (char *)method;
    header_size = retouch__rpc__v1__request_header__pack(&request, header);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    fd = socket(AF_INET, SOCK_STREAM, 0);
    // As the project's own clients do (Limits.Wire.windowBytes).
    int window = 262144, unsent = 16384;
    setsockopt(fd, IPPROTO_TCP, TCP_WINDOW_CLAMP, &window, sizeof window);
    setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof unsent);
    if (connect(fd, (void *)&address, sizeof address)) die("connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    put_head(out, HELLO, 0, 2, 0, 0);
    memcpy(out + HEAD, "\x08\x01", 2);
    out_used = HEAD + 2;
    count = small + large;
    for (int i = 0; i < count; i++) {
        callers[i].large = i >= small;
        callers[i].size = callers[i].large ? large_bytes : small_bytes;
        begin(&callers[i]);
    }
    double start = microseconds(), warm = start + seconds * 2e5, stop = start + seconds * 1.2e6, now;
    int warming = 1;
    // One caller without large calls blocks in recv, as a client that waits for one answer does.
    int blocking = count == 1 && !large;
    do {
        int waits = flush();
        if (!blocking) {
            struct pollfd p = {fd, (short)(POLLIN | (waits ? POLLOUT : 0)), 0};
            poll(&p, 1, -1);
            if (p.revents & ~POLLOUT) {
                if (waits) {
                    ssize_t probe = recv(fd, in, 1, MSG_PEEK | MSG_DONTWAIT);
                    if (probe > 0) receive(in);
                } else {
                    receive(in);
                }
            }
        } else {
            receive(in);
        }
        now = microseconds();
        if (warming && now > warm) {
            warming = 0;
            samples[0] = samples[1] = 0;
        }
    } while (now < stop);
    report("small", 0, (now - warm) / 1e6);
    report("large", 1, (now - warm) / 1e6);
    return 0;
}
