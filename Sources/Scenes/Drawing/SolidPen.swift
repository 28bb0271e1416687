// Boxes, round bodies and what they do to the ground, in the camera's own perspective.

import Imaging

/// Draws solid things by their measures in metres. What is a flat shape looks drawn however soft it is; what has a lit side, a dark side
/// and a shadow where it stands does not.
struct SolidPen: Sendable {
    let camera: SceneCamera
    var light: ThingLight
    /// What the air does to a colour at a depth.
    var air: @Sendable (_ color: SIMD4<Float>, _ z: Float) -> SIMD4<Float> = { color, _ in color }

    enum Face: Sendable { case front, side, top, bottom }

    // MARK: - Boxes

    /// A box whose edges are parallel to the picture; the faces that the camera sees.
    ///
    /// - Parameters:
    ///   - albedo: linear.
    ///   - grounded: how much darker the foot of an upright face is, 0 ... 1.
    ///   - texture: a factor on the albedo by face and place on it: u to the right or away, v down; both 0 ... 1.
    func box(
        _ layer: inout SceneLayer, x: ClosedRange<Float>, y: ClosedRange<Float>, z: ClosedRange<Float>, _ albedo: SIMD4<Float>,
        grounded: Float = 0.3, texture: ((_ face: Face, _ u: Float, _ v: Float) -> Float)? = nil
    ) {
        let (left, right) = (x.lowerBound, x.upperBound)
        let (low, high) = (y.lowerBound, y.upperBound)
        let (near, far) = (z.lowerBound, z.upperBound)
        func draw(_ face: Face, _ corners: [SIMD2<Float>], _ normal: SIMD3<Float>, depth: Float) {
            let lit = albedo * light.on(normal)
            let isUpright = face == .front || face == .side
            layer.quad(corners) { u, v in
                var value = lit
                if isUpright { value *= 1 - grounded * v * v * v }
                if let texture { value *= texture(face, u, v) }
                value = air(value, depth)
                value.w = 1
                return value
            }
        }
        let p = camera.project
        if high < camera.eyeHeight {
            draw(
                .top, [p(left, high, far), p(right, high, far), p(right, high, near), p(left, high, near)], SIMD3(0, 1, 0),
                depth: near)
        } else if low > camera.eyeHeight {
            draw(
                .bottom, [p(left, low, near), p(right, low, near), p(right, low, far), p(left, low, far)], SIMD3(0, -1, 0),
                depth: near)
        }
        if left > 0 {
            draw(
                .side, [p(left, high, far), p(left, high, near), p(left, low, near), p(left, low, far)], SIMD3(-1, 0, 0),
                depth: near)
        } else if right < 0 {
            draw(
                .side, [p(right, high, near), p(right, high, far), p(right, low, far), p(right, low, near)], SIMD3(1, 0, 0),
                depth: near)
        }
        draw(
            .front, [p(left, high, near), p(right, high, near), p(right, low, near), p(left, low, near)], SIMD3(0, 0, -1),
            depth: near)
    }

    // MARK: - Round bodies

    /// An upright round body: a pot, a column, a leg, a lamp's shade.
    ///
    /// - Parameters:
    ///   - radius: at the top and at the foot.
    ///   - glow: light that it gives itself.
    func barrel(
        _ layer: inout SceneLayer, x: Float, z: Float, y: ClosedRange<Float>, radius: (top: Float, foot: Float),
        _ albedo: SIMD4<Float>, grounded: Float = 0.3, glow: SIMD4<Float> = SIMD4()
    ) {
        let top = camera.project(x, y.upperBound, z)
        let foot = camera.project(x, y.lowerBound, z)
        let metre = camera.scale(z)
        let high = radius.top * metre
        let low = radius.foot * metre
        let tall = max(foot.y - top.y, 1e-3)
        let outline = [
            SIMD2(top.x - high, top.y), SIMD2(top.x + high, top.y), SIMD2(foot.x + low, foot.y), SIMD2(foot.x - low, foot.y),
        ]
        // The foot's near rim bulges towards the camera.
        let bulge = low * camera.eyeHeight / z
        layer.ellipse(
            foot.x, foot.y, long: low, short: max(bulge, 0.3), air(albedo * light.on(SIMD3(0, 0, -1)) * (1 - grounded), z))
        layer.polygon(outline) { px, py in
            let down = (py - top.y) / tall
            let half = max(high + (low - high) * down, 0.5)
            let across = min(1, max(-1, (px - top.x) / half))
            let normal = SIMD3(across, 0, -(1 - across * across).squareRoot())
            let lit = albedo * light.on(normal, wrap: 0.2) * (1 - grounded * down * down * down) + glow
            return air(lit, z)
        }
        if y.upperBound < camera.eyeHeight {
            let rim = high * (camera.eyeHeight - y.upperBound) / z
            layer.ellipse(top.x, top.y, long: high, short: max(rim, 0.3), air(albedo * light.on(SIMD3(0, 1, 0)) + glow, z))
        }
    }

    /// A soft ball or, with `square` towards 1, a cushion; lit as a half sphere.
    func ball(
        _ layer: inout SceneLayer, x: Float, y: Float, z: Float, radius: SIMD2<Float>, _ albedo: SIMD4<Float>, angle: Float = 0,
        square: Float = 0
    ) {
        let at = camera.project(x, y, z)
        let metre = camera.scale(z)
        let cosine = PortableMath.cosine(angle)
        let sine = PortableMath.sine(angle)
        layer.ellipse(at.x, at.y, long: radius.x * metre, short: radius.y * metre, angle: angle, square: square) { u, v in
            // A cushion is flatter than a ball.
            let bulge = 1 - 0.45 * square
            let (a, b) = (u * bulge, v * bulge)
            let depth = max(0, 1 - a * a - b * b).squareRoot()
            let normal = SIMD3(cosine * a - sine * b, -(sine * a + cosine * b), -depth)
            return air(albedo * light.on(normal, wrap: 0.35), z)
        }
    }

    /// A round disc that lies level: a table's top.
    func disc(_ layer: inout SceneLayer, x: Float, y: Float, z: Float, radius: Float, thick: Float, _ albedo: SIMD4<Float>) {
        let at = camera.project(x, y, z)
        let metre = camera.scale(z)
        let flat = max(radius * metre * abs(camera.eyeHeight - y) / z, 0.4)
        let edge = air(albedo * light.on(SIMD3(0, 0, -1)) * 0.8, z)
        layer.ellipse(at.x, at.y + thick * metre, long: radius * metre, short: flat, edge)
        layer.ellipse(at.x, at.y, long: radius * metre, short: flat, air(albedo * light.on(SIMD3(0, 1, 0)), z))
    }

    // MARK: - Shadows

    /// The darkening of the ground under and round a thing.
    ///
    /// - Parameters:
    ///   - radius: in metres across and along the view.
    ///   - density: in its middle, 0 ... 1.
    func shadow(_ layer: inout SceneLayer, x: Float, z: Float, radius: SIMD2<Float>, density: Float) {
        let at = camera.project(x, 0, z)
        let metre = camera.scale(z)
        layer.smudge(
            at.x, at.y, radius: SIMD2(radius.x * metre, max(radius.y * metre * camera.eyeHeight / z, 0.6)),
            air(SIMD4(repeating: 0.004), z), density: density)
    }
}
