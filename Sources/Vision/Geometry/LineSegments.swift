// Straight edges near the picture's axes.

import Imaging
import RetouchModel

/// A straight edge that runs nearly level or nearly upright.
struct LineSegment: Sendable, Equatable {
    /// Its middle, in pixels.
    var x: Double
    var y: Double
    /// In pixels.
    var length: Double
    var isUpright: Bool
    /// How far the picture is turned clockwise if this edge is level or upright in truth: the tangent of that angle.
    var slope: Double
}

/// Finds straight edges: pixels whose gradients point the same way grow into regions, and a line is fitted to each (the idea of
/// von Gioi and others, "LSD: a line segment detector", 2012, without its statistics: short and bent regions are refused).
struct LineSegments {
    /// Largest tangent that an edge may have against its axis, about 20 degrees.
    private static let widest: Float = 0.36
    /// Levels across two pixels of the smoothed picture, below which a gradient is noise.
    private static let weakest: Float = 2.5
    /// How far a pixel's gradient may turn from its region's, as a tangent.
    private static let tolerance: Float = 0.16

    private let width: Int
    private let height: Int
    /// 0 = no edge near an axis; 1 to 4 = level or upright, by the side of its light.
    private var kinds: [UInt8]
    /// Tangent of the edge against its axis; see `LineSegment.slope`.
    private var slopes: [Float]
    private var strengths: [Float]

    /// - Parameter light: a luma plane, smoothed against noise.
    init(_ light: Plane<Float>) {
        width = light.width
        height = light.height
        kinds = [UInt8](repeating: 0, count: width * height)
        slopes = [Float](repeating: 0, count: width * height)
        strengths = [Float](repeating: 0, count: width * height)
        light.values.withUnsafeBufferPointer { light in
            // The outermost pixels have neighbours that are made up.
            for y in 2..<max(2, height - 2) {
                for index in y * width + 2..<max(y * width + 2, (y + 1) * width - 2) {
                    let dx = light[index + 1] - light[index - 1]
                    let dy = light[index + width] - light[index - width]
                    let across = abs(dx)
                    let down = abs(dy)
                    guard max(across, down) >= Self.weakest, min(across, down) <= Self.widest * max(across, down) else {
                        continue
                    }
                    if down > across {
                        kinds[index] = dy > 0 ? 1 : 2
                        slopes[index] = -dx / dy
                        strengths[index] = down
                    } else {
                        kinds[index] = dx > 0 ? 3 : 4
                        slopes[index] = dy / dx
                        strengths[index] = across
                    }
                }
            }
        }
    }

    /// The segments of at least `shortest` pixels, strongest edges first.
    ///
    /// - Throws: what `compute` throws.
    mutating func found(shortest: Double, compute: Compute) throws(EditFailure) -> [LineSegment] {
        var segments: [LineSegment] = []
        var region: [Int] = []
        for (count, seed) in seeds().enumerated() {
            if count & 4_095 == 0 { try compute.checkpoint() }
            guard kinds[seed] != 0 else { continue }
            grow(from: seed, into: &region)
            if Double(region.count) >= shortest, let segment = line(region), segment.length >= shortest {
                segments.append(segment)
            }
        }
        return segments
    }

    /// Pixels of edges, strongest first; those of one strength in their order, so that the result is always the same.
    private func seeds() -> [Int] {
        var buckets = [[Int]](repeating: [], count: 64)
        for index in kinds.indices where kinds[index] != 0 { buckets[min(63, Int(strengths[index]) / 4)].append(index) }
        return buckets.reversed().flatMap(\.self)
    }

    /// Collects the neighbours that run the same way, and takes them off the map.
    private mutating func grow(from seed: Int, into region: inout [Int]) {
        region.removeAll(keepingCapacity: true)
        let kind = kinds[seed]
        region.append(seed)
        kinds[seed] = 0
        var weight = strengths[seed]
        var mean = slopes[seed]
        var next = 0
        while next < region.count {
            let pixel = region[next]
            next += 1
            for row in -1...1 {
                for column in -1...1 {
                    let neighbour = pixel + row * width + column
                    guard kinds[neighbour] == kind, abs(slopes[neighbour] - mean) <= Self.tolerance else { continue }
                    kinds[neighbour] = 0
                    region.append(neighbour)
                    weight += strengths[neighbour]
                    mean += (slopes[neighbour] - mean) * strengths[neighbour] / weight
                }
            }
        }
        // Whether the region was level or upright is needed once more.
        isUpright = kind >= 3
    }

    private var isUpright = false

    /// The line through a region; `nil` where it is bent, thick or two things.
    private func line(_ region: [Int]) -> LineSegment? {
        var sums = Sums()
        var low = Int.max
        var high = Int.min
        for pixel in region {
            let along = isUpright ? pixel / width : pixel % width
            let across = isUpright ? pixel % width : pixel / width
            sums.add(Double(along), Double(across), slope: Double(slopes[pixel]), weight: Double(strengths[pixel]))
            low = min(low, along)
            high = max(high, along)
        }
        let length = Double(high - low + 1)
        // An edge out of focus is a broad band; a blob is broad for its length.
        guard let fit = sums.fit(), fit.deviation <= max(1.7, 0.02 * length), abs(fit.turning) * length <= 0.10 else {
            return nil
        }
        // A row of pixels' own gradients must agree with the line that they make.
        let slope = isUpright ? -fit.slope : fit.slope
        guard abs(fit.meanGradient - slope) <= 0.05 else { return nil }
        return LineSegment(
            x: isUpright ? fit.across : fit.along, y: isUpright ? fit.along : fit.across, length: length, isUpright: isUpright,
            slope: slope)
    }
}

/// Weighted sums of a region, for a straight line through it.
private struct Sums {
    private var weight = 0.0
    private var along = 0.0
    private var across = 0.0
    private var gradient = 0.0
    private var alongAlong = 0.0
    private var acrossAcross = 0.0
    private var alongAcross = 0.0
    private var alongGradient = 0.0

    mutating func add(_ along: Double, _ across: Double, slope: Double, weight: Double) {
        self.weight += weight
        self.along += weight * along
        self.across += weight * across
        gradient += weight * slope
        alongAlong += weight * along * along
        acrossAcross += weight * across * across
        alongAcross += weight * along * across
        alongGradient += weight * along * slope
    }

    struct Fit {
        /// Middle.
        var along: Double
        var across: Double
        var slope: Double
        /// Root mean square of the distances to the line.
        var deviation: Double
        var meanGradient: Double
        /// How much the gradient's tangent changes a pixel: 0 on a line, not on an arc.
        var turning: Double
    }

    func fit() -> Fit? {
        guard weight > 0 else { return nil }
        let x = along / weight
        let y = across / weight
        let spread = alongAlong / weight - x * x
        guard spread > 1 else { return nil }
        let slope = (alongAcross / weight - x * y) / spread
        let rest = max(0, acrossAcross / weight - y * y - slope * slope * spread)
        return Fit(
            along: x, across: y, slope: slope, deviation: rest.squareRoot(), meanGradient: gradient / weight,
            turning: (alongGradient / weight - x * gradient / weight) / spread)
    }
}
