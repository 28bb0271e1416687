// The gather buffer: small fields are copied together, payloads are noted by position.
#include "CProtobufC.h"

#include <string.h>

static void append(ProtobufCBuffer *buffer, size_t length, const uint8_t *data) {
    retouch_gather *gather = (retouch_gather *)buffer;
    uintptr_t slot = (uintptr_t)data - (uintptr_t)gather->slots;
    if (gather->slots != NULL && slot < gather->slot_count) {
        if (gather->cut_count == gather->slot_count) {
            gather->lost += length;
            return;
        }
        gather->cuts[gather->cut_count++] = (retouch_cut){.offset = gather->used, .slot = slot};
    } else if (length > gather->capacity - gather->used) {
        gather->lost += length;
    } else if (length > 0) {
        memcpy(gather->out + gather->used, data, length);
        gather->used += length;
    }
}

retouch_gather retouch_gather_pack(
    const ProtobufCMessage *message, uint8_t *out, size_t capacity, const uint8_t *slots, size_t slot_count, retouch_cut *cuts) {
    retouch_gather gather = {
        .base = {.append = append}, .out = out, .capacity = capacity, .slots = slots, .slot_count = slot_count, .cuts = cuts};
    protobuf_c_message_pack_to_buffer(message, &gather.base);
    return gather;
}
