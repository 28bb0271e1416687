// The record of an edit: everything that was answered, without the pixels.

import Foundation
package import RetouchModel

/// An answer as it is kept: the summary, and each variation by the id and digest of its picture.
package struct StoredAnswer: Sendable, Equatable, Codable {
    package var summary: EditSummary
    /// Those that were delivered, in order.
    package var variations: [StoredVariation]

    package init(summary: EditSummary, variations: [StoredVariation]) {
        self.summary = summary
        self.variations = variations
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    init(json: String) throws {
        do {
            self = try JSONDecoder().decode(StoredAnswer.self, from: Data(json.utf8))
        } catch {
            // A build that cannot read what an earlier one wrote must say so: running the edit again would charge twice.
            throw EditFailure(
                .pipeline, stage: .output, "The stored answer cannot be read by this version of the server.",
                log: "stored answer: \(error)")
        }
    }
}

/// A delivered variation without its bytes.
package struct StoredVariation: Sendable, Equatable, Codable {
    package var index: Int
    package var imageID: String
    package var sha256: String
    package var byteCount: Int
    package var width: Int
    package var height: Int
    package var format: ImageFormat
    package var seed: UInt32
    package var fidelity: FidelityReport

    package init(_ variation: Variation) {
        index = variation.index
        imageID = variation.imageID
        sha256 = variation.sha256
        byteCount = variation.bytes.count
        width = variation.width
        height = variation.height
        format = variation.format
        seed = variation.seed
        fidelity = variation.fidelity
    }

    /// The variation as it was delivered.
    package func variation(bytes: [UInt8]) -> Variation {
        Variation(
            index: index, bytes: bytes, imageID: imageID, width: width, height: height, format: format, seed: seed,
            sha256: sha256, fidelity: fidelity)
    }
}
