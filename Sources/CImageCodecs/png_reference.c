// libpng's encoder, for comparison.

#include "report.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

typedef struct png_output {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
} png_output;

static void on_error(png_structp png, png_const_charp text) {
    codec_say(png_get_error_ptr(png), text);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp text) { codec_warn(png_get_error_ptr(png), text); }

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
    png_output *output = png_get_io_ptr(png);
    if (output->count + count > output->capacity) {
        size_t capacity = (output->count + count) * 3 / 2;
        uint8_t *grown = realloc(output->bytes, capacity);
        if (!grown) png_error(png, "out of memory");
        output->bytes = grown;
        output->capacity = capacity;
    }
    memcpy(output->bytes + output->count, bytes, count);
    output->count += count;
}

static void flush_bytes(png_structp png) { (void)png; }

bool codec_png_encode_reference(
    const uint8_t *pixels, uint32_t width, uint32_t height, int channels, int level, int filters, uint8_t **out,
    size_t *out_count, codec_report *report) {
    png_output output = {NULL, 0, 0};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, report, on_error, on_warning);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) {
        png_destroy_write_struct(&png, NULL);
        return false;
    }
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        free(output.bytes);
        return false;
    }
    png_set_write_fn(png, &output, write_bytes, flush_bytes);
    png_set_IHDR(
        png, info, width, height, 8, channels == 4 ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (level >= 0) png_set_compression_level(png, level);
    if (filters >= 0) png_set_filter(png, PNG_FILTER_TYPE_BASE, filters);
    png_write_info(png, info);
    for (uint32_t y = 0; y < height; y++) png_write_row(png, pixels + (size_t)y * width * (size_t)channels);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    *out = output.bytes;
    *out_count = output.count;
    return true;
}
