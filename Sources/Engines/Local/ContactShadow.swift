// The shadow where a subject meets the floor: what keeps a cut-out from floating.

import Imaging
import RetouchModel
import Scenes

/// Contact shadows of one subject. The contact is found once; each variation casts it to its own side.
///
/// Three Gaussians, a tight one of where the outline touches the floor (`Footprint`), a middle and a wide one of what lies between,
/// are moved down: unmoved they would hide behind the shoe. The figures are shares of the subject's size.
struct ContactShadow: Sendable {
    /// Longer side of the working copy. The tightest Gaussian is still more than a pixel there.
    private static let workingSide = 768

    /// 1 where the subject touches the floor.
    private let contact: Plane<Float>
    /// 1 where it touches, less from its lower edge down to the floor under it: a car's body, the arch of a shoe.
    private let underside: Plane<Float>
    /// The planes' part of the frame.
    private let frame: ShadeMap.Frame
    /// The larger of the subject's height and .9 of its width, in pixels of the planes.
    private let size: Float

    /// - Parameters:
    ///   - alpha: the subject's matte, at any size.
    ///   - compute: threads and interruption.
    /// - Returns: `nil` for a subject that touches no ground inside the frame.
    init?(_ alpha: Mask, compute: Compute) throws(EditFailure) {
        let working = Self.workingSize(of: alpha)
        self.init(working: try Resampler.resize(alpha, width: working.width, height: working.height, compute: compute))
    }

    /// - Parameter small: the subject's matte at the working size.
    init?(working small: Mask) {
        guard let stance = SubjectStance(small), !stance.isCutOff else { return nil }
        let box = stance.box
        let bottom = box.y + box.height
        size = max(Float(box.height), 0.9 * Float(box.width))
        let footing = Footprint(small, box: box)
        let top = max(0, bottom - Int(footing.depth + 0.25 * size) - 4)
        let end = min(small.height, bottom + Int(0.25 * size) + 4)
        var plane = Plane<Float>(width: small.width, height: end - top, repeating: 0)
        var beneath = plane
        for x in 0..<small.width {
            guard let place = footing.columns[x] else { continue }
            let lowest = place.lowest
            // The higher the body, the more light comes in under it from the sides.
            let gap = max(0, place.ground - Float(lowest)) / (0.35 * size)
            let first = max(top, lowest, Int(place.ground - footing.reach))
            let density = footing.closeness * max(0, 1 - gap * gap)
            for y in first...max(first, min(end - 1, Int(place.ground))) { beneath[x, y - top] = density }
            if place.touches {
                for y in max(top, lowest - footing.thickness + 1)...lowest where small[x, y] > 127 {
                    plane[x, y - top] = 1
                    beneath[x, y - top] = 1
                }
            }
        }
        underside = beneath
        contact = plane
        frame = ShadeMap.Frame(
            left: 0, top: Float(top) / Float(small.height), right: 1, bottom: Float(end) / Float(small.height))
    }

    /// The size that shadows are computed at.
    static func workingSize(of alpha: Mask) -> (width: Int, height: Int) {
        SceneCanvas.workingSize(width: alpha.width, height: alpha.height, longest: workingSide)
    }

    /// The shade of one variation with a cast shadow over the whole frame.
    ///
    /// - Parameter cast: density 0 ... 1 at the working size.
    func shade(_ look: VariationLook, strength: Float, cast: Plane<Float>, compute: Compute) -> ShadeMap {
        let near = shade(look, strength: strength, compute: compute).factors
        let top = Int((frame.top * Float(cast.height)).rounded())
        var factors = cast
        for y in 0..<cast.height {
            for x in 0..<cast.width {
                let own = y >= top && y - top < near.height && x < near.width ? near[x, y - top] : 1
                factors[x, y] = own * (1 - cast[x, y])
            }
        }
        return ShadeMap(frame: ShadeMap.Frame(left: 0, top: 0, right: 1, bottom: 1), factors: factors)
    }

    /// The shade of one variation.
    ///
    /// - Parameters:
    ///   - look: which side the key stands on, and how dense and long the shadow is.
    ///   - strength: 1 = on paper in a studio, less where the scene's own light is unknown.
    ///   - compute: threads.
    func shade(_ look: VariationLook, strength: Float, compute: Compute) -> ShadeMap {
        let away = -look.side * look.shadowReach * size
        let tight = part(contact, 0.007, 0.0042, down: 0.0055, aside: away * 0.04, compute)
        let middle = part(underside, 0.018, 0.011, down: 0.013, aside: away * 0.3, compute)
        let wide = part(underside, 0.05, 0.026, down: 0.020, aside: away, compute)
        var factors = Plane<Float>(width: contact.width, height: contact.height, repeating: 1)
        let density = min(1, look.shadow * strength) * 0.92
        for index in factors.values.indices {
            let open =
                (1 - 0.90 * min(1, 1.5 * tight.values[index])) * (1 - 0.70 * middle.values[index])
                * (1 - 0.54 * wide.values[index])
            // Even in the contact line some light comes back from the paper.
            factors.values[index] = 1 - 0.94 * density * (1 - open)
        }
        return ShadeMap(frame: frame, factors: factors)
    }

    /// One Gaussian of a plane, moved, with a peak of 1.
    private func part(
        _ plane: Plane<Float>, _ sigmaX: Float, _ sigmaY: Float, down: Float, aside: Float, _ compute: Compute
    ) -> Plane<Float> {
        let moved = Self.shifted(plane, x: Int(aside.rounded()), y: Int((down * size).rounded()))
        var blurred = DirectionalBlur.gaussian(
            moved, sigmaX: max(0.6, sigmaX * size), sigmaY: max(0.6, sigmaY * size), compute: compute)
        let peak = blurred.values.max() ?? 0
        guard peak > 1e-4 else { return blurred }
        for index in blurred.values.indices { blurred.values[index] /= peak }
        return blurred
    }

    private static func shifted(_ source: Plane<Float>, x dx: Int, y dy: Int) -> Plane<Float> {
        var plane = Plane<Float>(width: source.width, height: source.height, repeating: 0)
        let columns = max(0, dx)..<max(max(0, dx), min(source.width, source.width + dx))
        for y in 0..<source.height where (0..<source.height).contains(y - dy) {
            let to = y * source.width
            let from = (y - dy) * source.width - dx
            for x in columns { plane.values[to + x] = source.values[from + x] }
        }
        return plane
    }
}
