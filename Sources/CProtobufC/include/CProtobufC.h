// libprotobuf-c for Swift: an allocator with a budget, and a buffer that leaves large payloads where they are.
#ifndef RETOUCH_CPROTOBUFC_H
#define RETOUCH_CPROTOBUFC_H

#include <protobuf-c/protobuf-c.h>
#include <stddef.h>
#include <stdint.h>

// Memory of one message. Grows in chunks up to a budget, is released all at once; single frees do nothing, so unpacking costs a
// handful of mallocs however many fields there are. Counts what was asked for, not what is live: the budget bounds work, too.
typedef struct retouch_arena {
    uint8_t *cursor;
    uint8_t *end;
    struct retouch_chunk *chunks;
    size_t budget;
    size_t next_chunk;
    // Something was refused because of the budget.
    _Bool spent;
} retouch_arena;

// Starts an arena. `block` (may be NULL) is memory of the caller, aligned to 16, that is used before the first malloc and must
// outlive the arena; it does not count against `budget`.
void retouch_arena_start(retouch_arena *arena, void *block, size_t block_size, size_t budget);

// `size` bytes aligned to 16; NULL when the budget is spent or the machine has no memory.
void *retouch_arena_allocate(retouch_arena *arena, size_t size);

// Frees every chunk. The arena must be started again before its next use.
void retouch_arena_release(retouch_arena *arena);

// The arena as protobuf-c wants it; valid while `arena` stays where it is.
ProtobufCAllocator retouch_arena_allocator(retouch_arena *arena);

// Where a payload belongs in the packed bytes.
typedef struct retouch_cut {
    // Packed bytes before it, other payloads not counted.
    size_t offset;
    // Which payload.
    size_t slot;
} retouch_cut;

// Collects what protobuf-c packs, except for payloads: a payload's ProtobufCBinaryData has the payload's length and points at
// `slots + n`, which is never read; the n-th payload is noted as a cut instead of being copied.
typedef struct retouch_gather {
    ProtobufCBuffer base;
    uint8_t *out;
    size_t capacity;
    size_t used;
    const uint8_t *slots;
    size_t slot_count;
    retouch_cut *cuts;
    size_t cut_count;
    // Bytes that did not fit, or payloads past `slot_count`: nothing may be used then.
    size_t lost;
} retouch_gather;

// Packs `message` into `out`; `cuts` has room for `slot_count` entries. Complete when `lost` is 0.
retouch_gather retouch_gather_pack(
    const ProtobufCMessage *message, uint8_t *out, size_t capacity, const uint8_t *slots, size_t slot_count, retouch_cut *cuts);

#endif
