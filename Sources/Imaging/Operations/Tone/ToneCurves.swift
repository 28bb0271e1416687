// Curves of lightness: contrast, whites, blacks, midtones, and the shoulder that keeps highlights from clipping.

/// A curve from 0 ... 1 to 0 ... 1 that rises everywhere.
package struct ToneCurve: Sendable, Equatable {
    /// Slope at the pivot as a power of two; 0 = as it is.
    package var contrast: Float = 0
    /// The lightness that contrast leaves alone.
    package var pivot: Float = 0.57
    /// -1 ... 1: lifts or lowers the bright end.
    package var whites: Float = 0
    /// -1 ... 1: lifts or lowers the dark end.
    package var blacks: Float = 0
    /// -1 ... 1: moves the middle and leaves both ends.
    package var midtones: Float = 0

    package init() {}

    package var isIdentity: Bool { contrast == 0 && whites == 0 && blacks == 0 && midtones == 0 }

    /// The curve at a lightness; a little above 1 it goes on.
    package func callAsFunction(_ lightness: Float) -> Float {
        var x = lightness
        if midtones != 0 { x = Self.bent(x, 1 / Self.powerOfTwo(midtones * 1.1)) }
        if contrast != 0 {
            let slope = Self.powerOfTwo(contrast)
            x = x < pivot ? pivot * Self.bent(x / pivot, slope) : 1 - (1 - pivot) * Self.bent((1 - x) / (1 - pivot), slope)
        }
        let dark = 1 - x
        // Upwards a bump that leaves white white; downwards a bend that takes white with it. Blacks the other way round.
        if whites > 0 { x += whites * 0.9 * x * x * x * dark }
        if whites < 0 { x += whites * 0.13 * x * x * x }
        if blacks < 0 { x += blacks * 0.9 * x * dark * dark * dark }
        if blacks > 0 { x += blacks * 0.17 * dark * dark * dark * dark }
        return x
    }

    /// The hyperbola through (0, 0) and (1, 1) with this slope at 1 and its inverse at 0.
    private static func bent(_ t: Float, _ slope: Float) -> Float { t / (t + (1 - t) * slope) }

    /// 2^x for -8 ... 8, by squaring a short series: equal on every machine.
    package static func powerOfTwo(_ x: Float) -> Float {
        let t = Double(x) * 0.6931471805599453 / 256
        var value = 1 + t * (1 + t / 2 * (1 + t / 3 * (1 + t / 4)))
        for _ in 0..<8 { value *= value }
        return Float(value)
    }
}

/// A straight line that bends over to 1, as film does, instead of breaking off there.
package struct Shoulder: Sendable {
    /// What becomes 1.
    package let white: Float
    /// Up to here the line is straight.
    package let knee: Float

    /// - Parameter white: above 1; up to 1 nothing bends.
    package init(white: Float, knee: Float = 0.42) {
        self.white = white
        self.knee = knee
    }

    /// Rises for every value; slope 1 at the knee, 1 at `white`.
    @inline(__always)
    package func callAsFunction(_ value: Float) -> Float {
        guard white > 1, value > knee else { return value }
        let t = (value - knee) / (white - knee)
        let slope = (white - knee) / (1 - knee)
        return knee + (1 - knee) * (slope * t / (1 + (slope - 1) * t))
    }
}

/// Levels of light, between bytes.
enum Levels {
    /// Encoded levels of the square of i / 4096: the square root spreads the shadows.
    private static let encoded = LookupTable<Float>(count: 4300) { index in
        let root = Double(index) / 4096
        return Float(LinearLight.encode(root * root) * 255)
    }

    /// Light of each of the lattice's positions along one side.
    static let nodes = LookupTable<Float>(count: ColorLattice.side) { Float(LinearLight.decode(Double($0) * 8 / 255)) }

    /// Encoded levels of light of 0 ... 1.09; out of range is limited.
    @inline(__always)
    static func encoded(_ light: Float) -> Float {
        let position = min(max(0, light), 1.09).squareRoot() * 4096
        let index = Int(position)
        let low = encoded[index]
        return low + (encoded[index + 1] - low) * (position - Float(index))
    }
}
