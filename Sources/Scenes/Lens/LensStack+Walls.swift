// Walls and ceilings that run away from the camera, cut into sheets so that each part is as soft as its depth asks.

import Imaging

extension LensStack {
    /// Colour at a place on a plane, with coverage in w; `along` is the depth, `across` the height or X, in metres.
    typealias PlanePaint = @Sendable (_ along: Float, _ across: Float) -> SIMD4<Float>

    /// An upright wall at one X.
    ///
    /// - Parameters:
    ///   - y: from its foot to its top.
    ///   - z: from its near end to its far one.
    ///   - slices: sheets; more where the blur changes much over the wall.
    mutating func sideWall(
        x: Float, y: ClosedRange<Float>, z: ClosedRange<Float>, slices: Int, _ paint: @escaping PlanePaint
    ) {
        slice(z, slices) { camera, near, far in
            [
                camera.project(x, y.upperBound, far), camera.project(x, y.upperBound, near),
                camera.project(x, y.lowerBound, near), camera.project(x, y.lowerBound, far),
            ]
        } paint: { z, v in
            paint(z, y.upperBound + (y.lowerBound - y.upperBound) * v)
        }
    }

    /// A level plane over or under the camera: a ceiling, an awning's underside.
    mutating func level(
        y: Float, x: ClosedRange<Float>, z: ClosedRange<Float>, slices: Int, _ paint: @escaping PlanePaint
    ) {
        slice(z, slices) { camera, near, far in
            [
                camera.project(x.lowerBound, y, far), camera.project(x.lowerBound, y, near),
                camera.project(x.upperBound, y, near), camera.project(x.upperBound, y, far),
            ]
        } paint: { z, v in
            paint(z, x.lowerBound + (x.upperBound - x.lowerBound) * v)
        }
    }

    private mutating func slice(
        _ z: ClosedRange<Float>, _ slices: Int,
        corners: @escaping @Sendable (SceneCamera, _ near: Float, _ far: Float) -> [SIMD2<Float>],
        paint: @escaping @Sendable (_ z: Float, _ v: Float) -> SIMD4<Float>
    ) {
        let camera = camera
        let ratio = PortableMath.power(z.upperBound / z.lowerBound, 1 / Float(slices))
        var far = z.upperBound
        for index in 0..<slices {
            let near = index == slices - 1 ? z.lowerBound : far / ratio
            // Each slice goes on under the next nearer one: where that one's blurred end thins out there must be wall behind it.
            let end = index == slices - 1 ? near : max(z.lowerBound, near / (1 + 0.5 * (ratio - 1)))
            let start = far
            // Sorted by the far end, so that things inside the slice lie before it.
            sheet(depth: start, radius: camera.radius((near * start).squareRoot())) { layer, _ in
                layer.quad(corners(camera, end, start)) { u, v in paint(start + (end - start) * u, v) }
            }
            far = near
        }
    }
}
