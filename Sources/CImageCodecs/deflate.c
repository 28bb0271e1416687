// zlib and libdeflate: bounded expansion, checksums.

#include "CImageCodecs.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

void codec_free(uint8_t *memory) { free(memory); }

size_t codec_deflate_bound(size_t count) { return compressBound(count); }

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

size_t codec_inflate_exactly(const uint8_t *bytes, size_t count, uint8_t *out, size_t size) {
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    if (!decompressor) return 0;
    size_t used = 0;
    // Without a place for the size, a stream that is shorter than the output is an error, as a longer one always is.
    enum libdeflate_result result =
        libdeflate_zlib_decompress_ex(decompressor, bytes, count, out, size, &used, NULL);
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_SUCCESS ? used : 0;
}

uint32_t codec_adler32(uint32_t start, const uint8_t *bytes, size_t count) {
    return libdeflate_adler32(start, bytes, count);
}

uint32_t codec_adler32_join(uint32_t first, uint32_t second, size_t count) {
    return (uint32_t)adler32_combine(first, second, (z_off_t)count);
}

uint32_t codec_crc32(uint32_t start, const uint8_t *bytes, size_t count) {
    return libdeflate_crc32(start, bytes, count);
}
