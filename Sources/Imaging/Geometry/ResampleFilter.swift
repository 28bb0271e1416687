// The weights with which source pixels make up an output pixel, along one axis.

/// How pixels are weighted when a picture changes its size.
package enum ResampleFilter: Sendable {
    /// `area` where the picture shrinks, `lanczos3` where it grows or moves by a fraction of a pixel.
    case automatic
    /// Each source pixel counts by the area that the output pixel covers of it: the mean is kept exactly. For shrinking.
    case area
    /// Straight lines between neighbours.
    case linear
    /// Catmull and Rom's cubic: sharper than `linear`, with less ringing than `lanczos3`. For masks.
    case cubic
    /// Sinc in a window of three lobes: sharpest.
    case lanczos3

    /// Reach to both sides, in source pixels at scale 1.
    fileprivate var support: Double {
        switch self {
        case .automatic, .area: 0.5
        case .linear: 1
        case .cubic: 2
        case .lanczos3: 3
        }
    }

    func weight(_ distance: Double) -> Double {
        let x = abs(distance)
        guard x < support else { return 0 }
        switch self {
        case .automatic, .area: return 1
        case .linear: return 1 - x
        case .cubic: return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2
        case .lanczos3: return sinc(x) * sinc(x / 3)
        }
    }

    private func sinc(_ x: Double) -> Double {
        x < 1e-9 ? 1 : sinOfPi(x) / (Double.pi * x)
    }

    /// sin(πx) for 0 ... 3 by its series after folding: equal on every machine, and exactly 0 at whole numbers.
    private func sinOfPi(_ x: Double) -> Double {
        let turns = x.rounded()
        let t = (x - turns) * Double.pi
        let square = t * t
        var sum = 0.0
        for n in stride(from: 21.0, through: 3.0, by: -2.0) { sum = (sum + 1) * -square / (n * (n - 1)) }
        let sine = t * (1 + sum)
        return turns.truncatingRemainder(dividingBy: 2) == 0 ? sine : -sine
    }
}

/// For each output pixel of one axis: where its source pixels start, and their weights, which add up to 1.
struct AxisWeights {
    /// Source pixels for each output pixel; the same number for all, with zeros where fewer count.
    let taps: Int
    let starts: [Int32]
    /// `taps` for each output pixel.
    let weights: [Float]

    /// Weights for `count` output pixels that together cover `origin ..< origin + length` of `size` source pixels.
    ///
    /// What a filter reaches outside the source is left out, and the rest is scaled up.
    init(size: Int, origin: Double, length: Double, count: Int, filter: ResampleFilter) {
        let scale = length / Double(count)
        let filter = Self.resolve(filter, scale: scale)
        let stretch = max(1, scale)
        let reach = filter == .area ? max(scale, 1e-6) / 2 : filter.support * stretch
        let taps = min(size, Int((2 * reach).rounded(.up)) + 2)
        var starts = [Int32](repeating: 0, count: count)
        var weights = [Float](repeating: 0, count: count * taps)
        var row = [Double](repeating: 0, count: taps)
        for index in 0..<count {
            let center = origin + (Double(index) + 0.5) * scale
            let first = Int((center - reach).rounded(.down))
            let start = min(max(first, 0), size - taps)
            var sum = 0.0
            for tap in 0..<taps {
                let left = Double(start + tap)
                row[tap] =
                    filter == .area
                    ? max(0, min(left + 1, center + reach) - max(left, center - reach))
                    : filter.weight((left + 0.5 - center) / stretch)
                sum += row[tap]
            }
            if sum <= 1e-9 {
                // The window lies outside the source: its nearest pixel goes on.
                for tap in 0..<taps { row[tap] = 0 }
                row[center < Double(size) / 2 ? 0 : taps - 1] = 1
                sum = 1
            }
            starts[index] = Int32(start)
            for tap in 0..<taps { weights[index * taps + tap] = Float(row[tap] / sum) }
        }
        self.taps = taps
        self.starts = starts
        self.weights = weights
    }

    private static func resolve(_ filter: ResampleFilter, scale: Double) -> ResampleFilter {
        guard case .automatic = filter else { return filter }
        return scale > 1 ? .area : .lanczos3
    }
}
