// How different two colours look.

import Foundation

/// The colour difference CIEDE2000 (Sharma, Wu and Dalal 2005): 1 is just seen side by side, 12 is another shade of the same name.
package enum ColorDifference {
    /// - Parameters: CIE L*a*b*.
    package static func of(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Double {
        let (l1, a1, b1) = (Double(a.x), Double(a.y), Double(a.z))
        let (l2, a2, b2) = (Double(b.x), Double(b.y), Double(b.z))
        let mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
        let power = pow(mean, 7)
        let g = 0.5 * (1 - (power / (power + pow(25, 7))).squareRoot())
        let (p1, p2) = (a1 * (1 + g), a2 * (1 + g))
        let (c1, c2) = (hypot(p1, b1), hypot(p2, b2))
        func angle(_ y: Double, _ x: Double) -> Double {
            guard x != 0 || y != 0 else { return 0 }
            let degrees = atan2(y, x) * 180 / .pi
            return degrees < 0 ? degrees + 360 : degrees
        }
        let (h1, h2) = (angle(b1, p1), angle(b2, p2))
        var dh = 0.0
        var h = h1 + h2
        if c1 * c2 != 0 {
            dh = h2 - h1
            if dh > 180 { dh -= 360 } else if dh < -180 { dh += 360 }
            h = abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
        }
        func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
        let (l, c) = ((l1 + l2) / 2, (c1 + c2) / 2)
        let t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63)
        let rotation = 2 * (pow(c, 7) / (pow(c, 7) + pow(25, 7))).squareRoot()
        let turn = -sin(60 * exp(-pow((h - 275) / 25, 2)) * .pi / 180) * rotation
        let sl = 1 + 0.015 * pow(l - 50, 2) / (20 + pow(l - 50, 2)).squareRoot()
        let sc = 1 + 0.045 * c
        let sh = 1 + 0.015 * c * t
        let lightness = (l2 - l1) / sl
        let chroma = (c2 - c1) / sc
        let hue = 2 * (c1 * c2).squareRoot() * sin(dh * .pi / 360) / sh
        return (lightness * lightness + chroma * chroma + hue * hue + turn * chroma * hue).squareRoot()
    }
}
