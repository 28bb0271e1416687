// zlib: pieces of a deflate stream, bounded expansion, checksums.

#include "CImageCodecs.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

void codec_free(uint8_t *memory) { free(memory); }

// The stored-block worst case, plus the empty block of a sync flush.
size_t codec_deflate_bound(size_t count) { return count + (count >> 9) + 128; }

size_t codec_deflate(const uint8_t *bytes, size_t count, bool last, uint8_t *out, size_t capacity) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, 1, Z_DEFLATED, -15, 9, Z_RLE) != Z_OK) return 0;
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)count;
    stream.next_out = out;
    stream.avail_out = (uInt)capacity;
    int status = deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
    bool done = last ? status == Z_STREAM_END : status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0;
    size_t written = stream.total_out;
    deflateEnd(&stream);
    return done ? written : 0;
}

size_t codec_zlib(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity) {
    uLongf written = capacity;
    return compress(out, &written, bytes, count) == Z_OK ? written : 0;
}

size_t codec_inflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit(&stream) != Z_OK) return 0;
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)count;
    stream.next_out = out;
    stream.avail_out = (uInt)capacity;
    int status = inflate(&stream, Z_FINISH);
    size_t written = stream.total_out;
    bool full = stream.avail_out == 0;
    inflateEnd(&stream);
    if (status == Z_STREAM_END) return written;
    return full ? CODEC_TOO_LARGE : 0;
}

uint32_t codec_adler32(uint32_t start, const uint8_t *bytes, size_t count) {
    return (uint32_t)adler32_z(start, bytes, count);
}

uint32_t codec_adler32_join(uint32_t first, uint32_t second, size_t count) {
    return (uint32_t)adler32_combine(first, second, (z_off_t)count);
}

uint32_t codec_crc32(uint32_t start, const uint8_t *bytes, size_t count) {
    return (uint32_t)crc32_z(start, bytes, count);
}
