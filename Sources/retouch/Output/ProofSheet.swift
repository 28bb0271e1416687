// The evidence sheet of one edit, from its request and its results.

import Foundation
import Imaging
import RetouchClient
import RetouchModel

/// Where `--contact-sheet` goes, and what it shows beside the results.
struct ProofSheet {
    let path: String
    let source: [UInt8]
    /// For the marks and the mask.
    let request: EditRequest

    /// Draws and writes the sheet.
    ///
    /// - Throws: `EditFailure` for a picture that cannot be drawn, `UsageFailure` for a file that cannot be written.
    func write(_ summary: EditSummary, _ files: [WrittenVariation]) throws {
        var results: [(name: String, raster: Raster)] = []
        for file in files {
            let name = URL(fileURLWithPath: file.path).lastPathComponent
            results.append((name, try Self.raster(file.variation.bytes)))
        }
        let sheet = EvidenceSheet(
            source: try Self.raster(source), marks: try marks(), results: results,
            isReframed: summary.plan.steps.contains { Self.changesFrame($0.action) })
        try PictureFile.write(try sheet.render(), to: path)
    }

    private func marks() throws(EditFailure) -> DrawnMarks {
        var marks = DrawnMarks()
        switch request.annotation {
        case .strokes(let strokes): marks.strokes = strokes
        case .overlay(let picture): marks.overlay = try Self.raster(picture)
        case .markedCopy(let picture): marks.markedCopy = try Self.raster(picture)
        case nil: break
        }
        if let mask = request.mask { marks.mask = try Self.raster(mask) }
        return marks
    }

    private static func changesFrame(_ action: PlanAction) -> Bool {
        switch action {
        case .crop, .straighten, .rotate, .flip: true
        default: false
        }
    }

    /// The command line sends pictures by value alone.
    private static func raster(_ picture: ImageReference) throws(EditFailure) -> Raster? {
        guard case .inline(let bytes) = picture else { return nil }
        return try raster(bytes)
    }

    /// Results may be larger as files than what servers take from callers.
    private static func raster(_ bytes: [UInt8]) throws(EditFailure) -> Raster {
        var limits = Limits().images
        limits.encodedBytes = .max
        return try ImageDecoder.decode(bytes, limits: limits).raster
    }
}
