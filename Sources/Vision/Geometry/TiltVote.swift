// Counts what the lines of a picture say about its tilt.

/// One vote of all segments.
struct TiltVote {
    private struct Voter {
        var degrees: Double
        /// -1 at the left edge, 1 at the right one.
        var place: Double
        var length: Double
        var weight: Double
        /// How well its own length fixes its angle, in degrees.
        var blur: Double
    }

    /// Steps of a degree that tilts are told apart by.
    private static let steps = 20.0
    private static let reach = Int((TiltEstimator.largest + 3) * steps)
    /// Leanings that a fan of uprights is tried with: degrees at the picture's edges.
    private static let fans = stride(from: -16.0, through: 16.0, by: 0.5)
    /// Degrees within which lines agree.
    private static let agreement = 0.75

    private let uprights: [Voter]
    private let levels: [Voter]
    private let longer: Double
    private let width: Double

    init(_ segments: [LineSegment], width: Double, longer: Double) {
        func voters(upright: Bool) -> [Voter] {
            segments.filter { $0.isUpright == upright }.map { segment in
                let share = segment.length / longer
                return Voter(
                    degrees: Self.degrees(segment.slope), place: segment.x / width * 2 - 1, length: segment.length,
                    weight: share * share, blur: max(0.2, 45 / (segment.length * segment.length.squareRoot())))
            }
        }
        uprights = voters(upright: true)
        levels = voters(upright: false)
        self.longer = longer
        self.width = width
    }

    /// The tilt that most weight agrees on; `nil` without voters.
    func winner() -> Tilt? {
        let level = histogram(levels)
        var upright = [Double](repeating: 0, count: level.count)
        var fanOf = upright
        for fan in Self.fans {
            let counted = fanned(fan)
            for index in counted.indices where counted[index] > upright[index] {
                upright[index] = counted[index]
                fanOf[index] = fan
            }
        }
        let votes = level.indices.map { index in
            // Cameras are held nearly level: of two tilts with equal votes the smaller one is true.
            let degrees = Double(index - Self.reach) / Self.steps
            return (0.8 * level[index] + upright[index]) / (1 + degrees * degrees / 150)
        }
        let allowed = Int(TiltEstimator.largest * Self.steps)
        let inside = Self.reach - allowed...Self.reach + allowed
        guard let top = inside.max(by: { votes[$0] < votes[$1] }), votes[top] > 0 else { return nil }
        let rival = votes.indices.filter { abs($0 - top) > Int(2.5 * Self.steps) }.map { votes[$0] }.max() ?? 0
        var tilt = refined(Double(top - Self.reach) / Self.steps, fan: fanOf[top])
        tilt.dominance = votes[top] / max(rival, votes[top] * 0.01)
        return tilt
    }

    // MARK: - Counting

    /// Votes of uprights that lean towards each other, or of parallel ones. One line alone would fit some fan at any tilt: a fan needs
    /// lines on both sides.
    private func fanned(_ fan: Double) -> [Double] {
        guard fan != 0 else { return histogram(uprights) }
        let left = histogram(uprights.filter { $0.place < -0.15 }, fan: fan)
        let right = histogram(uprights.filter { $0.place > 0.15 }, fan: fan)
        let middle = histogram(uprights.filter { abs($0.place) <= 0.15 })
        let trust = 1 - 0.03 * abs(fan)
        return left.indices.map { trust * (middle[$0] + 2 * min(left[$0], right[$0])) }
    }

    /// Votes for each step of a degree.
    private func histogram(_ voters: [Voter], fan: Double = 0) -> [Double] {
        var votes = [Double](repeating: 0, count: 2 * Self.reach + 1)
        for voter in voters {
            let center = (voter.degrees - fan * voter.place) * Self.steps
            let half = voter.blur * 2 * Self.steps
            let first = max(-Self.reach, Int((center - half).rounded(.up)))
            let last = min(Self.reach, Int((center + half).rounded(.down)))
            guard first <= last else { continue }
            for step in first...last {
                let distance = (Double(step) - center) / half
                let shape = 1 - distance * distance
                // A vote that is spread counts for less at each place.
                votes[step + Self.reach] += voter.weight * shape * shape * 0.2 / voter.blur
            }
        }
        return votes
    }

    // MARK: - Refining

    /// Tilt and fan of the lines that agree, by weighted least squares.
    private func refined(_ start: Double, fan: Double) -> Tilt {
        var degrees = start
        var slope = fan
        for _ in 0..<4 {
            var fit = Fit()
            for voter in uprights {
                let trust = agreement(voter.degrees - degrees - slope * voter.place)
                fit.add(voter.degrees, at: fan == 0 ? 0 : voter.place, weight: trust * voter.weight / (voter.blur * voter.blur))
            }
            for voter in levels {
                let trust = agreement(voter.degrees - degrees)
                fit.add(voter.degrees, at: 0, weight: trust * voter.weight / (voter.blur * voter.blur))
            }
            guard let solved = fit.solved(free: fan != 0) else { break }
            (degrees, slope) = solved
        }
        let standing = uprights.filter { agreement($0.degrees - degrees - slope * $0.place) > 0 }
        let lying = levels.filter { agreement($0.degrees - degrees) > 0 }
        return Tilt(
            degrees: degrees, uprights: standing.reduce(0) { $0 + $1.length } / longer,
            levels: lying.reduce(0) { $0 + $1.length } / longer, span: span(lying), dominance: 0,
            consent: (standing + lying).reduce(0) { $0 + $1.length } / (uprights + levels).reduce(1e-9) { $0 + $1.length })
    }

    private func agreement(_ distance: Double) -> Double { max(0, 1 - distance * distance / (Self.agreement * Self.agreement)) }

    /// The share of the picture's width that level lines cover together.
    private func span(_ lines: [Voter]) -> Double {
        let ranges = lines.map { line in
            let middle = (line.place + 1) / 2 * width
            return (start: middle - line.length / 2, end: middle + line.length / 2)
        }
        var covered = 0.0
        var reached = 0.0
        for range in ranges.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) where range.end > reached {
            covered += range.end - max(range.start, reached)
            reached = range.end
        }
        return covered / width
    }

    /// The angle of a small tangent, by its series: the same bits on every machine.
    private static func degrees(_ tangent: Double) -> Double {
        let square = tangent * tangent
        var sum = 0.0
        for odd in stride(from: 21.0, through: 1.0, by: -2.0) { sum = 1 / odd - sum * square }
        return sum * tangent * (180 / Double.pi)
    }
}

/// Weighted least squares of angles over places.
private struct Fit {
    private var weight = 0.0
    private var place = 0.0
    private var angle = 0.0
    private var placePlace = 0.0
    private var placeAngle = 0.0

    mutating func add(_ degrees: Double, at place: Double, weight: Double) {
        self.weight += weight
        self.place += weight * place
        angle += weight * degrees
        placePlace += weight * place * place
        placeAngle += weight * place * degrees
    }

    /// - Parameter free: whether the angle may change with the place.
    func solved(free: Bool) -> (degrees: Double, slope: Double)? {
        guard weight > 0 else { return nil }
        let spread = placePlace - place * place / weight
        guard free, spread > weight * 1e-6 else { return (angle / weight, 0) }
        let slope = (placeAngle - place * angle / weight) / spread
        return ((angle - slope * place) / weight, slope)
    }
}
