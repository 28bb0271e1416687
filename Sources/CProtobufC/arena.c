// The budget allocator: bump allocation in chunks, released all at once.
#include "CProtobufC.h"

#include <stdlib.h>

struct retouch_chunk {
    struct retouch_chunk *next;
    // Keeps what follows aligned to 16.
    size_t padding;
};

enum { alignment = 16, first_chunk = 4096, largest_chunk = 1 << 20 };

void retouch_arena_start(retouch_arena *arena, void *block, size_t block_size, size_t budget) {
    arena->cursor = block;
    arena->end = block ? (uint8_t *)block + block_size : NULL;
    arena->chunks = NULL;
    arena->budget = budget;
    arena->next_chunk = first_chunk;
    arena->spent = 0;
}

void *retouch_arena_allocate(retouch_arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) return NULL;
    size = (size + alignment - 1) & ~(size_t)(alignment - 1);
    if (size == 0) size = alignment;
    if (arena->cursor == NULL || size > (size_t)(arena->end - arena->cursor)) {
        // What is left of the budget is what may still be asked of malloc; a chunk is never larger than that.
        size_t room = size > arena->next_chunk ? size : arena->next_chunk;
        if (room > arena->budget) room = arena->budget & ~(size_t)(alignment - 1);
        if (room < size) {
            arena->spent = 1;
            return NULL;
        }
        struct retouch_chunk *chunk = malloc(sizeof *chunk + room);
        if (chunk == NULL) return NULL;
        chunk->next = arena->chunks;
        arena->chunks = chunk;
        arena->budget -= room;
        arena->cursor = (uint8_t *)(chunk + 1);
        arena->end = arena->cursor + room;
        if (arena->next_chunk < largest_chunk) arena->next_chunk *= 2;
    }
    void *memory = arena->cursor;
    arena->cursor += size;
    return memory;
}

void retouch_arena_release(retouch_arena *arena) {
    struct retouch_chunk *chunk = arena->chunks;
    while (chunk != NULL) {
        struct retouch_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    retouch_arena_start(arena, NULL, 0, 0);
}

static void *allocate(void *data, size_t size) { return retouch_arena_allocate(data, size); }

static void keep(void *data, void *memory) {
    (void)data;
    (void)memory;
}

ProtobufCAllocator retouch_arena_allocator(retouch_arena *arena) {
    return (ProtobufCAllocator){.alloc = allocate, .free = keep, .allocator_data = arena};
}
