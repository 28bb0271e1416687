// The smallest box round a subject.

import Imaging
import RetouchModel

enum SubjectBox {
    /// The box of all pixels above `least`, half coverage by default; `nil` when there is none.
    static func of(_ mask: Mask, above least: UInt8 = 127) -> Box? {
        var left = mask.width
        var right = -1
        var top = -1
        var bottom = -1
        mask.values.withUnsafeBufferPointer { values in
            for y in 0..<mask.height {
                let row = y * mask.width
                guard let first = (0..<mask.width).first(where: { values[row + $0] > least }) else { continue }
                var last = mask.width - 1
                while values[row + last] <= least { last -= 1 }
                if top < 0 { top = y }
                bottom = y
                left = min(left, first)
                right = max(right, last)
            }
        }
        guard top >= 0 else { return nil }
        return Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }
}
