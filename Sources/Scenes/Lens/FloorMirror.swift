// What a wet or polished ground gives back of what stands on it.

import Imaging
import RetouchModel

/// Lays the mirror image of walls on the ground before them, drawn out towards the camera as a slightly rough ground does.
struct FloorMirror {
    let camera: SceneCamera

    /// Share of the light that water mirrors at a depth, by Schlick's approximation: little at the camera's feet, nearly all far off.
    @inline(__always)
    static func wet(_ z: Float, eye: Float) -> Float {
        let flat = 1 - eye / (z * z + eye * eye).squareRoot()
        return 0.03 + 0.97 * flat * flat * flat * flat * flat
    }

    /// - Parameters:
    ///   - canvas: walls and ground; nothing that stands free yet.
    ///   - foot: row where the wall over a column meets the ground, by the column's distance from the vanishing point in pixels.
    ///   - share: of the mirrored light at (X, Z) in metres.
    func lay(
        onto canvas: inout SceneCanvas, compute: Compute, foot: @Sendable (_ aside: Float) -> Float,
        share: @Sendable (_ x: Float, _ z: Float) -> Float
    ) throws(EditFailure) {
        try compute.checkpoint()
        let width = canvas.width
        let height = canvas.height
        let small = canvas.reduced(width: max(8, width / 5), height: max(8, height / 16), compute: compute)
        let soft = try Lens.defocus(small, radius: 2.8, compute: compute)
        let first = max(0, Int(camera.horizon))
        guard first < height else { return }
        let scale = SIMD2(Float(soft.width) / Float(width), Float(soft.height) / Float(height))
        let softness = 1 / max(1, 0.018 * Float(height))
        let feet = (0..<width).map { foot(Float($0) + 0.5 - camera.centerX) }
        canvas.light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            compute.bands(height - first) { rows in
                for y in first + rows.lowerBound..<first + rows.upperBound {
                    let row = Float(y) + 0.5
                    let z = min(camera.groundDepth(row), 300)
                    for x in 0..<width where row > feet[x] {
                        let at = Float(x) + 0.5
                        let source = soft.sample(at * scale.x - 0.5, max(0, 2 * feet[x] - row) * scale.y - 0.5)
                        // As soft at the wall's foot as the wall is.
                        let edge = min(1, (row - feet[x]) * softness)
                        let share = share((at - camera.centerX) * z / camera.focal, z) * edge
                        var mixed = light[y * width + x] * (1 - share * 0.6) + source * share
                        mixed.w = 0
                        light[y * width + x] = mixed
                    }
                }
            }
        }
    }
}
