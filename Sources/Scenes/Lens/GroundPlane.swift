// The ground: drawn by depth, blurred row by row.

package import Imaging
package import RetouchModel

/// A level plane under the camera.
package struct GroundPlane {
    package let camera: SceneCamera
    /// Depth beyond which the shading is that of this depth.
    package var farthest: Float = 400
    /// Where the plane ends: a wall, a parapet, the edge of a table; `nil` = it goes on to the horizon.
    package var farEdge: Float?

    package init(camera: SceneCamera) { self.camera = camera }

    /// Draws the plane over the canvas below the horizon.
    ///
    /// - Parameter shade: linear light at (X, Z) in metres; called from several threads.
    package func draw(
        onto canvas: inout SceneCanvas, compute: Compute, _ shade: @Sendable (_ x: Float, _ z: Float) -> SIMD4<Float>
    ) throws(EditFailure) {
        let width = canvas.width
        let most = 0.55 * camera.blurAtInfinity * Float(camera.height)
        // The far edge of the ground is as soft as everything so far away: its disc reaches into the sky.
        let edge = edgeRow
        let first = max(0, Int(edge - most) - 2)
        guard first < canvas.height, Int(edge) < canvas.height else { return }
        try compute.checkpoint()
        let rows = canvas.height - first
        let light = [SIMD4<Float>](unsafeUninitializedCapacity: width * rows) { buffer, count in
            let out = buffer.baseAddress!
            compute.bands(rows, minimum: 8) { band in
                for row in band { self.shade(out + row * width, width: width, row: Float(first + row) + 0.5, shade) }
            }
            count = width * rows
        }
        try compute.checkpoint()
        let radii = (0..<rows).map { row in
            min(camera.radius(camera.groundDepth(max(Float(first + row) + 0.5, edge))), most)
        }
        let soft = try Lens.defocus(
            SceneCanvas(width: width, height: rows, light: light), radii: radii, compute: compute)
        canvas.light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            soft.light.withUnsafeBufferPointer { soft in
                compute.bands(rows) { band in
                    for row in band {
                        for x in 0..<width {
                            let front = soft[row * width + x]
                            var mixed = light[(first + row) * width + x] * (1 - min(1, front.w)) + front
                            mixed.w = 0
                            light[(first + row) * width + x] = mixed
                        }
                    }
                }
            }
        }
    }

    /// Row of the far edge.
    private var edgeRow: Float {
        guard let farEdge else { return camera.horizon }
        return camera.horizon + camera.focal * camera.eyeHeight / farEdge
    }

    /// One row: clear above the far edge, covered below it.
    private func shade(
        _ out: UnsafeMutablePointer<SIMD4<Float>>, width: Int, row: Float,
        _ shade: (_ x: Float, _ z: Float) -> SIMD4<Float>
    ) {
        let cover = min(1, max(0, row - edgeRow + 0.5))
        guard cover > 0 else {
            out.initialize(repeating: SIMD4(), count: width)
            return
        }
        let z = camera.groundDepth(row)
        let metres = z / camera.focal
        for x in 0..<width {
            var value = shade((Float(x) + 0.5 - camera.centerX) * metres, min(z, farthest)) * cover
            value.w = cover
            (out + x).initialize(to: value)
        }
    }
}
