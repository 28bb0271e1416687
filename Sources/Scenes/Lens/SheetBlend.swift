// One blurred sheet over the canvas.

import Imaging
import RetouchModel

/// Blurs the part of a sheet that holds something, enlarges it, and lays it over the canvas.
struct SheetBlend {
    private let blurred: SceneCanvas
    private let left: Int
    private let top: Int
    private let scale: Float
    private let compute: Compute

    /// - Parameter radius: in pixels of the sheet.
    init(_ layer: SceneLayer, radius: Float, compute: Compute) throws(EditFailure) {
        let reach = Int(radius.rounded(.up)) + 2
        // The disc repeats the edge outside: where the sheet goes on there must be a clear margin, at the sheet's own edge it may repeat.
        let dirty = layer.dirty
        let left = max(0, dirty.left - reach)
        let right = min(layer.width - 1, dirty.right + reach)
        let top = max(0, dirty.top - reach)
        let bottom = min(layer.height - 1, dirty.bottom + reach)
        let width = right - left + 1
        let part = [SIMD4<Float>](unsafeUninitializedCapacity: width * (bottom - top + 1)) { buffer, count in
            layer.pixels.withUnsafeBufferPointer { pixels in
                for y in top...bottom {
                    (buffer.baseAddress! + (y - top) * width).initialize(
                        from: pixels.baseAddress! + y * layer.width + left, count: width)
                }
            }
            count = width * (bottom - top + 1)
        }
        blurred = try Lens.defocus(
            SceneCanvas(width: width, height: bottom - top + 1, light: part), radius: radius, compute: compute)
        self.left = left
        self.top = top
        self.compute = compute
        scale = layer.scale
    }

    func blend(onto canvas: inout SceneCanvas) throws(EditFailure) {
        try compute.checkpoint()
        let width = canvas.width
        let firstRow = max(0, Int(Float(top) / scale))
        let lastRow = min(canvas.height - 1, Int((Float(top + blurred.height) / scale).rounded(.up)))
        let firstColumn = max(0, Int(Float(left) / scale))
        let lastColumn = min(width - 1, Int((Float(left + blurred.width) / scale).rounded(.up)))
        guard firstRow <= lastRow, firstColumn <= lastColumn else { return }
        canvas.light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            compute.bands(lastRow - firstRow + 1) { rows in
                for y in firstRow + rows.lowerBound..<firstRow + rows.upperBound {
                    self.blend(row: y, columns: firstColumn...lastColumn, onto: light.baseAddress! + y * width)
                }
            }
        }
    }

    private func blend(row: Int, columns: ClosedRange<Int>, onto out: UnsafeMutablePointer<SIMD4<Float>>) {
        let v = (Float(row) + 0.5) * scale - 0.5 - Float(top)
        // Outside its part the sheet is clear, unless the part ends where the sheet ends.
        let above = min(max(Int(v.rounded(.down)), 0), blurred.height - 1)
        let below = min(above + 1, blurred.height - 1)
        let t = min(max(v - Float(above), 0), 1)
        blurred.light.withUnsafeBufferPointer { light in
            let upper = light.baseAddress! + above * blurred.width
            let lower = light.baseAddress! + below * blurred.width
            for x in columns {
                let u = (Float(x) + 0.5) * scale - 0.5 - Float(left)
                let i = min(max(Int(u.rounded(.down)), 0), blurred.width - 1)
                let j = min(i + 1, blurred.width - 1)
                let s = min(max(u - Float(i), 0), 1)
                let first = upper[i] + (upper[j] - upper[i]) * s
                let second = lower[i] + (lower[j] - lower[i]) * s
                let front = first + (second - first) * t
                if front.w <= 0 { continue }
                var mixed = out[x] * (1 - min(1, front.w)) + front
                mixed.w = 0
                out[x] = mixed
            }
        }
    }
}
