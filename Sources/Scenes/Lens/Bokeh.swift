// A point of light through a wide lens.

import Imaging

/// Draws discs: brighter at the rim, cut like a cat's eye towards the corners, with a fringe of colour.
package struct Bokeh: Sendable {
    /// How far the second edge of the barrel moves towards the middle of the picture in the corner, in radii.
    package var catEye: Float = 0.75
    /// How much brighter the rim is.
    package var rim: Float = 0.35
    /// Difference of the radii for red, green and blue: axial colour.
    package var fringe: Float = 0.02

    package init() {}

    /// Adds a disc whose sum of light is the point's energy.
    func splat(_ point: LightPoint, radius: Float, onto canvas: inout SceneCanvas) {
        let r = max(radius, 0.7)
        let width = canvas.width
        let height = canvas.height
        let half = 0.5 * Float(width * width + height * height).squareRoot()
        let dx = (point.x - Float(width) / 2) / half
        let dy = (point.y - Float(height) / 2) / half
        // The second edge of the barrel, moved towards the picture's middle.
        let eyeX = point.x - dx * catEye * r
        let eyeY = point.y - dy * catEye * r
        let eye = r * 1.12
        let scale = point.energy / (Float.pi * r * r)
        let reach = r * (1 + fringe) + 2
        let left = max(0, Int(point.x - reach))
        let right = min(width - 1, Int(point.x + reach))
        let top = max(0, Int(point.y - reach))
        let bottom = min(height - 1, Int(point.y + reach))
        guard left <= right, top <= bottom else { return }
        let radii = SIMD4(r * (1 + fringe), r, r * (1 - fringe), r)
        canvas.light.withUnsafeMutableBufferPointer { light in
            for y in top...bottom {
                let v = Float(y) + 0.5 - point.y
                let w = Float(y) + 0.5 - eyeY
                for x in left...right {
                    let u = Float(x) + 0.5 - point.x
                    let e = Float(x) + 0.5 - eyeX
                    let open = min(1, max(0, eye - (e * e + w * w).squareRoot() + 0.5))
                    guard open > 0 else { continue }
                    let distance = (u * u + v * v).squareRoot()
                    let inside = clamped(radii - distance + 0.5, 0, 1)
                    let t = min(1, max(0, (distance / r - 0.72) / 0.28))
                    var added = scale * inside * (open * (1 + rim * t * t))
                    added.w = 0
                    light[y * width + x] += added
                }
            }
        }
    }
}
