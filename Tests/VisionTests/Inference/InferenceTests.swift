// The inference library: what is missing or broken is a text, never a crash.

import Foundation
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct InferenceTests {
    private func failure(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch { return (error as? InferenceFailure)?.text }
    }

    private func runtime() throws -> OnnxRuntime {
        try OnnxRuntime.open(library: Repository.models().appending(path: "libonnxruntime.so").path)
    }

    @Test func aMissingLibraryIsNamed() throws {
        let text = try #require(failure { _ = try OnnxRuntime.open(library: "/nowhere/libonnxruntime.so") })
        #expect(text.contains("/nowhere/libonnxruntime.so"))
    }

    @Test func anotherLibraryIsRefused() throws {
        let text = try #require(failure { _ = try OnnxRuntime.open(library: "libm.so.6") })
        #expect(text.contains("OrtGetApiBase"))
    }

    @Test func aFileThatIsNoLibraryIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "libonnxruntime.so")
        try Data("not a library".utf8).write(to: path)
        #expect(failure { _ = try OnnxRuntime.open(library: path.path) } != nil)
    }

    @Test func theLibraryIsOpenedOnce() throws {
        let first = try runtime()
        let second = try runtime()
        #expect(first === second)
        #expect(first.version.contains("."))
    }

    @Test func aMissingNetIsAnError() throws {
        let runtime = try runtime()
        let text = try #require(failure { _ = try OnnxSession(runtime: runtime, model: "/nowhere/net.onnx", threads: 1) })
        #expect(text.contains("net.onnx"))
    }

    @Test(arguments: [0, 1, 7, 4_096, 100_000]) func aTruncatedNetIsAnError(length: Int) throws {
        let runtime = try runtime()
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "net.onnx")
        let whole = try Data(contentsOf: Repository.models().appending(path: VisionNet.face.file))
        try whole.prefix(length).write(to: path)
        #expect(failure { _ = try OnnxSession(runtime: runtime, model: path.path, threads: 1) } != nil)
    }

    @Test func corruptNetsNeverCrash() throws {
        let runtime = try runtime()
        let folder = try TemporaryFolder()
        let whole = try Data(contentsOf: Repository.models().appending(path: VisionNet.face.file))
        for round in 0..<12 {
            var bytes = whole
            for place in stride(from: round * 37, to: 6_000, by: 211) { bytes[place] ^= UInt8(1 << (round % 8)) }
            let path = folder.url.appending(path: "net-\(round).onnx")
            try bytes.write(to: path)
            // Some changes hit a name or a weight and still load; all must come back.
            _ = failure { _ = try OnnxSession(runtime: runtime, model: path.path, threads: 1) }
        }
    }

    @Test func wrongNamesAndShapesAreErrors() throws {
        let session = try OnnxSession(
            runtime: runtime(), model: Repository.models().appending(path: VisionNet.face.file).path, threads: 1)
        #expect(session.inputs == ["input"])
        #expect(session.outputs == ["out0", "out1"])
        let good = Tensor(shape: [1, 3, 128, 128], values: [Float](repeating: 0, count: 3 * 128 * 128))
        let small = Tensor(shape: [1, 3, 64, 64], values: [Float](repeating: 0, count: 3 * 64 * 64))
        #expect(failure { _ = try session.run([("inputs", good)], wanted: ["out0"]) } != nil)
        #expect(failure { _ = try session.run([("input", good)], wanted: ["out9"]) } != nil)
        #expect(failure { _ = try session.run([("input", small)], wanted: ["out0"]) } != nil)
        #expect(failure { _ = try session.run([], wanted: ["out0"]) } != nil)
        // After all that the session still works.
        let outputs = try session.run([("input", good)], wanted: ["out1", "out0"])
        #expect(outputs.map(\.shape) == [[1, 896, 1], [1, 896, 16]])
    }

    @Test func aDirectoryWithoutModelsSaysWhatIsMissing() throws {
        let folder = try TemporaryFolder()
        let models = VisionModels(directory: folder.path, threads: 1)
        #expect(models.availability.map(\.net) == VisionNet.allCases)
        #expect(models.availability.allSatisfy { $0.missing?.contains("libonnxruntime.so") == true })
        #expect(models.availability.allSatisfy { $0.file == "libonnxruntime.so" }, "nets alone would not help")
        let failure = #expect(throws: EditFailure.self) {
            try models.segment(Pictures.gradient(64, 64), nets: .small, compute: compute)
        }
        #expect(failure?.reason == .unavailable)
        #expect(failure?.message.contains("u2netp.onnx") == true)
    }

    @Test func aMissingNetFailsOnlyWhatNeedsIt() throws {
        let folder = try TemporaryFolder()
        for file in ["libonnxruntime.so", VisionNet.smallSubject.file, VisionNet.subject.file] {
            try FileManager.default.createSymbolicLink(
                at: folder.url.appending(path: file), withDestinationURL: Repository.models().appending(path: file))
        }
        let models = VisionModels(directory: folder.path, threads: 2)
        #expect(models.availability.filter { $0.missing != nil }.map(\.net) == [.person, .face])
        #expect(models.availability.allSatisfy { $0.file == $0.net.file })
        let product = try photograph("product")
        let found = try models.segment(product, nets: .small, compute: compute)
        #expect(!found.isPerson)
        let failure = #expect(throws: EditFailure.self) { try models.segment(product, nets: .fused, compute: compute) }
        #expect(failure?.message.contains("selfie_segmentation.onnx") == true)
    }
}
