// A patch that is not known everywhere.

import Imaging

/// A patch of which only some pixels count.
struct MaskedPatch {
    private let level: InpaintLevel
    /// Seven rows of four vectors each.
    private let values: [SIMD8<Int32>]
    private let masks: [SIMD8<Int32>]

    init(_ level: InpaintLevel, filled: [UInt8], x: Int, y: Int) {
        self.level = level
        let radius = InpaintLevel.radius
        var values = [SIMD8<Int32>](repeating: .zero, count: InpaintLevel.side * 4)
        var masks = values
        for row in 0..<InpaintLevel.side {
            for column in 0..<InpaintLevel.side {
                let index = (y + row - radius) * level.width + x + column - radius
                guard filled[index] == 1 else { continue }
                let pixel = level.pixels.loadUnaligned(fromByteOffset: index * 4, as: SIMD4<UInt8>.self)
                for channel in 0..<4 {
                    let lane = column * 4 + channel
                    values[row * 4 + lane / 8][lane % 8] = Int32(pixel[channel])
                    masks[row * 4 + lane / 8][lane % 8] = -1
                }
            }
        }
        self.values = values
        self.masks = masks
    }

    /// Sum of squared differences over the pixels that count.
    @inline(__always)
    func cost(source: Int, limit: Int32) -> Int32 {
        let radius = InpaintLevel.radius
        let corner = level.pixels + (source - radius * level.width - radius) * 4
        return values.withUnsafeBufferPointer { values in
            masks.withUnsafeBufferPointer { masks in
                var sum = SIMD8<Int32>.zero
                for row in 0..<InpaintLevel.side {
                    let from = corner + row * level.width * 4
                    for part in 0..<4 {
                        let pixels = SIMD8<Int32>(
                            truncatingIfNeeded: from.loadUnaligned(fromByteOffset: part * 8, as: SIMD8<UInt8>.self))
                        let difference = (pixels &- values[row * 4 + part]) & masks[row * 4 + part]
                        sum &+= difference &* difference
                    }
                }
                return sum.wrappedSum()
            }
        }
    }
}
