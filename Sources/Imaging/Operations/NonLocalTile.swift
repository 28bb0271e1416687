// One tile of non-local means: the inner loops.

/// The memory of one worker.
///
/// Never leaves the worker that made it.
struct NonLocalTile: ~Copyable {
    typealias Row = NonLocalMeans.Row

    private let means: NonLocalMeans
    private let width: Int
    private let height: Int
    private let planes: Int
    private let reach: Int
    /// Floats from row to row: the width with a margin on both sides, and room for a vector's overhang.
    private let stride: Int
    /// Floats from plane to plane.
    private let size: Int
    private let source: Row
    private let sums: Row
    private let weights: Row
    private let columns: Row

    init(means: NonLocalMeans, width: Int, height: Int, planes: Int) {
        self.means = means
        self.width = width
        self.height = height
        self.planes = planes
        reach = means.search + means.patch
        stride = (width + 2 * reach + 15) / 8 * 8 + 8
        let rows = NonLocalMeans.tileRows
        size = stride * (rows + 2 * reach)
        func memory(_ count: Int) -> Row {
            let row = Row.allocate(capacity: count)
            row.initialize(repeating: 0, count: count)
            return row
        }
        source = memory(size * planes)
        sums = memory(stride * rows * planes)
        weights = memory(stride * rows)
        columns = memory(stride)
    }

    deinit {
        source.deallocate()
        sums.deallocate()
        weights.deallocate()
        columns.deallocate()
    }

    func run(
        _ rows: Range<Int>, load: (_ plane: Int, _ y: Int, _ row: Row) -> Void,
        store: (_ plane: Int, _ y: Int, _ row: Row) -> Void
    ) {
        fill(rows, load)
        for plane in 0..<planes {
            for y in 0..<rows.count {
                (sums + (plane * NonLocalMeans.tileRows + y) * stride).update(from: pixel(plane, y), count: width)
            }
        }
        weights.update(repeating: 1, count: stride * rows.count)
        for dy in -means.search...means.search {
            for dx in -means.search...means.search where dx != 0 || dy != 0 { add(dx, dy, rows.count) }
        }
        for plane in 0..<planes {
            for y in 0..<rows.count {
                let row = sums + (plane * NonLocalMeans.tileRows + y) * stride
                let weight = weights + y * stride
                for x in 0..<width { row[x] /= weight[x] }
                store(plane, rows.lowerBound + y, row)
            }
        }
    }

    /// The first pixel of a row of the tile; rows and columns down to `-reach` are there.
    @inline(__always)
    private func pixel(_ plane: Int, _ y: Int) -> Row { source + plane * size + (y + reach) * stride + reach }

    /// Loads the tile with its surroundings, mirrored at the picture's edges.
    private func fill(_ rows: Range<Int>, _ load: (_ plane: Int, _ y: Int, _ row: Row) -> Void) {
        for plane in 0..<planes {
            for y in -reach..<rows.count + reach {
                let row = pixel(plane, y)
                load(plane, Self.mirrored(rows.lowerBound + y, height), row)
                for x in 1...reach {
                    row[-x] = row[Self.mirrored(-x, width)]
                    row[width - 1 + x] = row[Self.mirrored(width - 1 + x, width)]
                }
            }
        }
    }

    private static func mirrored(_ place: Int, _ count: Int) -> Int {
        let folded = place < 0 ? -place : place >= count ? 2 * (count - 1) - place : place
        return min(max(folded, 0), count - 1)
    }

    /// Adds what lies `dx`, `dy` away, weighted by how alike it is.
    private func add(_ dx: Int, _ dy: Int, _ count: Int) {
        let patch = means.patch
        let shift = dy * stride + dx
        let side = 2 * patch + 1
        let span = (width + 2 * patch + 7) / 8
        let perPixel = 1 / Float(8 * side * side)
        let floor = SIMD8<Float>(repeating: means.floor / 8)
        for y in 0..<count {
            if y == 0 {
                columns.update(repeating: 0, count: stride)
                for row in -patch...patch { addDifferences(row, shift, span) }
            } else {
                moveDifferences(y, shift, span)
            }
            let weight = weights + y * stride
            for x in Swift.stride(from: 0, to: width, by: 8) {
                var sum = columns.eight(x)
                for place in 1..<side { sum += columns.eight(x + place) }
                let distance = sum * perPixel - floor
                // (1 - d / 8)^8 is e^-d without a library's last bit.
                var alike = 1 - pointwiseMax(distance, SIMD8())
                alike = pointwiseMax(alike, SIMD8())
                alike *= alike
                alike *= alike
                alike *= alike
                weight.add(alike, at: x)
                for plane in 0..<planes {
                    let other = (pixel(plane, y) + shift).eight(x)
                    (sums + (plane * NonLocalMeans.tileRows + y) * stride).add(alike * other, at: x)
                }
            }
        }
    }

    @inline(__always)
    private func addDifferences(_ y: Int, _ shift: Int, _ span: Int) {
        for plane in 0..<planes {
            let own = pixel(plane, y) - means.patch
            let other = own + shift
            for index in 0..<span {
                let difference = own.eight(index * 8) - other.eight(index * 8)
                columns.add(difference * difference, at: index * 8)
            }
        }
    }

    /// Moves the sums down from row `y - 1` to row `y`.
    @inline(__always)
    private func moveDifferences(_ y: Int, _ shift: Int, _ span: Int) {
        for plane in 0..<planes {
            let entering = pixel(plane, y + means.patch) - means.patch
            let leaving = pixel(plane, y - 1 - means.patch) - means.patch
            for index in 0..<span {
                let x = index * 8
                let new = entering.eight(x) - (entering + shift).eight(x)
                let old = leaving.eight(x) - (leaving + shift).eight(x)
                columns.add(new * new - old * old, at: x)
            }
        }
    }
}

extension UnsafeMutablePointer<Float> {
    @inline(__always)
    fileprivate func eight(_ offset: Int) -> SIMD8<Float> {
        UnsafeRawPointer(self + offset).loadUnaligned(as: SIMD8<Float>.self)
    }

    @inline(__always)
    fileprivate func add(_ values: SIMD8<Float>, at offset: Int) {
        UnsafeMutableRawPointer(self + offset).storeBytes(of: eight(offset) + values, as: SIMD8<Float>.self)
    }
}
