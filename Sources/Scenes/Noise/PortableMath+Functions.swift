// Sine, cosine, logarithm and powers from the four operations: the same bits on every machine.

import Imaging

extension PortableMath {
    /// ln x for a normal positive x, to a relative error below 2e-7 (absolute near 1): the artanh series on the significand.
    package static func logarithm(_ x: Float) -> Float {
        guard x > 0 else { return -87 }
        let (exponent, ratio) = logarithmParts(x)
        let square = ratio * ratio
        var sum: Float = 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        sum = sum * square + 1
        return exponent * 0.69314718 + 2 * ratio * sum
    }

    /// x^y for x of 0 or more.
    package static func power(_ x: Float, _ y: Float) -> Float {
        x <= 0 ? 0 : exponential(y * logarithm(x))
    }

    /// Sine of an angle in radians, |x| below 10,000, to about 1e-6: reduced to a quarter turn, then the Taylor polynomial.
    package static func sine(_ x: Float) -> Float {
        let turns = (x * 0.31830989).rounded(.toNearestOrEven)
        // Pi in two parts keeps the remainder's digits.
        let r = (x - turns * 3.140625) - turns * 9.676536e-4
        let square = r * r
        var value: Float = 2.7557319e-6
        value = value * square - 1.9841270e-4
        value = value * square + 8.3333333e-3
        value = value * square - 1.6666667e-1
        let sine = r + r * square * value
        return Int(turns) & 1 == 0 ? sine : -sine
    }

    package static func cosine(_ x: Float) -> Float { sine(x + 1.57079633) }

    /// The angle of a vector in radians, -pi ... pi, to about 1e-4.
    package static func angle(_ y: Float, _ x: Float) -> Float {
        let ax = abs(x)
        let ay = abs(y)
        guard max(ax, ay) > 0 else { return 0 }
        let t = min(ax, ay) / max(ax, ay)
        let s = t * t
        // Abramowitz and Stegun 4.4.49.
        var value: Float = 0.0208351
        value = value * s - 0.0851330
        value = value * s + 0.1801410
        value = value * s - 0.3302995
        value = value * s + 0.9998660
        var angle = value * t
        if ay > ax { angle = 1.57079633 - angle }
        if x < 0 { angle = 3.14159265 - angle }
        return y < 0 ? -angle : angle
    }
}
