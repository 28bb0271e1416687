// Where the mask is sure, and the band where alpha must be found.

package import Imaging
package import RetouchModel

/// A trimap: 0 = background, 255 = foreground, 128 = unknown.
package enum Trimap {
    package static let unknown: UInt8 = 128

    /// Foreground where the mask is above 0.9, shrunk by 1/400 of the longer side; background where it is below 0.04,
    /// shrunk by 1/170. So the band is thin where the net is sure, and wide at hair.
    package static func make(mask: Mask, compute: Compute) throws(EditFailure) -> Mask {
        let longer = Float(max(mask.width, mask.height))
        let inner = max(2, (longer / 400).rounded())
        let outer = max(3, (longer / 170).rounded())
        try compute.checkpoint()
        let inside = Morphology.erode(
            mask.thresholded { $0 > 229 }, radius: inner, compute: compute)
        try compute.checkpoint()
        let outside = Morphology.erode(
            mask.thresholded { $0 <= 10 }, radius: outer, compute: compute)
        return combine(inside: inside, outside: outside)
    }

    private static func combine(inside: Mask, outside: Mask) -> Mask {
        var trimap = inside
        trimap.values.withUnsafeMutableBufferPointer { out in
            outside.values.withUnsafeBufferPointer { outside in
                for index in out.indices where out[index] == 0 && outside[index] == 0 { out[index] = unknown }
            }
        }
        return trimap
    }

    /// The trimap at half size: unknown wherever any of the four pixels is, or where they differ.
    package static func halved(_ trimap: Mask) -> Mask {
        let width = (trimap.width + 1) / 2
        let height = (trimap.height + 1) / 2
        var half = Mask(width: width, height: height, repeating: unknown)
        half.values.withUnsafeMutableBufferPointer { half in
            trimap.values.withUnsafeBufferPointer { values in
                for y in 0..<height {
                    let above = 2 * y * trimap.width
                    let below = min(2 * y + 1, trimap.height - 1) * trimap.width
                    for x in 0..<width {
                        let left = 2 * x
                        let right = min(left + 1, trimap.width - 1)
                        let value = values[above + left]
                        if value == values[above + right], value == values[below + left], value == values[below + right] {
                            half[y * width + x] = value
                        }
                    }
                }
            }
        }
        return half
    }
}

extension Mask {
    /// 255 where the test holds, else 0.
    func thresholded(_ test: (UInt8) -> Bool) -> Mask {
        let table = (0...255).map { test(UInt8($0)) ? UInt8(255) : 0 }
        return Mask(width: width, height: height, values: values.map { table[Int($0)] })
    }
}
