// libpng, read from memory into memory.

#include "report.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

typedef struct png_input {
    const uint8_t *bytes;
    size_t left;
} png_input;

static void on_error(png_structp png, png_const_charp text) {
    codec_say(png_get_error_ptr(png), text);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp text) { codec_warn(png_get_error_ptr(png), text); }

static void read_bytes(png_structp png, png_bytep out, size_t count) {
    png_input *input = png_get_io_ptr(png);
    if (count > input->left) png_error(png, "the file ends too early");
    memcpy(out, input->bytes, count);
    input->bytes += count;
    input->left -= count;
}

/// Everything that is not needed to make pixels is skipped unread: texts, profiles, gamma, times.
static void skip_ancillary(png_structp png) {
    static const png_byte names[] = "cHRM\0gAMA\0iCCP\0sRGB\0sBIT\0bKGD\0hIST\0pHYs\0sPLT\0tIME\0iTXt\0tEXt\0zTXt\0eXIf\0oFFs\0pCAL\0sCAL\0sTER";
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, names, (int)(sizeof names / 5));
}

/// Any kind of PNG becomes RGBA with 8 bits; returns the passes of an interlaced picture.
static int ask_for_rgba(png_structp png, png_infop info) {
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    return passes;
}

bool codec_png_decode(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, size_t chunk_bytes, uint8_t *pixels,
    codec_report *report) {
    png_input input = {bytes, count};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, report, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        codec_say(report, "out of memory");
        png_destroy_read_struct(&png, NULL, NULL);
        return false;
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_read_struct(&png, &info, NULL);
        return false;
    }
    png_set_read_fn(png, &input, read_bytes);
    png_set_user_limits(png, width, height);
    png_set_chunk_malloc_max(png, chunk_bytes);
    png_set_chunk_cache_max(png, 16);
    skip_ancillary(png);
    png_read_info(png, info);
    if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height)
        png_error(png, "the header changed");
    int passes = ask_for_rgba(png, info);
    if (png_get_rowbytes(png, info) != (size_t)width * 4) png_error(png, "unexpected row size");
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t y = 0; y < height; y++) png_read_row(png, pixels + (size_t)y * width * 4, NULL);
    png_read_end(png, NULL);
    png_destroy_read_struct(&png, &info, NULL);
    return true;
}
