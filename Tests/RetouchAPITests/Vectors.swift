// Reads the golden messages that protoc encoded.

import Foundation
import NIOCore
import Testing

enum Vectors {
    /// `Protos/vectors/messages`.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Protos/vectors/messages")

    /// Names of all vectors, sorted.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".hex") }
            .map { String($0.dropLast(4)) }.sorted()
    }

    /// The encoded message.
    static func bytes(_ name: String) throws -> [UInt8] {
        let text = try String(contentsOf: folder.appendingPathComponent("\(name).hex"), encoding: .utf8)
        return try #require(hexadecimal(text.filter { !$0.isWhitespace }))
    }

    static func buffer(_ name: String) throws -> ByteBuffer {
        ByteBuffer(bytes: try bytes(name))
    }

    static func hexadecimal(_ text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue).map(UInt8.init)
        guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
