// The shadow that a subject throws over the ground, and on a wall behind it.

import Imaging
import RetouchModel
import Scenes

/// The subject's silhouette laid on the ground by the scene's light, softer the farther it lies from its foot; where a wall stands close
/// behind, it runs on up the wall.
struct CastShadow {
    let stage: SceneStage
    let compute: Compute

    /// How far a shadow leans behind the subject and aside, in heights of the subject, for the usual light.
    private static let back: Float = 0.22
    private static let aside: Float = 0.62
    /// How far it comes towards the viewer, when the light stands behind the subject.
    private static let forward: Float = 0.30
    /// Where the frame shows no ground: how far aside and down the shadow on the wall lies, in heights of the frame.
    private static let wallAside: Float = 0.07
    private static let wallDown: Float = 0.05

    /// Density at each pixel, 0 ... 1, at the size of `alpha`.
    ///
    /// - Parameters:
    ///   - alpha: the subject's matte at a working size.
    ///   - stance: how it stands there.
    func density(_ alpha: Mask, stance: SubjectStance) throws(EditFailure) -> Plane<Float> {
        try compute.checkpoint()
        let path = ShadowPath(stage: stage, stance: stance)
        let tall = Float(stance.box.height)
        var laid = Plane<Float>(width: alpha.width, height: alpha.height, repeating: 0)
        for y in path.rows {
            // How far up the subject the ray through this row passed.
            guard let up = path.climb(Float(y) + 0.5), up <= tall else { continue }
            let row = Int(path.foot - up - 0.5)
            guard (0..<alpha.height).contains(row) else { continue }
            Self.lay(alpha, row: row, shift: path.shift(up), onto: &laid, row: y)
        }
        return soften(laid, path: path, tall: tall)
    }

    /// The shadow on a wall behind a subject whose ground the frame does not show: large, soft, beside it.
    func onWall(_ alpha: Mask) throws(EditFailure) -> Plane<Float> {
        try compute.checkpoint()
        let height = Float(alpha.height)
        let down = Int((Self.wallDown * height).rounded())
        var laid = Plane<Float>(width: alpha.width, height: alpha.height, repeating: 0)
        for y in min(down, alpha.height)..<alpha.height {
            Self.lay(alpha, row: y - down, shift: -Self.wallAside * stage.lightX * height, onto: &laid, row: y)
        }
        // The subject goes on below the frame, and its shadow with it: so does what a blur takes to lie outside.
        let sigma = (0.022 + 0.026 * stage.softness) * height
        var soft = Blur.gaussian(laid, sigma: sigma, compute: compute)
        for index in soft.values.indices { soft.values[index] *= 0.9 * stage.shadow }
        return soft
    }

    /// Copies a row of the silhouette, moved aside by parts of a pixel.
    private static func lay(_ alpha: Mask, row: Int, shift: Float, onto laid: inout Plane<Float>, row y: Int) {
        let width = alpha.width
        let whole = Int(shift.rounded(.down))
        let share = shift - Float(whole)
        alpha.values.withUnsafeBufferPointer { values in
            laid.values.withUnsafeMutableBufferPointer { out in
                let source = values.baseAddress! + row * width
                for x in max(0, whole + 1)..<max(max(0, whole + 1), min(width, width + whole)) {
                    let right = Float(source[x - whole])
                    out[y * width + x] = (right + (Float(source[x - whole - 1]) - right) * share) / 255
                }
            }
        }
    }

    /// Three blurs, taken by the distance from the foot.
    private func soften(_ laid: Plane<Float>, path: ShadowPath, tall: Float) -> Plane<Float> {
        guard !path.rows.isEmpty else { return laid }
        let soft = stage.softness
        // Rows above and below the shadow hold nothing but what the blurs spread.
        let reach = Int(3 * (0.04 + 0.12 * soft) * tall) + 2
        let first = max(0, path.rows.lowerBound - reach)
        let last = min(laid.height, path.rows.upperBound + reach)
        let band = laid.rows(first..<last)
        let near = Blur.gaussian(band, sigma: max(0.6, 0.006 * (1 + 2 * soft) * tall), compute: compute)
        let middle = Blur.gaussian(band, sigma: (0.02 + 0.06 * soft) * tall, compute: compute)
        let far = Blur.gaussian(band, sigma: (0.04 + 0.12 * soft) * tall, compute: compute)
        var density = Plane<Float>(width: laid.width, height: laid.height, repeating: 0)
        for y in first..<last {
            let up = max(0, min(1, path.reach(Float(y) + 0.5) / tall))
            let fade = (1 - 0.55 * up) * stage.shadow * 1.35
            for x in 0..<laid.width {
                let index = (y - first) * laid.width + x
                let value =
                    up < 0.5
                    ? near.values[index] + (middle.values[index] - near.values[index]) * (up * 2)
                    : middle.values[index] + (far.values[index] - middle.values[index]) * (up * 2 - 1)
                density.values[y * laid.width + x] = min(1, value * fade)
            }
        }
        return density
    }

    /// Where each row of the picture lies on a shadow's way over ground and wall.
    private struct ShadowPath {
        /// Row of the subject's foot.
        let foot: Float
        /// Rows of picture for a row of the subject: negative = behind it.
        let rise: Float
        /// Columns for a row of the subject.
        private let aside: Float
        /// Row from which on up the ground is a wall, and the row of the subject whose shadow falls there.
        private let wall: Float?
        /// Rows that the shadow covers.
        let rows: Range<Int>

        init(stage: SceneStage, stance: SubjectStance) {
            let height = Float(stance.height)
            foot = Float(stance.box.y + stance.box.height)
            let tall = Float(stance.box.height)
            aside = -CastShadow.aside * stage.lightX * stage.shadowLength
            if stage.isBacklit {
                // As far as there is room.
                rise = min(CastShadow.forward * stage.shadowLength, max(0.02, (height - foot) / max(1, tall)))
                wall = nil
                rows = Int(foot) - 1..<max(Int(foot), min(stance.height, Int(foot + rise * tall) + 2))
                return
            }
            let foot = foot
            let rise = -CastShadow.back * stage.shadowLength
            let end = foot + rise * tall
            let edge = (stage.wallFoot ?? stage.horizon) * height
            let wall = stage.wallFoot.flatMap { $0 * height > end && $0 * height < foot - 1 ? $0 * height : nil }
            // The ground ends at the horizon; on a wall the rest of the subject stands upright.
            let top = wall.map { $0 - (tall - ($0 - foot) / rise) } ?? max(end, min(edge, foot - 2))
            self.rise = rise
            self.wall = wall
            rows = max(0, Int(top) - 1)..<max(max(0, Int(top) - 1), min(stance.height, Int(foot) + 2))
        }

        /// The subject's row, counted up from its foot, whose shadow falls on a row; `nil` = none.
        func climb(_ y: Float) -> Float? {
            let up = reach(y)
            return up >= 0 ? up : nil
        }

        func reach(_ y: Float) -> Float {
            if let wall, y < wall { return (wall - foot) / rise + (wall - y) }
            return (y - foot) / rise
        }

        /// On the wall the shadow leans no farther aside than the slant of the light lets it.
        func shift(_ up: Float) -> Float {
            guard let wall else { return aside * up }
            let before = min(up, (wall - foot) / rise)
            return aside * (before + 0.12 * (up - before))
        }
    }
}

extension Plane<Float> {
    /// Some rows alone.
    fileprivate func rows(_ range: Range<Int>) -> Plane<Float> {
        Plane(width: width, height: range.count, values: Array(values[range.lowerBound * width..<range.upperBound * width]))
    }
}
