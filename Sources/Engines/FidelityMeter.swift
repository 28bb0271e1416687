// Measures what an edit left alone.

package import Imaging
package import RetouchModel

/// Compares a finished picture with the source, pixel by pixel: the proof in every answer.
package enum FidelityMeter {
    /// - Parameters:
    ///   - result: the encoded result, decoded again; the variation's size.
    ///   - variation: holds the reference, the allowed region and the subject's interior.
    ///   - lossless: whether the result's format is lossless.
    ///   - backgroundChange: whether subject pixels are counted.
    ///   - compute: threads.
    /// - Throws: `pipeline` when `result` has another size than the variation.
    package static func measure(
        _ result: Raster, variation: EngineVariation, lossless: Bool, backgroundChange: Bool, compute: Compute
    ) throws(EditFailure) -> FidelityReport {
        let reference = variation.reference
        guard result.width == reference.width, result.height == reference.height,
            variation.allowed.values.count == reference.pixelCount,
            (variation.interior?.values.count ?? reference.pixelCount) == reference.pixelCount
        else {
            throw EditFailure(
                .pipeline, stage: .output, "The result could not be measured.",
                log: "decoded \(result.width)x\(result.height), expected \(reference.width)x\(reference.height)")
        }
        let total = FidelityTally.count(
            result, reference: reference, allowed: variation.allowed, interior: backgroundChange ? variation.interior : nil,
            compute: compute)
        return FidelityReport(
            allowedFraction: Double(reference.pixelCount - total.protected) / Double(reference.pixelCount),
            protectedPixels: total.protected, changedOutside: total.changedOutside,
            largestDifferenceOutside: total.largestOutside, subjectPixels: total.subject,
            changedSubject: total.changedSubject, lossless: lossless)
    }
}
