// The photographs that calls send, read once before the run.

import Foundation
import RetouchClient

enum PhotographFiles {
    /// - Throws: for a file that cannot be read or is empty, and for more than a run may hold.
    static func read(_ paths: [String]) throws(UsageFailure) -> [[UInt8]] {
        guard paths.count <= LoadSettings.Bounds.photographs else {
            throw UsageFailure("--photo: \(paths.count) photographs; at most \(LoadSettings.Bounds.photographs)")
        }
        var photographs: [[UInt8]] = []
        for path in paths {
            let bytes: [UInt8]
            do {
                bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            } catch {
                throw UsageFailure("\(path): cannot be read (\((error as NSError).localizedDescription))")
            }
            guard !bytes.isEmpty else { throw UsageFailure("\(path): an empty file") }
            photographs.append(bytes)
            let sum = photographs.reduce(0) { $0 + $1.count }
            guard sum <= LoadSettings.Bounds.photographBytes else {
                throw UsageFailure(
                    "--photo: more than \(Figures.bytes(Double(LoadSettings.Bounds.photographBytes))) of photographs")
            }
        }
        return photographs
    }
}

extension Scenario {
    /// What is sent, for people: files with their sizes, and prompts.
    package func inputTexts(_ inputs: CallInputs, _ mix: CallMix) -> [String] {
        var texts = zip(photos ?? [], inputs.photographs).map { path, bytes in
            "\(URL(fileURLWithPath: path).lastPathComponent), \(Figures.bytes(Double(bytes.count)))"
        }
        func add(_ kinds: Set<CallKind>, _ prompts: [String]) {
            if !kinds.isDisjoint(with: mix.kinds) { texts += prompts.map { "\"\($0)\"" } }
        }
        add([.edit, .plan], inputs.edits)
        add([.background, .cancel, .slow, .upload], inputs.backgrounds)
        return texts
    }
}
