// From the last field to the picture's pixels.

import Imaging
import RetouchModel

/// The last vote, with the sharpness that voting took and a membrane on top.
///
/// - The mean of votes that disagree is soft: what the best source pixel has over its neighbours is put back, so that grain and weave
///   are those of the surroundings. Where all votes agree nothing changes.
/// - The membrane runs through the differences at the rim (the seamless cloning of Pérez, Gangnet and Blake 2003): just outside the
///   hole both are known, the picture and what the patches show there.
struct Finish {
    /// A larger difference at the rim is another thing on the other side, not another light.
    private static let mostStep: Float = 20
    /// More than that is an edge that two patches place differently, not grain.
    private static let mostDetail: Float = 10
    /// How far outside the hole the difference is taken, in pixels.
    private static let reach = 2

    let solver: LevelSolver
    let field: MatchField

    private var level: InpaintLevel { solver.level }

    /// Writes the filled pixels into the picture.
    ///
    /// - Parameter window: the level's place in the picture.
    /// - Throws: the interruption of the solver's `compute`.
    func write(into raster: inout Raster, window: Box) throws(EditFailure) {
        let votes = PatchVote(field, depths: solver.depths, sharpness: 4, compute: solver.compute)
        let membrane = try seam(votes)
        try votes.apply()
        let width = raster.width
        let unknown = level.unknown
        let classes = level.classes
        raster.pixels.withUnsafeMutableBufferPointer { bytes in
            nonisolated(unsafe) let bytes = bytes
            solver.compute.bands(unknown.height) { rows in
                for y in unknown.y + rows.lowerBound..<unknown.y + rows.upperBound {
                    for x in unknown.x..<unknown.x + unknown.width where classes.values[y * level.width + x] == PixelClass.hole {
                        let offset = ((window.y + y) * width + window.x + x) * 4
                        guard bytes[offset + 3] > 0 else { continue }
                        let color = color(x, y) + membrane.at(x, y)
                        let pixel = SIMD4<UInt8>(truncatingIfNeeded: rounded(clamped(color, 0, 255)))
                        for channel in 0..<3 { bytes[offset + channel] = pixel[channel] }
                    }
                }
            }
        }
        try solver.compute.checkpoint()
    }

    // MARK: - Sharpness

    /// The voted colour with the fine detail of the best match.
    @inline(__always)
    private func color(_ x: Int, _ y: Int) -> SIMD4<Float> {
        let voted = pixel(x, y)
        let match = field.at(x, y)
        guard match.isTarget else { return SIMD4<Float>(voted) }
        let lost = detail(Int(match.x), Int(match.y)) &- detail(x, y)
        return SIMD4<Float>(voted) + clamped(SIMD4<Float>(lost) * (1.0 / 9), -Self.mostDetail, Self.mostDetail)
    }

    /// Nine times what a pixel has over the mean of the 3 x 3 around it; the centre of a patch is never at the frame's edge.
    @inline(__always)
    private func detail(_ x: Int, _ y: Int) -> SIMD4<Int32> {
        var sum = SIMD4<Int32>.zero
        for row in y - 1...y + 1 {
            for column in x - 1...x + 1 { sum &+= pixel(column, row) }
        }
        return pixel(x, y) &* 9 &- sum
    }

    @inline(__always)
    private func pixel(_ x: Int, _ y: Int) -> SIMD4<Int32> {
        SIMD4<Int32>(
            truncatingIfNeeded: level.pixels.loadUnaligned(fromByteOffset: (y * level.width + x) * 4, as: SIMD4<UInt8>.self))
    }

    // MARK: - Rim

    /// What has to be added so that the fill meets the sources around it.
    private func seam(_ votes: PatchVote) throws(EditFailure) -> Membrane {
        let unknown = level.unknown
        let left = max(0, unknown.x - Self.reach)
        let top = max(0, unknown.y - Self.reach)
        let box = Box(
            x: left, y: top, width: min(level.width, unknown.x + unknown.width + Self.reach) - left,
            height: min(level.height, unknown.y + unknown.height + Self.reach) - top)
        let rim = rim(box)
        // Whole levels: many are averaged. The fourth value tells that there is a difference.
        var differences = [SIMD4<Int8>](repeating: .zero, count: box.width * box.height)
        try differences.withUnsafeMutableBufferPointer {
            (differences: inout UnsafeMutableBufferPointer<SIMD4<Int8>>) throws(EditFailure) in
            nonisolated(unsafe) let differences = differences
            try votes.forEach(in: box, where: { rim[$0 % level.width - box.x, $0 / level.width - box.y] > 0 }) { x, y, color in
                let difference = clamped(SIMD4<Float>(pixel(x, y)) - color, -Self.mostStep, Self.mostStep)
                // Shifted up for the rounding, which wants no negative numbers.
                var levels = SIMD4<Int8>(truncatingIfNeeded: SIMD4<Int32>(truncatingIfNeeded: rounded(difference + 64)) &- 64)
                levels.w = 1
                differences[(y - box.y) * box.width + x - box.x] = levels
            }
        }
        var membrane = Membrane(box)
        for y in 0..<box.height {
            for x in 0..<box.width where differences[y * box.width + x].w == 1 {
                membrane.fix(box.x + x, box.y + y, SIMD4<Float>(differences[y * box.width + x]))
            }
        }
        try membrane.solve(smoothing: 6, compute: solver.compute)
        return membrane
    }

    /// The sources within reach of the hole.
    private func rim(_ box: Box) -> Mask {
        var hole = Mask(width: box.width, height: box.height, repeating: 0)
        var sources = hole
        for y in 0..<box.height {
            for x in 0..<box.width {
                let kind = level.classes.values[(box.y + y) * level.width + box.x + x]
                if kind == PixelClass.hole { hole[x, y] = 255 }
                if kind == PixelClass.source { sources[x, y] = 255 }
            }
        }
        var rim = Morphology.dilate(hole, radius: Float(Self.reach), shape: .box, compute: solver.compute)
        for index in rim.values.indices { rim.values[index] &= sources.values[index] }
        return rim
    }
}
