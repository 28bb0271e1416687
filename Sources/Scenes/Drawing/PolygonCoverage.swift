// Which share of each pixel a polygon covers.

/// Scan conversion with four lines a pixel row and exact ends in x; even-odd rule.
struct PolygonCoverage {
    private static let lines = 4
    private let outline: [SIMD2<Float>]
    private let width: Int
    let left: Int
    let right: Int
    let top: Int
    let bottom: Int

    /// `nil` when nothing of the polygon lies on the sheet.
    init?(_ outline: [SIMD2<Float>], width: Int, height: Int) {
        guard outline.count > 2, outline.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return nil }
        let xs = outline.map { min(max($0.x, -1e6), 1e6) }
        let ys = outline.map { min(max($0.y, -1e6), 1e6) }
        left = max(0, Int(xs.min()!.rounded(.down)))
        right = min(width - 1, Int(xs.max()!.rounded(.up)))
        top = max(0, Int(ys.min()!.rounded(.down)))
        bottom = min(height - 1, Int(ys.max()!.rounded(.up)))
        guard left <= right, top <= bottom else { return nil }
        self.outline = outline
        self.width = width
    }

    /// Calls `body` for each row with the first column and the shares from there on.
    func forEachRow(_ body: (_ y: Int, _ left: Int, _ shares: [Float]) -> Void) {
        var shares = [Float](repeating: 0, count: right - left + 1)
        var crossings: [Float] = []
        for y in top...bottom {
            for index in shares.indices { shares[index] = 0 }
            var any = false
            for line in 0..<Self.lines {
                let at = Float(y) + (Float(line) + 0.5) / Float(Self.lines)
                crossings.removeAll(keepingCapacity: true)
                var previous = outline[outline.count - 1]
                for point in outline {
                    if (previous.y <= at) != (point.y <= at) {
                        crossings.append(previous.x + (at - previous.y) / (point.y - previous.y) * (point.x - previous.x))
                    }
                    previous = point
                }
                crossings.sort()
                var index = 0
                while index + 1 < crossings.count {
                    any = true
                    add(from: crossings[index], to: crossings[index + 1], to: &shares)
                    index += 2
                }
            }
            if any { body(y, left, shares) }
        }
    }

    private func add(from start: Float, to end: Float, to shares: inout [Float]) {
        let low = min(max(start - Float(left), 0), Float(shares.count))
        let high = min(max(end - Float(left), 0), Float(shares.count))
        guard high > low else { return }
        let weight = 1 / Float(Self.lines)
        let first = Int(low)
        let last = min(Int(high), shares.count - 1)
        if first == last {
            shares[first] += (high - low) * weight
            return
        }
        shares[first] += (Float(first + 1) - low) * weight
        for index in first + 1..<max(first + 1, last) { shares[index] += weight }
        shares[last] += min(1, high - Float(last)) * weight
    }
}
