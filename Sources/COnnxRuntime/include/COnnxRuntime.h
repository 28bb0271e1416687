// ONNX Runtime without its headers: the few calls that inference needs, behind plain C types.
//
// The library is opened at run time, so that a server without it still starts. Every function reports failure as
// text in `error` (always terminated, cut to `error_size`); none of them exits, throws or prints.

#ifndef RETOUCH_ONNX_RUNTIME_H
#define RETOUCH_ONNX_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

/// The opened library and its environment. Lives as long as the process: unloading ONNX Runtime is not supported by it.
typedef struct onnx_runtime onnx_runtime;

/// A net that is loaded and ready to run. Runs may come from any thread; the caller decides whether one at a time.
typedef struct onnx_session onnx_session;

/// Largest number of dimensions of a tensor, and of inputs and outputs of a run.
enum { ONNX_MAX_RANK = 8, ONNX_MAX_TENSORS = 16 };

/// A float tensor that the caller owns for the time of the call.
typedef struct {
    const char *name;
    const float *values;
    int64_t shape[ONNX_MAX_RANK];
    size_t rank;
} onnx_input;

/// A float tensor that a run made: `name` is set by the caller, the rest by `onnx_session_run`.
typedef struct {
    const char *name;
    /// Valid until `onnx_output_release`.
    const float *values;
    size_t count;
    int64_t shape[ONNX_MAX_RANK];
    size_t rank;
    void *handle;
} onnx_output;

/// Opens `library` and makes an environment. Returns NULL with the reason in `error`.
onnx_runtime *onnx_runtime_open(const char *library, char *error, size_t error_size);

/// The library's version, such as "1.32.0".
const char *onnx_runtime_version(const onnx_runtime *runtime);

/// Loads the net in the file `model` for `threads` threads, without the memory arena and without memory patterns: both
/// keep the peak of a run for ever. Returns NULL with the reason in `error`, also for a file that is not a net.
onnx_session *onnx_session_open(
    const onnx_runtime *runtime, const char *model, int threads, char *error, size_t error_size);

void onnx_session_close(onnx_session *session);

size_t onnx_session_input_count(const onnx_session *session);
size_t onnx_session_output_count(const onnx_session *session);

/// Names as the file has them; NULL past the end. They live as long as the session.
const char *onnx_session_input_name(const onnx_session *session, size_t index);
const char *onnx_session_output_name(const onnx_session *session, size_t index);

/// Runs the net once. Returns 1, and then every output must be released; or 0 with the reason in `error`, and then
/// none must.
int onnx_session_run(
    const onnx_session *session, const onnx_input *inputs, size_t input_count, onnx_output *outputs,
    size_t output_count, char *error, size_t error_size);

void onnx_output_release(const onnx_session *session, onnx_output *output);

/// Gives free pages of the C allocator back to the system: a run's working memory is hundreds of megabytes.
void onnx_return_freed_memory(void);

#endif
