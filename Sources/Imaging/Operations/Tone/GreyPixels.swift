// Which pixels are grey, whatever the light's colour.

/// Grey pixels by the grayness index (Qian, Kämäräinen, Nikkanen and Matas 2019, "On finding gray pixels").
///
/// Where a surface is grey, shading and highlights change all channels by the same factor; so the logarithms of red and of blue, less
/// that of the sum, have no local contrast. A light's colour adds a constant to each logarithm and changes nothing: the same pixels are
/// found under any cast.
enum GreyPixels {
    /// The mean chromaticity of the half hundredth of the pixels that is nearest to grey; `nil` where nothing has contrast.
    static func light(of cues: WhiteCues, compute: Compute) -> ColorCast? {
        let zero = Plane<Float>(width: cues.width, height: cues.height, repeating: 0)
        var logs = [zero, zero, zero, zero]
        for (index, light) in cues.lights.enumerated() {
            for lane in 0..<3 { logs[lane].values[index] = binaryLogarithm(max(light[lane], 0.001)) }
            logs[3].values[index] = binaryLogarithm(max(light.sum(), 0.003))
        }
        let contrasts = logs.map { contrast($0, compute: compute) }
        var grayness = zero
        for index in zero.values.indices {
            let red = contrasts[0].values[index] - contrasts[3].values[index]
            let blue = contrasts[2].values[index] - contrasts[3].values[index]
            grayness.values[index] = (red * red + blue * blue).squareRoot()
        }
        grayness = Blur.box(grayness, radius: 3, compute: compute)
        var found: [(index: Int, grayness: Float)] = []
        for y in 1..<max(1, cues.height - 1) {
            for x in 1..<max(1, cues.width - 1) {
                let index = y * cues.width + x
                // Flat areas say nothing, and the dark has no colour to speak of.
                guard (0..<3).allSatisfy({ abs(contrasts[$0].values[index]) > 0.0015 }) else { continue }
                let isClear = (-1...1).allSatisfy { row in
                    (-1...1).allSatisfy { column in
                        let near = index + row * cues.width + column
                        return cues.isUsable[near] && cues.lights[near].sum() > 0.03
                    }
                }
                if isClear { found.append((index, grayness.values[index])) }
            }
        }
        guard found.count >= 200 else { return nil }
        found.sort { ($0.grayness, $0.index) < ($1.grayness, $1.index) }
        var sum = SIMD3<Double>()
        for place in found.prefix(max(10, found.count / 200)) {
            let light = cues.lights[place.index]
            sum += SIMD3<Double>(light / light.sum())
        }
        return ColorCast(SIMD3<Float>(sum / sum.sum()))
    }

    /// The Laplacian of a Gaussian of 1.4 pixels.
    private static func contrast(_ plane: Plane<Float>, compute: Compute) -> Plane<Float> {
        let smooth = Blur.gaussian(plane, sigma: 1.4, compute: compute)
        var result = Plane<Float>(width: plane.width, height: plane.height, repeating: 0)
        for y in 1..<max(1, plane.height - 1) {
            for x in 1..<max(1, plane.width - 1) {
                result[x, y] = smooth[x - 1, y] + smooth[x + 1, y] + smooth[x, y - 1] + smooth[x, y + 1] - 4 * smooth[x, y]
            }
        }
        return result
    }
}
