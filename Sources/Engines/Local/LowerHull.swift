// The line on which an outline rests.

/// The lower convex hull of a row of points: a ruler laid against an outline from below.
struct LowerHull: Sendable {
    private let rows: [Float]

    /// - Parameter lowest: the lowest covered row of each column, -1 where there is none. Rows grow downwards.
    init(_ lowest: [Int]) {
        var corners: [SIMD2<Float>] = []
        for (x, y) in lowest.enumerated() where y >= 0 {
            let point = SIMD2(Float(x), Float(y))
            // Andrew's monotone chain: a corner above the line between its neighbours does not touch the ruler.
            while corners.count > 1 {
                let a = corners[corners.count - 2]
                let ab = corners[corners.count - 1] - a
                let ap = point - a
                guard ab.x * ap.y - ab.y * ap.x >= 0 else { break }
                corners.removeLast()
            }
            corners.append(point)
        }
        var rows = [Float](repeating: -1, count: lowest.count)
        for (from, to) in zip(corners, corners.dropFirst()) {
            let slope = (to.y - from.y) / (to.x - from.x)
            for x in Int(from.x)...Int(to.x) { rows[x] = from.y + slope * (Float(x) - from.x) }
        }
        if corners.count == 1 { rows[Int(corners[0].x)] = corners[0].y }
        self.rows = rows
    }

    /// The ruler's row at a column, -1 beside the outline.
    func row(_ x: Int) -> Float { rows[x] }
}
