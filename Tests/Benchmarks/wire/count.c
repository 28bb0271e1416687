// Counts what a server asks of the C library, when loaded before it (LD_PRELOAD): allocations, bytes copied by memcpy and memmove, reads,
// writes, and turns of its event loop. What a compiler copies inline, and what the kernel copies, is not seen; a statically linked
// program is not seen at all.
//
// The counters lie in the file that COUNT_FILE names, five 64-bit numbers in the machine's order, and can be read while the server runs.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { ALLOCATIONS, COPIED, READS, WRITES, TURNS, COUNTERS };

static _Atomic uint64_t early[COUNTERS];
static _Atomic uint64_t *counters = early;

static void count(int which, uint64_t by) { atomic_fetch_add_explicit(&counters[which], by, memory_order_relaxed); }

__attribute__((constructor)) static void open_counters(void) {
    const char *path = getenv("COUNT_FILE");
    if (!path) return;
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0 || ftruncate(file, sizeof early) != 0) abort();
    void *shared = mmap(NULL, sizeof early, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared == MAP_FAILED) abort();
    close(file);
    counters = shared;
}

// ---- memory: glibc's own names, since dlsym itself allocates

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

void *malloc(size_t size) { return count(ALLOCATIONS, 1), __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return count(ALLOCATIONS, 1), __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { return count(ALLOCATIONS, 1), __libc_realloc(old, size); }
void *memalign(size_t alignment, size_t size) { return count(ALLOCATIONS, 1), __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }
int posix_memalign(void **out, size_t alignment, size_t size) {
    *out = memalign(alignment, size);
    return *out ? 0 : 12;
}

static void *copy_backwards_if_needed(void *to, const void *from, size_t size) {
    unsigned char *t = to;
    const unsigned char *f = from;
    // volatile: the compiler must not make a call of memmove out of the loop that is memmove.
    if (t <= f) {
        for (size_t i = 0; i < size; i++) ((volatile unsigned char *)t)[i] = f[i];
    } else {
        for (size_t i = size; i > 0; i--) ((volatile unsigned char *)t)[i - 1] = f[i - 1];
    }
    return to;
}

typedef void *(*copy_t)(void *, const void *, size_t);

static void *copy(const char *name, _Atomic(copy_t) *real, void *to, const void *from, size_t size) {
    count(COPIED, size);
    copy_t function = atomic_load_explicit(real, memory_order_relaxed);
    if (!function) {
        // dlsym may copy, too: until it has answered, copies are made here.
        atomic_store_explicit(real, copy_backwards_if_needed, memory_order_relaxed);
        function = (copy_t)dlsym(RTLD_NEXT, name);
        if (!function) abort();
        atomic_store_explicit(real, function, memory_order_relaxed);
    }
    return function(to, from, size);
}

static _Atomic(copy_t) real_memcpy, real_memmove;
void *memcpy(void *restrict to, const void *restrict from, size_t size) { return copy("memcpy", &real_memcpy, to, from, size); }
void *memmove(void *to, const void *from, size_t size) { return copy("memmove", &real_memmove, to, from, size); }

// ---- the socket

#define NEXT(name) ((__typeof__(&name))next(#name, &real_##name))
static void *next(const char *name, _Atomic(void *) *real) {
    void *function = atomic_load_explicit(real, memory_order_relaxed);
    if (!function) {
        function = dlsym(RTLD_NEXT, name);
        if (!function) abort();
        atomic_store_explicit(real, function, memory_order_relaxed);
    }
    return function;
}

#define COUNTED(which, type, name, parameters, arguments) \
    static _Atomic(void *) real_##name;                   \
    type name parameters {                                \
        count(which, 1);                                  \
        return NEXT(name) arguments;                      \
    }

COUNTED(READS, ssize_t, read, (int fd, void *to, size_t size), (fd, to, size))
COUNTED(READS, ssize_t, readv, (int fd, const struct iovec *to, int n), (fd, to, n))
COUNTED(READS, ssize_t, recv, (int fd, void *to, size_t size, int flags), (fd, to, size, flags))
COUNTED(READS, ssize_t, recvmsg, (int fd, struct msghdr *to, int flags), (fd, to, flags))
COUNTED(WRITES, ssize_t, write, (int fd, const void *from, size_t size), (fd, from, size))
COUNTED(WRITES, ssize_t, writev, (int fd, const struct iovec *from, int n), (fd, from, n))
COUNTED(WRITES, ssize_t, send, (int fd, const void *from, size_t size, int flags), (fd, from, size, flags))
COUNTED(WRITES, ssize_t, sendmsg, (int fd, const struct msghdr *from, int flags), (fd, from, flags))
COUNTED(TURNS, int, epoll_wait, (int fd, struct epoll_event *events, int most, int ms), (fd, events, most, ms))
