// What counts as white: temperature and tint.

/// A change of the light's colour by Bradford's cone responses (Lam 1985), in linear sRGB. The luminance of greys stays.
package struct WhiteBalance: Sendable, Equatable {
    /// Rows of the matrix.
    private let red: SIMD3<Float>
    private let green: SIMD3<Float>
    private let blue: SIMD3<Float>

    package static let identity = WhiteBalance(SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1))

    private init(_ red: SIMD3<Float>, _ green: SIMD3<Float>, _ blue: SIMD3<Float>) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Makes what was white look as daylight of another temperature does.
    ///
    /// - Parameters:
    ///   - mired: above 0 is warmer, in millionths of an inverse kelvin away from 6,500 K; -110 ... 90.
    ///   - tint: above 0 is towards magenta, as a distance from the daylight locus in CIE 1960 uv; up to about 0.03.
    package init(mired: Float, tint: Float) {
        guard mired != 0 || tint != 0 else {
            self = .identity
            return
        }
        let home = 1_000_000 / 6504.0
        let place = min(max(home + Double(mired), 42), 248)
        let shown = Self.daylight(place)
        let origin = Self.daylight(home)
        let next = Self.daylight(place + 1)
        // Square to the locus; magenta lies below it, where v is smaller.
        var across = SIMD2(next.y - shown.y, shown.x - next.x)
        across /= (across * across).sum().squareRoot()
        if across.y > 0 { across = -across }
        self.init(from: Self.white(origin), to: Self.white(shown + across * Double(tint)))
    }

    /// Makes this light, in linear sRGB, white.
    package init(neutralizing light: SIMD3<Float>) {
        let l = SIMD3<Double>(Double(light.x), Double(light.y), Double(light.z))
        let found = SIMD3((Self.toXYZ.0 * l).sum(), (Self.toXYZ.1 * l).sum(), (Self.toXYZ.2 * l).sum())
        self.init(from: found / found.y, to: SIMD3(0.950470, 1, 1.088830))
    }

    /// Takes the cast of a light, in linear sRGB, off a picture: a factor for each channel, as a camera's own white balance is.
    ///
    /// What a camera did wrong its own arithmetic undoes best; what another light would do is `init(neutralizing:)`.
    package init(uncasting light: SIMD3<Float>) {
        let luminance = (light * SIMD3(0.2126, 0.7152, 0.0722)).sum()
        self.init(SIMD3(luminance / light.x, 0, 0), SIMD3(0, luminance / light.y, 0), SIMD3(0, 0, luminance / light.z))
    }

    /// This one, then `next`.
    package func followed(by next: WhiteBalance) -> WhiteBalance {
        func row(_ row: SIMD3<Float>) -> SIMD3<Float> { red * row.x + green * row.y + blue * row.z }
        return WhiteBalance(row(next.red), row(next.green), row(next.blue))
    }

    @inline(__always)
    package func callAsFunction(_ light: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3((red * light).sum(), (green * light).sum(), (blue * light).sum())
    }

    // MARK: - Derivation

    private init(from: SIMD3<Double>, to: SIMD3<Double>) {
        let cones = (
            SIMD3(0.8951, 0.2664, -0.1614), SIMD3(-0.7502, 1.7135, 0.0367), SIMD3(0.0389, -0.0685, 1.0296)
        )
        let back = (
            SIMD3(0.9869929, -0.1470543, 0.1599627), SIMD3(0.4323053, 0.5183603, 0.0492912),
            SIMD3(-0.0085287, 0.0400428, 0.9684867)
        )
        let toRGB = (
            SIMD3(3.2404542, -1.5371385, -0.4985314), SIMD3(-0.9692660, 1.8760108, 0.0415560),
            SIMD3(0.0556434, -0.2040259, 1.0572252)
        )
        func times(_ m: Matrix, _ v: SIMD3<Double>) -> SIMD3<Double> { SIMD3((m.0 * v).sum(), (m.1 * v).sum(), (m.2 * v).sum()) }
        let gain = times(cones, to) / times(cones, from)
        /// What one primary becomes: a column of the matrix.
        func column(_ primary: SIMD3<Double>) -> SIMD3<Double> {
            times(toRGB, times(back, times(cones, times(Self.toXYZ, primary)) * gain))
        }
        let columns = (column(SIMD3(1, 0, 0)), column(SIMD3(0, 1, 0)), column(SIMD3(0, 0, 1)))
        func row(_ lane: Int) -> SIMD3<Float> {
            SIMD3(Float(columns.0[lane]), Float(columns.1[lane]), Float(columns.2[lane]))
        }
        self.init(row(0), row(1), row(2))
    }

    private typealias Matrix = (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

    private static var toXYZ: Matrix {
        (
            SIMD3(0.4124564, 0.3575761, 0.1804375), SIMD3(0.2126729, 0.7151522, 0.0721750),
            SIMD3(0.0193339, 0.1191920, 0.9503041)
        )
    }

    /// The daylight locus (CIE 15) at an inverse temperature in mired, in CIE 1960 uv.
    private static func daylight(_ mired: Double) -> SIMD2<Double> {
        // Powers of 1000 / kelvin.
        let t = mired / 1000
        let x =
            mired >= 1000 / 7.0
            ? 0.244063 + t * (0.09911 + t * (2.9678 - t * 4.6070))
            : 0.237040 + t * (0.24748 + t * (1.9018 - t * 2.0064))
        let y = -3 * x * x + 2.870 * x - 0.275
        let divisor = -2 * x + 12 * y + 3
        return SIMD2(4 * x / divisor, 6 * y / divisor)
    }

    /// XYZ of a white of luminance 1.
    private static func white(_ uv: SIMD2<Double>) -> SIMD3<Double> {
        let divisor = 2 * uv.x - 8 * uv.y + 4
        let x = 3 * uv.x / divisor
        let y = 2 * uv.y / divisor
        return SIMD3(x / y, 1, (1 - x - y) / y)
    }
}
