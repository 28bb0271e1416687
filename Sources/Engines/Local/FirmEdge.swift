// The edge of things that have an outline and no hair.

import Imaging

/// Makes the alpha of hard objects steep, and its outline smooth: where a bag or a car has the colour of what was behind it, a matte stays
/// half open and would show a ghost of the old background, or frays.
enum FirmEdge {
    /// Alpha up to which a pixel is background, and from which on it is subject.
    private static let closed = 46
    private static let open = 224
    /// Deviation of the smoothing, as a share of the longer side: what is finer is a crumb, unless it is long.
    private static let smoothness: Float = 0.0011
    /// Slope of alpha over the smoothed outline.
    private static let steepness: Float = 1.8
    /// Deviations that a strap, a chain or a gap is long at least.
    private static let long: Float = 14

    /// - Parameters:
    ///   - alpha: what is 255 stays wholly subject or becomes edge, and nothing else becomes wholly subject: such a pixel is copied
    ///     from the source, so it must not hold a trace of the background.
    ///   - colors: the edge's; set where the outline now reaches farther.
    static func applied(to alpha: Mask, colors: inout Raster, compute: Compute) -> Mask {
        let table = (0...255).map { value -> UInt8 in
            if value == 255 { return 255 }
            return UInt8(min(254, max(0, (value - closed) * 255 / (open - closed))))
        }
        var steep = alpha
        steep.values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] = table[Int(values[index])] }
        }
        let result = smoothed(steep, compute: compute)
        for index in result.values.indices where alpha.values[index] == 0 && result.values[index] > 0 {
            color(&colors, at: index, by: alpha)
        }
        return result
    }

    /// Gives a pixel that was background the mean colour of the subject's edge around it.
    private static func color(_ colors: inout Raster, at index: Int, by alpha: Mask) {
        let x = index % alpha.width
        let y = index / alpha.width
        var sum = SIMD4<Int>()
        for v in max(0, y - 3)...min(alpha.height - 1, y + 3) {
            for u in max(0, x - 3)...min(alpha.width - 1, x + 3) where alpha[u, v] > 0 {
                let pixel = colors[u, v]
                let weight = Int(alpha[u, v])
                sum &+= SIMD4(Int(pixel.x), Int(pixel.y), Int(pixel.z), 1) &* SIMD4(repeating: weight)
            }
        }
        guard sum.w > 0 else { return }
        colors[x, y] = SIMD4(UInt8(sum.x / sum.w), UInt8(sum.y / sum.w), UInt8(sum.z / sum.w), 255)
    }

    /// The outline without its roughness. Fine parts stay where they are long: straps and chains, and the gaps beside them.
    private static func smoothed(_ alpha: Mask, compute: Compute) -> Mask {
        let sigma = smoothness * Float(max(alpha.width, alpha.height))
        guard sigma > 0.5 else { return alpha }
        let soft = Blur.gaussian(alpha, sigma: sigma, compute: compute)
        let slope = (0...255).map { byte((Float($0) / 255 - 0.5) * steepness * 255 + 127.5) }
        var result = alpha
        var changed = Mask(width: alpha.width, height: alpha.height, repeating: 0)
        for index in alpha.values.indices {
            let own = alpha.values[index]
            let smooth = slope[Int(soft.values[index])]
            guard own != smooth else { continue }
            // Inside and outside alike: a pixel that was wholly subject stays it where its surroundings are, too.
            result.values[index] = own == 255 ? smooth : min(254, smooth)
            if (own > 127) != (smooth > 127) { changed.values[index] = 255 }
        }
        let parts = ConnectedComponents.find(in: changed)
        let least = Int((long * sigma).rounded())
        let isLong = [false] + parts.components.map { max($0.box.width, $0.box.height) >= least }
        for index in alpha.values.indices where isLong[Int(parts.labels.values[index])] {
            result.values[index] = alpha.values[index]
        }
        return result
    }
}
