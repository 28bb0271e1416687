// The floor: the least that a server of this protocol can do on one thread. One epoll, non-blocking sockets, headers by
// protobuf-c, bodies received straight into the message and sent from there. No limits, no timers, no errors: not a server.
#include "frames.h"
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "retouch/rpc/v1/headers.pb-c.h"

enum { SMALL = 16384, READ = 262144, CALLS = 256 };

typedef struct message {
    uint32_t call;
    uint8_t *bytes;
    size_t size, room, sent;
    struct message *next;
} message_t;

typedef struct {
    int fd, waits;
    uint8_t *in;
    size_t have;
    // The large request body that is arriving in the current frame.
    message_t *body;
    size_t body_left;
    int body_more;
    message_t *arriving[CALLS];
    uint8_t *out;
    size_t out_used, out_room, out_sent;
    // Large replies in turn, one fragment each.
    message_t *ring;
    uint8_t head[HEAD];
    size_t head_left, piece_left;
} conn_t;

static int poller;

static void *grown(void *memory, size_t *room, size_t need) {
    if (need <= *room) return memory;
    while (*room < need) *room = *room ? *room * 2 : 65536;
    memory = realloc(memory, *room);
    if (!memory) die("realloc");
    return memory;
}

static void finish(conn_t *c, message_t *m) {
    if (m->size <= SMALL) {
        c->out = grown(c->out, &c->out_room, c->out_used + HEAD + m->size);
        put_head(c->out + c->out_used, RESPONSE, 0, 0, m->call, (uint32_t)m->size);
        memcpy(c->out + c->out_used + HEAD, m->bytes, m->size);
        c->out_used += HEAD + m->size;
        free(m->bytes);
        free(m);
        return;
    }
    message_t **last = &c->ring;
    while (*last) last = &(*last)->next;
    *last = m;
}

static message_t **slot(conn_t *c, uint32_t call) { return &c->arriving[(call >> 1) % CALLS]; }

// Returns 0 when the socket takes no more, -1 when it is gone.
static int flush(conn_t *c) {
    for (;;) {
        if (c->out_sent < c->out_used && !c->head_left && !c->piece_left) {
            ssize_t n = send(c->fd, c->out + c->out_sent, c->out_used - c->out_sent, MSG_NOSIGNAL);
            if (n < 0) return errno == EAGAIN ? 0 : -1;
            c->out_sent += (size_t)n;
            if (c->out_sent == c->out_used) c->out_sent = c->out_used = 0;
            continue;
        }
        message_t *m = c->ring;
        if (!m) return 1;
        if (!c->head_left && !c->piece_left) {
            size_t left = m->size - m->sent;
            c->piece_left = left < FRAGMENT ? left : FRAGMENT;
            c->head_left = HEAD;
            put_head(c->head, RESPONSE, left > FRAGMENT ? MORE : 0, 0, m->call, (uint32_t)c->piece_left);
        }
        struct iovec v[2] = {{c->head + HEAD - c->head_left, c->head_left}, {m->bytes + m->sent, c->piece_left}};
        ssize_t n = writev(c->fd, v, 2);
        if (n < 0) return errno == EAGAIN ? 0 : -1;
        size_t head = (size_t)n < c->head_left ? (size_t)n : c->head_left;
        c->head_left -= head;
        c->piece_left -= (size_t)n - head;
        m->sent += (size_t)n - head;
        if (c->head_left || c->piece_left) continue;
        c->ring = m->next;
        m->next = NULL;
        if (m->sent == m->size) {
            free(m->bytes);
            free(m);
        } else {
            message_t **last = &c->ring;
            while (*last) last = &(*last)->next;
            *last = m;
        }
    }
}

static void request(conn_t *c, head_t head, const uint8_t *header) {
    if (head.header) {
        Retouch__Rpc__V1__RequestHeader *r = retouch__rpc__v1__request_header__unpack(NULL, head.header, header);
        if (!r || strncmp(r->method, "bench.EchoService/", 18)) exit(2);
        retouch__rpc__v1__request_header__free_unpacked(r, NULL);
        message_t *m = calloc(1, sizeof *m);
        m->call = head.call;
        *slot(c, head.call) = m;
    }
    c->body = *slot(c, head.call);
    c->body_left = head.length - 8 - head.header;
    c->body_more = head.flags & MORE;
    c->body->bytes = grown(c->body->bytes, &c->body->room, c->body->size + c->body_left + 1);
}

static void body_done(conn_t *c) {
    message_t *m = c->body;
    c->body = NULL;
    if (!c->body_more) finish(c, m);
}

// Frames in the buffer; what is left of a body is received in place later.
static void parse(conn_t *c) {
    size_t at = 0;
    for (;;) {
        if (c->body) {
            size_t n = c->have - at < c->body_left ? c->have - at : c->body_left;
            memcpy(c->body->bytes + c->body->size, c->in + at, n);
            c->body->size += n;
            c->body_left -= n;
            at += n;
            if (c->body_left) break;
            body_done(c);
        }
        if (c->have - at < HEAD) break;
        head_t head = get_head(c->in + at);
        if (c->have - at < (size_t)HEAD + head.header) break;
        if (head.type == HELLO) {
            c->out = grown(c->out, &c->out_room, c->out_used + HEAD + 2);
            put_head(c->out + c->out_used, HELLO, 0, 2, 0, 0);
            memcpy(c->out + c->out_used + HEAD, "\x08\x01", 2);
            c->out_used += HEAD + 2;
        } else {
            request(c, head, c->in + at + HEAD);
        }
        at += HEAD + head.header;
    }
    memmove(c->in, c->in + at, c->have - at);
    c->have -= at;
}

static void end(conn_t *c) {
    close(c->fd);
    free(c->in);
    free(c->out);
    free(c);
}

static void ready(conn_t *c) {
    if (c->body && c->body_left >= 65536) {
        ssize_t n = recv(c->fd, c->body->bytes + c->body->size, c->body_left, 0);
        if (n <= 0) {
            if (n == 0 || errno != EAGAIN) return end(c);
        } else {
            c->body->size += (size_t)n;
            c->body_left -= (size_t)n;
            if (!c->body_left) body_done(c);
        }
    } else {
        ssize_t n = recv(c->fd, c->in + c->have, READ - c->have, 0);
        if (n <= 0) {
            if (n == 0 || errno != EAGAIN) return end(c);
        } else {
            c->have += (size_t)n;
            parse(c);
        }
    }
    int state = flush(c);
    if (state < 0) return end(c);
    if ((state == 0) != c->waits) {
        c->waits = state == 0;
        struct epoll_event e = {EPOLLIN | (c->waits ? (uint32_t)EPOLLOUT : 0), {.ptr = c}};
        epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &e);
    }
}

int main(void) {
    // A client that leaves in the middle of a large answer ends its connection, not the floor.
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(listener, (void *)&address, size) || listen(listener, 1024)) die("bind");
    getsockname(listener, (void *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    poller = epoll_create1(0);
    struct epoll_event e = {EPOLLIN, {.ptr = NULL}};
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &e);
    for (;;) {
        struct epoll_event events[64];
        int n = epoll_wait(poller, events, 64, -1);
        for (int i = 0; i < n; i++) {
            if (events[i].data.ptr) {
                ready(events[i].data.ptr);
                continue;
            }
            int fd = accept4(listener, 0, 0, SOCK_NONBLOCK);
            if (fd < 0) continue;
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            conn_t *c = calloc(1, sizeof *c);
            c->fd = fd;
            c->in = malloc(READ);
            struct epoll_event added = {EPOLLIN, {.ptr = c}};
            epoll_ctl(poller, EPOLL_CTL_ADD, fd, &added);
        }
    }
}
