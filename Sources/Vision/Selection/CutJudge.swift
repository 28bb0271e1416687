// Whether a cut is an object.

import Imaging
import RetouchModel

/// Judges cuts of one mark: by colours, by the edge they follow, by their place in the mark.
struct CutJudge {
    /// What speaks for and against a cut.
    struct Verdict {
        /// Share of the mark's inside.
        var share: Double
        /// How much of the labels inside and outside the colours tell, 0 ... 1: mutual information over the labels' entropy.
        var separation: Double
        /// Steepness of the picture along the cut's edge against that inside the mark.
        var contrast: Double
        /// Median difference of the colours on both sides of the edge, in levels.
        var step: Float
        /// The smaller of the cut's extents against the mark's.
        var extent: Double
        /// Share of the cut's edge that lies on the mark's line.
        var touch: Double
        /// Pixels along the cut's edge.
        var edgeLength: Double

        /// An object fills some of the mark and not all of it; a small one must be plain to see.
        var isAccepted: Bool {
            guard step >= 8, share <= 0.92 else { return false }
            // Colours that both sides share tell a thing only where its edge is plainer than the pattern inside: folds and grain are none.
            if share >= 0.08 { return separation >= 0.04 && contrast >= (separation >= 0.3 ? 1 : 1.6) }
            return share >= 0.004 && separation >= 0.3 && contrast >= 2.5 && step >= 24
        }

        /// For choosing among marks of several sizes round one place.
        var score: Double {
            separation * min(contrast, 3).squareRoot() * min(1, 0.2 + extent) * max(0, 1 - 3 * touch)
        }
    }

    private let scale: CutScale
    private let palette: [UInt8]
    private let steepness: [Float]
    private let inside: Int
    private let insideBox: Box
    private let meanSteepness: Double

    /// `nil` for an empty mark.
    init?(_ scale: CutScale) {
        guard let box = scale.area.boundingBox(threshold: 128) else { return nil }
        self.scale = scale
        insideBox = box
        palette = Palette.assigned(scale.colors)
        steepness = Self.steepness(scale.colors)
        var count = 0
        var sum = 0.0
        for (value, area) in zip(steepness, scale.area.values) where area > 127 {
            count += 1
            sum += Double(value)
        }
        inside = count
        meanSteepness = sum / Double(max(1, count))
    }

    /// `nil` for an empty cut.
    func verdict(_ cut: Mask) -> Verdict? {
        guard let box = cut.boundingBox(threshold: 128) else { return nil }
        let count = cut.count
        guard count >= 6, inside > 0 else { return nil }
        let edge = edge(of: cut)
        return Verdict(
            share: Double(count) / Double(inside), separation: separation(cut), contrast: edge.contrast, step: edge.step,
            extent: min(Double(box.width) / Double(insideBox.width), Double(box.height) / Double(insideBox.height)),
            touch: edge.touch,
            edgeLength: Double(edge.length))
    }

    // MARK: Colours

    private func separation(_ cut: Mask) -> Double {
        var object = [Double](repeating: 0, count: Palette.size)
        var rest = [Double](repeating: 0, count: Palette.size)
        for (index, value) in cut.values.enumerated() {
            if value > 127 { object[Int(palette[index])] += 1 } else { rest[Int(palette[index])] += 1 }
        }
        let objects = object.reduce(0, +)
        let rests = rest.reduce(0, +)
        let all = objects + rests
        guard objects > 0, rests > 0 else { return 0 }
        var information = 0.0
        for color in 0..<Palette.size {
            let sum = object[color] + rest[color]
            if object[color] > 0 { information += object[color] * naturalLog(object[color] / sum * all / objects) }
            if rest[color] > 0 { information += rest[color] * naturalLog(rest[color] / sum * all / rests) }
        }
        let entropy = -objects * naturalLog(objects / all) - rests * naturalLog(rests / all)
        return information / entropy
    }

    // MARK: Edges

    private func edge(of cut: Mask) -> (contrast: Double, step: Float, touch: Double, length: Int) {
        var all = 0
        var onLine = 0
        var sum = 0.0
        var steps: [Float] = []
        for y in 0..<cut.height {
            for x in 0..<cut.width where cut[x, y] > 127 {
                guard Self.ends(cut, x, y, reach: 1) else { continue }
                all += 1
                if Self.ends(scale.area, x, y, reach: 2) {
                    onLine += 1
                } else {
                    sum += Double(steepness[y * cut.width + x])
                    steps.append(step(x, y, cut))
                }
            }
        }
        let free = all - onLine
        guard free > 0 else { return (0, 0, 1, all) }
        steps.sort()
        return (sum / Double(free) / (meanSteepness + 1), steps[steps.count / 2], Double(onLine) / Double(all), all)
    }

    /// Whether a mask ends so many pixels from a place: left, right, above or below it. The plane's border is no end.
    @inline(__always)
    private static func ends(_ mask: Mask, _ x: Int, _ y: Int, reach: Int) -> Bool {
        x >= reach && mask[x - reach, y] <= 127 || x + reach < mask.width && mask[x + reach, y] <= 127
            || y >= reach && mask[x, y - reach] <= 127 || y + reach < mask.height && mask[x, y + reach] <= 127
    }

    /// Difference between the mean colours of both sides in the 7 x 7 pixels around a place.
    private func step(_ x: Int, _ y: Int, _ cut: Mask) -> Float {
        var sums = (SIMD3<Float>.zero, SIMD3<Float>.zero)
        var counts: (Float, Float) = (0, 0)
        for v in max(0, y - 3)...min(cut.height - 1, y + 3) {
            for u in max(0, x - 3)...min(cut.width - 1, x + 3) {
                if cut[u, v] > 127 {
                    sums.0 += scale.colors[u, v]
                    counts.0 += 1
                } else {
                    sums.1 += scale.colors[u, v]
                    counts.1 += 1
                }
            }
        }
        guard counts.0 > 0, counts.1 > 0 else { return 0 }
        let d = sums.0 / counts.0 - sums.1 / counts.1
        return (d * d).sum().squareRoot()
    }

    /// Sum over the channels of the differences across each pixel.
    private static func steepness(_ colors: Plane<SIMD3<Float>>) -> [Float] {
        let width = colors.width
        let height = colors.height
        var result = [Float](repeating: 0, count: width * height)
        func sum(_ v: SIMD3<Float>) -> Float { abs(v.x) + abs(v.y) + abs(v.z) }
        for y in 0..<height {
            for x in 0..<width {
                let across = colors[min(width - 1, x + 1), y] - colors[max(0, x - 1), y]
                let down = colors[x, min(height - 1, y + 1)] - colors[x, max(0, y - 1)]
                result[y * width + x] = sum(across) + sum(down)
            }
        }
        return result
    }

    // MARK: Cleaning

    /// Of a part's edge, the share on the line from which on the line cuts it off, and the size of a whole part beside it, as a share of
    /// the largest one, from which on the line was drawn for that.
    private static let stranger = (touch: 0.1, whole: 0.2)

    /// A cut without the parts of other things that reach into the mark: they end at its line, where the thing that is meant does not.
    func withoutStrangers(_ cut: Mask) -> Mask {
        let parts = ConnectedComponents.find(in: cut)
        guard parts.components.count > 1, let largest = parts.largest else { return cut }
        var edge = [Int](repeating: 0, count: parts.components.count + 1)
        var onLine = edge
        for y in 0..<cut.height {
            for x in 0..<cut.width where cut[x, y] > 127 {
                guard Self.ends(cut, x, y, reach: 1) else { continue }
                let label = Int(parts.labels.values[y * cut.width + x])
                edge[label] += 1
                if Self.ends(scale.area, x, y, reach: 2) { onLine[label] += 1 }
            }
        }
        func isWhole(_ part: Component) -> Bool {
            Double(onLine[Int(part.label)]) <= Double(edge[Int(part.label)]) * Self.stranger.touch
        }
        let isMeant = parts.components.contains { isWhole($0) && Double($0.area) >= Double(largest.area) * Self.stranger.whole }
        return isMeant ? parts.filtered(cut, keep: isWhole) : cut
    }

    /// A cut without crumbs and without pinholes.
    ///
    /// - Parameter crumb: one part in so many of the largest one's size, below which a part is a crumb.
    static func cleaned(_ cut: Mask, crumb: Int = 10) -> Mask {
        let parts = ConnectedComponents.find(in: cut)
        guard let largest = parts.largest?.area else { return cut }
        var clean = parts.filtered(cut) { $0.area >= 4 && $0.area * crumb >= largest }
        let inverse = Mask(width: clean.width, height: clean.height, values: clean.values.map { $0 > 127 ? 0 : 255 })
        let holes = ConnectedComponents.find(in: inverse, diagonal: false)
        let isSmall = [false] + holes.components.map { $0.area * 50 < largest && !$0.box.touchesBorder(of: clean) }
        for index in clean.values.indices where isSmall[Int(holes.labels.values[index])] { clean.values[index] = 255 }
        return clean
    }

    /// ln x of a positive number, by the series of 2 artanh((m - 1) / (m + 1)): equal on every machine.
    private func naturalLog(_ x: Double) -> Double {
        let ratio = (x.significand - 1) / (x.significand + 1)
        let square = ratio * ratio
        var sum = 0.0
        for odd in stride(from: 25.0, through: 1.0, by: -2.0) { sum = sum * square + 1 / odd }
        return Double(x.exponent) * 0.6931471805599453 + 2 * ratio * sum
    }
}

extension Box {
    fileprivate func touchesBorder(of mask: Mask) -> Bool {
        x == 0 || y == 0 || x + width == mask.width || y + height == mask.height
    }
}

/// A few colours that stand for all of a small picture.
enum Palette {
    static let size = 24
    private static let samples = 3_000
    private static let rounds = 5

    /// The number of each pixel's nearest palette colour (k-means from starts that lie far apart).
    static func assigned(_ colors: Plane<SIMD3<Float>>) -> [UInt8] {
        let step = max(1, colors.values.count / samples)
        let some = stride(from: 0, to: colors.values.count, by: step).map { colors.values[$0] }
        var centers = [some[some.count / 2]]
        var least = [Float](repeating: .infinity, count: some.count)
        while centers.count < size {
            var far = (index: 0, distance: Float(0))
            for (index, color) in some.enumerated() {
                let d = color - centers[centers.count - 1]
                least[index] = min(least[index], (d * d).sum())
                if least[index] > far.distance { far = (index, least[index]) }
            }
            guard far.distance > 0 else { break }
            centers.append(some[far.index])
        }
        for _ in 0..<rounds {
            var sums = [SIMD4<Float>](repeating: .zero, count: centers.count)
            for color in some { sums[nearest(color, centers)] += SIMD4(color, 1) }
            for (index, sum) in sums.enumerated() where sum.w > 0 { centers[index] = SIMD3(sum.x, sum.y, sum.z) / sum.w }
        }
        return colors.values.map { UInt8(nearest($0, centers)) }
    }

    @inline(__always)
    private static func nearest(_ color: SIMD3<Float>, _ centers: [SIMD3<Float>]) -> Int {
        var best = 0
        var least = Float.infinity
        for index in centers.indices {
            let d = color - centers[index]
            let distance = (d * d).sum()
            if distance < least { (best, least) = (index, distance) }
        }
        return best
    }
}
