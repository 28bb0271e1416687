// The nets that this server has: loaded once, shared by every call.

import RetouchModel

/// A net, by what it is for.
package enum VisionNet: String, Sendable, CaseIterable {
    /// U-2-Net: the subject of any photograph.
    case subject = "u2net"
    /// Its small sister, for Fast.
    case smallSubject = "u2netp"
    /// MediaPipe's person mask.
    case person = "selfie_segmentation"
    /// MediaPipe's short-range face detector.
    case face = "face_detection_short_range"

    /// The file's name in the models directory.
    package var file: String { "\(rawValue).onnx" }
}

/// Whether a net can be used, for Describe.
package struct NetAvailability: Sendable, Equatable {
    package let net: VisionNet
    /// `nil` when it is loaded; otherwise why it is not, in words for the operator.
    package let missing: String?
    /// The file to install when it is missing: ONNX Runtime's where no net can be loaded, else the net's own.
    package let file: String
}

/// The nets of a models directory. Making one never fails: a net that cannot be loaded is remembered with the reason,
/// and what needs it fails by name.
///
/// Safe to share: runs of one net come one at a time, in the order of their locks.
package final class VisionModels: Sendable {
    /// Which nets find the subject.
    package enum Nets: Sendable {
        /// U-2-Net's small sister alone: a quarter of the time, and less sure of limbs.
        case small
        /// U-2-Net, and for people the parts that only the person mask found.
        case fused
    }

    private let sessions: [VisionNet: OnnxSession]
    private let reasons: [VisionNet: String]
    private let hasRuntime: Bool
    private static let runtimeFile = "libonnxruntime.so"

    /// Loads every net that is there; takes about a second.
    ///
    /// - Parameters:
    ///   - directory: holds `libonnxruntime.so` and the nets' files.
    ///   - threads: threads that the large nets run on; fixed, so that results do not change. The small ones run on one.
    package init(directory: String, threads: Int) {
        var sessions: [VisionNet: OnnxSession] = [:]
        var reasons: [VisionNet: String] = [:]
        var hasRuntime = false
        do throws(InferenceFailure) {
            let runtime = try OnnxRuntime.open(library: "\(directory)/\(Self.runtimeFile)")
            hasRuntime = true
            for net in VisionNet.allCases {
                do throws(InferenceFailure) {
                    let large = net == .subject || net == .smallSubject
                    sessions[net] = try OnnxSession(
                        runtime: runtime, model: "\(directory)/\(net.file)", threads: large ? max(1, threads) : 1)
                } catch {
                    reasons[net] = "\(directory)/\(net.file): \(error.text)"
                }
            }
        } catch {
            for net in VisionNet.allCases { reasons[net] = "ONNX Runtime could not be opened: \(error.text)" }
        }
        self.sessions = sessions
        self.reasons = reasons
        self.hasRuntime = hasRuntime
    }

    /// Every net and whether it can be used.
    package var availability: [NetAvailability] {
        VisionNet.allCases.map {
            NetAvailability(net: $0, missing: reasons[$0], file: hasRuntime ? $0.file : Self.runtimeFile)
        }
    }

    /// Whether the net is loaded.
    package func has(_ net: VisionNet) -> Bool { sessions[net] != nil }

    /// Runs a net of one input.
    ///
    /// - Throws: `Unavailable` when the net is not loaded, `PipelineError` when the run fails; both name the file.
    func run(_ net: VisionNet, _ input: Tensor, outputs: [String]) throws(EditFailure) -> [Tensor] {
        guard let session = sessions[net] else {
            throw EditFailure(
                .unavailable, stage: .engine, "The model \(net.file) is not installed on this server.",
                log: reasons[net] ?? "")
        }
        do throws(InferenceFailure) {
            guard let name = session.inputs.first else { throw InferenceFailure(text: "the net has no input") }
            return try session.run([(name, input)], wanted: outputs)
        } catch {
            throw EditFailure(
                .pipeline, stage: .engine, "The model \(net.file) could not be run.", log: "\(net.file): \(error.text)")
        }
    }
}
