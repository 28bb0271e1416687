// libwebp: still pictures, with their profile.

#include "report.h"

#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>
#include <webp/encode.h>
#include <webp/mux.h>

static const char *status_text(VP8StatusCode status) {
    switch (status) {
    case VP8_STATUS_OUT_OF_MEMORY: return "out of memory";
    case VP8_STATUS_NOT_ENOUGH_DATA: return "the file ends too early";
    case VP8_STATUS_UNSUPPORTED_FEATURE: return "unsupported feature";
    case VP8_STATUS_BITSTREAM_ERROR: return "damaged data";
    default: return "the decoder gave up";
    }
}

bool codec_webp_probe(const uint8_t *bytes, size_t count, codec_webp_header *header) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(bytes, count, &features) != VP8_STATUS_OK) return false;
    header->width = features.width;
    header->height = features.height;
    header->has_alpha = features.has_alpha != 0;
    header->animated = features.has_animation != 0;
    return true;
}

bool codec_webp_decode(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, bool threads, uint8_t *pixels,
    codec_report *report) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return false;
    config.options.use_threads = threads;
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = pixels;
    config.output.u.RGBA.stride = (int)(width * 4);
    config.output.u.RGBA.size = (size_t)width * height * 4;
    VP8StatusCode status = WebPDecode(bytes, count, &config);
    bool whole = status == VP8_STATUS_OK && config.output.width == (int)width && config.output.height == (int)height;
    if (!whole) codec_say(report, status == VP8_STATUS_OK ? "the header changed" : status_text(status));
    WebPFreeDecBuffer(&config.output);
    return whole;
}

/// Puts a profile round an encoded picture; takes over `picture`.
static bool add_profile(
    WebPMemoryWriter *picture, const uint8_t *profile, size_t profile_count, uint8_t **out, size_t *out_count) {
    WebPData image = {picture->mem, picture->size};
    WebPData icc = {profile, profile_count};
    WebPData joined = {NULL, 0};
    WebPMux *mux = WebPMuxCreate(&image, 0);
    bool done = mux && WebPMuxSetChunk(mux, "ICCP", &icc, 0) == WEBP_MUX_OK
        && WebPMuxAssemble(mux, &joined) == WEBP_MUX_OK;
    WebPMuxDelete(mux);
    if (done) {
        // Copied, because libwebp's memory and malloc's need not be the same.
        *out = malloc(joined.size);
        *out_count = joined.size;
        done = *out != NULL;
        if (done) memcpy(*out, joined.bytes, joined.size);
    }
    WebPDataClear(&joined);
    return done;
}

static bool finish(
    WebPMemoryWriter *picture, const uint8_t *profile, size_t profile_count, uint8_t **out, size_t *out_count) {
    if (profile) return add_profile(picture, profile, profile_count, out, out_count);
    *out = malloc(picture->size);
    *out_count = picture->size;
    if (*out) memcpy(*out, picture->mem, picture->size);
    return *out != NULL;
}

bool codec_webp_encode(
    const uint8_t *pixels, uint32_t width, uint32_t height, int quality, bool has_alpha, bool threads,
    const uint8_t *profile, size_t profile_count, uint8_t **out, size_t *out_count, codec_report *report) {
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigInit(&config) || !WebPPictureInit(&picture)) return false;
    config.quality = (float)quality;
    config.thread_level = threads;
    if (quality >= 100) {
        // Level 3 of 0 to 9: beyond it a 4k picture takes minutes for a few per cent.
        WebPConfigLosslessPreset(&config, 3);
        config.exact = 1;
        picture.use_argb = 1;
    }
    picture.width = (int)width;
    picture.height = (int)height;
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    int imported = has_alpha ? WebPPictureImportRGBA(&picture, pixels, (int)(width * 4))
                             : WebPPictureImportRGBX(&picture, pixels, (int)(width * 4));
    bool done = imported && WebPEncode(&config, &picture);
    if (!done) {
        snprintf(report->message, sizeof report->message, "libwebp error %d", (int)picture.error_code);
    } else if (!finish(&writer, profile, profile_count, out, out_count)) {
        codec_say(report, "the profile could not be added");
        done = false;
    }
    WebPPictureFree(&picture);
    WebPMemoryWriterClear(&writer);
    return done;
}
