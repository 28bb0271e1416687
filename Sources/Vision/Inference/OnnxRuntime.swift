// The inference library: opened once a process, on the first net that needs it.

import COnnxRuntime
import Synchronization

/// A failure of the inference library or of a net's file, in words for the operator.
package struct InferenceFailure: Error, Equatable {
    package let text: String
}

/// An opened ONNX Runtime.
///
/// `@unchecked Sendable`: the pointer is set once in `init`; the C side never changes what it points to after
/// `onnx_runtime_open`, and ONNX Runtime documents its environment as safe to use from several threads.
package final class OnnxRuntime: @unchecked Sendable {
    let handle: OpaquePointer
    package let version: String

    private init(handle: OpaquePointer) {
        self.handle = handle
        version = onnx_runtime_version(handle).map { String(cString: $0) } ?? "unknown"
    }

    /// Opened libraries by path. They are never closed: ONNX Runtime cannot be unloaded safely.
    private static let opened = Mutex<[String: OnnxRuntime]>([:])

    /// The runtime in the file `library`; every call with the same path gives the same one.
    package static func open(library: String) throws(InferenceFailure) -> OnnxRuntime {
        try opened.withLock { table throws(InferenceFailure) in
            if let runtime = table[library] { return runtime }
            let handle = try withErrorText { text, size in onnx_runtime_open(library, text, size) }
            let runtime = OnnxRuntime(handle: handle)
            table[library] = runtime
            return runtime
        }
    }
}

/// Calls a C function that returns nil and a text on failure.
func withErrorText<Result>(
    _ body: (UnsafeMutablePointer<CChar>, Int) -> Result?
) throws(InferenceFailure) -> Result {
    let size = 1_024
    let text = UnsafeMutablePointer<CChar>.allocate(capacity: size)
    defer { text.deallocate() }
    text.initialize(repeating: 0, count: size)
    guard let result = body(text, size) else { throw InferenceFailure(text: String(cString: text)) }
    return result
}
