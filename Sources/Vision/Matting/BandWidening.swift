// Hair: where the mask is sure and the colours say otherwise.

import Imaging
import RetouchModel

/// Widens a trimap's band where a pixel near the edge looks like the other side: background seen between strands of hair, and
/// strands that leave the mask.
///
/// Each pixel near the edge is compared with colours of the deep subject and of the sure background around it. Where both
/// sides hold similar colours, as on a busy background or for a pink bag on pink cloth, nothing stands out and nothing is
/// widened; so thin straps and handles keep their narrow band.
enum BandWidening {
    /// Distances in pixels of a view of 512 pixels.
    private static let view = 512.0
    private static let inward: Float = 26
    private static let outward: Float = 14
    private static let deep: Float = 10
    private static let reach = 26
    /// Every so many pixels of the surroundings are looked at.
    private static let step = 4
    /// Colours of a side that must be there to judge by.
    private static let leastSamples = 10
    /// Levels by which a pixel must differ from its own side, and how many times nearer it must be to the other.
    private static let difference: Float = 34
    private static let ratio: Float = 0.45

    /// - Parameter hair: where to look, in the picture's pixels; may reach outside.
    /// - Returns: where the trimap should be unknown although it is not, 255 = there, at the trimap's size; `nil` = nowhere.
    static func contested(trimap: Mask, raster: Raster, hair: Box, compute: Compute) throws(EditFailure) -> Mask? {
        let scale = min(1, view / Double(max(raster.width, raster.height)))
        let width = max(1, Int((Double(raster.width) * scale).rounded()))
        let height = max(1, Int((Double(raster.height) * scale).rounded()))
        let small = nearest(trimap, width: width, height: height)
        let inside = small.thresholded { $0 == 255 }
        let outside = small.thresholded { $0 == 0 }
        let columns = range(hair.x, hair.width, scale: scale, limit: width)
        let rows = range(hair.y, hair.height, scale: scale, limit: height)
        let sides = Sides(
            deep: Morphology.erode(inside, radius: deep, compute: compute), outside: outside,
            nearInside: ring(
                outside.mapped { 255 - $0 }, Morphology.erode(inside, radius: inward, compute: compute)),
            nearOutside: ring(outside, Morphology.erode(outside, radius: outward, compute: compute)))
        try compute.checkpoint()
        let planes = NetInput.averaged(raster, width: width, height: height, compute: compute)
        var found = Mask(width: width, height: height, repeating: 0)
        found.values.withUnsafeMutableBufferPointer { out in
            compute.bands(rows.count, minimum: 4) { band in
                var judge = ColorJudge(planes: planes, sides: sides, width: width, height: height)
                for y in band.lowerBound + rows.lowerBound..<band.upperBound + rows.lowerBound {
                    for x in columns where judge.looksLikeTheOtherSide(x, y) { out[y * width + x] = 255 }
                }
            }
        }
        try compute.checkpoint()
        // Specks are prints and jewellery, not gaps in hair.
        let patches = Morphology.open(found, radius: 3, compute: compute)
        let connected = reachable(patches, from: small)
        guard connected.values.contains(255) else { return nil }
        let grown = Morphology.dilate(connected, radius: 2, compute: compute)
        let full = try Resampler.resize(
            grown, width: raster.width, height: raster.height, filter: .linear, compute: compute)
        return full.thresholded { $0 > 127 }
    }

    fileprivate struct Sides {
        let deep: Mask
        let outside: Mask
        let nearInside: Mask
        let nearOutside: Mask
    }

    /// The pixels of the reduced view that a range of the picture covers.
    private static func range(_ start: Int, _ length: Int, scale: Double, limit: Int) -> Range<Int> {
        let first = min(max(0, Int(Double(start) * scale)), limit)
        return first..<min(max(first, Int((Double(start + length) * scale).rounded(.up))), limit)
    }

    private static func ring(_ whole: Mask, _ core: Mask) -> Mask {
        Mask(width: whole.width, height: whole.height, values: zip(whole.values, core.values).map { $0 & ~$1 })
    }

    private static func nearest(_ mask: Mask, width: Int, height: Int) -> Mask {
        var small = Mask(width: width, height: height, repeating: 0)
        for y in 0..<height {
            let row = (2 * y + 1) * mask.height / (2 * height) * mask.width
            for x in 0..<width { small.values[y * width + x] = mask.values[row + (2 * x + 1) * mask.width / (2 * width)] }
        }
        return small
    }

    /// The found pixels that hang together with the band: patches in the middle of a side are not its edge.
    private static func reachable(_ found: Mask, from trimap: Mask) -> Mask {
        var result = Mask(width: found.width, height: found.height, repeating: 0)
        var open: [Int] = trimap.values.indices.filter { trimap.values[$0] == Trimap.unknown }
        while let index = open.popLast() {
            let x = index % found.width
            let y = index / found.width
            for v in max(0, y - 1)...min(found.height - 1, y + 1) {
                for u in max(0, x - 1)...min(found.width - 1, x + 1) {
                    let next = v * found.width + u
                    guard found.values[next] == 255, result.values[next] == 0 else { continue }
                    result.values[next] = 255
                    open.append(next)
                }
            }
        }
        return result
    }

    /// Compares pixels with the colours around them.
    fileprivate struct ColorJudge {
        let planes: [Float]
        let sides: Sides
        let width: Int
        let height: Int
        private var own: [Float] = []
        private var other: [Float] = []

        init(planes: [Float], sides: Sides, width: Int, height: Int) {
            self.planes = planes
            self.sides = sides
            self.width = width
            self.height = height
        }

        mutating func looksLikeTheOtherSide(_ x: Int, _ y: Int) -> Bool {
            let index = y * width + x
            let isInside = sides.nearInside.values[index] == 255
            guard isInside || sides.nearOutside.values[index] == 255 else { return false }
            own.removeAll(keepingCapacity: true)
            other.removeAll(keepingCapacity: true)
            let color = color(index)
            for dy in stride(from: -BandWidening.reach, through: BandWidening.reach, by: BandWidening.step) {
                guard y + dy >= 0, y + dy < height else { continue }
                for dx in stride(from: -BandWidening.reach, through: BandWidening.reach, by: BandWidening.step) {
                    guard x + dx >= 0, x + dx < width else { continue }
                    let place = (y + dy) * width + x + dx
                    let isDeep = sides.deep.values[place] == 255
                    guard isDeep || sides.outside.values[place] == 255 else { continue }
                    let d = self.color(place) - color
                    let distance = (d * d).sum()
                    if isDeep == isInside { own.append(distance) } else { other.append(distance) }
                }
            }
            guard own.count >= BandWidening.leastSamples, other.count >= BandWidening.leastSamples else { return false }
            let fromOwn = typical(&own)
            let fromOther = typical(&other)
            let least = BandWidening.difference * BandWidening.difference
            return fromOwn > least && fromOther < fromOwn * BandWidening.ratio * BandWidening.ratio
        }

        @inline(__always)
        private func color(_ index: Int) -> SIMD3<Float> {
            SIMD3(planes[index], planes[width * height + index], planes[2 * width * height + index])
        }

        /// The distance that a sixth of the samples does not exceed: near enough to the nearest, and not led by strays.
        private func typical(_ distances: inout [Float]) -> Float {
            distances.sort()
            return distances[distances.count / 6]
        }
    }
}
