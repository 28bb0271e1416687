// Changes that depend on the place: what a tone render multiplies and adds before it grades.

/// A change of each pixel's encoded channels by a factor and a summand that it works out row by row.
package protocol ToneField: Sendable {
    /// Multiplies its change of row `y` into `row`. Called from several threads.
    func apply(to row: ToneRow, at y: Int)
}

/// One row of a picture on its way through the fields.
package struct ToneRow {
    package let width: Int
    /// Encoded luma of the source, 0 ... 1.
    package let luma: UnsafePointer<Float>
    /// new = old * gain + offset, in levels.
    package let gain: UnsafeMutablePointer<SIMD4<Float>>
    package let offset: UnsafeMutablePointer<SIMD4<Float>>
    private let spare: UnsafeMutablePointer<Float>

    /// Rows of scratch space that a field may use while it works on a row.
    package static let scratchRows = 8

    /// Owns its memory until `deallocate`.
    init(width: Int) {
        self.width = width
        luma = UnsafePointer(UnsafeMutablePointer<Float>.allocate(capacity: width))
        gain = .allocate(capacity: width)
        offset = .allocate(capacity: width)
        spare = .allocate(capacity: width * Self.scratchRows)
    }

    func deallocate() {
        luma.deallocate()
        gain.deallocate()
        offset.deallocate()
        spare.deallocate()
    }

    /// Scratch row `index`, of `width` values.
    package func scratch(_ index: Int) -> UnsafeMutablePointer<Float> { spare + index * width }

    /// Fills luma from the source's row and forgets all changes.
    func reset(_ pixels: UnsafePointer<UInt8>) {
        let luma = UnsafeMutablePointer(mutating: luma)
        for x in 0..<width {
            let pixel = pixels + x * 4
            luma[x] = (0.2126 * Float(pixel[0]) + 0.7152 * Float(pixel[1]) + 0.0722 * Float(pixel[2])) * (1 / 255)
            gain[x] = SIMD4(repeating: 1)
            offset[x] = SIMD4()
        }
    }

    /// Multiplies the pixel as it is by now.
    @inline(__always)
    package func multiply(_ x: Int, by factor: Float) {
        gain[x] *= factor
        offset[x] *= factor
    }

    /// Multiplies the pixel as it is by now, each channel by its own factor, and adds levels.
    @inline(__always)
    package func multiply(_ x: Int, by factor: SIMD4<Float>, adding levels: SIMD4<Float>) {
        gain[x] *= factor
        offset[x] = offset[x] * factor + levels
    }
}
