// How shims pass on what a library said.

#ifndef CODEC_REPORT_H
#define CODEC_REPORT_H

#include "CImageCodecs.h"

#include <stdio.h>

/// Keeps the words of an error.
static inline void codec_say(codec_report *report, const char *text) {
    snprintf(report->message, sizeof report->message, "%s", text);
}

/// Counts a warning and keeps its words.
static inline void codec_warn(codec_report *report, const char *text) {
    report->warnings += 1;
    codec_say(report, text);
}

#endif
