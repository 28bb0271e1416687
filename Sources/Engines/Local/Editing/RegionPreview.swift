// What a region covers, without an edit.

package import Imaging
package import RetouchModel

/// A region as the engine found it.
package struct FoundRegion: Sendable {
    /// At the working size: 255 = wholly inside, soft at the edge.
    package var mask: Mask
    /// Where an arrow points, in pixels of the mask.
    package var tip: (x: Float, y: Float)?
    /// Whether the area is what was drawn, and not an object that was found in it.
    package var isLiteral: Bool
    package var timings: [StageTiming]
}

extension LocalEngine {
    /// Finds one region on an edit's source: for tools that show what an edit would touch, and for tests.
    ///
    /// - Parameters:
    ///   - region: in words or marks.
    ///   - exactly: the drawn area itself, whatever is in it.
    ///   - input: its plan's steps do not run.
    /// - Throws: what an edit of the region throws.
    package func find(
        _ region: Region, exactly: Bool = false, of input: EngineInput, compute: Compute
    ) throws(EditFailure) -> FoundRegion {
        if let failure = RegionResolver.cannotFind(region) { throw failure }
        let session = try EditSession(input, finder: finder, compute: compute)
        try RegionCheck.check(session)
        let found = try session.selection(region, reading: exactly ? .area : .object, on: EditCanvas(session.original))
        return FoundRegion(
            mask: found.mask, tip: found.tip.map { ($0.x, $0.y) }, isLiteral: found.isLiteral, timings: session.clock.timings)
    }
}
