// One net, loaded and ready to run.

import COnnxRuntime
import Synchronization

/// A loaded net. Runs come one at a time; a second caller waits for the first.
///
/// `@unchecked Sendable`: the pointer is set once in `init` and freed in `deinit`; every run holds `turn`, so no two
/// threads are inside the session at once.
package final class OnnxSession: @unchecked Sendable {
    private let handle: OpaquePointer
    /// Keeps the library that the session belongs to.
    private let runtime: OnnxRuntime
    private let turn = Mutex<Void>(())
    package let inputs: [String]
    package let outputs: [String]

    /// Loads the net in the file `model`.
    ///
    /// - Parameter threads: threads of a run; a fixed number gives the same bits every time.
    package init(runtime: OnnxRuntime, model: String, threads: Int) throws(InferenceFailure) {
        let handle = try withErrorText { text, size in
            onnx_session_open(runtime.handle, model, Int32(threads), text, size)
        }
        self.handle = handle
        self.runtime = runtime
        inputs = (0..<onnx_session_input_count(handle)).map { String(cString: onnx_session_input_name(handle, $0)) }
        outputs = (0..<onnx_session_output_count(handle)).map { String(cString: onnx_session_output_name(handle, $0)) }
        onnx_return_freed_memory()
    }

    deinit { onnx_session_close(handle) }

    /// Runs the net once.
    ///
    /// - Parameters:
    ///   - feeds: every input of the net by name.
    ///   - wanted: names of the outputs to compute; float tensors only.
    /// - Returns: the outputs in the order of `wanted`.
    /// - Throws: the runtime's text, for a name or a shape that the net does not have.
    package func run(_ feeds: [(name: String, tensor: Tensor)], wanted: [String]) throws(InferenceFailure) -> [Tensor] {
        try turn.withLock { _ throws(InferenceFailure) in
            let names = CStrings(feeds.map(\.name) + wanted)
            let values = feeds.map { feed in
                UnsafeMutableBufferPointer<Float>.allocate(capacity: max(1, feed.tensor.values.count))
            }
            defer { for buffer in values { buffer.deallocate() } }
            var inputs: [onnx_input] = []
            for (index, feed) in feeds.enumerated() {
                _ = values[index].initialize(from: feed.tensor.values)
                var input = onnx_input()
                input.name = names[index]
                input.values = UnsafePointer(values[index].baseAddress!)
                input.rank = feed.tensor.shape.count
                withUnsafeMutableBytes(of: &input.shape) { bytes in
                    let shape = bytes.bindMemory(to: Int64.self)
                    for (axis, size) in feed.tensor.shape.enumerated() { shape[axis] = Int64(size) }
                }
                inputs.append(input)
            }
            var outputs = wanted.indices.map { index in
                var output = onnx_output()
                output.name = names[feeds.count + index]
                return output
            }
            let result = try withErrorText { text, size -> [Tensor]? in
                guard onnx_session_run(handle, inputs, inputs.count, &outputs, outputs.count, text, size) != 0 else { return nil }
                return outputs.indices.map { index in
                    defer { onnx_output_release(handle, &outputs[index]) }
                    return Tensor(outputs[index])
                }
            }
            onnx_return_freed_memory()
            return result
        }
    }
}

extension Tensor {
    /// Copies an output of a run.
    fileprivate init(_ output: onnx_output) {
        let shape = withUnsafeBytes(of: output.shape) { bytes in
            bytes.bindMemory(to: Int64.self).prefix(output.rank).map { Int($0) }
        }
        self.init(shape: shape, values: Array(UnsafeBufferPointer(start: output.values, count: output.count)))
    }
}

/// C copies of strings, for as long as this object lives.
private final class CStrings {
    private let pointers: [UnsafeMutablePointer<CChar>]

    init(_ strings: [String]) {
        pointers = strings.map { string in
            let bytes = string.utf8CString
            let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            bytes.withUnsafeBufferPointer { pointer.initialize(from: $0.baseAddress!, count: bytes.count) }
            return pointer
        }
    }

    deinit { for pointer in pointers { pointer.deallocate() } }

    subscript(index: Int) -> UnsafePointer<CChar> { UnsafePointer(pointers[index]) }
}
