// Averages each pixel with others whose surroundings look alike.

package import RetouchModel

/// Non-local means (Buades, Coll, Morel 2005) over a small window, for one or several planes that share their weights.
///
/// Works on whole tiles of rows that do not depend on the number of workers: sums slide, so where they start matters.
struct NonLocalMeans: Sendable {
    /// Half windows in pixels: where alike pixels are looked for, and what of their surroundings is compared.
    let search: Int
    let patch: Int
    /// What two alike patches differ by through noise alone: the mean squared difference, summed over the planes.
    let floor: Float

    static let tileRows = 24
    typealias Row = UnsafeMutablePointer<Float>

    /// - Parameters:
    ///   - width, height: of the planes.
    ///   - planes: how many.
    ///   - load: writes `width` values of a row of a plane. Scaled so that a mean squared difference of 1 above `floor` makes two pixels
    ///     count 1/e for each other.
    ///   - store: takes the means of a row of a plane.
    /// - Throws: what `compute` throws.
    func run(
        width: Int, height: Int, planes: Int, compute: Compute,
        load: (_ plane: Int, _ y: Int, _ row: Row) -> Void, store: (_ plane: Int, _ y: Int, _ row: Row) -> Void
    ) throws(EditFailure) {
        try compute.checkpoint()
        let tiles = (height + Self.tileRows - 1) / Self.tileRows
        compute.bands(tiles, minimum: 1) { range in
            let tile = NonLocalTile(means: self, width: width, height: height, planes: planes)
            for index in range where compute.isWanted {
                let top = index * Self.tileRows
                tile.run(top..<min(height, top + Self.tileRows), load: load, store: store)
            }
        }
        try compute.checkpoint()
    }
}
