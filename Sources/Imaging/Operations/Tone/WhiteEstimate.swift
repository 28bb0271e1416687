// Which colour the light of a picture has.

/// Finds the light's colour from two signs that err in different ways.
package enum WhiteEstimate {
    /// The colour of the light in linear sRGB, luminance 1; `nil` where the picture is neutral already or the signs contradict each other.
    ///
    /// Edges are grey on average (grey-edge, van de Weijer and others 2007, fourth power), and so are most things whose colour is
    /// near grey. Only the cast that both see is reported: a green wall moves the first and not the second.
    package static func light(of picture: ReducedPicture, mask: Plane<Float>? = nil) -> SIMD3<Float>? {
        guard !hasWhite(picture, mask), let edges = edges(picture, mask), let greys = greys(picture, mask) else { return nil }
        let a = cast(edges)
        let b = cast(greys)
        var found = SIMD2<Float>()
        for lane in 0..<2 where a[lane] * b[lane] > 0 {
            found[lane] = abs(a[lane]) < abs(b[lane]) ? a[lane] : b[lane]
        }
        // A few hundredths are the picture's taste, not a cast.
        let size = (found * found).sum().squareRoot()
        let dead: Float = 0.045
        guard size > dead else { return nil }
        found *= min(1, (size - dead) * 2.2 / size + 0.25)
        return light(cast: found)
    }

    /// A large white area that is white shows that the light is: paper, a studio's ground.
    private static func hasWhite(_ picture: ReducedPicture, _ mask: Plane<Float>?) -> Bool {
        var white = 0
        var all = 0
        for index in picture.colors.indices {
            if let mask, mask.values[index] < 0.5 { continue }
            let color = picture.colors[index]
            all += 1
            let least = min(color.x, color.y, color.z)
            if least > 0.93, color.max3 - least < 0.012 { white += 1 }
        }
        return white * 8 > all
    }

    /// Warmth (red over blue) and greenness as relative differences: 0, 0 = neutral.
    private static func cast(_ light: SIMD3<Float>) -> SIMD2<Float> {
        let mean = (light.x + light.z) / 2
        return SIMD2((light.x - light.z) / (light.x + light.z), (light.y - mean) / (light.y + mean))
    }

    private static func light(cast: SIMD2<Float>) -> SIMD3<Float> {
        let mean = (1 - cast.y) / (1 + cast.y)
        let light = SIMD3(mean * (1 + cast.x), 1, mean * (1 - cast.x))
        return light / (light * SIMD3(0.2126, 0.7152, 0.0722)).sum()
    }

    /// Fourth-power means of the steps between neighbours.
    private static func edges(_ picture: ReducedPicture, _ mask: Plane<Float>?) -> SIMD3<Float>? {
        let width = picture.width
        var sum = SIMD3<Double>()
        for y in 0..<picture.height - 1 {
            for x in 0..<width - 1 {
                let index = y * width + x
                if let mask, mask.values[index] < 0.5 { continue }
                let here = picture.colors[index]
                let right = picture.colors[index + 1]
                let below = picture.colors[index + width]
                // Clipped pixels have lost their colour.
                guard here.w > 0.5, right.w > 0.5, below.w > 0.5, max(here.max3, right.max3, below.max3) < 0.985 else { continue }
                let l = light(here)
                let dx = light(right) - l
                let dy = light(below) - l
                let square = dx * dx + dy * dy
                sum += SIMD3<Double>(square * square)
            }
        }
        guard sum.min() > 1e-9 else { return nil }
        let root = SIMD3(
            sum.x.squareRoot().squareRoot(), sum.y.squareRoot().squareRoot(), sum.z.squareRoot().squareRoot())
        return SIMD3<Float>(root / root.max())
    }

    /// The mean of what is nearly grey and neither dark nor clipped.
    private static func greys(_ picture: ReducedPicture, _ mask: Plane<Float>?) -> SIMD3<Float>? {
        var sum = SIMD3<Double>()
        var weight = 0.0
        // A third of them is enough.
        for index in stride(from: 0, to: picture.colors.count, by: 3) {
            if let mask, mask.values[index] < 0.5 { continue }
            let color = picture.colors[index]
            guard color.w > 0.5, color.max3 < 0.985 else { continue }
            let light = light(color)
            let lab = Oklab.of(light)
            let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
            let share = smoothstep(0.28, 0.5, lab.x) * (1 - smoothstep(0.05, 0.12, chroma))
            guard share > 0 else { continue }
            // Each pixel as if it were equally bright.
            sum += SIMD3<Double>(light / max(light.max(), 0.01)) * Double(share)
            weight += Double(share)
        }
        guard weight > Double(picture.colors.count) * 0.007 else { return nil }
        return SIMD3<Float>(sum / weight)
    }

    private static func light(_ color: SIMD4<Float>) -> SIMD3<Float> {
        LinearLight.light(red: byte(color.x * 255), green: byte(color.y * 255), blue: byte(color.z * 255))
    }
}

extension SIMD4<Float> {
    /// The largest of the first three lanes.
    fileprivate var max3: Float { Swift.max(x, y, z) }
}
