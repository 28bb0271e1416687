// ONNX Runtime through its table of function pointers.
//
// The table (OrtApi) is append-only: a slot keeps its number and its signature in every later release. Version 16 of
// it is asked for, so any library from 1.16 on will do.

#include "COnnxRuntime.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { API_VERSION = 16 };

// Numbers of the slots, in the order of OrtApi in onnxruntime_c_api.h.
enum {
    GET_ERROR_MESSAGE = 2,
    CREATE_ENV = 3,
    CREATE_SESSION = 7,
    RUN = 9,
    CREATE_SESSION_OPTIONS = 10,
    DISABLE_MEM_PATTERN = 17,
    DISABLE_CPU_MEM_ARENA = 19,
    SET_SESSION_GRAPH_OPTIMIZATION_LEVEL = 23,
    SET_INTRA_OP_NUM_THREADS = 24,
    SESSION_GET_INPUT_COUNT = 30,
    SESSION_GET_OUTPUT_COUNT = 31,
    SESSION_GET_INPUT_NAME = 36,
    SESSION_GET_OUTPUT_NAME = 37,
    CREATE_TENSOR_WITH_DATA_AS_ORT_VALUE = 49,
    IS_TENSOR = 50,
    GET_TENSOR_MUTABLE_DATA = 51,
    GET_TENSOR_ELEMENT_TYPE = 60,
    GET_DIMENSIONS_COUNT = 61,
    GET_DIMENSIONS = 62,
    GET_TENSOR_SHAPE_ELEMENT_COUNT = 64,
    GET_TENSOR_TYPE_AND_SHAPE = 65,
    CREATE_CPU_MEMORY_INFO = 69,
    ALLOCATOR_FREE = 76,
    GET_ALLOCATOR_WITH_DEFAULT_OPTIONS = 78,
    RELEASE_ENV = 92,
    RELEASE_STATUS = 93,
    RELEASE_MEMORY_INFO = 94,
    RELEASE_SESSION = 95,
    RELEASE_VALUE = 96,
    RELEASE_TENSOR_TYPE_AND_SHAPE_INFO = 99,
    RELEASE_SESSION_OPTIONS = 100,
    ADD_SESSION_CONFIG_ENTRY = 130,
};

enum { LOG_FATAL_ONLY = 4, OPTIMIZE_ALL = 99, ELEMENT_FLOAT = 1, DEVICE_ALLOCATOR = 0, MEMORY_DEFAULT = 0 };

typedef void *status;

typedef struct {
    void *const *(*get_api)(uint32_t version);
    const char *(*get_version)(void);
} api_base;

struct onnx_runtime {
    void *const *api;
    void *environment;
    void *memory;
    void *allocator;
    const char *version;
};

struct onnx_session {
    void *const *api;
    void *session;
    void *memory;
    size_t input_count;
    size_t output_count;
    char *inputs[ONNX_MAX_TENSORS];
    char *outputs[ONNX_MAX_TENSORS];
};

/// Calls slot `number` as a function that returns a status.
#define CALL(api, number, types, ...) (((status(*) types)(api)[number])(__VA_ARGS__))
/// Calls slot `number` to release `pointer`.
#define RELEASE(api, number, pointer) (((void (*)(void *))(api)[number])(pointer))

static void report(char *error, size_t size, const char *text) {
    if (error && size > 0) snprintf(error, size, "%s", text ? text : "unknown error");
}

/// Whether `result` is an error; if it is, its text is reported and it is released.
static int failed(void *const *api, status result, char *error, size_t size) {
    if (!result) return 0;
    report(error, size, ((const char *(*)(status))api[GET_ERROR_MESSAGE])(result));
    RELEASE(api, RELEASE_STATUS, result);
    return 1;
}

onnx_runtime *onnx_runtime_open(const char *library, char *error, size_t size) {
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        report(error, size, dlerror());
        return NULL;
    }
    const api_base *(*get_base)(void) = (const api_base *(*)(void))dlsym(handle, "OrtGetApiBase");
    if (!get_base) {
        report(error, size, "the library is not ONNX Runtime: it has no OrtGetApiBase");
        dlclose(handle);
        return NULL;
    }
    // From here on the library stays open: it has started threads and registered destructors.
    const api_base *base = get_base();
    void *const *api = base ? base->get_api(API_VERSION) : NULL;
    onnx_runtime *runtime = api ? calloc(1, sizeof *runtime) : NULL;
    if (!runtime) {
        report(error, size, api ? "out of memory" : "the library is older than ONNX Runtime 1.16");
        return NULL;
    }
    runtime->api = api;
    runtime->version = base->get_version();
    if (failed(api, CALL(api, CREATE_ENV, (int, const char *, void **), LOG_FATAL_ONLY, "retouch", &runtime->environment),
               error, size) ||
        failed(api, CALL(api, CREATE_CPU_MEMORY_INFO, (int, int, void **), DEVICE_ALLOCATOR, MEMORY_DEFAULT,
                         &runtime->memory),
               error, size) ||
        failed(api, CALL(api, GET_ALLOCATOR_WITH_DEFAULT_OPTIONS, (void **), &runtime->allocator), error, size)) {
        if (runtime->memory) RELEASE(api, RELEASE_MEMORY_INFO, runtime->memory);
        if (runtime->environment) RELEASE(api, RELEASE_ENV, runtime->environment);
        free(runtime);
        return NULL;
    }
    return runtime;
}

const char *onnx_runtime_version(const onnx_runtime *runtime) { return runtime->version; }

static int configure(void *const *api, void *options, int threads, char *error, size_t size) {
    return !failed(api, CALL(api, SET_INTRA_OP_NUM_THREADS, (void *, int), options, threads), error, size) &&
           !failed(api, CALL(api, SET_SESSION_GRAPH_OPTIMIZATION_LEVEL, (void *, int), options, OPTIMIZE_ALL), error,
                   size) &&
           !failed(api, CALL(api, DISABLE_CPU_MEM_ARENA, (void *), options), error, size) &&
           !failed(api, CALL(api, DISABLE_MEM_PATTERN, (void *), options), error, size) &&
           // Idle threads sleep: the cores belong to the pixel loops between two runs.
           !failed(api, CALL(api, ADD_SESSION_CONFIG_ENTRY, (void *, const char *, const char *), options,
                             "session.intra_op.allow_spinning", "0"),
                   error, size);
}

/// Copies the names of inputs or outputs out of the runtime's allocator.
static int read_names(const onnx_runtime *runtime, void *session, int count_slot, int name_slot, size_t *count,
                      char **names, char *error, size_t size) {
    void *const *api = runtime->api;
    if (failed(api, CALL(api, count_slot, (const void *, size_t *), session, count), error, size)) return 0;
    if (*count > ONNX_MAX_TENSORS) *count = ONNX_MAX_TENSORS;
    for (size_t i = 0; i < *count; i++) {
        char *name = NULL;
        if (failed(api, CALL(api, name_slot, (const void *, size_t, void *, char **), session, i, runtime->allocator, &name),
                   error, size))
            return 0;
        names[i] = strdup(name);
        failed(api, CALL(api, ALLOCATOR_FREE, (void *, void *), runtime->allocator, name), NULL, 0);
        if (!names[i]) {
            report(error, size, "out of memory");
            return 0;
        }
    }
    return 1;
}

onnx_session *onnx_session_open(const onnx_runtime *runtime, const char *model, int threads, char *error, size_t size) {
    void *const *api = runtime->api;
    onnx_session *result = calloc(1, sizeof *result);
    if (!result) {
        report(error, size, "out of memory");
        return NULL;
    }
    result->api = api;
    result->memory = runtime->memory;
    void *options = NULL;
    int ok = !failed(api, CALL(api, CREATE_SESSION_OPTIONS, (void **), &options), error, size) &&
             configure(api, options, threads, error, size) &&
             !failed(api, CALL(api, CREATE_SESSION, (void *, const char *, void *, void **), runtime->environment, model,
                               options, &result->session),
                     error, size) &&
             read_names(runtime, result->session, SESSION_GET_INPUT_COUNT, SESSION_GET_INPUT_NAME, &result->input_count,
                        result->inputs, error, size) &&
             read_names(runtime, result->session, SESSION_GET_OUTPUT_COUNT, SESSION_GET_OUTPUT_NAME,
                        &result->output_count, result->outputs, error, size);
    if (options) RELEASE(api, RELEASE_SESSION_OPTIONS, options);
    if (ok) return result;
    onnx_session_close(result);
    return NULL;
}

void onnx_session_close(onnx_session *session) {
    if (!session) return;
    if (session->session) RELEASE(session->api, RELEASE_SESSION, session->session);
    for (size_t i = 0; i < ONNX_MAX_TENSORS; i++) {
        free(session->inputs[i]);
        free(session->outputs[i]);
    }
    free(session);
}

size_t onnx_session_input_count(const onnx_session *session) { return session->input_count; }
size_t onnx_session_output_count(const onnx_session *session) { return session->output_count; }

const char *onnx_session_input_name(const onnx_session *session, size_t index) {
    return index < session->input_count ? session->inputs[index] : NULL;
}

const char *onnx_session_output_name(const onnx_session *session, size_t index) {
    return index < session->output_count ? session->outputs[index] : NULL;
}

/// Fills in values, count and shape of an output that a run made; 0 when it is not a float tensor.
static int read_output(void *const *api, onnx_output *output, char *error, size_t size) {
    void *info = NULL;
    int is_tensor = 0, type = 0;
    if (failed(api, CALL(api, IS_TENSOR, (const void *, int *), output->handle, &is_tensor), error, size)) return 0;
    if (!is_tensor) {
        report(error, size, "the output is not a tensor");
        return 0;
    }
    if (failed(api, CALL(api, GET_TENSOR_TYPE_AND_SHAPE, (const void *, void **), output->handle, &info), error, size))
        return 0;
    int ok = !failed(api, CALL(api, GET_TENSOR_ELEMENT_TYPE, (const void *, int *), info, &type), error, size) &&
             !failed(api, CALL(api, GET_DIMENSIONS_COUNT, (const void *, size_t *), info, &output->rank), error, size);
    if (ok && (type != ELEMENT_FLOAT || output->rank > ONNX_MAX_RANK)) {
        report(error, size, "the output is not a float tensor of at most eight dimensions");
        ok = 0;
    }
    ok = ok &&
         !failed(api, CALL(api, GET_DIMENSIONS, (const void *, int64_t *, size_t), info, output->shape, output->rank),
                 error, size) &&
         !failed(api, CALL(api, GET_TENSOR_SHAPE_ELEMENT_COUNT, (const void *, size_t *), info, &output->count), error,
                 size) &&
         !failed(api, CALL(api, GET_TENSOR_MUTABLE_DATA, (void *, void **), output->handle, (void **)&output->values),
                 error, size);
    RELEASE(api, RELEASE_TENSOR_TYPE_AND_SHAPE_INFO, info);
    return ok;
}

int onnx_session_run(const onnx_session *session, const onnx_input *inputs, size_t input_count, onnx_output *outputs,
                     size_t output_count, char *error, size_t size) {
    void *const *api = session->api;
    const char *input_names[ONNX_MAX_TENSORS] = {0}, *output_names[ONNX_MAX_TENSORS] = {0};
    void *values[ONNX_MAX_TENSORS] = {0}, *results[ONNX_MAX_TENSORS] = {0};
    if (input_count > ONNX_MAX_TENSORS || output_count > ONNX_MAX_TENSORS) {
        report(error, size, "too many inputs or outputs");
        return 0;
    }
    int ok = 1;
    for (size_t i = 0; ok && i < input_count; i++) {
        size_t count = 1;
        input_names[i] = inputs[i].name;
        for (size_t d = 0; d < inputs[i].rank; d++) count *= (size_t)inputs[i].shape[d];
        ok = !failed(api, CALL(api, CREATE_TENSOR_WITH_DATA_AS_ORT_VALUE,
                               (const void *, void *, size_t, const int64_t *, size_t, int, void **), session->memory,
                               (void *)inputs[i].values, count * sizeof(float), inputs[i].shape, inputs[i].rank,
                               ELEMENT_FLOAT, &values[i]),
                     error, size);
    }
    for (size_t i = 0; i < output_count; i++) output_names[i] = outputs[i].name;
    ok = ok && !failed(api, CALL(api, RUN,
                                 (void *, const void *, const char *const *, void *const *, size_t, const char *const *,
                                  size_t, void **),
                                 session->session, NULL, input_names, values, input_count, output_names, output_count,
                                 results),
                       error, size);
    for (size_t i = 0; i < input_count; i++)
        if (values[i]) RELEASE(api, RELEASE_VALUE, values[i]);
    for (size_t i = 0; i < output_count; i++) {
        outputs[i].handle = results[i];
        ok = ok && read_output(api, &outputs[i], error, size);
    }
    if (ok) return 1;
    for (size_t i = 0; i < output_count; i++) onnx_output_release(session, &outputs[i]);
    return 0;
}

void onnx_output_release(const onnx_session *session, onnx_output *output) {
    if (output->handle) RELEASE(session->api, RELEASE_VALUE, output->handle);
    output->handle = NULL;
    output->values = NULL;
}

void onnx_return_freed_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
