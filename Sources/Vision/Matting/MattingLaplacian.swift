// The closed-form matting equations, for the band only.

import Imaging

/// The matting Laplacian of Levin, Lischinski and Weiss ("A Closed-Form Solution to Natural Image Matting", 2008, equation 5)
/// over windows of 3 x 3 pixels, for the rows of unknown pixels.
///
/// A pixel's row has 25 entries, one for each pixel at most two away. They lie in vectors of eight pixels: entry k of run r
/// is `entries[r * 25 + k]`, so that a product with a plane is 25 multiplications of whole vectors.
struct MattingLaplacian: ~Copyable {
    let grid: BandGrid
    private let entries: UnsafeMutablePointer<SIMD8<Float>>

    /// Adds `weight * (alpha - prior)²` for the pixels of the band: the diagonal's share. The solver adds the other.
    func addToDiagonal(run index: Int, _ weights: SIMD8<Float>) { entries[index * 25 + 12] += weights }

    /// - Parameter epsilon: keeps windows of a single colour solvable; in units of colour 0 ... 1, squared.
    init(grid: BandGrid, raster: Raster, epsilon: Double, compute: Compute) {
        self.grid = grid
        let count = grid.runs.count * 25
        entries = .allocate(capacity: max(1, count))
        entries.initialize(repeating: .zero, count: count)
        let target = UnsafeMutableRawPointer(entries).assumingMemoryBound(to: Float.self)
        raster.pixels.withUnsafeBufferPointer { pixels in
            let builder = LaplacianBuilder(grid: grid, pixels: pixels.baseAddress!, entries: target, epsilon: epsilon)
            compute.bands(grid.height, minimum: 16) { builder.build(rows: $0) }
        }
    }

    deinit { entries.deallocate() }

    /// The product of run `index`'s rows with a plane.
    @inline(__always)
    func product(run index: Int, _ plane: borrowing MarginPlane) -> SIMD8<Float> {
        let run = grid.runs[index]
        let row = entries + index * 25
        var sum = SIMD8<Float>.zero
        for dy in 0..<5 {
            let source = UnsafeRawPointer(plane.at(Int(run.x) - 2, Int(run.y) + dy - 2))
            for dx in 0..<5 {
                sum += row[dy * 5 + dx] * source.loadUnaligned(fromByteOffset: dx * 4, as: SIMD8<Float>.self)
            }
        }
        return sum
    }

    /// The diagonal's entries of a run; 0 for pixels that are not unknown.
    func diagonal(run index: Int) -> SIMD8<Float> { entries[index * 25 + 12] }
}

/// Adds up the windows of rows of pixels.
private struct LaplacianBuilder {
    let grid: BandGrid
    let pixels: UnsafePointer<UInt8>
    let entries: UnsafeMutablePointer<Float>
    let epsilon: Double

    /// Fills the entries of the unknown pixels in `rows`: the windows that touch them, in order of their centres, so that
    /// sums do not depend on how rows are dealt to threads.
    func build(rows: Range<Int>) {
        let width = grid.width
        // For three rows of pixels, the first float of the pixel's entries; -1 where it is not unknown or not ours.
        var slots = [Int](repeating: -1, count: 3 * width)
        var window = MattingWindow()
        slots.withUnsafeMutableBufferPointer { slots in
            for y in max(1, rows.lowerBound - 1)..<max(1, min(grid.height - 1, rows.upperBound + 1)) {
                for dy in 0..<3 {
                    fill(UnsafeMutableBufferPointer(rebasing: slots[dy * width..<(dy + 1) * width]), y: y + dy - 1, rows: rows)
                }
                var x = 1
                while x < width - 1 {
                    // Windows without an unknown pixel of ours are skipped.
                    guard touched(slots, x - 1) || touched(slots, x) || touched(slots, x + 1) else {
                        x += 1
                        continue
                    }
                    window.load(pixels, x: x, y: y, width: width, epsilon: epsilon)
                    scatter(window, slots, x: x)
                    x += 1
                }
            }
        }
    }

    @inline(__always)
    private func touched(_ slots: UnsafeMutableBufferPointer<Int>, _ x: Int) -> Bool {
        // All three are -1 exactly when their AND is.
        slots[x] & slots[grid.width + x] & slots[2 * grid.width + x] != -1
    }

    private func fill(_ slots: UnsafeMutableBufferPointer<Int>, y: Int, rows: Range<Int>) {
        slots.update(repeating: -1)
        guard rows.contains(y) else { return }
        for index in grid.rowStarts[y]..<grid.rowStarts[y + 1] {
            let run = grid.runs[index]
            for lane in 0..<8 where run.unknown >> lane & 1 == 1 { slots[Int(run.x) + lane] = index * 200 + lane }
        }
    }

    @inline(__always)
    private func scatter(_ window: MattingWindow, _ slots: UnsafeMutableBufferPointer<Int>, x: Int) {
        for i in 0..<9 {
            let (iy, ix) = (i / 3, i % 3)
            let slot = slots[iy * grid.width + x + ix - 1]
            guard slot >= 0 else { continue }
            let first = entries + slot
            let a = window.whitened[i]
            for j in 0..<9 {
                let (jy, jx) = (j / 3, j % 3)
                let b = window.whitened[j]
                let similar = (1 + a.x * b.x + a.y * b.y + a.z * b.z) * (1 / 9)
                first[((jy - iy + 2) * 5 + jx - ix + 2) * 8] += i == j ? 1 - similar : -similar
            }
        }
    }
}

/// The colours of one window, moved and turned so that their covariance is the identity.
///
/// The Laplacian needs d_i' C^-1 d_j for the differences d from the window's mean. With C = L L' that is the product of
/// L^-1 d_i and L^-1 d_j, which are of the order of 1: they can be floats, while C itself needs doubles.
private struct MattingWindow {
    var whitened: InlineArray<9, SIMD3<Float>> = .init(repeating: .zero)

    @inline(__always)
    mutating func load(_ pixels: UnsafePointer<UInt8>, x: Int, y: Int, width: Int, epsilon: Double) {
        var colors = InlineArray<9, SIMD3<Double>>(repeating: .zero)
        var sum = SIMD3<Double>.zero
        for i in 0..<9 {
            let pixel = pixels + ((y + i / 3 - 1) * width + x + i % 3 - 1) * 4
            let color = SIMD3(Double(pixel[0]), Double(pixel[1]), Double(pixel[2]))
            colors[i] = color
            sum += color
        }
        let mean = sum * (1 / 9)
        // Row by row the covariance's lower triangle; colours count 0 ... 255 here.
        var xx = 0.0
        var yx = 0.0
        var yy = 0.0
        var zx = 0.0
        var zy = 0.0
        var zz = 0.0
        for i in 0..<9 {
            let d = colors[i] - mean
            colors[i] = d
            xx += d.x * d.x
            yx += d.y * d.x
            yy += d.y * d.y
            zx += d.z * d.x
            zy += d.z * d.y
            zz += d.z * d.z
        }
        let floor = epsilon * 255 * 255 / 9
        let l11 = 1 / (xx / 9 + floor).squareRoot()
        let l21 = yx / 9 * l11
        let l31 = zx / 9 * l11
        let l22 = 1 / max(yy / 9 + floor - l21 * l21, floor / 2).squareRoot()
        let l32 = (zy / 9 - l31 * l21) * l22
        let l33 = 1 / max(zz / 9 + floor - l31 * l31 - l32 * l32, floor / 2).squareRoot()
        for i in 0..<9 {
            let d = colors[i]
            let u = d.x * l11
            let v = (d.y - l21 * u) * l22
            whitened[i] = SIMD3(Float(u), Float(v), Float((d.z - l31 * u - l32 * v) * l33))
        }
    }
}
