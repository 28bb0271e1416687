// A colour as people tell colours apart: lightness, chroma, hue.

import Imaging
import RetouchModel

/// A colour in Oklab's cylinder.
struct Tint {
    let lab: SIMD3<Float>
    let chroma: Float
    /// Degrees, 0 ..< 360: pinkish red 0, red 29, orange 60, yellow 110, green 142, turquoise 195, blue 264, magenta 328.
    let hue: Float

    init(lab: SIMD3<Float>) {
        self.lab = lab
        chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
        hue = Self.degrees(lab.y, lab.z)
    }

    init(_ color: Color) {
        self.init(lab: Oklab.of(LinearLight.light(red: color.red, green: color.green, blue: color.blue)))
    }

    var lightness: Float { lab.x }
    /// Black, grey, white and what nobody calls coloured.
    var isGray: Bool { chroma < 0.035 }

    /// 0 ... 180 degrees.
    func hueDifference(_ other: Tint) -> Float { Self.difference(hue, other.hue) }

    static func difference(_ a: Float, _ b: Float) -> Float {
        let d = abs(a - b)
        return min(d, 360 - d)
    }

    /// The angle of (x, y) in degrees, 0 ..< 360, to a twentieth of a degree: a polynomial for the arc tangent, equal on every machine.
    @inline(__always)
    static func degrees(_ x: Float, _ y: Float) -> Float {
        let ax = abs(x)
        let ay = abs(y)
        let most = max(ax, ay)
        guard most > 0 else { return 0 }
        let t = min(ax, ay) / most
        let s = t * t
        var angle = ((((0.0208351 * s - 0.085133) * s + 0.180141) * s - 0.3302995) * s + 0.999866) * t * 57.29578
        if ay > ax { angle = 90 - angle }
        if x < 0 { angle = 180 - angle }
        if y < 0 { angle = 360 - angle }
        return angle >= 360 ? 0 : angle
    }
}
