// Where the pixels of a first guess come from.

extension InpaintLevel {
    /// The sources of this size's pixels, from those of half the size.
    ///
    /// - Parameter origins: an index of `half` a pixel of it, -1 = none.
    /// - Returns: an index a pixel, -1 = none.
    func doubled(_ origins: [Int32], of half: InpaintLevel) -> [Int32] {
        var result = [Int32](repeating: -1, count: width * height)
        for y in unknown.y..<unknown.y + unknown.height {
            for x in unknown.x..<unknown.x + unknown.width where isUnknown(x, y) {
                // What is unknown here may be known at half the size: its neighbours there tell.
                guard let (place, origin) = half.nearest(origins, x / 2, y / 2) else { continue }
                let sx = 2 * (origin % half.width) + x - 2 * (place % half.width)
                let sy = 2 * (origin / half.width) + y - 2 * (place / half.width)
                let source = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)].first { isSource(sx + $0.0, sy + $0.1) }
                if let source { result[y * width + x] = Int32((sy + source.1) * width + sx + source.0) }
            }
        }
        return result
    }

    /// Copies the pixels to solve from their sources, and extends the sources to the patches that only reach into the hole.
    func adopt(_ origins: inout [Int32]) {
        let given = origins
        let radius = Self.radius
        for y in max(0, unknown.y - radius)..<min(height, unknown.y + unknown.height + radius) {
            for x in max(0, unknown.x - radius)..<min(width, unknown.x + unknown.width + radius) {
                let index = y * width + x
                if given[index] < 0, let (place, origin) = nearest(given, x, y) {
                    let sx = origin % width + x - place % width
                    let sy = origin / width + y - place / width
                    if isSource(sx, sy) { origins[index] = Int32(sy * width + sx) }
                }
                guard isUnknown(x, y), origins[index] >= 0 else { continue }
                let pixel = pixels.loadUnaligned(fromByteOffset: Int(origins[index]) * 4, as: SIMD4<UInt8>.self)
                pixels.storeBytes(of: pixel, toByteOffset: index * 4, as: SIMD4<UInt8>.self)
            }
        }
    }

    /// The pixel with a source that is nearest to a place, at most a patch's radius away, and its source.
    private func nearest(_ origins: [Int32], _ x: Int, _ y: Int) -> (place: Int, origin: Int)? {
        for reach in 0...Self.radius {
            for py in max(0, y - reach)...max(0, min(height - 1, y + reach)) where py < height {
                for px in max(0, x - reach)...max(0, min(width - 1, x + reach))
                where px < width && max(abs(px - x), abs(py - y)) == reach && origins[py * width + px] >= 0 {
                    return (py * width + px, Int(origins[py * width + px]))
                }
            }
        }
        return nil
    }
}
