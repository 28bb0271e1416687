// One pass over a picture that carries out all changes of tone.

package import RetouchModel

/// Fields, then the grade, then grain and dither, inside a mask.
package struct ToneRender: Sendable {
    package var lattice: ColorLattice
    package var fields: [any ToneField] = []
    package var grain: FilmGrain?
    /// Where and how much: 255 = wholly; `nil` = everywhere.
    package var mask: Mask?

    package init(_ lattice: ColorLattice) {
        self.lattice = lattice
    }

    /// The picture with the changes. Alpha stays, and so does every byte of wholly transparent pixels.
    ///
    /// Fractions of a level are dithered by place, with the same threshold for the three channels: gradients do not band, greys stay
    /// grey, and what does not change does not flicker.
    ///
    /// - Throws: what `compute` throws when nobody wants the result any more.
    package func apply(to raster: Raster, compute: Compute) throws(EditFailure) -> Raster {
        var result = raster
        let width = raster.width
        try lattice.withReader { reader throws(EditFailure) in
            raster.pixels.withUnsafeBufferPointer { source in
                result.pixels.withUnsafeMutableBufferPointer { target in
                    let shares: [UInt8] = mask?.values ?? []
                    shares.withUnsafeBufferPointer { shares in
                        nonisolated(unsafe) let source = source.baseAddress!
                        nonisolated(unsafe) let target = target.baseAddress!
                        nonisolated(unsafe) let shares = shares.isEmpty ? nil : shares.baseAddress
                        compute.bands(raster.height) { rows in
                            let row = ToneRow(width: width)
                            defer { row.deallocate() }
                            for y in rows {
                                if y & 15 == 0, !compute.isWanted { return }
                                let start = y * width
                                let shares = shares.map { $0 + start }
                                if let shares, !(0..<width).contains(where: { shares[$0] > 0 }) { continue }
                                render(y, source + start * 4, target + start * 4, shares, row, reader)
                            }
                        }
                    }
                }
            }
            try compute.checkpoint()
        }
        return result
    }

    private func render(
        _ y: Int, _ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, _ shares: UnsafePointer<UInt8>?,
        _ row: ToneRow, _ lattice: ColorLattice.Reader
    ) {
        let moves = !fields.isEmpty
        if moves {
            row.reset(source)
            for field in fields { field.apply(to: row, at: y) }
        }
        var dither = Dither(y)
        for x in 0..<row.width {
            let threshold = dither.next()
            let share = shares?[x] ?? 255
            let pixel = source + x * 4
            if share == 0 || pixel[3] == 0 { continue }
            let old = SIMD4(Float(pixel[0]), Float(pixel[1]), Float(pixel[2]), 0)
            let position =
                moves
                ? rounded(Self.moved(old, row.gain[x], row.offset[x]) * Float(1 << ColorLattice.fractionBits))
                : SIMD4(UInt32(pixel[0]), UInt32(pixel[1]), UInt32(pixel[2]), 0) &<< UInt32(ColorLattice.fractionBits)
            var new = lattice.color(position)
            if let grain { new += grain.noise(x, y, levels: new) }
            if share < 255 { new = old + (new - old) * (Float(share) * (1 / 255)) }
            // The threshold is never at half a level: whole levels are hit exactly.
            new += threshold
            new.replace(with: 0, where: new .< 0)
            new.replace(with: 255, where: new .> 255)
            let bytes = rounded(new)
            let out = target + x * 4
            out[0] = UInt8(truncatingIfNeeded: bytes.x)
            out[1] = UInt8(truncatingIfNeeded: bytes.y)
            out[2] = UInt8(truncatingIfNeeded: bytes.z)
        }
    }

    /// A pixel after the fields. Where they make it brighter, the last part before white bends over, so that white stays white and
    /// nothing clips before it.
    @inline(__always)
    private static func moved(_ old: SIMD4<Float>, _ gain: SIMD4<Float>, _ offset: SIMD4<Float>) -> SIMD4<Float> {
        var new = old * gain + offset
        new.replace(with: 0, where: new .< 0)
        let most = max(new.x, new.y, new.z)
        if most > knee {
            let was = max(old.x, old.y, old.z, 1)
            let factor = most / was
            if factor > 1 {
                let t = (was - knee / factor) / (255 - knee / factor)
                let slope = (255 * factor - knee) / (255 - knee)
                new *= (knee + (255 - knee) * (slope * t / (1 + (slope - 1) * t))) / most
            }
        }
        new.replace(with: 255, where: new .> 255)
        return new
    }

    /// Levels from which brightened pixels bend over.
    private static let knee: Float = 178
}

/// Thresholds of one row, spread evenly in both directions (the R2 sequence, Roberts 2018).
private struct Dither {
    private var place: UInt32

    init(_ y: Int) { place = UInt32(truncatingIfNeeded: y) &* 2_447_445_413 }

    /// The next pixel's, between -0.5 and 0.5 without either.
    @inline(__always)
    mutating func next() -> Float {
        place &+= 3_242_174_889
        return Float(place >> 10) * 0x1p-22 + (0x1p-23 - 0.5)
    }
}
