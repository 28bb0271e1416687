// The unknown pixels of a trimap, eight at a time.

import Imaging

/// Where the band is: runs of eight pixels that hold at least one unknown pixel, row by row from left to right.
///
/// Runs do not overlap, so a run may be read and written as one vector; pixels of a run that are not unknown carry zeros.
struct BandGrid {
    /// Eight pixels from (x, y) on; lanes past the picture's edge exist in memory and are never unknown.
    struct Run {
        let x: Int32
        let y: Int32
        /// Bit i: pixel x + i is unknown.
        let unknown: UInt8
    }

    let width: Int
    let height: Int
    let runs: [Run]
    /// Index of the first run of each row, and the count of all at the end.
    let rowStarts: [Int]

    init(trimap: Mask) {
        width = trimap.width
        height = trimap.height
        var runs: [Run] = []
        var rowStarts: [Int] = []
        rowStarts.reserveCapacity(trimap.height + 1)
        trimap.values.withUnsafeBufferPointer { values in
            for y in 0..<trimap.height {
                rowStarts.append(runs.count)
                let row = values.baseAddress! + y * trimap.width
                var x = 0
                while x < trimap.width {
                    guard row[x] == Trimap.unknown else {
                        x += 1
                        continue
                    }
                    var unknown: UInt8 = 0
                    for lane in 0..<min(8, trimap.width - x) where row[x + lane] == Trimap.unknown { unknown |= 1 << lane }
                    runs.append(Run(x: Int32(x), y: Int32(y), unknown: unknown))
                    x += 8
                }
            }
        }
        rowStarts.append(runs.count)
        self.runs = runs
        self.rowStarts = rowStarts
    }
}

/// A float plane with a margin of two pixels and of a vector's overhang, so that a run's neighbours are read unchecked.
///
/// Owns its memory; `@unchecked Sendable` is not needed, because it never leaves the thread that shares it in bands.
struct MarginPlane: ~Copyable {
    static let margin = 2
    let stride: Int
    private let base: UnsafeMutablePointer<Float>
    private let count: Int

    init(width: Int, height: Int) {
        stride = width + 2 * Self.margin + 8
        count = stride * (height + 2 * Self.margin)
        base = .allocate(capacity: count)
        base.initialize(repeating: 0, count: count)
    }

    deinit { base.deallocate() }

    func clear() { base.update(repeating: 0, count: count) }

    /// The address of a pixel.
    @inline(__always)
    func at(_ x: Int, _ y: Int) -> UnsafeMutablePointer<Float> { base + (y + Self.margin) * stride + x + Self.margin }
}
