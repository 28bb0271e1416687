// libjpeg-turbo, from memory to memory.

#include "report.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
// jpeglib.h needs size_t and FILE before it.
#include <jerror.h>
#include <jpeglib.h>

typedef struct jpeg_trap {
    struct jpeg_error_mgr manager;
    jmp_buf escape;
    codec_report *report;
} jpeg_trap;

typedef struct jpeg_scan_limit {
    struct jpeg_progress_mgr monitor;
    int scans;
} jpeg_scan_limit;

static void on_error(j_common_ptr jpeg) {
    jpeg_trap *trap = (jpeg_trap *)jpeg->err;
    char text[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, text);
    // The one error that comes from max_memory_to_use says nothing of memory.
    bool memory = jpeg->err->msg_code == JERR_NO_BACKING_STORE;
    codec_say(trap->report, memory ? "decoding it needs more memory than is allowed" : text);
    longjmp(trap->escape, 1);
}

/// Level -1 is a warning. Damage inside the picture is an error here: libjpeg would fill the rest with gray.
static void on_message(j_common_ptr jpeg, int level) {
    if (level >= 0) return;
    switch (jpeg->err->msg_code) {
    case JWRN_EXTRANEOUS_DATA:
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR: {
        char text[JMSG_LENGTH_MAX];
        jpeg->err->format_message(jpeg, text);
        codec_warn(((jpeg_trap *)jpeg->err)->report, text);
        break;
    }
    default: on_error(jpeg);
    }
}

static void on_progress(j_common_ptr jpeg) {
    jpeg_scan_limit *limit = (jpeg_scan_limit *)jpeg->progress;
    if (((j_decompress_ptr)jpeg)->input_scan_number <= limit->scans) return;
    codec_say(((jpeg_trap *)jpeg->err)->report, "too many scans");
    longjmp(((jpeg_trap *)jpeg->err)->escape, 1);
}

static void set_trap(jpeg_trap *trap, codec_report *report) {
    jpeg_std_error(&trap->manager);
    trap->manager.error_exit = on_error;
    trap->manager.emit_message = on_message;
    trap->report = report;
}

bool codec_jpeg_decode(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, size_t memory_bytes, int scans, uint8_t *pixels,
    codec_report *report) {
    struct jpeg_decompress_struct jpeg;
    jpeg_trap trap;
    jpeg_scan_limit limit = {{0}, scans};
    memset(&jpeg, 0, sizeof jpeg);
    jpeg.err = &trap.manager;
    set_trap(&trap, report);
    if (setjmp(trap.escape)) {
        jpeg_destroy_decompress(&jpeg);
        return false;
    }
    jpeg_create_decompress(&jpeg);
    limit.monitor.progress_monitor = on_progress;
    jpeg.progress = &limit.monitor;
    jpeg.mem->max_memory_to_use = (long)memory_bytes;
    jpeg_mem_src(&jpeg, bytes, count);
    jpeg_read_header(&jpeg, TRUE);
    if (jpeg.image_width != width || jpeg.image_height != height) {
        codec_say(report, "the header changed");
        longjmp(trap.escape, 1);
    }
    jpeg.out_color_space = JCS_EXT_RGBA;
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < height) {
        JSAMPROW row = pixels + (size_t)jpeg.output_scanline * width * 4;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return true;
}

bool codec_jpeg_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int quality, bool full_chroma, const uint8_t *profile,
    size_t profile_count, uint8_t **out, size_t *out_count, codec_report *report) {
    struct jpeg_compress_struct jpeg;
    jpeg_trap trap;
    // Volatile: libjpeg writes them between setjmp and longjmp.
    unsigned char *volatile memory = NULL;
    unsigned long volatile size = 0;
    memset(&jpeg, 0, sizeof jpeg);
    jpeg.err = &trap.manager;
    set_trap(&trap, report);
    if (setjmp(trap.escape)) {
        jpeg_destroy_compress(&jpeg);
        free(memory);
        return false;
    }
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, (unsigned char **)&memory, (unsigned long *)&size);
    jpeg.image_width = width;
    jpeg.image_height = height;
    jpeg.input_components = 4;
    jpeg.in_color_space = JCS_EXT_RGBX;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg.optimize_coding = TRUE;
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = full_chroma ? 1 : 2;
    jpeg_start_compress(&jpeg, TRUE);
    if (profile) jpeg_write_icc_profile(&jpeg, profile, (unsigned)profile_count);
    while (jpeg.next_scanline < height) {
        JSAMPROW row = (JSAMPROW)(pixels + (size_t)jpeg.next_scanline * width * 4);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    *out = memory;
    *out_count = size;
    return true;
}
