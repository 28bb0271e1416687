// The shadow where a subject meets the floor: what keeps a cut-out from floating.

import Imaging
import RetouchModel
import Scenes

/// Contact shadows of one subject. The contact is found once; each variation casts it to its own side.
///
/// The floor is taken to be the lower convex hull of the subject's outline. Three Gaussians, a tight one of where the outline
/// touches it, a middle and a wide one of what lies between, are moved down: unmoved they would hide behind the shoe. The
/// figures are shares of the subject's size.
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
        let small = try Resampler.resize(alpha, width: working.width, height: working.height, compute: compute)
        guard let stance = SubjectStance(small), !stance.isCutOff else { return nil }
        let box = stance.box
        let bottom = box.y + box.height
        size = max(Float(box.height), 0.9 * Float(box.width))
        // What stands on two feet has a few percent of depth between them; a wide thing seen from above its floor, such as a
        // car, rests on points that lie much further up the picture.
        let upright = box.height * 5 > box.width * 6
        let depth = (upright ? 0.09 : 0.30) * Float(box.height)
        let lowest = Self.lowestRows(small)
        let floor = LowerHull(lowest)
        let top = max(0, bottom - Int(depth + 0.25 * size) - 4)
        let end = min(small.height, bottom + Int(0.25 * size) + 4)
        var plane = Plane<Float>(width: small.width, height: end - top, repeating: 0)
        var beneath = plane
        let thickness = max(1, Int((0.012 * Float(box.height)).rounded()))
        for x in 0..<small.width where lowest[x] >= 0 {
            let ground = floor.row(x)
            guard Float(bottom - 1) - ground <= depth else { continue }
            let gap = ground - Float(lowest[x])
            for y in max(top, lowest[x])...max(top, lowest[x], min(end - 1, Int(ground))) { beneath[x, y - top] = 0.6 }
            if gap <= Float(thickness) {
                for y in max(top, lowest[x] - thickness + 1)...lowest[x] where small[x, y] > 127 {
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

    /// The lowest covered row of each column, -1 where there is none.
    private static func lowestRows(_ mask: Mask) -> [Int] {
        var rows = [Int](repeating: -1, count: mask.width)
        mask.values.withUnsafeBufferPointer { values in
            for y in 0..<mask.height {
                for x in 0..<mask.width where values[y * mask.width + x] > 127 { rows[x] = y }
            }
        }
        return rows
    }
}
