// Which parts of a subject the eye goes to.

import Imaging
import RetouchModel

/// How much there is to see along one axis of the frame: edges inside the subject, added up row by row or column by column.
struct DetailProfile: Sendable, Equatable {
    /// Sum of everything before each bin, and of all.
    private let sums: [Double]
    /// Pixels of the frame that a bin is wide.
    private let pixels: Double

    init(_ values: [Double], length: Int) {
        var sums = [0.0]
        for value in values { sums.append(sums[sums.count - 1] + value) }
        self.sums = sums
        pixels = Double(length) / Double(max(1, values.count))
    }

    /// Where a window of `length` pixels should begin: of all that see nearly as much as any, the one nearest to `wish`.
    func start(length: Double, near wish: Double) -> Double {
        let bins = min(Int((length / pixels).rounded()), sums.count - 1)
        let seen = (0...sums.count - 1 - bins).map { sums[$0 + bins] - sums[$0] }
        let enough = 0.98 * (seen.max() ?? 0)
        let places = seen.indices.filter { seen[$0] >= enough }.map { Double($0) * pixels }
        return places.min { abs($0 - wish) < abs($1 - wish) } ?? wish
    }
}

/// The profiles of a subject for frames that cannot hold all of it.
struct SubjectDetail: Sendable, Equatable {
    let columns: DetailProfile
    let rows: DetailProfile

    /// Texture finer than this, in pixels of the view, is fur and grain.
    private static let smoothing: Float = 2
    /// An edge of so many levels a pixel counts like any stronger one.
    private static let strongest: Float = 20

    /// - Parameters:
    ///   - view: a reduced picture.
    ///   - mask: of the subject, of the view's size.
    ///   - box: of the subject in the view.
    ///   - width, height: of the frame.
    init(_ view: Raster, mask: Mask, box: Box, width: Int, height: Int, compute: Compute) {
        let luma = Sharpen.luma(of: view, compute: compute)
        let light = Blur.gaussian(
            Plane<Float>(width: view.width, height: view.height, values: luma.values.map { Float($0) }), sigma: Self.smoothing,
            compute: compute)
        var columns = [Double](repeating: 0, count: view.width)
        var rows = [Double](repeating: 0, count: view.height)
        for y in max(1, box.y)..<max(1, min(view.height - 1, box.y + box.height)) {
            // Heads and fronts are up: the upper part of a subject tells more than its feet.
            let below = Double(y - box.y) / Double(box.height)
            for x in max(1, box.x)..<max(1, min(view.width - 1, box.x + box.width)) where mask[x, y] > 127 {
                let across = light[x + 1, y] - light[x - 1, y]
                let down = light[x, y + 1] - light[x, y - 1]
                let edge = Double(min((across * across + down * down).squareRoot() / 2, Self.strongest))
                let sight = edge * (1.3 - 0.6 * below)
                columns[x] += sight
                rows[y] += sight
            }
        }
        self.columns = DetailProfile(columns, length: width)
        self.rows = DetailProfile(rows, length: height)
    }
}
