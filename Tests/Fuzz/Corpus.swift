// What mutations start from: the golden messages that protoc encoded.

import Foundation

/// All of `Protos/vectors/messages`.
struct Corpus {
    let messages: [[UInt8]]

    init() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Protos/vectors/messages")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".hex") }.sorted()
        messages = try names.map { name in
            let digits = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                .compactMap(\.hexDigitValue).map(UInt8.init)
            return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
        }
    }
}
