// Which part of a plate the frame shows.

package import Imaging
import RetouchModel

/// The crop of a plate that puts its horizon where the subject's own camera has it.
///
/// Where the horizons agree the scale agrees, too: on level ground a row below the horizon is as many camera heights away as it lies under it,
/// whatever the lens, and people photograph from about the height of their eyes.
package struct PlateFit: Sendable, Equatable {
    /// In pixels of the plate.
    package let window: CropWindow
    /// Row of the horizon in the frame, as a share of its height.
    package let horizon: Float

    /// How far pixels of a plate may be enlarged on the canvas that it is drawn on: no more than what is out of focus hides.
    private static let mostEnlarged = 1.5
    /// Ground that must be seen between the horizon and the subject's foot, as a share of the height.
    private static let leastGround: Float = 0.05
    /// A horizon from here on says that the picture shows no ground.
    private static let noGround: Float = 0.97

    /// - Parameters:
    ///   - frame: what the subject needs.
    ///   - isSharp: the plate is drawn nearly in focus: see `PlateLens`.
    ///   - zoom: enlargement beyond what fits, 1 or more; limited by the plate's pixels.
    ///   - anchor: which part of the width is kept: 0 = left, 1 = right.
    /// - Returns: `nil` where the plate is too small for the frame, or shows no ground where the subject stands.
    package init?(_ plate: Plate, frame: SceneFrame, isSharp: Bool = false, zoom: Double = 1, anchor: Double = 0.5) {
        let canvas = SceneCanvas.workingSize(
            width: frame.width, height: frame.height, longest: Self.longest(frame.shot, isSharp: isSharp))
        let least = Double(canvas.height) / Self.mostEnlarged
        let shape = Double(frame.width) / Double(frame.height)
        let height = Double(plate.height)
        let largest = min(height, Double(plate.width) / shape)
        guard largest >= least else { return nil }
        var crop = largest
        var horizon = frame.horizon ?? Self.usualHorizon(frame.shot)
        let isFree = plate.horizon >= Self.noGround
        if isFree {
            guard frame.shot == .half else { return nil }
        } else {
            guard
                let found = Self.tolerances(frame.shot).lazy.map({ tolerance in
                    Self.crop(plate, largest: largest, horizon: min(max(plate.horizon, horizon - tolerance), horizon + tolerance))
                }).first(where: { $0.height >= least })
            else { return nil }
            (crop, horizon) = found
            if frame.shot != .half, let ground = frame.groundLine, horizon > ground - Self.leastGround { return nil }
        }
        crop = max(least, crop / max(1, zoom))
        let top = isFree ? (height - crop) / 2 : Double(plate.horizon) * height - Double(horizon) * crop
        let width = crop * shape
        window = CropWindow(
            x: (Double(plate.width) - width) * min(1, max(0, anchor)), y: min(max(0, top), height - crop), width: width,
            height: crop)
        self.horizon = horizon
    }

    /// The highest crop whose horizon lies at a row of the frame: it ends at the plate's upper or lower edge.
    private static func crop(_ plate: Plate, largest: Double, horizon: Float) -> (height: Double, horizon: Float) {
        let height = Double(plate.height)
        let above = horizon > 0 ? height * Double(plate.horizon / horizon) : .infinity
        let below = horizon < 1 ? height * Double((1 - plate.horizon) / (1 - horizon)) : .infinity
        return (min(largest, above, below), horizon)
    }

    /// How far the horizon may be from where the subject's camera has it, the better choice first. Where no ground is seen, nobody sees it.
    private static func tolerances(_ shot: Shot) -> [Float] {
        switch shot {
        case .half: [0.12, 0.30]
        case .full: [0.03, 0.10]
        case .product: [0.05, 0.15]
        }
    }

    private static func usualHorizon(_ shot: Shot) -> Float {
        switch shot {
        case .half: 0.42
        case .full: 0.37
        case .product: 0.30
        }
    }

    /// Longer side of the canvas: a photograph's ground is sharp at the subject's foot, and behind a cut-off subject nothing is.
    static func longest(_ shot: Shot, isSharp: Bool) -> Int { shot == .half && !isSharp ? 1_100 : 1_536 }

    /// The longer side of the largest result that a plate of this size can serve; `nil` = any.
    static func largestResult(width: Int, height: Int) -> Int? {
        let most = Int(Double(min(width, height)) * mostEnlarged)
        return most < longest(.full, isSharp: true) ? most : nil
    }
}
