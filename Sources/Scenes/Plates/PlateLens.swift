// How far a plate is put out of focus.

import RetouchModel

/// The aperture that a rendered scene of the same place would have.
struct PlateLens: Sendable {
    /// Factor on the blur of the shot's lens.
    let depth: Float
    /// The blur of what is farthest, as a share of that at infinity.
    let reach: Float

    /// - Parameters:
    ///   - shown: what the plate shows; `nil` = a place that nobody draws.
    ///   - asked: how deep the sharpness was asked to be.
    init(shown: SceneBrief?, asked: SceneBrief?) {
        let factor = asked?.blurFactor ?? 1
        switch shown?.place {
        case .wall: (depth, reach) = (0.2 * (asked?.depth == .soft ? 2.5 : 1), 0.35)
        // A room ends a few metres behind the subject.
        case .loft, .livingRoom, .office, .library, .shop, .gallery: (depth, reach) = (factor, 0.65)
        default: (depth, reach) = (factor, 1)
        }
    }

    /// Whether the plate is drawn nearly in focus.
    var isSharp: Bool { depth * reach < 0.3 }

    /// Radius of the lens's disc for each row of a canvas, in its pixels.
    ///
    /// On level ground 1 / depth grows evenly from 0 at the horizon to that of the subject's distance at its foot, and the disc is
    /// `far * |1 - distance / depth|`. What stands on the ground is taken to be as far as the horizon above it.
    ///
    /// - Parameters:
    ///   - camera: has the horizon where it lies in the frame.
    ///   - ground: row of the subject's foot in pixels; may lie below the frame.
    ///   - present: radius of the blur that the plate has already, in pixels of the canvas.
    func radii(_ camera: SceneCamera, ground: Float, present: Float) -> [Float] {
        let far = 0.5 * camera.blurAtInfinity * Float(camera.height)
        return (0..<camera.height).map { row in
            let down = max(0, (Float(row) + 0.5 - camera.horizon) / max(1, ground - camera.horizon))
            let wanted = far * min(abs(1 - down), reach)
            // Two discs of blur add up like the legs of a right angle.
            return max(0, wanted * wanted - present * present).squareRoot()
        }
    }
}
