// How deep a pixel lies in the hole.

import Imaging
import RetouchModel

/// Distances to the nearest known pixel, in pixels, up to 255 (chamfer 3-4 in thirds, Borgefors 1986). The frame's edge is not known.
struct HoleDistance {
    /// Row-major over the box.
    let values: [UInt8]
    let largest: Int

    /// - Parameter box: any box inside the level.
    init(_ level: InpaintLevel, box: Box) {
        let w = box.width
        let h = box.height
        let far: UInt16 = 3 * 255
        // One more cell around: known outside the box unless the frame ends there.
        let stride = w + 2
        var cells = [UInt16](repeating: far, count: stride * (h + 2))
        for y in -1...h {
            for x in -1...w {
                let px = box.x + x
                let py = box.y + y
                guard px >= 0, py >= 0, px < level.width, py < level.height else { continue }
                if level.classes.values[py * level.width + px] < PixelClass.hole { cells[(y + 1) * stride + x + 1] = 0 }
            }
        }
        cells.withUnsafeMutableBufferPointer { cells in
            for y in 1..<h + 2 {
                for x in 1...w {
                    let i = y * stride + x
                    cells[i] = min(
                        cells[i], cells[i - 1] + 3, cells[i - stride] + 3, min(cells[i - stride - 1], cells[i - stride + 1]) + 4)
                }
            }
            for y in (0..<h + 1).reversed() {
                for x in (1...w).reversed() {
                    let i = y * stride + x
                    cells[i] = min(
                        cells[i], cells[i + 1] + 3, cells[i + stride] + 3, min(cells[i + stride - 1], cells[i + stride + 1]) + 4)
                }
            }
        }
        var values = [UInt8](repeating: 0, count: w * h)
        var largest = 0
        for y in 0..<h {
            for x in 0..<w {
                let distance = min(255, Int(cells[(y + 1) * stride + x + 1] + 1) / 3)
                values[y * w + x] = UInt8(distance)
                largest = max(largest, distance)
            }
        }
        self.values = values
        self.largest = largest
    }
}
