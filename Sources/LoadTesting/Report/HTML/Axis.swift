// Where numbers lie on a chart, and which of them are written beside it.

import Foundation

/// One axis: a range of values, how they are spread over it, and its marks.
struct Axis {
    enum Scale {
        case linear
        /// Equal ratios have equal lengths; values are above 0.
        case logarithmic
        /// Each further nine of a quantile has the same length: 0, 0.9, 0.99, 0.999.
        case nines
    }

    struct Tick {
        var value: Double
        var label: String
    }

    let scale: Scale
    let range: ClosedRange<Double>
    let ticks: [Tick]

    /// Where a value lies, from 0 at the axis' beginning to 1 at its end; what lies outside is put at the nearer end.
    func position(_ value: Double) -> Double {
        let low = spread(range.lowerBound)
        let high = spread(range.upperBound)
        guard high > low else { return 0 }
        return min(1, max(0, (spread(value) - low) / (high - low)))
    }

    private func spread(_ value: Double) -> Double {
        switch scale {
        case .linear: value
        case .logarithmic: log10(max(value, .leastNormalMagnitude))
        case .nines: -log10(max(1 - value, 1e-12))
        }
    }

    // MARK: Kinds of axes

    /// From 0 to a little above the largest value, marked at round numbers.
    static func linear(upTo largest: Double, label: (Double) -> String) -> Axis {
        let largest = largest > 0 && largest.isFinite ? largest : 1
        let step = roundStep(largest / 5)
        let top = (largest / step - 1e-9).rounded(.up) * step
        let ticks = stride(from: 0.0, through: top + step / 2, by: step).map { Tick(value: $0, label: label($0)) }
        return Axis(scale: .linear, range: 0...top, ticks: ticks)
    }

    /// Seconds of a run.
    static func time(_ length: Nanoseconds) -> Axis {
        let seconds = max(Double(length) / 1e9, 0.001)
        let step = roundStep(seconds / 6)
        let ticks = stride(from: 0.0, through: seconds * 1.0001, by: step).map {
            Tick(value: $0, label: plain($0) + " s")
        }
        return Axis(scale: .linear, range: 0...seconds, ticks: ticks)
    }

    /// Latencies from the smallest to the largest, in seconds; by ratios.
    static func latency(_ values: some Sequence<Double>) -> Axis {
        let values = values.filter { $0 > 0 && $0.isFinite }
        let low = values.min() ?? 1e-3
        let high = values.max() ?? 1e-3
        let bottom = decadeStep(below: low)
        var top = decadeStep(above: high)
        if top <= bottom { top = bottom * 10 }
        let marks = marks(from: bottom, to: top)
        return Axis(
            scale: .logarithmic, range: bottom...top,
            ticks: marks.map { Tick(value: $0, label: compact($0)) })
    }

    /// Quantiles from 0 up to the last one that so many calls can tell.
    static func nines(calls: Int) -> Axis {
        let all = [
            (0.0, "0 %"), (0.5, "50 %"), (0.9, "90 %"), (0.99, "99 %"), (0.999, "99.9 %"), (0.9999, "99.99 %"),
            (0.99999, "99.999 %"),
        ]
        let most = 1 - 1 / Double(max(20, calls))
        return Axis(
            scale: .nines, range: 0...most, ticks: all.filter { $0.0 <= most }.map { Tick(value: $0.0, label: $0.1) })
    }

    // MARK: Round numbers

    /// The smallest of 1, 2 and 5 times a power of ten that is not below the value.
    static func roundStep(_ value: Double) -> Double {
        let decade = pow(10, log10(value).rounded(.down))
        return [1, 2, 5, 10].map { $0 * decade }.first { $0 >= value * 0.999_999 } ?? decade * 10
    }

    private static func decadeStep(above value: Double) -> Double { roundStep(value) }

    private static func decadeStep(below value: Double) -> Double {
        let decade = pow(10, log10(value).rounded(.down))
        return [5, 2, 1].map { $0 * decade }.first { $0 <= value * 1.000_001 } ?? decade
    }

    /// Powers of ten; with their multiples where there would be few.
    private static func marks(from bottom: Double, to top: Double) -> [Double] {
        let decades = log10(top / bottom)
        let factors: [Double] = decades > 4 ? [1] : decades > 2 ? [1, 3] : [1, 2, 5]
        var marks: [Double] = []
        var decade = pow(10, log10(bottom * 1.000_001).rounded(.down))
        while decade <= top * 1.000_001 {
            marks += factors.map { $0 * decade }.filter { $0 >= bottom * 0.999_999 && $0 <= top * 1.000_001 }
            decade *= 10
        }
        return marks
    }

    /// A round number as short as it can be: "0.2", "30", "2,000".
    static func plain(_ value: Double) -> String {
        abs(value) >= 999.5 ? Figures.count(Int(value.rounded())) : String(format: "%.4g", value)
    }

    /// "200 µs", "5 ms", "1 s".
    static func compact(_ seconds: Double) -> String {
        let (value, unit) =
            seconds < 0.999e-3 ? (seconds * 1e6, "µs") : seconds < 0.999 ? (seconds * 1e3, "ms") : (seconds, "s")
        return String(format: "%.3g", value) + " " + unit
    }
}
