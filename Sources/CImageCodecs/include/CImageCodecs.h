// Thin bindings of libpng, libjpeg-turbo, libwebp and zlib: what needs setjmp or callbacks stays behind these functions.
//
// Every decoder is given the size that the caller read from the header and has allocated for; a file that turns out to say
// something else is an error. No function keeps a pointer after it returned.

#ifndef CIMAGECODECS_H
#define CIMAGECODECS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a codec has to say of a picture.
typedef struct codec_report {
    /// The library's words for the first error, or else the last warning; empty when there is none.
    char message[200];
    /// Warnings that the library gave.
    int warnings;
} codec_report;

/// Decodes a PNG of any kind into RGBA, 8 bits a channel.
///
/// `chunk_bytes` bounds what one ancillary chunk may take once inflated. `pixels` holds width * height * 4 bytes.
bool codec_png_decode(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, size_t chunk_bytes, uint8_t *pixels,
    codec_report *report);

/// Decodes a gray, YCbCr or RGB JPEG into RGBA with alpha 255.
///
/// `memory_bytes` bounds the decoder's own buffers, `scans` the passes of a progressive file. Damage that would leave a part
/// of the picture undefined is an error; bytes between segments are not.
bool codec_jpeg_decode(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, size_t memory_bytes, int scans, uint8_t *pixels,
    codec_report *report);

/// Encodes the colours of an RGBA picture (alpha is ignored) as a baseline JPEG with optimal Huffman tables.
///
/// `profile` may be null. On success `*out` holds `*out_count` bytes, which the caller gives to `codec_free`.
bool codec_jpeg_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int quality, bool full_chroma, const uint8_t *profile,
    size_t profile_count, uint8_t **out, size_t *out_count, codec_report *report);

/// What a WebP's header says.
typedef struct codec_webp_header {
    int width;
    int height;
    bool has_alpha;
    bool animated;
} codec_webp_header;

/// Reads a WebP's header; false when it is damaged or incomplete.
bool codec_webp_probe(const uint8_t *bytes, size_t count, codec_webp_header *header);

/// Decodes a still WebP into straight RGBA.
bool codec_webp_decode(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, bool threads, uint8_t *pixels,
    codec_report *report);

/// Encodes RGBA as WebP, without loss at quality 100. `*out` goes to `codec_free`.
bool codec_webp_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int quality, bool has_alpha, bool threads,
    const uint8_t *profile, size_t profile_count, uint8_t **out, size_t *out_count, codec_report *report);

/// Frees what an encoder returned; null is allowed.
void codec_free(uint8_t *memory);

/// Largest output of `codec_zlib` for `count` bytes.
size_t codec_deflate_bound(size_t count);

/// Compresses into a complete zlib stream at the default level; for what is small. 0 on failure.
size_t codec_zlib(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity);

/// What `codec_inflate` answers when the output does not fit.
#define CODEC_TOO_LARGE ((size_t)-1)

/// Expands a complete zlib stream into at most `capacity` bytes. 0 when it is damaged.
size_t codec_inflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t capacity);

/// Expands a complete zlib stream of exactly `size` bytes, several times as fast as zlib, and returns the bytes of input that it
/// took. 0 when the stream is damaged, its checksum is wrong, it is shorter or longer, or memory is short.
size_t codec_inflate_exactly(const uint8_t *bytes, size_t count, uint8_t *out, size_t size);

/// Adler-32 of `bytes`, going on from `start` (1 for a new sum).
uint32_t codec_adler32(uint32_t start, const uint8_t *bytes, size_t count);

/// Adler-32 of two parts in a row, the second of `count` bytes.
uint32_t codec_adler32_join(uint32_t first, uint32_t second, size_t count);

/// CRC-32 of `bytes`, going on from `start` (0 for a new sum).
uint32_t codec_crc32(uint32_t start, const uint8_t *bytes, size_t count);

/// libpng's own encoder: the peer of the benchmark and the oracle of tests. `channels` is 3 or 4 (RGB from packed rows, RGBA);
/// `level` and `filters` as libpng takes them, -1 for its defaults. `*out` goes to `codec_free`.
bool codec_png_encode_reference(
    const uint8_t *pixels, uint32_t width, uint32_t height, int channels, int level, int filters, uint8_t **out,
    size_t *out_count, codec_report *report);

#ifdef __cplusplus
}
#endif

#endif
